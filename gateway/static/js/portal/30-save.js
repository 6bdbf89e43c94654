/* Saves by itself when the typing pauses; a failed save says so, keeps the text in the browser and tries again. */
(function () {
  "use strict";
  const { enqueue, busy, post, setVersion, freshKey, copy } = window.epupns;
  const form = document.querySelector("form[data-simpan-sendiri]");
  if (!form) return;
  const words = JSON.parse(document.getElementById("kata").textContent);
  const PAUSE = 1200, FIRST_WAIT = 4000, LONGEST_WAIT = 60000;
  let timer = 0, wait = FIRST_WAIT, dirty = false, stopped = false;

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
    body.set("do", "simpan");
    body.set("kunci", freshKey());
    return body;
  }

  function save() {
    clearTimeout(timer);
    return enqueue(async function () {
      if (!dirty || stopped) return;
      dirty = false;
      say("wait", words.menyimpan);
      try {
        const answer = await post(form.getAttribute("action"), settled());
        if (answer.ok) return taken(await answer.json());
        await refused(answer);
      } catch (error) { failed(); }
    });
  }

  function taken(said) {
    wait = FIRST_WAIT;
    setVersion(said.versi);
    for (const [name, value] of Object.entries(said.nilai)) {
      const before = form.elements["semula." + name];
      if (before) before.value = value;
    }
    for (const [name, message] of Object.entries(said.salah)) mark(name, message);
    for (const name of said.benar) right(name);
    for (const place of document.querySelectorAll("[data-hitungan]")) place.textContent = said.hitungan;
    if (dirty) later(PAUSE); else copy.drop();
    say("", said.tersimpan);
  }

  async function refused(answer) {
    dirty = true;
    copy.keep("gagal");
    if (answer.status === 401) {
      stopped = true;
      const back = location.pathname + "#" + ((document.activeElement && document.activeElement.id) || "");
      say("bad", words.sesi, { href: form.dataset.masuk + "?lanjut=" + encodeURIComponent(back), text: words.masuk });
    } else if (answer.status === 409) {
      stopped = true;
      const said = await answer.json().catch(function () { return {}; });
      say("bad", said.message || words.gagal, { href: location.pathname, text: words.muat });
    } else failed();
  }

  function failed() {
    dirty = true;
    copy.keep("gagal");
    say("bad", words.gagal);
    later(wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  /* A row that was confirmed with the whole section shows it, as the server draws it. */
  function right(name) {
    const place = document.querySelector("#f-" + name + " .fr-a");
    if (!place || place.querySelector(".okchip")) return;
    place.querySelectorAll("input[name=belum], .fr-ok").forEach(function (one) { one.remove(); });
    place.prepend(document.getElementById("cap-benar").content.firstElementChild.cloneNode(true));
  }

  /* The message above the control, as the server draws it; not while the person is still in the field. */
  function mark(name, message) {
    const row = document.getElementById("f-" + name);
    const field = row && row.querySelector(".fr-e .field");
    if (!field || (message && row.contains(document.activeElement))) return;
    const old = document.getElementById(name + "-salah");
    if (old && old.textContent.includes(message) && message) return;
    if (old) old.remove();
    row.classList.toggle("fr-bad", Boolean(message));
    for (const control of field.querySelectorAll(".in")) {
      control.classList.toggle("in-bad", Boolean(message));
      if (message) control.setAttribute("aria-invalid", "true"); else control.removeAttribute("aria-invalid");
    }
    if (!message) return;
    const line = document.createElement("p");
    line.className = "err"; line.id = name + "-salah"; line.textContent = message;
    field.querySelector(".label").after(line);
  }

  form.addEventListener("input", function (event) {
    if (event.target.type === "file" || event.target.name === "semua") return;
    dirty = true;
    later(PAUSE);
  });
  form.addEventListener("change", function (event) {
    if (event.target.name === "semua" && event.target.value === "ya") { dirty = true; later(0); return; }
    if (event.target.type !== "file" && dirty) later(200);
  });
  form.addEventListener("focusout", function () { if (dirty) later(400); });
  form.addEventListener("submit", function (event) {
    clearTimeout(timer);
    if (busy()) {
      event.preventDefault();
      enqueue(function () { /* a turn of its own: the version is known afterwards */ }).then(function () { form.requestSubmit(event.submitter); });
      return;
    }
    const verb = event.submitter ? event.submitter.value.split(":")[0] : "";
    if (verb === "batal" || verb === "benar") copy.drop(); else copy.keep("kirim");
    dirty = false;
  });
  addEventListener("pagehide", function () { if (dirty) copy.keep("gagal"); });
  addEventListener("online", function () { if (dirty) later(0); });

  if (copy.restore()) { dirty = true; say("wait", words.pulih); later(300); }
})();
