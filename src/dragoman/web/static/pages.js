"use strict";
// What script adds to pages that work without it: the theme, hover and click between a text and
// its records, dropped files, keys for judging.

function theme() {
  const root = document.documentElement;
  const dark = () => root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  document.getElementById("theme")?.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* lasts for this page */ }
    document.dispatchEvent(new Event("themechange"));
  });
}

function reader() {
  const text = document.querySelector(".document");
  if (!text) return;
  const shown = (key) => text.querySelectorAll(
    `[data-keys~="${CSS.escape(key)}"], [data-key="${CSS.escape(key)}"]`);
  const light = (keys, name) => {
    text.querySelectorAll(`.${name}`).forEach((e) => e.classList.remove(name));
    keys.forEach((key) => shown(key).forEach((e) => e.classList.add(name)));
  };
  const keysOf = (element) => {
    const over = element.closest?.("[data-keys], [data-key]");
    return over ? (over.dataset.keys ?? over.dataset.key).split(" ") : [];
  };
  text.addEventListener("pointerover", (event) => light(keysOf(event.target), "over"));
  text.addEventListener("pointerleave", () => light([], "over"));
  text.addEventListener("focusin", (event) => light(keysOf(event.target), "over"));
  text.querySelector(".text").addEventListener("click", (event) => {
    const keys = keysOf(event.target);
    // The closest to the word: the event that it tells, else whom or what it names, else who says so.
    const rank = (card) => (card.matches(".q1, .q2, .q3, .q4") ? 0 : card.matches("li") ? 1 : 2);
    const card = keys.map((k) => text.querySelector(`.cards [data-key="${CSS.escape(k)}"]`))
      .filter(Boolean)
      .sort((a, b) => rank(a) - rank(b))[0];
    if (!card) return;
    light([card.dataset.key], "held");
    history.replaceState(null, "", `#t-${card.dataset.key}`);
    card.scrollIntoView({ block: "center", behavior: "smooth" });
    card.focus({ preventScroll: true });
  });
  const follow = () => {
    const key = decodeURIComponent(location.hash.slice(1)).replace(/^t-/, "");
    if (!key) return;
    light([key], "held");
    text.querySelector(`.cards [data-key="${CSS.escape(key)}"]`)
      ?.scrollIntoView({ block: "nearest" });
    document.getElementById(key === "at" ? "at" : `t-${key}`)?.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", follow);
  follow();
}

function pasting() {
  const form = document.getElementById("paste-form");
  if (!form) return;
  const text = form.elements.text;
  const take = async (file) => {
    text.value = await file.text();
    if (!form.elements.title.value) text.focus();
    form.classList.remove("dropping");
    form.requestSubmit();
  };
  document.getElementById("file").addEventListener("change", (event) => {
    if (event.target.files[0]) take(event.target.files[0]);
  });
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("dropping");
  });
  form.addEventListener("dragleave", () => form.classList.remove("dropping"));
  form.addEventListener("drop", (event) => {
    const file = event.dataTransfer.files[0];
    const words = event.dataTransfer.getData("text/plain");
    if (!file && !words) return;
    event.preventDefault();
    if (file) take(file);
    else { text.value = words; form.classList.remove("dropping"); }
  });
  form.addEventListener("submit", () => {
    form.querySelector("button.main").classList.add("busy");
  });
}

function keys() {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, select, textarea")) return;
    if (event.key === "/") {
      document.getElementById("q")?.focus();
      event.preventDefault();
      return;
    }
    const press = document.querySelector(`[data-press="${CSS.escape(event.key)}"]`);
    if (press) {
      event.preventDefault();
      press.click();
    }
  });
}

function leave() {
  // On narrow screens the facets begin closed, so that the records come first.
  if (matchMedia("(max-width: 52rem)").matches) {
    document.querySelectorAll("details.facets").forEach((d) => d.removeAttribute("open"));
  }
  document.querySelector('nav [aria-current="page"]')?.scrollIntoView({ inline: "center", block: "nearest" });
  addEventListener("click", (event) => {
    document.querySelectorAll("details.drop[open]").forEach((d) => {
      if (!d.contains(event.target)) d.removeAttribute("open");
    });
  });
  addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && document.querySelector("details.drop[open]");
    if (!open) return;
    open.removeAttribute("open");
    open.querySelector("summary").focus();
  });
}

theme();
reader();
pasting();
keys();
leave();
