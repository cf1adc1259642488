// A part of a page marked data-keeps keeps what is typed into it on this device: a closed browser or
// a dropped line loses nothing. The page that says that it is stored forgets it (data-forgets).
"use strict";

(() => {
  const stored = document.querySelector("[data-forgets]");
  const part = document.querySelector("[data-keeps]");
  try {
    if (stored) forget(stored.dataset.forgets);
    if (part) keep(part, part.dataset.keeps);
  } catch {
    // a browser that keeps nothing still sends the form
  }

  // Once: a page that is opened again must not forget what was typed since.
  function forget(key) {
    localStorage.removeItem(key);
    history.replaceState(history.state, "", location.pathname + location.hash);
  }

  function keep(part, key) {
    const note = part.querySelector("[data-kept]");
    const fields = [...part.querySelectorAll("input:not([type=hidden]), select, textarea")];
    const isChoice = ({ type }) => type === "radio" || type === "checkbox";
    const chosen = () => fields.filter((field) => !isChoice(field) || field.checked);
    const typed = () => JSON.stringify(Object.fromEntries(chosen().map((each) => [each.name, each.value])));
    const before = typed();
    const kept = localStorage.getItem(key);
    if (kept) put(kept);
    note.hidden = typed() === before;

    part.addEventListener("input", () => {
      if (typed() === before) localStorage.removeItem(key);
      else localStorage.setItem(key, typed());
    });
    note.querySelector("button").addEventListener("click", () => {
      localStorage.removeItem(key);
      put(before);
      note.hidden = true;
    });

    function put(text) {
      const values = JSON.parse(text);
      for (const field of fields) {
        if (isChoice(field)) field.checked = values[field.name] === field.value;
        else field.value = values[field.name] ?? field.value;
      }
    }
  }
})();
