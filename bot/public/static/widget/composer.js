/* Where the parent writes: Enter sends on a keyboard, nothing is cut off, a refused text comes back. */

import { words } from "./words.js";

const LIMIT = 4000;
const NEARLY = 3600;

/** `onsay(text)` with trimmed text; `ontype()` at each change. */
export function makeComposer({ form, field, hint, onsay, ontype }) {
  const keyboard = window.matchMedia("(any-pointer: fine)");

  const size = () => [...field.value.trim()].length;

  function tell() {
    const length = size();
    const over = length > LIMIT;
    field.setAttribute("aria-invalid", String(over));
    hint.classList.toggle("hint--error", over);
    if (over) hint.textContent = words.tooLong(length - LIMIT);
    else hint.textContent = length > NEARLY ? words.nearLimit(LIMIT - length) : words.hint;
  }

  function changed() {
    tell();
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight + 2}px`;
    ontype(field.value);
  }

  form.onsubmit = (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text || size() > LIMIT) {
      field.focus();
      return;
    }
    field.value = "";
    changed();
    onsay(text);
  };
  field.oninput = changed;
  // A phone's keyboard takes half the page: what is being written stays in view.
  window.addEventListener("resize", () => document.activeElement === field && field.scrollIntoView({ block: "nearest" }));
  field.onkeydown = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !keyboard.matches) return;
    event.preventDefault();
    form.requestSubmit();
  };

  return {
    show(yes) {
      form.hidden = !yes;
    },
    /** Puts words back that could not be sent, before what was begun since. */
    giveBack(text) {
      field.value = [text, field.value].filter(Boolean).join("\n");
      changed();
    },
    clear() {
      field.value = "";
      changed();
    },
  };
}
