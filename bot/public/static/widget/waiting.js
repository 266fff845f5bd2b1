/* The waiting screen: the place in the queue, an honest range, and the way out of it. */

import { button, el } from "./dom.js";
import { timeOf } from "./time.js";
import { words } from "./words.js";

function range({ wait_low: low, wait_high: high }) {
  if (high === null || high === undefined) return "";
  return high < 1 ? words.waitNow : words.wait(low ?? 0, high);
}

/** Lives in `aside`, below the last message. `leave()` asks the server to give the place up. */
export function makeWaiting({ aside, leave, callback, live, view }) {
  let card = null;
  let told = "";

  function open() {
    if (card) return;
    const line = (className) => el("p", { className });
    card = el("section", { className: "waiting", tabIndex: -1 });
    card.append(line("waiting__place"), line("waiting__range"), line("waiting__updated"),
      el("p", {}, words.waitMore), el("div", { className: "waiting__late" }), button(words.leaveQueue, leave));
    aside.replaceChildren(card);
    write("place", words.placeUnknown);
    view.toEnd(); // the parent asked for this place: let them see it
  }
  const write = (name, text) => {
    card.querySelector(`.waiting__${name}`).textContent = text;
  };

  /** The wait cannot be kept: a message instead, without losing the place. One begun stays. */
  function late(is) {
    const offer = card.querySelector(".waiting__late");
    if (!is && !offer.querySelector("form, .callback__done")) offer.replaceChildren();
    if (!is || offer.firstChild) return;
    offer.append(el("p", {}, words.waitLate), callback.opener());
    live.say(words.waitLate);
  }

  return {
    owner({ owner }) {
      if (owner === "queue") open();
      else if (card) {
        card.remove();
        card = null;
        told = "";
      }
    },
    place(frame) {
      open();
      const place = frame.position ? words.place(frame.position) : words.placeUnknown;
      write("place", place);
      write("range", range(frame));
      write("updated", words.updated(timeOf(frame.updated)));
      if (place !== told) live.say([place, range(frame)].filter(Boolean).join(". "));
      told = place;
      late(frame.callback);
    },
  };
}
