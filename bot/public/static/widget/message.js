/* One message as a list item: who speaks, the words, its cards, its choices, and for one's own: how far it got. */

import { emergencyCard, serviceCards, sourcesCard } from "./cards.js";
import { button, el } from "./dom.js";
import { planCard } from "./plan.js";
import { asBlocks } from "./text.js";
import { timeOf } from "./time.js";
import { words } from "./words.js";

/** Who speaks, in words that leave no doubt whether it is a person. */
export function speaker({ author, name }) {
  if (author === "parent") return { name: words.you, role: "" };
  if (author === "officer") return { name: name || words.officer, role: words.officerRole };
  if (author === "assistant") return { name: words.assistant, role: words.assistantRole };
  return { name: words.system, role: "" };
}

function header(message) {
  const { name, role } = speaker(message);
  return el("p", { className: "message__who" },
    el("strong", {}, name), role && el("span", { className: "message__role" }, ` (${role})`),
    el("span", { className: "message__at" }, ` · ${timeOf(message.at)}`));
}

function card(custom, tools) {
  switch (custom?.type) {
    case "emergency": return emergencyCard(custom);
    case "services": return serviceCards(custom.services);
    case "sources": return sourcesCard(custom);
    case "plan": return planCard(custom, tools);
    case "offer_clinic": return tools.clinic.card();
    default: return null; // join_clinic is between the machines; a newer card is not ours to guess
  }
}

/** Choices become plain words once one is taken, and the focus stays where the parent was. */
function choices(buttons, choose) {
  if (!buttons?.length) return null;
  const group = el("div", { className: "choices", attrs: { role: "group", "aria-label": words.choices } });
  const press = (choice) => {
    const pressed = group.contains(document.activeElement);
    settle(group, choice.title, pressed);
    choose(choice);
  };
  for (const choice of buttons) {
    const one = button(choice.title, () => press(choice), "button button--quiet choice");
    one.dataset.payload = choice.payload;
    group.append(one);
  }
  return group;
}

function settle(group, title, focus = false) {
  const chosen = el("p", { className: "chosen", tabIndex: -1 }, words.chose(title));
  group.replaceWith(chosen);
  if (focus) chosen.focus();
}

/** After a reload: the choice that was taken before is shown as taken. */
export function settleFrom(item, payload) {
  const taken = [...item.querySelectorAll(".choice")].find((one) => one.dataset.payload === payload);
  if (taken) settle(taken.parentElement, taken.textContent);
  return Boolean(taken);
}

/** `tools`: {clinic, choose(choice), say(text)}. */
export function messageItem(message, tools) {
  const { author, custom } = message;
  const urgent = custom?.type === "emergency";
  const body = asBlocks(message.text, { lists: author !== "parent" });
  const extra = card(custom, tools);
  const item = el("li", {
    className: `message message--${author}${urgent ? " message--emergency" : ""}`, tabIndex: -1,
  }, header(message), urgent ? [extra, ...body] : [...body, extra], choices(message.buttons, tools.choose));
  if (author === "parent") item.append(el("p", { className: "message__state" }));
  item.dataset.author = author;
  item.dataset.who = speaker(message).name;
  return item;
}

/** What a screen reader hears: the speaker when it changes, the words, what else there is. */
export function spoken(message, newSpeaker) {
  const { name, role } = speaker(message);
  const lead = newSpeaker ? `${name}${role ? `, ${role}` : ""}: ` : "";
  const titles = (message.buttons ?? []).map((one) => one.title);
  const names = (message.custom?.services ?? []).map((one) => [one.name, one.phone].filter(Boolean).join(", "));
  const tail = [names.join(". "), titles.length ? `${words.choices}: ${titles.join(", ")}` : ""];
  const first = lead + (message.custom?.type === "emergency" ? `${words.emergency}. ` : "") + message.text;
  return [first, ...tail].filter(Boolean).join("\n");
}
