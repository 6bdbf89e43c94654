/* Sends a document while the page stays open: made smaller where a photo is needlessly large, with progress. */
(function () {
  "use strict";
  const { enqueue, post, setVersion, freshKey, form: theForm } = window.epupns;
  const form = theForm();
  const source = document.getElementById("kata");
  if (!form || !source) return;
  const words = JSON.parse(source.textContent);
  const LARGE = 1500000, LONGEST_SIDE = 2400, TRIES = 3;
  const PIECE = 512 * 1024, PIECES = "/formulir/dokumen/bagian";

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
      return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg", lastModified: file.lastModified }) : file;
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

  /* One request; ``shown`` is told how much of it is on its way. */
  function ask(address, parts, row, shown) {
    return new Promise(function (done, fail) {
      const request = new XMLHttpRequest(), body = new FormData();
      for (const name of Object.keys(parts)) body.append(name, parts[name]);
      request.open("POST", address);
      request.responseType = "json";
      request.setRequestHeader("X-Skrip", "1");
      request.setRequestHeader("X-CSRFToken", form.elements.csrf_token.value);
      request.upload.onprogress = shown;
      request.onload = function () {
        if (request.status === 200) done(request.response);
        else fail({ message: (request.response && request.response.message) || words.unggah_gagal, again: request.status >= 500 });
      };
      request.onerror = function () { fail({ message: words.unggah_gagal, again: true }); };
      request.onabort = function () { fail({ message: "", again: false }); };
      row.querySelector("button").onclick = function () { request.abort(); };
      request.send(body);
    });
  }

  async function whole(change, file, row) {
    const parts = {};
    parts["berkas." + change] = file;
    const said = await ask("/formulir/dokumen", parts, row, function (event) { progress(row, event.loaded, event.total); });
    return said.resi;
  }

  /* Pieces: what has arrived need not be sent again, neither now nor when the same file is chosen tomorrow. */
  async function inPieces(change, file, row) {
    const upload = [file.name, file.size, file.lastModified].join("|");
    const before = await fetch(PIECES + "?unggahan=" + encodeURIComponent(upload), { headers: { "X-Skrip": "1" } }).catch(function () { return null; });
    if (!before || !before.ok) throw { message: words.unggah_gagal, again: true };
    let at = (await before.json()).ada;
    while (at < file.size) {
      progress(row, at, file.size);
      const parts = { unggahan: upload, mulai: at, jumlah: file.size, bagian: new File([file.slice(at, at + PIECE)], "bagian") };
      at = (await ask(PIECES, parts, row, null)).ada;
    }
    progress(row, at, file.size);
    return (await ask("/formulir/dokumen/selesai", { unggahan: upload, perubahan: change, nama: file.name }, row, null)).resi;
  }

  function send(change, file, row) { return file.size > PIECE ? inPieces(change, file, row) : whole(change, file, row); }

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
      offer(group, said.dokumen);
    });
  }

  /* What proves one change may prove the others on this page, too. */
  function offer(from, taken) {
    for (const group of form.querySelectorAll("[data-dokumen]")) {
      if (group === from || group.dataset.dokumen === "ini") continue;
      if (!group.querySelector("details")) group.append(document.getElementById("pakai-dokumen").content.cloneNode(true));
      const all = group.querySelector("details .row-wrap");
      const button = document.getElementById("satu-dokumen").content.cloneNode(true).firstElementChild;
      button.value = "pakai:" + group.dataset.dokumen + "|" + taken.id;
      button.querySelector(".t").textContent = taken.nama;
      all.append(button);
      const summary = group.querySelector("summary");
      summary.textContent = summary.textContent.replace(/\d+/, all.children.length);
    }
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
