/* "Are you still there?" after a long quiet. It asks; it never ends anything by itself. */

import { button, el } from "./dom.js";
import { words } from "./words.js";

const QUIET = 15 * 60 * 1000;

/** `active()` says whether there is anything to be quiet in; `end()` ends the chat. */
export function makeIdle({ aside, active, end, live }) {
  let timer = 0;
  let note = null;

  function stir() {
    clearTimeout(timer);
    note?.remove();
    note = null;
    timer = setTimeout(ask, QUIET);
  }
  function ask() {
    if (!active()) return;
    note = el("section", { className: "idle" },
      el("p", {}, words.idle),
      el("p", { className: "idle__ways" }, button(words.idleStay, stir), button(words.end, end)));
    aside.append(note);
    live.say(words.idle);
  }
  return { stir };
}
