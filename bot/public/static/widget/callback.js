/* A message left for the officers when none is on duty, with how and when it is safe to answer it. */

import { button, el } from "./dom.js";
import { newId } from "./outbox.js";
import { openingOf } from "./time.js";
import { words } from "./words.js";

const LATER = 3; // seconds
const field = (label, node) => el("label", { className: "callback__field" }, el("span", {}, label), node);
const line = (name, maxLength = 200) => el("input", { name, type: "text", maxLength, autocomplete: "off" });

function ways() {
  const ways = Object.entries(words.callbackWays).map(([value, text], at) =>
    el("label", { className: "callback__way" }, el("input", { type: "radio", name: "how", value, checked: at === 0 }), text));
  return el("fieldset", {}, el("legend", {}, words.callbackHow), ways);
}

/** `send(frame)` as for the chat; the frame goes again with the same id until it is answered. */
export function makeCallback({ send, live }) {
  let waiting = null; // {frame, form, told}
  const again = () => waiting && send(waiting.frame);

  function fields(form) {
    const { elements: all } = form;
    const text = all.text.value.trim();
    const contact = all.contact.value.trim();
    if (!text || (!contact && all.how.value !== "chat")) return null;
    const rest = { contact, when_safe: all.when_safe.value.trim() };
    for (const name of ["first_name", "code_word", "who_else"]) if (all[name].value.trim()) rest[name] = all[name].value.trim();
    return { type: "leave_message", client_id: newId(), text, how: all.how.value, ...rest };
  }

  function tell(told, text) {
    told.textContent = text;
    live.say(text);
  }

  function makeForm() {
    const told = el("p", { className: "callback__told" });
    const form = el("form", { className: "callback", noValidate: true },
      el("p", {}, words.callbackSafe),
      field(words.callbackText, el("textarea", { name: "text", rows: 4 })), field(words.callbackName, line("first_name", 80)), ways(),
      field(words.callbackContact, line("contact")), field(words.callbackElse, line("who_else")),
      field(words.callbackWhen, line("when_safe")), field(words.callbackCode, line("code_word", 80)),
      el("p", {}, el("button", { type: "submit", className: "button" }, words.callbackSend)), told);
    form.onsubmit = (event) => {
      event.preventDefault();
      const frame = fields(form);
      if (!frame) return tell(told, words.callbackMissing);
      waiting = { frame, form, told };
      return tell(told, send(frame) ? words.callbackSending : words.callbackLater);
    };
    return form;
  }

  return {
    /** A button that opens the form in its own place. */
    opener() {
      const opener = button(words.callbackOpen, () => {
        const form = makeForm();
        opener.replaceWith(form);
        form.elements.text.focus();
      }, "button");
      return opener;
    },
    again,
    left({ client_id: id, reference, due }) {
      if (waiting?.frame.client_id !== id) return;
      const done = el("p", { className: "callback__done", tabIndex: -1 }, words.callbackLeft(reference, openingOf(due)));
      waiting.form.replaceWith(done);
      waiting = null;
      live.say(done.textContent);
      done.focus();
    },
    /** True when the refusal was about this message. What came too fast goes again by itself, as the words say. */
    refused({ client_id: id, code, text, retry_after: seconds = LATER }) {
      if (!waiting || waiting.frame.client_id !== id) return false;
      tell(waiting.told, text);
      if (code === "slow_down") setTimeout(again, seconds * 1000);
      else waiting = null;
      return true;
    },
  };
}
