/* The controls of one field, whatever it is made of: read, set, filled again; and the choice between two values. */
window.epupns.fields = (function () {
  "use strict";
  const form = window.epupns.form();

  function controls(name) {
    return [...form.elements].filter(function (one) {
      return (one.name === name || one.name.startsWith(name + ".")) && one.type !== "file" && one.type !== "radio";
    });
  }

  function raw(name) { return JSON.stringify(controls(name).map(function (one) { return one.value; })); }

  function all() {
    const found = {};
    for (const one of form.elements) if (/^semula\./.test(one.name)) found[one.name.slice(7)] = raw(one.name.slice(7));
    return found;
  }

  function set(name, value, text) {
    const [year, month, day] = value.split("-");
    const parts = { tahun: year, bulan: (month || "").replace(/^0/, ""), hari: (day || "").replace(/^0/, ""), nama: text, teks: text };
    for (const one of controls(name)) {
      const part = one.name.slice(name.length + 1);
      const wanted = part ? parts[part] : value;
      if (wanted !== undefined) one.value = wanted;
    }
  }

  /* The questions that the server asks stand above their controls; answered ones go. */
  function ask(questions) {
    for (const old of form.querySelectorAll("[data-beda]")) if (!(old.dataset.beda in questions)) old.remove();
    for (const [name, html] of Object.entries(questions)) {
      const old = form.querySelector('[data-beda="' + name + '"]');
      const fresh = document.createElement("template");
      fresh.innerHTML = html;
      const question = fresh.content.firstElementChild;
      if (old && old.querySelector("[data-lain]").textContent === question.querySelector("[data-lain]").textContent) continue;
      if (old) { old.replaceWith(question); continue; }
      const first = controls(name).find(function (one) { return one.type !== "hidden"; });
      if (first) first.closest(".field").before(question);
    }
  }

  form && form.addEventListener("input", function (event) {
    const question = event.target.name && form.querySelector('[data-beda="' + event.target.name + '"] [data-saya]');
    if (question && event.target.type !== "hidden") question.textContent = event.target.value;
  });

  return { raw: raw, all: all, set: set, ask: ask };
})();
