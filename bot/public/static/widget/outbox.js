/* What the parent wrote and the server has not acknowledged. Kept until it has, sent again until it is. */

const AGAIN_AFTER = 8000;

/** A random id, so long that it also serves as a secret. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // plain http on a home network
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** `send(frame)` returns false while there is no line; `started()` says whether a token is held. */
export function makeOutbox({ storage, send, started }) {
  let waiting = storage.get("outbox") ?? [];
  let timer = 0;
  const onLine = new Set(); // sent on this line, not yet acknowledged

  const keep = (items) => {
    waiting = items;
    storage.set("outbox", waiting);
  };

  /** The first message opens the conversation: it goes alone, so that only one is ever opened. */
  function next() {
    for (const item of started() ? waiting : waiting.slice(0, 1)) {
      if (!onLine.has(item.client_id) && send({ type: "say", ...item })) onLine.add(item.client_id);
    }
    clearTimeout(timer);
    if (waiting.length) timer = setTimeout(flush, AGAIN_AFTER);
  }
  /** A new line, or a long silence: whatever is not acknowledged goes again. */
  function flush() {
    onLine.clear();
    next();
  }

  return {
    get items() {
      return waiting;
    },
    add(text, payload) {
      const item = { client_id: newId(), text, ...(payload ? { payload } : {}) };
      keep([...waiting, item]);
      next();
      return item;
    },
    drop(clientId) {
      const item = waiting.find((one) => one.client_id === clientId);
      if (item) keep(waiting.filter((one) => one !== item));
      return item;
    },
    flush,
    next,
    later(seconds) {
      clearTimeout(timer);
      timer = setTimeout(flush, seconds * 1000);
    },
    clear() {
      clearTimeout(timer);
      waiting = [];
    },
  };
}
