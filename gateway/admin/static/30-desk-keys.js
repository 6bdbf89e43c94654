/* Keys of the admin pages; every key has a button, and a page to turn them off. */
(function () {
  "use strict";
  if (/(^|; )epupns_pintasan=mati/.test(document.cookie)) return;
  const desk = window.desk;
  const dialog = document.querySelector("dialog[data-keys]");
  const hints = document.querySelector("[data-hints]");
  if (hints) hints.hidden = false;

  function press(selector) {
    const found = document.querySelector(selector);
    if (found) found.click();
    return Boolean(found);
  }

  const onDesk = {
    j: () => desk.step(1),
    k: () => desk.step(-1),
    x: () => desk.tick("approve"),
    t: () => desk.tick("reject"),
    d: () => desk.openDocument && desk.openDocument(),
  };
  const anywhere = {
    "/": () => document.getElementById("cari").focus(),
    u: () => press(".undo button"),
    "?": () => (dialog ? dialog.showModal() : location.assign("/admin/pintasan")),
  };

  function typing(target) {
    return target.closest("textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])");
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || (dialog && dialog.open)) return;
    if (typing(event.target)) {
      if (event.key === "Escape" && desk && desk.current) desk.current.focus();
      return;
    }
    const key = event.shiftKey && event.key === "Enter" ? "Shift+Enter" : event.key;
    const action = anywhere[key] || (desk && onDesk[key]);
    if (action) action();
    else if (desk && /^[1-5]$/.test(key)) desk.reason(key);
    else if (!press(`[data-key="${CSS.escape(key)}"]`)) return;
    event.preventDefault();
  });
  if (dialog) dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
})();
