// The room: who waits and why, what is offered, what is owed, who else is here.

import { button, el, refill } from "./dom.js";
import { RISK, ago, reason, short, source, topic } from "./words.js";

export function showRoom(place, room, acts) {
  const supervises = room.me.may.includes("choose");
  refill(place,
    alerts(room, acts), offers(room, acts), waiting(room, supervises, acts), owed(room, acts),
    supervises && inHand(room, acts), colleagues(room));
}

const list = (title, items, empty) => el("section", { "aria-label": title }, el("h2", {}, title),
  items.length ? el("ul", { class: "room__list" }, items) : el("p", { class: "hint" }, empty));

function waiting(room, supervises, acts) {
  const { total, waiting: first } = room.queue;
  const items = first.map((one) => el("li", { class: `slip slip--${one.urgency}` },
    el("p", {}, `${one.position}. `, el("span", { class: `badge badge--${one.urgency}` }, RISK[one.urgency]), ` ${topic(one.topic)}`),
    el("p", {}, `Waits ${ago(one.joined_at)} · ${source(one.source, one.topic)}`),
    one.because.length > 0 && el("p", {}, `Why: ${one.because.map(reason).join("; ")}`),
    supervises && el("div", { class: "acts" }, button("Take this one", () => acts.choose(one), { data: { key: `choose-${one.conversation_id}` } }))));
  return list(`Waiting (${total})`, items, "Nobody waits.");
}

function offers(room, acts) {
  const items = room.offers.map((offer) => {
    const mine = offer.to_officer === room.me.id;
    const who = mine ? `${offer.from_name} asks you` : `You asked ${offer.to_name}`;
    return el("li", { class: `slip slip--${offer.urgency}` },
      el("p", {}, `${who} (${offer.warm ? "warm" : "cold"}): ${topic(offer.topic)}, ${RISK[offer.urgency]}`),
      offer.note && el("p", { class: "as-typed" }, offer.note),
      el("div", { class: "acts" }, mine
        ? [button("Accept", () => acts.accept(offer), { data: { key: `accept-${offer.id}` } }),
           offer.warm && button("Read along", () => acts.readAlong(offer), { data: { key: `read-${offer.id}` } }),
           button("Decline", () => acts.decline(offer), { data: { key: `decline-${offer.id}` } })].filter(Boolean)
        : button("Withdraw", () => acts.withdraw(offer), { data: { key: `withdraw-${offer.id}` } })));
  });
  return items.length > 0 && list("Offers", items, "");
}

function owed(room, acts) {
  const held = new Set(room.held.map((one) => one.id));
  const records = room.records.filter((one) => !held.has(one.conversation_id));
  const { open, overdue } = room.callbacks;
  const { held: asked, undelivered } = room.forum;
  return el("section", { "aria-label": "Still to do" }, el("h2", {}, "Still to do"),
    el("p", {}, el("a", { href: "/callbacks" }, `${open} to call back`), overdue > 0 && el("strong", { class: "late" }, ` ${overdue} overdue`)),
    asked + undelivered > 0 && el("p", {}, el("a", { href: "/forum" }, `Forum: ${asked} to decide`), undelivered > 0 && el("strong", { class: "late" }, ` ${undelivered} not delivered`)),
    el("ul", { class: "room__list" }, records.map((one) => el("li", { class: "slip" },
      el("p", {}, `Record of ${short(one.conversation_id)}, ${ago(one.opened_at)} old`),
      el("div", { class: "acts" }, button("Write it", () => acts.recordOf(one.id), { data: { key: `record-${one.id}` } }))))));
}

const KINDS = {
  officer_lost: (who) => `${who} was lost`,
  nobody_came: () => "A parent waits and nobody has come:",
  help_wanted: (who) => `${who} asks for a supervisor`,
  urgency_rose: () => "Risk has risen",
  callback_overdue: (_who, detail) => `Callback ${detail?.reference ?? ""} is overdue`,
  record_overdue: (who) => `The record ${who} owes is overdue`,
};

function alerts(room, acts) {
  const items = room.alerts.map((alert) => el("li", { class: "slip slip--immediate" },
    el("p", {}, `${KINDS[alert.kind]?.(alert.name ?? "An officer", alert.detail) ?? alert.kind}${alert.conversation_id ? ` ${short(alert.conversation_id)}` : ""} · ${ago(alert.at)} ago`),
    el("div", { class: "acts" }, button("Seen", () => acts.seeAlert(alert), { data: { key: `alert-${alert.id}` } }))));
  return items.length > 0 && list("Alerts", items, "");
}

function inHand(room, acts) {
  const others = room.in_hand.filter((one) => one.officer_id !== room.me.id);
  const items = others.map((one) => el("li", { class: `slip slip--${one.urgency}` },
    el("p", {}, `${one.name}: ${topic(one.topic)} ${short(one.conversation_id)}, ${ago(one.claimed_at)}`),
    el("div", { class: "acts" }, button("Observe", () => acts.observe(one), { data: { key: `observe-${one.conversation_id}` } }))));
  return list("With officers", items, "Nobody else holds a parent.");
}

function colleagues(room) {
  const others = room.colleagues.filter((one) => one.id !== room.me.id);
  return list("Colleagues here", others.map((one) => el("li", { class: "slip" },
    el("p", {}, `${one.name} · ${one.state === "away" ? "having a break" : `holds ${one.holds}`}`))), "You are alone.");
}
