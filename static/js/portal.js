// What pages do with JavaScript beside htmx; every page works without it.
"use strict";

// A field marked data-submits sends its form as soon as its value changes.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form");
  if (form && event.target.matches("[data-submits]")) form.requestSubmit();
});

// An open menu closes with Escape or with a click beside it.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// A page whose form is sent is on its way: an answer to what it asked before must not call it back.
// Not for ever, since a form may bring a file instead of a page.
const ON_ITS_WAY = 5000; // milliseconds
let leftAt = -Infinity;
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) leftAt = performance.now();
});
window.addEventListener("pageshow", () => {
  leftAt = -Infinity;
});
document.addEventListener("htmx:beforeOnLoad", (event) => {
  if (performance.now() - leftAt < ON_ITS_WAY) event.preventDefault();
});
