/* Sends a document while the page stays open: made smaller where a photo is needlessly large, with progress. */
(function () {
  "use strict";
  const { enqueue, post, setVersion, freshKey, form: theForm } = window.epupns;
  const form = theForm();
  const source = document.getElementById("kata");
  if (!form || !source) return;
  const words = JSON.parse(source.textContent);
  const LARGE = 1500000, LONGEST_SIDE = 2400, TRIES = 3;

  /* A photo of a phone is 12 million points; a page is readable with 4. */
  async function smaller(file) {
    if (file.size < LARGE || !/^image\/(jpeg|png)$/.test(file.type) || !window.createImageBitmap) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise(function (done) { canvas.toBlob(done, "image/jpeg", 0.85); });
      return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
    } catch (error) { return file; }
  }

  function line(group, file) {
    const row = document.getElementById("baris-unggah").content.firstElementChild.cloneNode(true);
    row.querySelector("b").textContent = file.name;
    row.querySelector("[role=progressbar]").setAttribute("aria-label", words.mengunggah + " " + file.name);
    group.querySelector("[data-daftar]").after(row);
    return row;
  }

  function progress(row, done, total) {
    const percent = total ? Math.round((100 * done) / total) : 0;
    row.querySelector("rect").setAttribute("width", percent + "%");
    row.querySelector("[role=progressbar]").setAttribute("aria-valuenow", percent);
    row.querySelector(".hint").textContent = percent + "%";
  }

  function send(change, file, row) {
    return new Promise(function (done, fail) {
      const request = new XMLHttpRequest(), body = new FormData();
      body.append("berkas." + change, file);
      request.open("POST", "/formulir/dokumen");
      request.responseType = "json";
      request.setRequestHeader("X-Skrip", "1");
      request.setRequestHeader("X-CSRFToken", form.elements.csrf_token.value);
      request.upload.onprogress = function (event) { progress(row, event.loaded, event.total); };
      request.onload = function () {
        if (request.status === 200) done(request.response.resi);
        else fail({ message: (request.response && request.response.message) || words.unggah_gagal, again: request.status >= 500 });
      };
      request.onerror = function () { fail({ message: words.unggah_gagal, again: true }); };
      request.onabort = function () { fail({ message: "", again: false }); };
      row.querySelector("button").onclick = function () { request.abort(); };
      request.send(body);
    });
  }

  async function persistently(change, file, row) {
    for (let attempt = 1; ; attempt += 1) {
      try { return await send(change, file, row); } catch (problem) {
        if (!problem.again || attempt === TRIES) throw problem;
        row.querySelector(".hint").textContent = words.mencoba_lagi;
        await new Promise(function (go) { setTimeout(go, 3000 * attempt); });
      }
    }
  }

  function attach(group, change, receipt) {
    return enqueue(async function () {
      const body = new FormData();
      body.append("perubahan", change);
      body.append("resi", receipt);
      body.append("kunci", freshKey());
      const answer = await post("/formulir/dokumen/lampirkan", body);
      const said = await answer.json();
      if (!answer.ok) throw { message: said.message };
      setVersion(said.versi);
      group.querySelector("[data-daftar]").innerHTML = said.html;
    });
  }

  function complain(group, message) {
    group.querySelectorAll(".err").forEach(function (one) { one.remove(); });
    if (!message) return;
    const text = document.createElement("p");
    text.className = "err"; text.setAttribute("role", "alert"); text.textContent = message;
    group.querySelector("[data-daftar]").after(text);
  }

  form.addEventListener("change", async function (event) {
    const group = event.target.closest("[data-dokumen]");
    if (event.target.type !== "file" || !group || !event.target.files.length) return;
    const change = group.dataset.dokumen, input = event.target;
    if (change === "ini") { group.querySelector(".hint").textContent = input.files[0].name; return; }
    complain(group, "");
    const file = await smaller(input.files[0]);
    const row = line(group, file);
    input.value = "";
    try { await attach(group, change, await persistently(change, file, row)); }
    catch (problem) { complain(group, problem.message === undefined ? words.unggah_gagal : problem.message); }
    row.remove();
  });
})();
