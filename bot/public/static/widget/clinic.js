/* The offer of a human: whether officers are on duty, when next, and the way into the queue. */

import { button, el } from "./dom.js";
import { openingOf } from "./time.js";
import { words } from "./words.js";

/** Keeps every offer in the transcript true while the clinic opens, closes or the queue is joined. */
export function makeClinic({ conversation, join }) {
  const offers = new Set();

  function inside() {
    if (conversation.owner === "queue") return [el("p", {}, words.clinicWaiting)];
    if (conversation.owner === "officer") return [el("p", {}, words.clinicTalking)];
    const { open, next_open: next } = conversation.clinic;
    if (open) return [el("p", {}, words.clinicOpen), button(words.clinicJoin, join, "button")];
    return [el("p", {}, words.clinicClosed), next && el("p", {}, words.clinicNext(openingOf(next)))];
  }

  function fill(offer) {
    const held = offer.contains(document.activeElement);
    const fresh = inside().filter(Boolean);
    offer.replaceChildren(el("p", { className: "card__name" }, words.clinicTitle), ...fresh);
    if (held) offer.focus(); // the pressed button is gone: stay where the parent is
  }

  return {
    card() {
      const offer = el("section", { className: "card clinic", tabIndex: -1, attrs: { "aria-label": words.clinicTitle } });
      offers.add(offer);
      fill(offer);
      return offer;
    },
    refresh: () => offers.forEach(fill),
  };
}
