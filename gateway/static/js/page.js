/* Every page: says that scripts run, brings the focus to what went wrong or was opened, prints. */
(function () {
  "use strict";
  document.documentElement.classList.add("js");

  const wrong = document.querySelector(".errsum[data-fokus]");
  const opened = document.querySelector(".fr[data-fokus] .fr-e :is(input:not([type=hidden]), select, textarea)");
  if (wrong) wrong.focus();
  /* after the browser went to the address's fragment, which takes the focus away */
  else if (opened) addEventListener("load", function () { setTimeout(function () { opened.focus({ preventScroll: true }); }); });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-cetak]")) window.print();
  });
})();
