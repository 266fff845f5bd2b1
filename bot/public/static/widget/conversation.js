/* What this tab knows of its conversation: who may speak, what has been seen, from where to resume. */

/** Numbers are remembered one by one, so that a gap is asked for again and a repeat is dropped. */
export function makeConversation(storage) {
  const known = new Set();
  let whole = 0; // every message up to here has been seen

  const self = {
    owner: "assistant",
    officer: "",
    clinic: { open: false, next_open: null },
    id: null,
    get token() {
      return storage.get("token") ?? null;
    },
    get ended() {
      return self.owner === "closed";
    },
    hello: () => ({ resume: self.token, last_seq: whole }),

    /** True the first time a number is met. */
    meet(seq) {
      if (known.has(seq)) return false;
      known.add(seq);
      while (known.has(whole + 1)) whole += 1;
      return true;
    },
    welcome(frame) {
      self.id = frame.conversation;
      self.clinic = frame.clinic ?? self.clinic;
      if (frame.owner) self.owner = frame.owner;
      if (frame.token) storage.set("token", frame.token);
    },
    /** True when officers came on duty, or went. */
    opens({ open, next_open }) {
      const before = self.clinic.open;
      self.clinic = { open, next_open };
      return open !== before;
    },
    own(frame) {
      self.owner = frame.owner;
      self.officer = frame.name ?? "";
    },
    forget() {
      known.clear();
      whole = 0;
      Object.assign(self, { owner: "assistant", officer: "", id: null });
      storage.wipe();
    },
  };
  return self;
}
