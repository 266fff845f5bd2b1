/* A button that copies a text, and says whether it could. */

import { button, el } from "./dom.js";
import { words } from "./words.js";

async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    window.getSelection().selectAllChildren(shown); // so that the parent can copy it by hand
    return false;
  }
}

/** The button and what it says; `shown` is where the text stands, `say` announces. */
export function copying(text, shown, say) {
  const told = el("span", { className: "plan__told" });
  const press = async () => {
    told.textContent = (await copy(text, shown)) ? words.copied : words.notCopied;
    say(told.textContent);
  };
  return [button(words.copy, press), told];
}
