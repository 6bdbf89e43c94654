/* Manajemen Pengguna: turning to the part Profil, and Enter in a box, do not send the form of Tambah. */
(function () {
  "use strict";
  function turn(id) {
    const tab = document.getElementById(id);
    if (!tab) return;
    tab.checked = true;
    tab.focus();
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-tab]");
    if (!button) return;
    event.preventDefault();
    turn(button.dataset.tab);
  });

  document.addEventListener("keydown", function (event) {
    const box = event.key === "Enter" && event.target.closest(".two-parts input");
    if (!box || box.id === "nip") return;
    event.preventDefault();
    if (box.closest(".part-data")) turn("tab-profil");
  });
})();
