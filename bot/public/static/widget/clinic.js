/* The offer of a human: whether officers are on duty, when next, and the way into the queue. */

import { button, el } from "./dom.js";
import { openingOf } from "./time.js";
import { words } from "./words.js";

/** Keeps every offer in the transcript true while the clinic opens, closes or the queue is joined. */
export function makeClinic({ conversation, join, callback }) {
  const offers = new Set();
  let shown = "";

  function inside(written) {
    if (conversation.owner === "queue") return [el("p", {}, words.clinicWaiting)];
    if (conversation.owner === "officer") return [el("p", {}, words.clinicTalking)];
    const { open, next_open: next } = conversation.clinic;
    if (open) return [el("p", {}, words.clinicOpen), button(words.clinicJoin, join, "button")];
    const when = next && el("p", {}, words.clinicNext(openingOf(next)));
    return [el("p", {}, words.clinicClosed), when, !written && callback.opener()];
  }

  /** A message that is being written, or was left, stays whatever the clinic does. */
  function fill(offer) {
    const written = offer.querySelector("form, .callback__done");
    const held = offer.contains(document.activeElement) && document.activeElement;
    const fresh = [...inside(written), written].filter(Boolean);
    offer.replaceChildren(el("p", { className: "card__name" }, words.clinicTitle), ...fresh);
    if (held) (offer.contains(held) ? held : offer).focus(); // a pressed button is gone: stay where the parent is
  }

  return {
    card() {
      const offer = el("section", { className: "card clinic", tabIndex: -1, attrs: { "aria-label": words.clinicTitle } });
      offers.add(offer);
      fill(offer);
      return offer;
    },
    /** Only when something changed: nothing moves under the parent's finger. */
    refresh() {
      const now = JSON.stringify([conversation.owner, conversation.clinic]);
      if (now !== shown) offers.forEach(fill);
      shown = now;
    },
  };
}
