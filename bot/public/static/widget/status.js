/* The two lines that always tell the truth: who answers, and whether the line to the server holds. */

import { words } from "./words.js";

const TYPING_LASTS = 6000;
const THINKING_LASTS = 20000;
const THINKING_AFTER = 700;
const TOLD_LASTS = 15000;

/** `fallback` holds the numbers in full, for when the chat cannot be reached. */
export function makeStatus({ who, state, fallback, live }) {
  let line = "";
  let passing = "";
  let timer = 0;

  const show = () => {
    state.textContent = line || passing;
    state.classList.toggle("state--trouble", Boolean(line) && line !== words.connecting);
  };
  function passingFor(text, lasts) {
    clearTimeout(timer);
    passing = text;
    timer = setTimeout(() => passingFor("", 0), lasts);
    show();
  }

  const lines = { connecting: words.connecting, offline: words.offline, retrying: words.retrying, down: words.down };
  const owners = {
    assistant: () => words.whoAssistant,
    queue: () => words.whoQueue,
    officer: (name) => words.whoOfficer(name),
    closed: () => words.whoClosed,
  };

  return {
    line(name) {
      const before = line;
      line = lines[name] ?? "";
      fallback.hidden = name !== "down" && !(name === "offline" && !fallback.hidden);
      if (line !== before && name !== "connecting") {
        if (line) live.say(line);
        else if (before !== words.connecting) live.say(words.connected);
      }
      show();
    },
    owner({ owner, officer }) {
      const text = owners[owner]?.(officer) ?? words.whoAssistant;
      if (who.textContent === text) return;
      who.textContent = text;
      who.dataset.owner = owner;
      live.say(text);
    },
    /** Only ever from an officer's own keyboard; it fades by itself. */
    typing: (name) => passingFor(words.typing(name || words.anOfficer), TYPING_LASTS),
    thinking() {
      clearTimeout(timer);
      timer = setTimeout(() => passingFor(words.thinking, THINKING_LASTS), THINKING_AFTER);
    },
    /** What the server has to say about something that was asked for. */
    told(text) {
      passingFor(text, TOLD_LASTS);
      live.say(text);
    },
    quiet: () => passingFor("", 0),
  };
}
