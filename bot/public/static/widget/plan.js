/* The take-away plan: steps, what to keep, whom to call; printed or copied, stored nowhere. */

import { serviceCards } from "./cards.js";
import { copying } from "./copying.js";
import { button, el } from "./dom.js";
import { words } from "./words.js";

const section = (title, items, tag = "ul") =>
  items?.length ? [el("p", { className: "plan__part" }, title), el(tag, {}, items.map((item) => el("li", {}, item)))] : [];

const serviceLine = (service) => [service.name, service.phone, service.url].filter(Boolean).join(", ");

function asText(plan) {
  const block = (title, items) => (items?.length ? [title, ...items.map((item) => `- ${item}`), ""] : []);
  return [
    plan.title, "",
    ...block(words.planSteps, plan.steps),
    ...block(words.planKeep, plan.keep),
    ...block(words.planAvoid, plan.avoid),
    ...block(words.planServices, plan.services?.map(serviceLine)),
  ].join("\n");
}

function print(card) {
  document.body.classList.add("printing");
  card.classList.add("printed");
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("printing");
    card.classList.remove("printed");
  }, { once: true });
  window.print();
}

/** `say` announces what happened. The title is neutral: a print-out may lie about. */
export function planCard(plan, { say }) {
  const card = el("section", { className: "plan", attrs: { "aria-label": plan.title } },
    el("p", { className: "plan__title" }, plan.title),
    section(words.planSteps, plan.steps, "ol"),
    section(words.planKeep, plan.keep),
    section(words.planAvoid, plan.avoid),
    plan.services?.length ? [el("p", { className: "plan__part" }, words.planServices), serviceCards(plan.services)] : []);
  card.append(el("p", { className: "plan__tools" },
    button(words.print, () => print(card)), copying(asText(plan), card, say)));
  return card;
}
