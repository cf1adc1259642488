// Filling in an assessment: a field is saved when it is left. What is typed is kept on this device
// until the portal has said that it is stored, so that neither a closed browser nor a dropped line
// nor a session that ended loses it. Without this script the form of the step saves everything.
"use strict";

(() => {
  const form = document.getElementById("fill");
  if (!form) return;
  const PATIENCE = 15000; // milliseconds until a request counts as lost
  const AGAIN = 5000; // milliseconds between two trials
  // By the name of a field: text, was (what the portal may have stored: what was shown, and what was
  // sent without an answer), unit (that stood beside it), refused (waits for its writer).
  const kept = read();
  const left = new Set(); // fields left since they were last typed in
  let running = null;
  let trouble = "";

  function read() {
    try {
      return JSON.parse(localStorage.getItem(form.dataset.keep)) || {};
    } catch {
      return {}; // a browser that keeps nothing still saves each field that is left
    }
  }

  function write() {
    try {
      if (waits()) localStorage.setItem(form.dataset.keep, JSON.stringify(kept));
      else localStorage.removeItem(form.dataset.keep);
    } catch {
      // as above
    }
  }

  const fieldOf = (name) => form.elements[name];
  const wasOf = (name) => fieldOf(`was-${name}`);
  const unitOf = (name) => {
    const unit = name.replace(/[^-]*$/, "unit");
    return (fieldOf(unit) || wasOf(unit))?.value;
  };
  const waits = () => Object.keys(kept).length > 0;

  function keep(field) {
    const was = kept[field.name]?.was || [wasOf(field.name).value];
    if (was.length === 1 && was[0] === field.value) delete kept[field.name];
    else kept[field.name] = { text: field.value, was, unit: unitOf(field.name), page: location.pathname };
    write();
  }

  function leave(name) {
    left.add(name);
    flush();
  }

  document.addEventListener("input", ({ target }) => {
    if (!target.matches("[data-field]")) return;
    left.delete(target.name);
    keep(target);
  });

  document.addEventListener("change", ({ target }) => {
    if (target.matches("[data-field]")) leave(target.name);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take], [data-theirs], [data-mine]");
    if (!button) return;
    event.preventDefault();
    const { take, theirs, mine, text } = button.dataset;
    const name = take || theirs || mine;
    const field = fieldOf(name);
    if (!take) wasOf(name).value = text;
    if (!take) delete kept[name];
    if (!mine) field.value = text;
    keep(field);
    document.getElementById(`note-${name}`)?.replaceChildren();
    field.focus();
    leave(name);
  });

  // The key Enter saves; sending the whole waits for what is still on its way.
  document.addEventListener("submit", async (event) => {
    const isNew = [...form.elements].some((each) => each.name.startsWith("new-") && each.value);
    if (event.target === form && event.submitter?.value === "stay" && !isNew) {
      event.preventDefault();
      leave(document.activeElement?.name);
    }
    if (!event.target.matches("[data-after-saving]") || !waits()) return;
    event.preventDefault();
    await flush();
    if (!waits()) event.target.submit();
  });

  function due() {
    const typing = document.activeElement?.name;
    const names = Object.keys(kept).filter((name) => !kept[name].refused);
    return names.filter((name) => name !== typing || left.has(name));
  }

  function pack(names) {
    const body = new FormData();
    for (const name of names) {
      const { text, was, unit } = kept[name];
      body.append(name, text);
      for (const each of was) body.append(`was-${name}`, each);
      if (unit) body.append(`unit-${name}`, unit);
      if (!was.includes(text)) was.push(text);
    }
    write();
    return body;
  }

  function token() {
    // Signing in again changes it, perhaps in another tab: the cookie knows the one of now.
    return document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] || "";
  }

  // One request at a time: what is typed meanwhile goes with the next.
  function flush() {
    running ??= send().finally(() => (running = null));
    return running;
  }

  async function send() {
    let names = due();
    trouble = names.length ? "" : trouble;
    while (names.length && !trouble) {
      await post(names);
      names = due();
    }
    show();
  }

  async function post(names) {
    const sent = Object.fromEntries(names.map((name) => [name, kept[name].text]));
    try {
      const answer = await fetch(form.dataset.save, {
        method: "POST",
        body: pack(names),
        headers: { "X-CSRFToken": token() },
        redirect: "manual",
        signal: AbortSignal.timeout(PATIENCE),
      });
      trouble = troubleOf(answer);
      const text = await answer.text();
      if (!trouble) take(new DOMParser().parseFromString(text, "text/html"), sent);
      if (answer.status === 409) document.querySelector("[data-reason]").textContent = text;
    } catch {
      trouble = navigator.onLine ? "silent" : "offline";
    }
  }

  function troubleOf(answer) {
    if (answer.type === "opaqueredirect" || answer.status === 403) return "signed-out";
    if (answer.status === 404 || answer.status === 409) return "refused";
    return answer.ok ? "" : "silent";
  }

  function take(page, sent) {
    for (const { dataset, value } of page.querySelectorAll("data")) {
      const { name, state } = dataset;
      if (name in sent) fieldOf(name)?.setAttribute("aria-invalid", state === "wrong");
      if (state === "stored") settle(name, value);
      else if (state === "gone" && !fieldOf(name)) delete kept[name];
      else if (state === "saved" || state === "untouched") stored(name, value, sent[name]);
      else if (kept[name]?.text === sent[name]) kept[name].refused = true;
    }
    write();
    for (const part of page.querySelectorAll("[data-part]")) place(part);
  }

  // A part of the page in its new form, unless somebody is in it or nothing is new.
  function place(part) {
    const here = document.getElementById(part.id);
    if (!here || here.contains(document.activeElement) || here.isEqualNode(part)) return;
    here.replaceWith(document.adoptNode(part));
    restore(part);
  }

  function stored(name, text, sent) {
    if (kept[name]?.text === sent) delete kept[name];
    else if (kept[name]) kept[name].was = [text];
    left.delete(name);
    settle(name, text, sent);
  }

  // What the portal has, put where nobody is typing and nothing else was typed.
  function settle(name, text, sent) {
    const [field, was] = [fieldOf(name), wasOf(name)];
    for (const unit of document.querySelectorAll(`[data-unit="${name}"]`)) unit.textContent = text;
    if (!field || !was || kept[name]) return;
    const isUntouched = field.value === was.value || field.value === sent;
    if (isUntouched && field !== document.activeElement) field.value = text;
    was.value = text;
  }

  function show() {
    const isOpen = Object.values(kept).every((each) => each.refused);
    const [name] = Object.keys(kept);
    if (name) document.querySelector("[data-open]").href = `${kept[name].page}#${name}`;
    const told = waits() ? (isOpen ? "open" : trouble) : "";
    for (const line of document.querySelectorAll("[data-trouble]")) {
      line.hidden = line.dataset.trouble !== told;
    }
  }

  function restore(root) {
    for (const field of root.querySelectorAll("[data-field]")) {
      if (kept[field.name]) field.value = kept[field.name].text;
    }
  }

  for (const each of Object.values(kept)) each.refused = false;
  restore(document);
  window.addEventListener("online", flush);
  window.addEventListener("focus", flush);
  setInterval(() => waits() && flush(), AGAIN);
  flush();
})();
