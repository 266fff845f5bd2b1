/* Where the parent is looking. Scrolls only for somebody who was at the end; never moves the focus by itself. */

import { words } from "./words.js";

const NEAR = 48; // pixels from the end that still count as being there

/** `scroll` holds the conversation; `newest` is the button shown when something came unseen. */
export function makeView({ scroll, newest }) {
  let unseen = [];
  let asked = null; // the parent's last message: answers are read from there down

  const scroller = () =>
    getComputedStyle(scroll).overflowY === "visible" ? document.scrollingElement : scroll;
  const atEnd = () => {
    const it = scroller();
    return it.scrollHeight - it.scrollTop - it.clientHeight < NEAR;
  };
  const show = () => {
    newest.hidden = unseen.length === 0;
    newest.textContent = words.newest(unseen.length);
  };
  const clear = () => {
    unseen = [];
    show();
  };

  newest.onclick = () => {
    const [first] = unseen;
    clear();
    first?.scrollIntoView({ block: "start" });
    first?.focus({ preventScroll: true });
  };
  for (const place of [scroll, document]) place.addEventListener("scroll", () => atEnd() && clear(), { passive: true });

  return {
    atEnd,
    toEnd() {
      scroller().scrollTop = scroller().scrollHeight;
      clear();
    },
    follow(item) {
      asked = item;
      this.toEnd();
    },
    arrived(item, following) {
      if (following) {
        if (item.dataset.author === "assistant" && asked?.isConnected) asked.scrollIntoView({ block: "start" });
        else item.scrollIntoView({ block: "nearest" });
      }
      if (!atEnd()) {
        unseen.push(item);
        show();
      }
    },
  };
}
