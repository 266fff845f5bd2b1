// What is known already, so that nothing is asked twice: why, the summary, what was answered.

import { button, el } from "./dom.js";
import { RISK, ago, clock, reason, short, source, spaced, topic, capital } from "./words.js";

export function about(conversation, acts) {
  const known = conversation.known;
  if (!known) return [el("p", { class: "hint" }, "Choose a conversation to see what is known.")];
  return [
    el("h2", { class: "about__title" }, `${topic(known.conversation.topic)} `, el("code", {}, short(conversation.id))),
    why(known.conversation),
    summary(known.summary),
    answers(conversation.messages),
    came(known),
    notes(conversation, acts),
  ];
}

function why({ urgency, because }) {
  return el("section", { "aria-label": "Risk" },
    el("h2", {}, "Risk: ", el("span", { class: `badge badge--${urgency}` }, RISK[urgency])),
    because.length ? el("ul", {}, because.map((one) => el("li", {}, reason(one)))) : el("p", {}, "Nothing in the words points to a risk."));
}

function summary(given) {
  const facts = Object.entries(given).filter(([, value]) => value !== null && value !== "" && !(Array.isArray(value) && !value.length));
  return el("section", { "aria-label": "Summary" },
    el("h2", {}, "The assistant's summary"),
    facts.length ? el("dl", { class: "facts" }, facts.map(([name, value]) => [el("dt", {}, capital(spaced(name))), el("dd", {}, words(value))])) : el("p", {}, "None was made. What was answered stands below."));
}

function words(value) {
  if (Array.isArray(value)) return value.map(words).join("; ");
  if (value && typeof value === "object") return Object.entries(value).map(([name, one]) => `${spaced(name)}: ${words(one)}`).join("; ");
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}

function answers(messages) {
  const given = messages.filter((one) => one.author === "assistant" && one.text).map((one) => one.text.split("\n")[0]);
  const services = new Set(messages.flatMap((one) => one.custom?.services?.map((service) => service.name) ?? []));
  return el("section", { "aria-label": "Answered already" },
    el("h2", {}, "Answered already"),
    given.length ? el("details", { open: given.length < 6 }, el("summary", {}, given.length === 1 ? "1 answer" : `${given.length} answers`), el("ul", {}, given.map((one) => el("li", {}, one)))) : el("p", {}, "Nothing yet."),
    messages.filter((one) => one.custom?.type === "plan").slice(-1).map(({ custom }) => [el("p", {}, `Plan given: ${custom.title}`), el("ul", {}, custom.steps.map((step) => el("li", {}, step)))]),
    services.size > 0 && el("p", {}, `Shown to the parent: ${[...services].join(", ")}.`));
}

function came(known) {
  const { source: from, topic: on, created_at } = known.conversation;
  const times = known.handovers > 1 ? `Came to an officer ${known.handovers} times.` : "First time with an officer.";
  return el("section", { "aria-label": "Where from" },
    el("h2", {}, "Where from"),
    el("p", {}, `${source(from, on)}. Topic: ${topic(on)}. Began ${ago(created_at)} ago. ${times}`));
}

function notes(conversation, acts) {
  const field = el("textarea", { id: "note", maxlength: "4000", data: { key: "note" } });
  const add = async () => {
    if (!field.value.trim()) return;
    if (await acts.note(conversation, field.value)) field.value = "";
  };
  return el("section", { "aria-label": "Private notes" },
    el("h2", {}, "Private notes"),
    el("p", { class: "hint" }, "No parent sees these."),
    conversation.known.notes.map((one) => el("div", { class: `note note--${one.kind}` },
      el("p", {}, el("strong", {}, one.kind === "whisper" ? `${one.name} whispers` : one.name), ` · ${clock(one.at)}`),
      el("p", { class: "as-typed" }, one.text))),
    el("div", { class: "form" }, el("label", { for: "note" }, "New note"), field, button("Add the note", add)));
}
