// What was said, as text; hard words veiled until the officer opens them.

import { button, el } from "./dom.js";
import { WHO, clock } from "./words.js";

export function transcript(conversation) {
  const label = "What was said";
  const log = el("ol", { class: "column__log", tabindex: "0", "aria-label": label });
  let shown = 0;
  let veils = "";
  return {
    node: log,
    update() {
      const now = `${conversation.open}|${[...conversation.opened]}|${conversation.urgency}`;
      if (now !== veils) { log.replaceChildren(); shown = 0; veils = now; }
      const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
      log.querySelectorAll(".is-on-its-way").forEach((line) => line.remove());
      for (const message of conversation.messages.slice(shown)) log.append(line(conversation, message));
      shown = conversation.messages.length;
      states(log, conversation);
      for (const one of conversation.outbox.waiting) log.append(onItsWay(conversation, one));
      if (atEnd) log.scrollTop = log.scrollHeight;
    },
    newest() {
      log.scrollTop = log.scrollHeight;
      log.focus();
    },
  };
}

export const veiled = (conversation, message) =>
  message.author === "parent" && conversation.urgency !== "none" && !conversation.open && !conversation.opened.has(message.seq);

function line(conversation, message) {
  const hidden = veiled(conversation, message);
  const text = el("p", { class: hidden ? "line__text is-veiled" : "line__text", "aria-hidden": hidden && "true" }, hidden ? veil(message.text) : message.text);
  return el("li", { class: `line line--${message.author}`, data: { seq: message.seq } },
    el("p", { class: "line__who" }, `${message.name ?? WHO[message.author] ?? "Officer"} · ${clock(message.at)}`),
    message.text && text,
    hidden && button("Show what the parent wrote", () => lift(conversation, message)),
    extras(message),
    message.author === "officer" && el("p", { class: "line__state" }));
}

// Not the words themselves: what is veiled cannot be read in the page's source either.
const veil = (text) => text.replace(/\S/gu, "■").slice(0, 400);

function lift(conversation, message) {
  conversation.opened.add(message.seq);
  conversation.changed("veil");
}

function extras(message) {
  const services = message.custom?.services?.map((one) => one.name) ?? [];
  const choices = message.buttons?.map((one) => one.title) ?? [];
  return [
    services.length > 0 && el("p", { class: "hint" }, `Shown: ${services.join(", ")}`),
    choices.length > 0 && el("p", { class: "hint" }, `Choices: ${choices.join(" · ")}`),
  ];
}

function states(log, conversation) {
  for (const node of log.querySelectorAll(".line--officer .line__state")) {
    const seq = Number(node.closest("li").dataset.seq);
    const { delivered, seen } = conversation.receipt;
    node.textContent = seq <= seen ? "Seen" : seq <= delivered ? "Delivered" : "Sent";
  }
}

function onItsWay(conversation, one) {
  const again = () => { document.dispatchEvent(new CustomEvent("write-again", { detail: { conversation, text: conversation.outbox.takeBack(one) } })); };
  return el("li", { class: "line line--officer is-on-its-way" },
    el("p", { class: "line__text" }, one.text),
    el("p", { class: "line__state" }, one.refused ?? "Sending…"),
    one.refused && button("Put it back in the field", again));
}
