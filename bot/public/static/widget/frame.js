/* What passes between the chat in its frame and the loader on the page: single words, never content. */

export const embedded = window.parent !== window;

/** exit, gone, ready, minimise, unread. The page may be any site, and nothing here is secret. */
export function tellPage(dropin, more = {}) {
  if (embedded) window.parent.postMessage({ dropin, ...more }, "*");
}

/** `heard.exit()`, `heard.opened()`, `heard.minimised()`; anything else is ignored. */
export function listenToPage(heard) {
  window.addEventListener("message", ({ source, data }) => {
    if (!embedded || source !== window.parent || !data) return;
    if (Object.hasOwn(heard, data.dropin)) heard[data.dropin]();
  });
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) tellPage("minimise");
  });
}

/** Counts what arrives while the chat is minimised. */
export function makeUnread() {
  let minimised = false;
  let count = 0;
  return {
    looked: () => !minimised,
    opened() {
      minimised = false;
      count = 0;
    },
    minimised() {
      minimised = true;
    },
    arrived() {
      if (minimised) tellPage("unread", { count: ++count });
    },
  };
}
