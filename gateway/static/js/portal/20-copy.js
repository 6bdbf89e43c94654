/* A copy of what was typed, in this browser, for as long as the server has not taken it: sealed with the account's key. */
window.epupns.copy = (function () {
  "use strict";
  const form = window.epupns.form();
  const SKIPPED = /^(csrf_token|kunci|versi|milik|unit|do|buka|belum|semua|semula\..*|berkas\..*|beda.*)$/;
  const sealing = Boolean(window.crypto && crypto.subtle);
  const store = function () { return sealing ? localStorage : sessionStorage; }; /* what cannot be sealed ends with the window */
  const UNDECIDED = "\u2026"; /* seen by nobody: the question between two values is asked again */
  let leaving = false, running = false, again = null, generation = 0;

  function key() { return "epupns:" + form.dataset.siapa + ":" + form.getAttribute("action"); }

  function bytes(text) { return Uint8Array.from(atob(text), function (sign) { return sign.charCodeAt(0); }); }

  function letters(buffer) { let text = ""; for (const one of new Uint8Array(buffer)) text += String.fromCharCode(one); return btoa(text); }

  const secret = sealing ? crypto.subtle.importKey("raw", bytes(form && form.dataset.laci || btoa("0".repeat(32))), "AES-GCM", false, ["encrypt", "decrypt"]) : null;

  async function seal(content, place) {
    if (!sealing) return JSON.stringify({ at: Date.now(), plain: content });
    const salt = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: salt, additionalData: new TextEncoder().encode(place) }, await secret, new TextEncoder().encode(JSON.stringify(content)));
    return JSON.stringify({ at: Date.now(), iv: letters(salt), sealed: letters(sealed) });
  }

  async function open(text) {
    const kept = JSON.parse(text);
    if (!sealing) return kept.plain;
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(kept.iv), additionalData: new TextEncoder().encode(key()) }, await secret, bytes(kept.sealed));
    return JSON.parse(new TextDecoder().decode(plain));
  }

  function content(pending) {
    const values = {}, seen = {};
    for (const [name, value] of new FormData(form)) {
      if (/^semula\./.test(name)) seen[name] = form.querySelector('[data-beda="' + name.slice(7) + '"]') ? UNDECIDED : value;
      else if (!SKIPPED.test(name) && typeof value === "string") values[name] = value;
    }
    return { values: values, seen: seen, pending: pending };
  }

  /* One sealing at a time, the newest text last; the answer is false when the browser could not keep it. */
  async function keep(pending) {
    if (leaving) return false;
    if (running) { again = { pending: pending }; return true; }
    running = true;
    const mine = generation, place = key();
    try {
      const sealed = await seal(content(pending), place);
      if (mine === generation && !leaving) store().setItem(place, sealed);
      return true;
    } catch (error) { return false; } finally {
      running = false;
      if (again) { const next = again; again = null; keep(next.pending); }
    }
  }

  function drop() {
    generation += 1;
    again = null;
    try { store().removeItem(key()); } catch (error) { /* nothing was kept */ }
  }

  async function kept() {
    try { const found = store().getItem(key()); return found ? await open(found) : null; } catch (error) { return null; }
  }

  document.addEventListener("epupns:keluar", function () { leaving = true; generation += 1; });

  return { keep: keep, drop: drop, kept: kept };
})();
