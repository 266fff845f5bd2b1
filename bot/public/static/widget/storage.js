/* What this tab remembers, in sessionStorage only: the token and what is not sent yet. */

const KEY = "dropin";

/** Nothing is written before `begin()`: that is the parent's first message. */
export function makeStorage(area = () => window.sessionStorage) {
  let memory = {};
  let begun = false;
  let forget = false;

  const quietly = (work) => {
    try {
      return work();
    } catch {
      return null; // storage is blocked or full: the tab's memory still has it
    }
  };
  const save = () => begun && !forget && quietly(() => area().setItem(KEY, JSON.stringify(memory)));

  const kept = quietly(() => JSON.parse(area().getItem(KEY)));
  if (kept && typeof kept === "object") {
    memory = kept;
    begun = true;
  }

  return {
    get begun() {
      return begun;
    },
    get: (name) => memory[name],
    set(name, value) {
      memory[name] = value;
      save();
    },
    begin(keepNothing) {
      begun = true;
      forget = keepNothing;
      save();
    },
    /** The device keeps nothing from now on; this page still has it, until it is left. */
    letGo() {
      forget = true;
      quietly(() => area().removeItem(KEY));
    },
    wipe() {
      memory = {};
      begun = false;
      quietly(() => area().removeItem(KEY));
    },
  };
}
