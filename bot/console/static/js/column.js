// One conversation's column: its head, what was said, the field, and what can be done.

import { composer } from "./composer.js";
import { button, el, refill } from "./dom.js";
import { transcript } from "./transcript.js";
import { PHASE, RISK, capital, short, topic } from "./words.js";

export function column(conversation, number, acts, live) {
  const head = el("header", { class: "column__head" });
  const log = transcript(conversation);
  const state = el("p", { class: "column__state" });
  const write = composer(conversation, live, () => acts.canned(conversation, write));
  const node = el("section", { class: "column", tabindex: "-1", "aria-label": `Conversation ${number}`, data: { conversation: conversation.id } },
    head, log.node, state, write.node);
  const update = () => {
    node.classList.toggle("is-risen", conversation.risen && !conversation.ended);
    refill(head, title(conversation, number), marks(conversation), buttons(conversation, acts));
    state.textContent = conversation.ended ? "This conversation is not with you any more." : conversation.typing ? "The parent is writing…" : "";
    log.update();
    write.update();
  };
  node.addEventListener("focusin", () => acts.activate(conversation));
  conversation.addEventListener("changed", update);
  update();
  return { node, log, write, update };
}

const title = (conversation, number) =>
  el("h2", {}, `${number}. ${topic(conversation.known?.conversation.topic)} `, el("code", {}, short(conversation.id)));

function marks(conversation) {
  const right = { offered: "offered to you", supervises: "you observe" }[conversation.known?.right];
  return el("p", {},
    el("span", { class: `badge badge--${conversation.urgency}` }, RISK[conversation.urgency]), " ",
    conversation.risen && el("strong", { class: "late" }, "Risk has risen. "),
    right ?? capital(PHASE[conversation.phase] ?? conversation.phase));
}

function buttons(conversation, acts) {
  const act = (words, name) => button(words, () => acts[name](conversation), { data: { key: name } });
  if (conversation.ended) return el("div", { class: "acts" }, conversation.known?.record && act("Write the record", "record"), act("Put away", "putAway"));
  if (conversation.known?.right === "supervises") return el("div", { class: "acts" }, act("Whisper", "whisper"), act("Take over", "takeOver"), act("Stop observing", "putAway"));
  if (conversation.known?.right === "offered") return el("div", { class: "acts" }, act("Accept", "acceptOffer"), act("Decline", "declineOffer"));
  if (conversation.phase === "wrap_up") return el("div", { class: "acts" }, act("Go on talking", "resume"), act("Record (R)", "record"));
  return el("div", { class: "acts" }, act("Finish (F)", "finish"), act("Transfer (T)", "transfer"), act("Proof", "prove"), act("Help (H)", "callSupervisor"));
}
