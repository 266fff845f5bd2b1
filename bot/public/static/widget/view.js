/* Where the parent is looking. Scrolls only for somebody who was at the end; never moves the focus by itself. */

import { words } from "./words.js";

const ABOVE = 12; // pixels left above what is scrolled to
const NEAR = 48; // pixels from the end that still count as being there

/** `scroll` holds the conversation; `newest` is the button shown when something came unseen. */
export function makeView({ scroll, newest }) {
  let unseen = [];
  let asked = null; // the parent's last message: answers are read from there down

  const scroller = () =>
    getComputedStyle(scroll).overflowY === "visible" ? document.scrollingElement : scroll;
  /** Moves only the conversation: scrollIntoView would move the numbers out of view as well. */
  const toTop = (item) => {
    const it = scroller();
    it.scrollTop += item.getBoundingClientRect().top - it.getBoundingClientRect().top - ABOVE;
  };
  const atEnd = () => {
    const it = scroller();
    return it.scrollHeight - it.scrollTop - it.clientHeight < NEAR;
  };
  const show = () => {
    newest.hidden = unseen.length === 0;
    newest.textContent = words.newest;
  };
  const clear = () => {
    unseen = [];
    show();
  };

  newest.onclick = () => {
    const [first] = unseen;
    clear();
    if (!first) return;
    toTop(first);
    first.focus({ preventScroll: true });
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
        const tall = item.offsetHeight > scroller().clientHeight;
        if (item.dataset.author === "assistant" && asked?.isConnected) toTop(asked);
        else if (tall) toTop(item);
        else this.toEnd();
      }
      if (!atEnd()) {
        unseen.push(item);
        show();
      }
    },
  };
}
