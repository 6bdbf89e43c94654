/* Choosing from a large list while typing: htmx brings what fits, this moves through it and takes one; what is in no
   list yet is asked for, and the form goes on with it. */
(function () {
  "use strict";

  function furnish(box) {
    const input = box.querySelector("input.in"), list = box.querySelector("[role=listbox]");
    const code = box.querySelector("input[type=hidden]"), known = box.querySelector('input[name$=".nama"]');
    let at = -1;
    Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })
      .forEach(function (pair) { input.setAttribute(pair[0], pair[1]); });

    function options() { return [...list.querySelectorAll("[role=option]")]; }

    function open(yes) {
      list.hidden = !yes;
      input.setAttribute("aria-expanded", String(yes));
      if (!yes) { at = -1; input.removeAttribute("aria-activedescendant"); }
    }

    function point(index) {
      const all = options();
      if (!all.length) return;
      at = (index + all.length) % all.length;
      all.forEach(function (one, number) { one.setAttribute("aria-selected", String(number === at)); });
      input.setAttribute("aria-activedescendant", all[at].id);
      all[at].scrollIntoView({ block: "nearest" });
    }

    function ask(name) {
      const button = document.createElement("button");
      button.name = "do"; button.value = "minta:" + name; button.hidden = true;
      input.form.append(button);
      input.form.requestSubmit(button);
    }

    function take(option) {
      if (option.dataset.minta) { ask(option.dataset.minta); return; }
      code.value = option.dataset.kode;
      known.value = input.value = option.dataset.nama;
      open(false);
      for (const radio of box.querySelectorAll("input[type=radio]")) radio.checked = false;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    new MutationObserver(function () {
      open(list.children.length > 0 && document.activeElement === input && input.value !== known.value);
    }).observe(list, { childList: true });
    list.addEventListener("mousedown", function (event) {
      const option = event.target.closest("[role=option]");
      if (option) { event.preventDefault(); take(option); }
    });
    input.addEventListener("blur", function () { setTimeout(function () { open(false); }, 120); });
    input.addEventListener("keydown", function (event) {
      if (list.hidden) return;
      if (event.key === "ArrowDown") { event.preventDefault(); point(at + 1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); point(at - 1); }
      else if (event.key === "Escape") { event.preventDefault(); open(false); }
      else if (event.key === "Enter" && at >= 0) { event.preventDefault(); take(options()[at]); }
    });
  }

  document.querySelectorAll("[data-pilih]").forEach(furnish);
})();
