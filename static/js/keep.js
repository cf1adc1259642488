// A form marked data-keeps keeps what is typed into it on this device: a closed browser or a dropped
// line loses nothing. The page that says that it is stored forgets it (data-forgets).
"use strict";

(() => {
  const stored = document.querySelector("[data-forgets]");
  const form = document.querySelector("form[data-keeps]");
  try {
    if (stored) localStorage.removeItem(stored.dataset.forgets);
    if (form) keep(form, form.dataset.keeps);
  } catch {
    // a browser that keeps nothing still sends the form
  }

  function keep(form, key) {
    const note = form.querySelector("[data-kept]");
    const typed = () => Object.fromEntries([...new FormData(form)].filter(([name]) => mayKeep(name)));
    const mayKeep = (name) => form.elements[name].type !== "hidden";
    const before = JSON.stringify(typed());
    const kept = JSON.parse(localStorage.getItem(key)) || {};
    for (const [name, text] of Object.entries(kept)) {
      if (form.elements[name] && mayKeep(name)) form.elements[name].value = text;
    }
    note.hidden = JSON.stringify(typed()) === before;
    form.addEventListener("input", () => localStorage.setItem(key, JSON.stringify(typed())));
    note.querySelector("button").addEventListener("click", () => {
      localStorage.removeItem(key);
      form.reset();
      note.hidden = true;
    });
  }
})();
