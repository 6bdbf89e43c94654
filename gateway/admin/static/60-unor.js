/* Lihat Unor: branches open inside the page, and a right click (or the menu key) on a row offers Ubah. */
(function () {
  "use strict";

  async function toggle(link) {
    const row = link.closest("li"), below = row.querySelector(":scope > .tree");
    if (below) {
      below.hidden = !below.hidden;
      link.setAttribute("aria-expanded", String(!below.hidden));
      return;
    }
    link.setAttribute("aria-busy", "true");
    const answer = await fetch(link.dataset.cabang, { headers: { Accept: "text/html" } }).catch(() => null);
    link.removeAttribute("aria-busy");
    if (!answer || !answer.ok || answer.redirected) { location.href = link.href; return; }
    row.insertAdjacentHTML("beforeend", await answer.text());
    link.setAttribute("aria-expanded", "true");
    closed(row);
  }

  function closed(place) {
    place.querySelectorAll(".tree-o[data-cabang]:not([aria-expanded])").forEach(function (link) {
      link.setAttribute("aria-expanded", "false");
      link.setAttribute("role", "button");
    });
  }

  function menu() { return document.getElementById("menu-unor"); }
  let from = null;

  function hide(back) {
    const open = menu();
    if (!open || open.hidden) return;
    open.hidden = true;
    if (back && from) from.focus();
  }

  document.addEventListener("click", function (event) {
    hide(false);
    const link = event.target.closest(".tree-o[data-cabang]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    toggle(link);
  });

  document.addEventListener("contextmenu", function (event) {
    const row = event.target.closest(".tree [data-unit]"), shown = menu();
    if (!row || !shown) { hide(false); return; }
    event.preventDefault();
    from = row.querySelector(".tree-n");
    const box = from.getBoundingClientRect(), byKey = event.clientX === 0 && event.clientY === 0;
    shown.hidden = false;
    const left = byKey ? box.left : event.clientX, top = byKey ? box.bottom : event.clientY;
    shown.style.left = Math.min(left, document.documentElement.clientWidth - shown.offsetWidth - 8) + scrollX + "px";
    shown.style.top = top + scrollY + "px";
    const change = shown.querySelector("a");
    change.href = row.dataset.unit;
    change.focus();
  });

  document.addEventListener("keydown", function (event) {
    const link = event.target.closest && event.target.closest(".tree-o[data-cabang]");
    if (event.key === "Escape" || event.key === "Tab") hide(event.key === "Escape");
    else if (link && event.key === " ") { event.preventDefault(); toggle(link); }
    else if (link && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      const opened = link.getAttribute("aria-expanded") === "true";
      if (opened !== (event.key === "ArrowRight")) { event.preventDefault(); toggle(link); }
    }
  });

  closed(document);
  document.addEventListener("htmx:after:swap", function () { closed(document); });
})();
