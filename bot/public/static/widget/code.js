/* Going on from another device: a code to write down here, and a place to type it in there. */

import { copying } from "./copying.js";
import { button, el } from "./dom.js";
import { newId } from "./outbox.js";
import { openingOf } from "./time.js";
import { words } from "./words.js";

/** The code, below the last message, until the parent hides it. */
export function makeCodeCard({ aside, live, view }) {
  let card = null;
  function clear() {
    card?.remove();
    card = null;
  }
  return {
    clear,
    show({ code, until }) {
      clear();
      const written = el("p", { className: "code" }, code);
      card = el("section", { className: "ending", tabIndex: -1, attrs: { "aria-label": words.codeTitle } },
        el("h2", {}, words.codeTitle), written, el("p", {}, words.codeHow(openingOf(until))), el("p", {}, words.codeCare));
      card.append(el("p", { className: "plan__tools" }, copying(code, written, live.say), button(words.codeHide, clear)));
      aside.append(card);
      view.toEnd();
      card.focus();
    },
  };
}

/** Where a code is typed in, before there is a chat here. It goes again until it is answered. */
export function makeCodeForm({ holder, send, live }) {
  let asked = null;
  const told = el("p", { className: "code__told" });
  const field = el("input", { type: "text", maxLength: 40, autocomplete: "off", spellcheck: false });
  const label = el("label", { className: "callback__field" }, words.codeField, field);
  const form = el("form", { noValidate: true }, label, told, el("p", {}, el("button", { type: "submit", className: "button" }, words.codeUse)));
  holder.append(el("details", {}, el("summary", {}, words.codeHave), form));

  function tell(text) {
    told.textContent = text;
    live.say(text);
  }
  form.onsubmit = (event) => {
    event.preventDefault();
    const code = field.value.trim();
    if (!code) return field.focus();
    asked = { type: "use_code", code, opening: newId() };
    return tell(send(asked) ? words.connecting : words.callbackLater);
  };
  return {
    again: () => asked && send(asked),
    refused(text) {
      asked = null;
      tell(text);
      field.focus();
    },
    done() {
      asked = null;
      field.value = told.textContent = "";
    },
  };
}
