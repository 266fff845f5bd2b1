// Messages on their way to the server: in order, until it says they are stored. A reload keeps them.

import { Offline, post } from "./api.js";

const PAUSE = 2_000;

export class Outbox {
  waiting = [];
  #sending = false;

  constructor(conversation, changed) {
    this.conversation = conversation;
    this.changed = changed;
    this.key = `outbox:${conversation}`;
    this.waiting = JSON.parse(sessionStorage.getItem(this.key) ?? "[]");
    this.flush();
  }

  put(text) {
    this.waiting.push({ client_id: crypto.randomUUID(), text });
    this.#keep();
    this.flush();
  }

  stored(clientId) {
    this.waiting = this.waiting.filter((one) => one.client_id !== clientId);
    this.#keep();
  }

  async flush() {
    if (this.#sending) return;
    this.#sending = true;
    while (this.waiting.length && (await this.#sendOne(this.waiting[0])));
    this.#sending = false;
  }

  async #sendOne(one) {
    if (one.refused) return false;
    try {
      const { client_id, text } = one;
      const stored = await post(`/api/conversations/${this.conversation}/say`, { client_id, text });
      this.stored(stored.client_id);
      return true;
    } catch (error) {
      if (error instanceof Offline) setTimeout(() => this.flush(), PAUSE);
      else one.refused = error.message;
      this.#keep();
      return false;
    }
  }

  // Takes back what the server refused, so that its words are not lost.
  takeBack(one) {
    this.stored(one.client_id);
    return one.text;
  }

  #keep() {
    if (this.waiting.length) sessionStorage.setItem(this.key, JSON.stringify(this.waiting));
    else sessionStorage.removeItem(this.key);
    this.changed();
  }
}
