/* What is wrong or right with a field, drawn as the server draws it. */
window.epupns.marks = (function () {
  "use strict";

  /* A row that was confirmed with the whole section shows it. */
  function right(name) {
    const place = document.querySelector("#f-" + name + " .fr-a");
    if (!place || place.querySelector(".okchip")) return;
    place.querySelectorAll("input[name=belum], .fr-ok").forEach(function (one) { one.remove(); });
    place.prepend(document.getElementById("cap-benar").content.firstElementChild.cloneNode(true));
  }

  function fieldOf(name) {
    const control = document.querySelector("#isian [name='" + name + "']:not([type=hidden]), #isian [name='" + name + ".teks'], #isian [name='" + name + ".hari']");
    return control && control.closest(".field");
  }

  /* The message above the control; not while the person is still in the field. */
  function wrong(name, message) {
    const field = fieldOf(name), row = document.getElementById("f-" + name) || field;
    if (!field || (message && row.contains(document.activeElement))) return;
    const old = document.getElementById(name + "-salah");
    if (old && old.textContent.includes(message) && message) return;
    if (old) old.remove();
    row.classList.toggle("fr-bad", Boolean(message) && row !== field);
    for (const control of field.querySelectorAll(".in")) {
      control.classList.toggle("in-bad", Boolean(message));
      if (message) control.setAttribute("aria-invalid", "true"); else control.removeAttribute("aria-invalid");
    }
    if (!message) return;
    const line = document.createElement("p");
    line.className = "err"; line.id = name + "-salah"; line.textContent = message;
    field.querySelector(".label").after(line);
  }

  return { right: right, wrong: wrong };
})();
