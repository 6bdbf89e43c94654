/* Times that run: the lease of the case, the ten seconds of the undo bar, the question before "approve all". */
(function () {
  "use strict";
  const left = (until) => Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000));

  const lease = document.querySelector(".lease[data-until]");
  const undo = document.querySelector(".undo[data-sampai]");
  if (undo) undo.querySelector("button").insertAdjacentHTML("beforebegin", '<span class="undo-s" aria-hidden="true"></span>');

  function tick() {
    if (lease) {
      const seconds = left(lease.dataset.until);
      const words = seconds ? lease.dataset.left : lease.dataset.over;
      lease.querySelector("b").textContent = words.replace("{t}", `${Math.floor(seconds / 60)}.${String(seconds % 60).padStart(2, "0")}`);
      lease.classList.toggle("t-warn", seconds < 120);
    }
    if (undo && !undo.hidden) {
      const seconds = left(undo.dataset.sampai);
      undo.querySelector(".undo-s").textContent = seconds;
      undo.hidden = seconds === 0;
    }
  }
  if (lease || undo) { tick(); setInterval(tick, 1000); }

  const all = document.querySelector('[data-key="a"]');
  const question = document.querySelector("dialog[data-unopened-question]");
  if (!all || !question || !window.desk) return;
  all.addEventListener("click", (event) => {
    event.preventDefault();
    const count = window.desk.unopened ? window.desk.unopened() : 0;
    if (question.open) return;
    if (!count) { window.desk.approveAll(); return; }
    question.querySelector("b").textContent = count;
    question.showModal();
  });
  question.querySelector("[data-yes]").addEventListener("click", () => { question.close("yes"); window.desk.approveAll(); });
  question.querySelector("[data-no]").addEventListener("click", () => question.close());
})();
