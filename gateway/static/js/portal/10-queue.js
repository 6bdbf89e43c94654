/* One thing at a time: saves and attachments carry the form's version, so they must not overtake each other. */
window.epupns = (function () {
  "use strict";
  let last = Promise.resolve();
  let waiting = 0;

  function enqueue(task) {
    waiting += 1;
    last = last.then(task, task).finally(function () { waiting -= 1; });
    return last;
  }

  function form() { return document.getElementById("isian"); }

  function post(address, body) {
    const token = form().elements.csrf_token.value;
    return fetch(address, {
      method: "POST", body: body, redirect: "error", signal: AbortSignal.timeout ? AbortSignal.timeout(30000) : undefined,
      headers: { "X-Skrip": "1", "X-CSRFToken": token, Accept: "application/json" },
    });
  }

  function setVersion(version) { form().elements.versi.value = version; }

  function freshKey() {
    return crypto.randomUUID ? crypto.randomUUID() : String(Date.now()) + Math.random();
  }

  return { enqueue: enqueue, busy: function () { return waiting > 0; }, post: post, setVersion: setVersion, freshKey: freshKey, form: form };
})();
