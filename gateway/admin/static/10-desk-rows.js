/* The desk's rows: which one is in hand, and what its ticks change on the page. */
(function () {
  "use strict";
  const form = document.querySelector("[data-desk]");
  if (!form) return;
  const rows = Array.from(form.querySelectorAll("[data-row]"));
  const desk = { form, rows, current: null };
  window.desk = desk;
  let changed = false;

  desk.take = function (row, quiet) {
    if (!row || row === desk.current) return;
    if (desk.current) { desk.current.classList.remove("dr-on"); desk.current.removeAttribute("aria-current"); }
    desk.current = row;
    row.classList.add("dr-on");
    row.setAttribute("aria-current", "true");
    if (!quiet) { row.focus({ preventScroll: true }); row.scrollIntoView({ block: "nearest" }); }
    row.dispatchEvent(new CustomEvent("desk:row", { bubbles: true }));
  };

  desk.step = function (by) {
    const at = rows.indexOf(desk.current);
    desk.take(rows[Math.min(rows.length - 1, Math.max(0, at + by))]);
  };

  /* Ticks the other side, or lets go of a tick that is there. */
  desk.tick = function (verdict) {
    const row = desk.current;
    const radio = row && row.querySelector(verdict === "approve" ? ".r-y" : ".r-t");
    if (!radio) return;
    const ask = row.querySelector(".ask");
    if (ask && !radio.checked && !ask.classList.contains("open")) { ask.classList.add("open"); return; }
    if (ask) ask.classList.remove("open");
    radio.checked = !radio.checked;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
    if (verdict === "reject" && radio.checked) row.querySelector("textarea").focus();
  };

  desk.reason = function (number) {
    const row = desk.current;
    const canned = row && row.querySelector(".r-t:checked") && row.querySelector(`[name^="canned-"][data-nomor="${number}"]`);
    if (canned) { canned.checked = true; changed = true; }
  };

  function verdict(row) {
    const radio = row.querySelector(".r-y:checked, .r-t:checked");
    return radio ? radio.value : "";
  }

  function count() {
    const verdicts = rows.map(verdict);
    const done = verdicts.filter(Boolean).length;
    const box = form.querySelector("[data-progress]");
    if (!box || !rows.some((row) => row.querySelector(".r-y"))) return;
    box.querySelector("b").textContent = box.dataset.words.replace("{n}", done).replace("{all}", rows.length);
    box.querySelector("[data-rejected]").textContent = box.dataset.rejected.replace("{n}", verdicts.filter((v) => v === "reject").length);
    const meter = box.querySelector("[role=progressbar]");
    const percent = Math.round((100 * done) / (rows.length || 1));
    meter.setAttribute("aria-valuenow", percent);
    meter.querySelector("rect").setAttribute("width", percent + "%");
  }

  /* Every row without a tick; saved or sent with the rest, no request of its own. */
  desk.approveAll = function () {
    rows.filter((row) => !verdict(row)).forEach((row) => {
      const yes = row.querySelector(".r-y");
      if (!yes) return;
      yes.checked = true;
      changed = true;
      const ask = row.querySelector(".ask");
      if (ask) ask.classList.remove("open");
    });
    count();
  };

  form.addEventListener("change", (event) => {
    const row = event.target.closest("[data-row]");
    if (!row) return;
    changed = true;
    row.classList.toggle("dr-no", verdict(row) === "reject");
    count();
  });
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  form.addEventListener("focusin", (event) => desk.take(event.target.closest("[data-row]"), true));
  form.addEventListener("click", (event) => {
    desk.take(event.target.closest("[data-row]"), true);
    const verify = event.target.closest("[data-verify]");
    if (verify) {
      event.preventDefault();
      verify.closest("[data-row]").querySelector(".ask").classList.toggle("open");
    }
  });
  document.addEventListener("DOMContentLoaded", () => {
    if (!location.hash) desk.take(rows.find((row) => !verdict(row)) || rows[0], true);
  });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
})();
