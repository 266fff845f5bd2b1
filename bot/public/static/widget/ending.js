/* The last screens: what happens with what was said, and that a deletion was done. */

import { button, el } from "./dom.js";
import { words } from "./words.js";

function screen(aside, title, ...inside) {
  const heading = el("h2", { tabIndex: -1 }, title);
  const card = el("section", { className: "ending" }, heading, ...inside);
  aside.replaceChildren(card);
  return heading;
}

/** `again()` starts afresh. */
export function makeEnding({ aside, again, live, view }) {
  const againButton = () => el("p", {}, button(words.again, again, "button"));
  return {
    /** Focus moves only when the parent pressed the button that led here. */
    ended({ byParent }) {
      const heading = screen(aside, words.ended,
        el("p", { className: "ending__what" }, words.endedWhat),
        el("ul", {}, words.endedList.map((line) => el("li", {}, line))), againButton());
      live.say(words.ended);
      view.toEnd();
      if (byParent) heading.focus();
    },
    /** Never says erased of what is kept, nor when nobody knows. */
    deleted(kept) {
      const [title, what] = kept === false ? [words.deleted, words.deletedWhat] : [words.sealed, kept ? words.sealedWhat : words.sealedPerhaps];
      const heading = screen(aside, title, el("p", {}, what), againButton());
      live.say(title);
      heading.focus();
    },
    clear: () => aside.querySelector(".ending")?.remove(),
  };
}
