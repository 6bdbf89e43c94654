/* What the server has not taken yet and this browser holds: every page says so, and who logs out is asked first. */
(function () {
  "use strict";
  const notice = document.getElementById("tertinggal");
  if (!notice) return;
  const mine = "epupns:" + notice.dataset.siapa + ":", KEPT = 7 * 24 * 3600 * 1000;
  const stores = ["localStorage", "sessionStorage"];

  function each(work) {
    for (const name of stores) {
      try { const store = window[name]; Object.keys(store).filter(function (key) { return key.startsWith("epupns:"); }).forEach(function (key) { work(store, key); }); } catch (error) { /* a closed store holds nothing */ }
    }
  }

  function addresses() {
    const found = new Set();
    each(function (store, key) { if (key.startsWith(mine)) found.add(key.slice(mine.length)); });
    return [...found];
  }

  /* Also another account's: nobody comes back for it after so long. */
  each(function (store, key) {
    let at = 0;
    try { at = JSON.parse(store.getItem(key)).at || 0; } catch (error) { /* not ours, or broken */ }
    if (Date.now() - at > KEPT) store.removeItem(key);
  });

  const form = document.getElementById("isian");
  const here = form ? form.getAttribute("action") : "";
  const elsewhere = addresses().filter(function (address) { return address !== here && /^\/formulir\//.test(address); });
  if (elsewhere.length) { notice.querySelector("a").href = elsewhere[0]; notice.hidden = false; }

  document.addEventListener("submit", function (event) {
    if (event.target.getAttribute("action") !== "/keluar") return;
    if (addresses().length && !window.confirm(notice.dataset.keluar)) { event.preventDefault(); return; }
    document.dispatchEvent(new CustomEvent("epupns:keluar"));
    each(function (store, key) { if (key.startsWith(mine)) store.removeItem(key); });
  });
})();
