/* The page images: the document of the row in hand, zoom, rotation, and which documents were opened. */
(function () {
  "use strict";
  const stage = document.querySelector(".vstage");
  const desk = window.desk;
  if (!stage || !desk) return;
  const narrow = window.matchMedia("(max-width: 60em)");
  const pages = Array.from(stage.querySelectorAll(".vpage"));
  const links = Array.from(document.querySelectorAll(".vthumbs a[data-page]"));
  const opened = new Set(JSON.parse(sessionStorage.getItem("dibuka") || "[]"));

  function markOpened() {
    desk.form.querySelectorAll(".doc[data-document]").forEach((chip) => {
      const seen = opened.has(chip.dataset.document);
      chip.querySelector("[data-opened]").hidden = !seen;
      chip.querySelector("[data-unopened]").hidden = seen;
    });
  }

  function nowAt(page) {
    opened.add(page.dataset.document);
    sessionStorage.setItem("dibuka", JSON.stringify(Array.from(opened).slice(-500)));
    links.forEach((link) => {
      if (link.dataset.page === page.id) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
      if (link.dataset.of) link.hidden = link.dataset.of !== page.dataset.document;
    });
    markOpened();
  }

  function show(id, asDrawer) {
    const page = document.getElementById(id);
    if (!page) return;
    if (narrow.matches) { if (asDrawer) { location.replace("#" + id); nowAt(page); } return; }
    stage.scrollTop = page.offsetTop;
    nowAt(page);
  }

  desk.openDocument = function () {
    const chip = desk.current && desk.current.querySelector(".doc[data-document]");
    if (chip) show(`hal-${chip.dataset.document}-1`, true);
  };
  desk.unopened = () => new Set(pages.map((page) => page.dataset.document).filter((id) => !opened.has(id))).size;

  document.addEventListener("desk:row", (event) => {
    const chip = event.target.querySelector(".doc[data-document]");
    if (chip) show(`hal-${chip.dataset.document}-1`, false);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".doc[data-document], .vthumbs a[data-page], .vbar .close");
    if (!link) return;
    event.preventDefault();
    if (link.classList.contains("close")) { location.replace("#isi"); if (desk.current) desk.current.focus(); return; }
    show(link.dataset.page || `hal-${link.dataset.document}-1`, true);
  });

  const turned = new WeakMap();
  const zoomed = new WeakMap();
  function draw(image) {
    const angle = turned.get(image) || 0;
    const factor = zoomed.get(image) || 1;
    const lying = angle % 180 !== 0;
    image.style.maxWidth = "none";
    image.style.width = `${factor * 100}%`;
    image.style.transform = angle ? `rotate(${angle}deg)` : "";
    const spare = lying ? (image.clientWidth - image.clientHeight) / 2 : 0;
    image.style.margin = lying ? `${spare}px auto` : "";
  }
  stage.querySelectorAll("[data-zoom]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const image = button.closest(".vpage").querySelector("img");
      const factor = zoomed.get(image) || 1;
      if (button.dataset.zoom === "turn") turned.set(image, ((turned.get(image) || 0) + 90) % 360);
      if (button.dataset.zoom === "in") zoomed.set(image, Math.min(4, factor + 0.25));
      if (button.dataset.zoom === "out") zoomed.set(image, Math.max(0.25, factor - 0.25));
      if (button.dataset.zoom === "fit") zoomed.set(image, 1);
      draw(image);
    });
  });

  stage.addEventListener("scroll", () => {
    const page = pages.find((one) => one.offsetTop + one.offsetHeight > stage.scrollTop + 40);
    if (page && !narrow.matches) nowAt(page);
  }, { passive: true });
  if (pages.length && !narrow.matches) nowAt(pages[0]); else markOpened();
})();
