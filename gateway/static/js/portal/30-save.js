/* Saves by itself when the typing pauses; a failed save says so, keeps the text in the browser and tries again. */
(function () {
  "use strict";
  const { enqueue, busy, post, setVersion, freshKey, copy, fields, marks } = window.epupns;
  const form = document.querySelector("form[data-simpan-sendiri]");
  if (!form) return;
  const words = JSON.parse(document.getElementById("kata").textContent);
  const PAUSE = 1200, FIRST_WAIT = 4000, LONGEST_WAIT = 60000, FAILURES = 3;
  let timer = 0, wait = FIRST_WAIT, dirty = false, stopped = false, failures = 0, lastField = "";
  let pending = null; /* what was sent and not answered yet: sent again as it was, under its key, before anything newer */
  let before = null; /* the controls as they were when it was made */

  function say(tone, text, link) {
    for (const place of document.querySelectorAll("[data-tersimpan]")) {
      place.className = place.className.replace(/ saved-\w+/g, "") + (tone ? " saved-" + tone : "");
      place.textContent = text;
      if (link) { const a = document.createElement("a"); a.href = link.href; a.textContent = link.text; place.append(" ", a); }
    }
  }

  function later(delay) { clearTimeout(timer); if (!stopped) timer = setTimeout(save, delay); }

  /* A name that is still being looked for is left as the server knows it. */
  function settled() {
    const body = new FormData(form);
    for (const [name, value] of [...body]) {
      if (value instanceof File) body.delete(name);
      if (!name.endsWith(".teks") || !value) continue;
      const known = body.get(name.replace(/\.teks$/, ".nama"));
      if (value.trim() !== known) body.set(name, known);
    }
    body.delete("csrf_token"); /* the header carries it, and a new log-in brings a new one */
    body.set("do", "simpan");
    body.set("kunci", freshKey());
    return [...body];
  }

  function bodyOf(pairs) { const body = new FormData(); for (const [name, value] of pairs) body.append(name, value); return body; }

  function save() {
    clearTimeout(timer);
    return enqueue(async function () {
      while ((pending || dirty) && !stopped) {
        if (!pending) { dirty = false; before = fields.all(); pending = settled(); }
        copy.keep(pending);
        say("wait", words.menyimpan);
        if (!(await sent())) return;
        if (dirty) { later(PAUSE); return; }
      }
    });
  }

  async function sent() {
    let answer = null;
    try {
      answer = await post(form.getAttribute("action"), bodyOf(pending));
      if (answer.ok) { taken(await answer.json()); return true; }
    } catch (error) { /* nobody knows whether it arrived: the same again */ }
    failures = answer && answer.status === 500 ? failures + 1 : 0;
    if (failures >= FAILURES) { pending = null; dirty = true; failures = 0; } /* what fails again and again must not block what comes after it */
    if (!answer || answer.ok || answer.status >= 500) { failed(); return false; }
    await refused(answer);
    return false;
  }

  function chosen(pairs) {
    return new Set(pairs.filter(function (one) { return /^beda\./.test(one[0]) && one[1] === "tersimpan"; }).map(function (one) { return one[0].slice(5); }));
  }

  function taken(said) {
    const others = chosen(pending);
    pending = null;
    wait = FIRST_WAIT; failures = 0;
    setVersion(said.versi);
    for (const [name, value] of Object.entries(said.nilai)) shown(name, value, said, others);
    for (const [name, message] of Object.entries(said.salah)) marks.wrong(name, message);
    for (const name of said.benar || []) marks.right(name);
    for (const place of document.querySelectorAll("[data-hitungan]")) place.textContent = said.hitungan;
    fields.ask(said.beda);
    if (dirty) copy.keep(null); else copy.drop();
    if (said.alamat) moved(said);
    if (Object.keys(said.beda).length) { copy.keep(null); say("bad", words.pilih, { href: "#beda-" + Object.keys(said.beda)[0], text: words.lihat }); } else say(dirty ? "wait" : "", dirty ? words.menyimpan : said.tersimpan);
  }

  /* What the next save has seen.  Where another page changed what nobody touched here, the control follows. */
  function shown(name, value, said, others) {
    const seen = form.elements["semula." + name];
    if (!seen) return;
    const mine = said.disimpan.includes(name) || name in said.beda || seen.value === value;
    const untouched = before && before[name] === fields.raw(name);
    if (others.has(name) || (!mine && untouched)) fields.set(name, value, said.nama[name]);
    else if (!mine) return;
    seen.value = value;
  }

  /* A new riwayat row has an address of its own from now on. */
  function moved(said) {
    if (form.getAttribute("action") !== said.alamat) {
      copy.drop();
      form.setAttribute("action", said.alamat);
      history.replaceState(null, "", said.alamat);
      if (dirty) copy.keep(null);
    }
    for (const button of form.querySelectorAll("[data-batal]")) { button.formAction = said.batal; button.hidden = false; }
  }

  async function refused(answer) {
    if (answer.status === 429) { failed(); return; }
    pending = null;
    dirty = true;
    stopped = answer.status !== 401; /* a new log-in, also in another window, lets it go on */
    const safe = await copy.keep(null);
    const said = await answer.json().catch(function () { return {}; });
    if (answer.status === 401) {
      const back = location.pathname + location.search.replace(/[?&]pulih=1/, "") + (lastField ? "#" + lastField : "");
      say("bad", safe ? words.sesi : said.message, { href: form.dataset.masuk + "?lanjut=" + encodeURIComponent(back), text: words.masuk });
    } else say("bad", said.message || words.gagal, { href: location.pathname, text: words.muat });
  }

  async function failed() {
    const delay = wait * (0.75 + Math.random() / 2); /* so that a million browsers do not come back at once */
    wait = Math.min(wait * 2, LONGEST_WAIT);
    later(delay);
    say("bad", (await copy.keep(pending)) ? words.gagal : words.hanya_di_sini);
  }

  form.addEventListener("focusin", function (event) { if (event.target.id) lastField = event.target.id; });
  form.addEventListener("input", function (event) {
    if (event.target.type === "file" || event.target.name === "semua") return;
    dirty = true;
    copy.keep(pending);
    later(PAUSE);
  });
  form.addEventListener("change", function (event) {
    if (event.target.name === "semua" && event.target.value === "ya") { dirty = true; later(0); return; }
    if (event.target.type !== "file" && dirty) later(200);
  });
  form.addEventListener("focusout", function () { if (dirty) later(400); });

  /* A button goes on when everything typed is saved; when it cannot be, the page stays and says so. */
  form.addEventListener("submit", function (event) {
    clearTimeout(timer);
    if (stopped || !(dirty || pending || busy())) return;
    event.preventDefault();
    const button = event.submitter;
    save().then(function () { if (stopped || (!dirty && !pending)) form.requestSubmit(button); });
  });
  addEventListener("online", function () { if (dirty || pending) later(0); });
  document.addEventListener("visibilitychange", function () { if (!document.hidden && (dirty || pending)) later(0); });

  /* What an earlier visit could not send: its text comes back, its unanswered save goes first. */
  async function restore() {
    const found = await copy.kept();
    if (!found) return;
    const closed = new Set();
    let differs = Boolean(found.pending);
    for (const [name, value] of Object.entries(found.values)) {
      const control = form.elements[name];
      const field = name.split(".")[0];
      if (!control) { if (!form.elements["semula." + field]) closed.add(field); }
      else if (control.value !== value) { control.value = value; differs = true; }
    }
    if (closed.size && !/[?&]pulih=1/.test(location.search)) {
      const asked = new URLSearchParams(location.search); /* the field for which the person came stays open */
      for (const name of closed) asked.append("ubah", name);
      asked.set("pulih", "1");
      location.replace(location.pathname + "?" + asked + location.hash);
      return;
    }
    if (!differs) { copy.drop(); return; }
    for (const [name, value] of Object.entries(found.seen)) if (form.elements[name]) form.elements[name].value = value;
    pending = found.pending;
    const sent = new Map(pending || []);
    dirty = Object.entries(found.values).some(function (one) { return sent.get(one[0]) !== one[1]; });
    say("wait", words.pulih);
    later(300);
  }

  function toField() {
    const field = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (field && form.contains(field) && field.matches("input, select, textarea")) field.focus({ preventScroll: false });
  }

  restore().then(function () {
    if (document.readyState === "complete") setTimeout(toField); else addEventListener("load", function () { setTimeout(toField, 50); });
  });
})();
