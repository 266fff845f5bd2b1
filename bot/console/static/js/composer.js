// The field in which the officer writes to the parent; its draft is kept on the server.

import { post } from "./api.js";
import { button, el } from "./dom.js";

const DRAFT_PAUSE = 600;
const TYPING_PAUSE = 2_500;

export function composer(conversation, live, chooseReply) {
  const id = `write-${conversation.id}`;
  const field = el("textarea", { id, maxlength: "4000", "aria-describedby": `${id}-keys`, data: { part: "field" } });
  const node = el("form", { class: "column__write" },
    el("label", { for: id }, "Message to the parent"), field,
    el("div", { class: "acts" },
      el("button", { class: "button button--small" }, "Send"),
      button("Canned (C)", () => chooseReply())),
    el("p", { class: "visually-hidden", id: `${id}-keys` }, "Enter sends, Shift and Enter begins a new line."));
  let timer = null;
  let toldAt = 0;
  let filled = false;

  const keep = () => post(`/api/conversations/${conversation.id}/draft`, { text: field.value }).catch(() => {});
  const send = () => {
    const text = field.value.trim();
    if (!text) return;
    clearTimeout(timer);
    field.value = "";
    conversation.outbox.put(text);
  };
  const wrote = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, DRAFT_PAUSE);
    if (Date.now() - toldAt > TYPING_PAUSE) { toldAt = Date.now(); live.typing(conversation.id); }
  };
  node.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  field.addEventListener("input", wrote);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
  });

  const add = (text) => {
    field.value = field.value.trim() ? `${field.value.trimEnd()}\n${text}` : text;
    field.focus();
    wrote();
  };
  return {
    node,
    add,
    focus: () => field.focus(),
    update() {
      node.hidden = !conversation.mine;
      if (!filled && conversation.known) {
        filled = true;
        field.value ||= conversation.known.drafts.message?.text ?? "";
      }
    },
  };
}
