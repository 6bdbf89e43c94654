/* A copy of what was typed, in this browser, for as long as the server has not taken it. */
window.epupns.copy = (function () {
  "use strict";
  const form = window.epupns.form();
  const key = form ? "epupns:" + form.dataset.siapa + ":" + form.getAttribute("action") : "";
  let leaving = false;
  const SKIPPED = /^(csrf_token|kunci|versi|unit|do|buka|belum|semua|semula\..*|berkas\..*)$/;

  function typed() {
    const values = {};
    for (const [name, value] of new FormData(form)) if (!SKIPPED.test(name)) values[name] = value;
    return values;
  }

  function keep(reason) {
    if (leaving) return;
    try { localStorage.setItem(key, JSON.stringify({ reason: reason, values: typed() })); } catch (error) { /* a full or closed store: the page still holds it */ }
  }

  function drop() { try { localStorage.removeItem(key); } catch (error) { /* nothing was kept */ } }

  function kept() { try { return JSON.parse(localStorage.getItem(key)); } catch (error) { return null; } }

  /* Put the copy back into the controls; the answer tells whether anything differs from what the server showed. */
  function restore() {
    const found = kept();
    if (!found) return false;
    let differs = false;
    const closed = [];
    for (const [name, value] of Object.entries(found.values)) {
      const control = form.elements[name];
      if (!control) { closed.push(name.split(".")[0]); continue; }
      if (control.value !== value && "value" in control && !(control instanceof RadioNodeList)) { control.value = value; differs = true; }
    }
    if (found.reason === "gagal" && closed.length && !/[?&]pulih=1/.test(location.search)) {
      const opened = [...new Set(closed)].map(function (name) { return "ubah=" + encodeURIComponent(name); });
      location.replace(location.pathname + "?" + opened.join("&") + "&pulih=1" + location.hash);
      return false;
    }
    if (!differs) drop();
    return differs;
  }

  /* Who logs out leaves nothing in the browser. */
  document.addEventListener("submit", function (event) {
    if (event.target.getAttribute("action") !== "/keluar") return;
    leaving = true;
    Object.keys(localStorage).filter(function (name) { return name.startsWith("epupns:"); })
      .forEach(function (name) { localStorage.removeItem(name); });
  });

  return { keep: keep, drop: drop, restore: restore };
})();
