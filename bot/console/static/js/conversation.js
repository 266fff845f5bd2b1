// One conversation as this browser knows it: its messages in order, once, and what is on its way.

import { get, post } from "./api.js";
import { Outbox } from "./outbox.js";

export class Conversation extends EventTarget {
  messages = [];
  known = null;      // context from the server: summary, notes, right, record
  urgency = "none";
  phase = "officer";
  ended = false;
  risen = false;
  typing = false;
  receipt = { delivered: 0, seen: 0 };
  opened = new Set(); // numbers of messages whose veil was lifted
  open = false;       // all veils lifted
  #typingTimer = null;

  constructor(id, { ground = "" } = {}) {
    super();
    this.id = id;
    this.ground = ground;
    this.outbox = new Outbox(id, () => this.changed());
  }

  get last() {
    return this.messages.at(-1)?.seq ?? 0;
  }

  get mine() {
    return this.known?.right === "holds" && !this.ended;
  }

  where() {
    return { since: this.last, ground: this.ground };
  }

  async refresh() {
    const at = `/api/conversations/${this.id}`;
    this.known = await (this.ground ? post(`${at}/look`, { ground: this.ground }) : get(at));
    this.receipt = this.known.receipt;
    this.#about(this.known.conversation);
    this.changed("known");
  }

  held(about) {
    this.phase = about.phase;
    this.#about(about);
  }

  #about(about) {
    this.urgency = about.urgency;
    this.phase = about.phase;
    if (this.known) this.known.conversation = { ...this.known.conversation, ...about };
  }

  take(frame) {
    if (frame.type === "message") this.#message(frame);
    else if (frame.type === "typing") this.#shows();
    else if (frame.type === "receipt") this.receipt = frame;
    else if (frame.type === "urgency") this.risen = true;
    else if (frame.type === "gone" || frame.type === "closed") this.ended = true;
    this.changed(frame.type);
  }

  #message(frame) {
    if (frame.seq <= this.last) return;
    this.messages.push(frame);
    if (frame.author === "parent") this.typing = false;
    if (frame.author === "officer") this.outbox.stored(frame.client_id);
  }

  #shows() {
    this.typing = true;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => { this.typing = false; this.changed("typing"); }, 5_000);
  }

  changed(what = "outbox") {
    this.dispatchEvent(new CustomEvent("changed", { detail: what }));
  }
}
