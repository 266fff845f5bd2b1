// A window with a form in it; resolves with what was given, or null when it was left.

import { el } from "./dom.js";

export function askFor(title, fields, submit, { words = "" } = {}) {
  return new Promise((resolve) => {
    const form = el("form", { class: "form", method: "dialog" }, fields,
      el("div", { class: "acts" },
        el("button", { class: "button" }, submit),
        el("button", { class: "button button--quiet", type: "button", onclick: () => dialog.close() }, "Cancel")));
    const dialog = el("dialog", { class: "dialog", "aria-labelledby": "dialog-title" },
      el("h2", { id: "dialog-title" }, title), words && el("p", {}, words), form);
    let given = null;
    form.addEventListener("submit", () => { given = Object.fromEntries(new FormData(form)); });
    dialog.addEventListener("close", () => { dialog.remove(); resolve(given); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

export function field(name, label, { tag = "input", needed = true, ...more } = {}) {
  const id = `ask-${name}`;
  return [el("label", { for: id }, label), el(tag, { id, name, required: needed, maxlength: 200, ...more })];
}

export const reason = (title, submit, words) => askFor(title, field("reason", "Why", { minlength: 3 }), submit, { words });
