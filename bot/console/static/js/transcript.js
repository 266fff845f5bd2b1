// What was said, as text; hard words veiled until the officer opens them.

import { button, el } from "./dom.js";
import { WHO, clock } from "./words.js";

const NEAR_END = 60;

export function transcript(conversation) {
  const label = "What was said";
  const log = el("ol", { class: "column__log", tabindex: "0", "aria-label": label });
  let shown = 0;
  let veils = "";
  let following = true; // at the newest message, until the officer scrolls up from it
  let stood = 0;
  const toEnd = () => { log.scrollTop = log.scrollHeight; };
  const follow = () => following && toEnd();
  log.addEventListener("scroll", () => {
    const near = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
    following = near || (following && log.scrollTop >= stood); // a column that narrows grows below: nobody scrolled
    stood = log.scrollTop;
  }, { passive: true });
  new ResizeObserver(follow).observe(log);
  return {
    node: log,
    update() {
      const now = `${conversation.open}|${[...conversation.opened]}|${conversation.urgency}`;
      const before = log.scrollTop;
      if (now !== veils) { log.replaceChildren(); shown = 0; veils = now; }
      log.querySelectorAll(".is-on-its-way").forEach((line) => line.remove());
      conversation.messages.slice(shown).forEach((message, n) => saysAnything(message) && log.append(line(conversation, message, conversation.messages[shown + n - 1])));
      shown = conversation.messages.length;
      states(log, conversation);
      for (const one of conversation.outbox.waiting) log.append(onItsWay(conversation, one));
      log.scrollTop = before;
      follow();
    },
    newest() {
      toEnd();
      log.focus();
    },
  };
}

export const veiled = (conversation, message) =>
  message.author === "parent" && conversation.urgency !== "none" && !conversation.open && !conversation.opened.has(message.seq);

function line(conversation, message, before) {
  const hidden = veiled(conversation, message);
  const goesOn = before?.author === message.author && before.name === message.name;
  return el("li", { class: `line line--${message.author}`, data: { seq: message.seq } },
    el("p", { class: goesOn ? "line__who visually-hidden" : "line__who" }, `${message.name ?? WHO[message.author] ?? "Officer"} · ${clock(message.at)}`),
    message.text && words(message, hidden),
    hidden && button("Show what the parent wrote", () => lift(conversation, message)),
    extras(message),
    message.author === "officer" && el("p", { class: "line__state" }));
}

function words(message, hidden) {
  if (hidden) return el("p", { class: "line__text is-veiled", "aria-hidden": "true" }, veil(message.text));
  const [first, ...rest] = message.text.trim().split("\n");
  if (message.author !== "assistant" || !rest.length) return el("p", { class: "line__text" }, message.text);
  return el("details", { class: "line__text" }, el("summary", {}, first), el("span", {}, rest.join("\n").trim())); // the officer's own talk has the room
}

// Not the words themselves: what is veiled cannot be read in the page's source either.
const veil = (text) => text.replace(/\S/gu, "■").slice(0, 400);

function lift(conversation, message) {
  conversation.opened.add(message.seq);
  conversation.changed("veil");
}

const saysAnything = (message) => message.text || message.custom?.type !== "sources";

const CARDS = {
  offer_clinic: () => "Shown: how to talk to an officer",
  plan: ({ title }) => `Plan given: ${title}`,
};

function extras(message) {
  const card = CARDS[message.custom?.type]?.(message.custom);
  const services = message.custom?.services?.map((one) => one.name) ?? [];
  const choices = message.buttons?.map((one) => one.title) ?? [];
  return [
    card && el("p", { class: "hint" }, card),
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
