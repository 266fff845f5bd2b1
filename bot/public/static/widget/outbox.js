/* What the parent wrote and the server has not acknowledged. Kept until it has, sent again until it is. */

const AGAIN_AFTER = 8000;

/** A random id, so long that it also serves as a secret. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // plain http on a home network
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** `send(frame)` returns false while there is no line. */
export function makeOutbox({ storage, send }) {
  let waiting = storage.get("outbox") ?? [];
  let timer = 0;
  let onLine = null; // the id that was sent on this line and is not acknowledged yet

  const keep = (items) => {
    waiting = items;
    storage.set("outbox", waiting);
  };

  /** One at a time: nothing overtakes one that was refused for now, and only one opens a conversation. */
  function next() {
    const [first] = waiting;
    clearTimeout(timer);
    if (!first) return;
    if (onLine !== first.client_id && send({ type: "say", ...first })) onLine = first.client_id;
    timer = setTimeout(flush, AGAIN_AFTER);
  }
  /** A new line, or a long silence: what is not acknowledged goes again. */
  function flush() {
    onLine = null;
    next();
  }

  return {
    get items() {
      return waiting;
    },
    add(text, payload) {
      const item = { client_id: newId(), text, ...(payload ? { payload } : {}) };
      keep([...waiting, item]);
      if (waiting.length === 1) next();
      return item;
    },
    /** Acknowledged, or refused for good: the next may go. */
    drop(clientId) {
      const item = waiting.find((one) => one.client_id === clientId);
      if (!item) return undefined;
      keep(waiting.filter((one) => one !== item));
      next();
      return item;
    },
    flush,
    later(seconds) {
      clearTimeout(timer);
      timer = setTimeout(flush, seconds * 1000);
    },
    clear() {
      clearTimeout(timer);
      waiting = [];
      onLine = null;
    },
  };
}
