/* The visible conversation: every message once, in the server's order, with what is not sent yet at the end. */

import { messageItem, settleFrom, spoken } from "./message.js";
import { words } from "./words.js";

/** `list` is the <ol>; `tools` go to each message; `view` scrolls. */
export function makeTranscript({ list, tools, live, view }) {
  const mine = new Map(); // client_id -> item, of this parent's own messages

  const numbered = (item) => Number(item.dataset.seq ?? Infinity);

  function place(item) {
    const after = [...list.children].find((other) => numbered(other) > numbered(item));
    list.insertBefore(item, after ?? null);
    regroup(item);
  }

  /** The speaker's name stands where the speaker changes, not above every line. */
  function regroup(item) {
    for (const one of [item, item.nextElementSibling]) {
      if (!one) continue;
      one.classList.toggle("message--same", one.previousElementSibling?.dataset.who === one.dataset.who);
    }
  }

  function mark(item, state) {
    item.dataset.state = state;
    item.querySelector(".message__state").textContent = words[state];
  }

  /** An answer to it has come, so it was read. */
  function markSeen(seq) {
    for (const item of mine.values()) {
      if (item.dataset.state === "sent" && numbered(item) < seq) mark(item, "seen");
    }
  }

  function takeChoice(payload, seq) {
    const before = [...list.children].filter((item) => numbered(item) < seq).reverse();
    before.some((item) => settleFrom(item, payload));
  }

  const self = {
    /** The parent's own words, before the server has them. */
    addPending({ client_id: id, text }) {
      const item = messageItem({ author: "parent", text }, tools);
      mine.set(id, item);
      mark(item, "pending");
      place(item);
      view.follow(item);
    },
    number(id, seq) {
      const item = mine.get(id);
      if (!item) return;
      item.dataset.seq = seq;
      mark(item, "sent");
      place(item);
    },
    fail(id) {
      const item = mine.get(id);
      if (item) mark(item, "failed");
    },
    /** A message from the server; `quiet` while the past is being replayed. */
    add(message, { quiet = false } = {}) {
      if (message.client_id && mine.has(message.client_id)) {
        self.number(message.client_id, message.seq);
        return;
      }
      const following = view.atEnd();
      const item = messageItem(message, tools);
      item.dataset.seq = message.seq;
      if (message.author === "parent") {
        mine.set(message.client_id ?? `seq-${message.seq}`, item);
        mark(item, "sent");
        if (message.payload) takeChoice(message.payload, message.seq);
      } else if (message.author !== "system") markSeen(message.seq);
      place(item);
      if (!quiet && message.author !== "parent") {
        live.say(spoken(message, !item.classList.contains("message--same")));
        view.arrived(item, following);
      } else if (quiet) view.toEnd();
    },
    clear() {
      mine.clear();
      list.replaceChildren();
    },
  };
  return self;
}
