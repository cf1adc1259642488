// Filling in an assessment: a field is saved when it is left. What is typed is kept on this device
// until the portal has said that it is stored, so that neither a closed browser nor a dropped line
// nor a session that ended loses it. Without this script the form of the step saves everything.
"use strict";

(() => {
  const form = document.getElementById("fill");
  if (!form) return;
  const PATIENCE = 15000; // milliseconds until a request counts as lost
  const AGAIN = 5000; // milliseconds between two trials
  const store = form.dataset.keep;
  // By the name of a field: text, was (what the portal may have stored: shown, or sent before without
  // an answer), unit (that stood beside it), refused (waits for its writer, not for the line).
  const kept = read();
  const left = new Set(); // fields left since they were last typed in
  let busy = false;
  let trouble = "";

  function read() {
    try {
      return JSON.parse(localStorage.getItem(store)) || {};
    } catch {
      return {}; // a browser that keeps nothing still saves each field that is left
    }
  }

  function write() {
    try {
      if (Object.keys(kept).length) localStorage.setItem(store, JSON.stringify(kept));
      else localStorage.removeItem(store);
    } catch {
      // as above
    }
  }

  const fieldOf = (name) => form.elements[name];
  const wasOf = (name) => fieldOf(`was-${name}`);
  const unitOf = (name) => wasOf(`${name.slice(0, name.lastIndexOf("-"))}-unit`);
  const waits = () => Object.keys(kept).length > 0;

  // Typing -------------------------------------------------------------------------------------

  function keep(field) {
    const before = kept[field.name];
    const was = before ? before.was : [wasOf(field.name).value];
    if (was.length === 1 && was[0] === field.value) delete kept[field.name];
    else kept[field.name] = { text: field.value, was, unit: unitOf(field.name)?.value };
    write();
  }

  function leave(name) {
    left.add(name);
    flush();
  }

  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-field]")) return;
    left.delete(event.target.name);
    keep(event.target);
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-field]")) leave(event.target.name);
  });

  function enter(name, text) {
    const field = fieldOf(name);
    field.value = text;
    keep(field);
    leave(name);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take], [data-theirs], [data-mine]");
    if (!button) return;
    event.preventDefault();
    const { take, theirs, mine, text } = button.dataset;
    if (take) enter(take, text);
    const name = theirs || mine;
    if (!name) return;
    wasOf(name).value = text;
    if (theirs) {
      delete kept[name];
      fieldOf(name).value = text;
    } else {
      kept[name] = { ...kept[name], text: fieldOf(name).value, was: [text], refused: false };
      left.add(name);
    }
    write();
    tell(document.getElementById(`note-${name}`), "");
    fieldOf(name).focus();
    flush();
  });

  // Sending ------------------------------------------------------------------------------------

  function due() {
    const typing = document.activeElement?.name;
    return Object.keys(kept).filter(
      (name) => !kept[name].refused && (name !== typing || left.has(name)),
    );
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

  async function flush() {
    const names = due();
    if (busy || !names.length) return show();
    busy = true;
    const sent = Object.fromEntries(names.map((name) => [name, kept[name].text]));
    try {
      const answer = await fetch(form.dataset.save, {
        method: "POST",
        body: pack(names),
        headers: { "X-CSRFToken": token() },
        redirect: "manual",
        signal: AbortSignal.timeout(PATIENCE),
      });
      await hear(answer, sent);
    } catch {
      trouble = "offline";
    }
    busy = false;
    if (!trouble && due().length) return flush();
    show();
  }

  async function hear(answer, sent) {
    trouble = "";
    if (answer.type === "opaqueredirect" || answer.status === 403) trouble = "signed-out";
    else if (answer.status === 404 || answer.status === 409) trouble = "refused";
    else if (!answer.ok) trouble = "offline";
    if (answer.status === 409) {
      tell(document.querySelector("#not-saved [data-reason]"), await answer.text());
    }
    if (!trouble) take(new DOMParser().parseFromString(await answer.text(), "text/html"), sent);
  }

  // Hearing ------------------------------------------------------------------------------------

  function take(page, sent) {
    for (const part of page.querySelectorAll("[data-part]")) place(part);
    for (const { dataset, value } of page.querySelectorAll("data")) {
      const { name, state } = dataset;
      if (state === "stored") settle(name, value);
      else if (state === "saved" || state === "untouched") stored(name, value, sent[name]);
      else if (kept[name]) kept[name].refused = true;
    }
    write();
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
    for (const unit of document.querySelectorAll(`[data-unit="${name}"]`)) tell(unit, text);
    if (!field || !was || kept[name]) return;
    const isFree = field !== document.activeElement || field.value === sent;
    if (isFree && (field.value === was.value || field.value === sent)) field.value = text;
    was.value = text;
  }

  function tell(element, text) {
    if (element) element.textContent = text;
  }

  function show() {
    const open = waits() && Object.values(kept).every((each) => each.refused);
    const told = waits() ? (open ? "open" : trouble) : "";
    for (const line of document.querySelectorAll("#not-saved [data-trouble]")) {
      line.hidden = line.dataset.trouble !== told;
    }
  }

  // Coming back --------------------------------------------------------------------------------

  function restore(root) {
    for (const field of root.querySelectorAll("[data-field]")) {
      if (kept[field.name]) field.value = kept[field.name].text;
    }
  }

  // The form itself saves all its fields; sending the whole waits for those still on their way.
  document.addEventListener("submit", async (event) => {
    const isEnter = event.target === form && event.submitter?.value === "stay";
    const isNew = [...form.elements].some((each) => each.name.startsWith("new-") && each.value);
    if (isEnter && !isNew) {
      event.preventDefault();
      leave(document.activeElement?.name);
    }
    if (!event.target.matches("[data-after-saving]") || !waits()) return;
    event.preventDefault();
    await flush();
    if (!waits()) event.target.submit();
  });

  for (const name of Object.keys(kept)) kept[name].refused = false;
  restore(document);
  window.addEventListener("online", flush);
  window.addEventListener("focus", flush);
  setInterval(() => waits() && flush(), AGAIN);
  flush();
})();
