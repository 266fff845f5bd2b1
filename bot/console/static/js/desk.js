// The desk itself: which conversations are open, which one is active, what the room last said.

import { about } from "./about.js";
import { acts } from "./acts.js";
import { Offline, get, post } from "./api.js";
import { column } from "./column.js";
import { Conversation } from "./conversation.js";
import { part, refill } from "./dom.js";
import { afterRecord, record } from "./record.js";
import { showRoom } from "./room.js";
import { veiled } from "./transcript.js";
import { offerBreak } from "./welfare.js";
import { setClock } from "./words.js";

export class Desk {
  room = null;
  goTo = null;
  active = null;
  #open = new Map(); // id -> { conversation, column }
  #leaving = new Set();
  #record = null;    // the record that is shown in place of what is known

  constructor(known, live, alarm) {
    this.known = known;
    this.live = live;
    this.alarm = alarm;
    this.acts = acts(this);
  }

  say(words) {
    part("said").textContent = "";
    part("said").textContent = words;
    part("connection").textContent = words;
  }

  async look() {
    try { this.see(await get("/api/room")); } catch (error) { if (!(error instanceof Offline)) throw error; }
  }

  see(room) {
    if (!this.room) this.#showAbout();
    this.room = room;
    setClock(room.now);
    showRoom(part("room"), room, this.acts);
    this.#settle(room);
    this.alarm.heed(room);
  }

  #settle(room) {
    for (const held of room.held) {
      this.open(held.id);
      const { conversation } = this.#open.get(held.id);
      const taken = conversation.known && conversation.known.right !== "holds";
      conversation.held(held);
      if (taken) conversation.refresh();
      conversation.changed("held");
    }
    const held = new Set(room.held.map((one) => one.id));
    const offered = new Set(room.offers.map((one) => one.conversation_id));
    for (const { conversation } of [...this.#open.values()]) {
      if (conversation.known?.right === "holds" && !held.has(conversation.id)) this.#gone(conversation);
      if (conversation.known?.right === "offered" && !held.has(conversation.id) && !offered.has(conversation.id)) this.putAway(conversation);
    }
  }

  #gone(conversation) {
    if (this.#leaving.has(conversation.id)) return this.putAway(conversation);
    conversation.ended = true;
    conversation.changed("ended");
    return null;
  }

  open(id, ground = "") {
    if (this.#open.has(id)) return;
    const conversation = new Conversation(id, { ground });
    this.#leaving.delete(id);
    const shown = column(conversation, this.#open.size + 1, this.acts, this.live);
    this.#open.set(id, { conversation, column: shown });
    part("columns").append(shown.node);
    part("empty").hidden = true;
    conversation.addEventListener("changed", (event) => this.#changed(conversation, event.detail));
    this.live.watch(id, () => conversation.where());
    if (!this.active) this.activate(conversation);
    conversation.refresh().then(() => this.goTo === id && this.#focus(conversation), () => this.putAway(conversation));
  }

  // Where the officer asked to go: at once, or as soon as it is here. Nothing else moves the focus.
  go(id) {
    this.goTo = id;
    const conversation = this.#open.get(id)?.conversation;
    if (conversation?.known) this.#focus(conversation);
  }

  putAway(conversation) {
    this.live.unwatch(conversation.id);
    this.#open.get(conversation.id)?.column.node.remove();
    this.#open.delete(conversation.id);
    part("empty").hidden = this.#open.size > 0;
    if (this.active === conversation) this.activate([...this.#open.values()][0]?.conversation ?? null);
  }

  // The risen risk was seen: the flag goes, the risk stays.
  calm(id) {
    const conversation = this.#open.get(id)?.conversation;
    if (!conversation) return;
    conversation.risen = false;
    conversation.changed("seen");
  }

  leaving(conversation) {
    this.#leaving.add(conversation.id);
    this.putAway(conversation);
  }

  #focus(conversation) {
    this.goTo = null;
    this.activate(conversation);
    this.#open.get(conversation.id).column.write.focus();
  }

  activate(conversation) {
    if (this.active === conversation && !this.#record?.orphan) return;
    this.active = conversation;
    this.#record = null;
    for (const { conversation: one, column: shown } of this.#open.values()) shown.node.classList.toggle("is-active", one === conversation);
    this.#showAbout();
  }

  #changed(conversation, what) {
    if (what === "message") this.#announce(conversation);
    if (what === "note" || what === "urgency" || what === "owner") conversation.refresh().catch(() => {});
    if (conversation === this.active && !this.#record && what !== "typing") this.#showAbout();
  }

  #announce(conversation) {
    const last = conversation.messages.at(-1);
    if (last.author !== "parent") return;
    part("said").textContent = veiled(conversation, last) ? "The parent wrote something." : `The parent wrote: ${last.text}`;
  }

  #showAbout() {
    const written = part("about").querySelector("#note")?.value;
    refill(part("about"), about(this.active ?? {}, this.acts));
    const field = part("about").querySelector("#note");
    if (field && written) field.value = written;
  }

  async showRecord(id, conversation) {
    if (!id) return this.say("There is no record to write.");
    if (conversation) this.activate(conversation);
    this.#record = { orphan: !conversation };
    const finished = (answer) => this.#finished(answer, conversation);
    const shown = await record(id, { finished, plan: planOf(conversation), said: (words) => this.say(words) });
    refill(part("about"), shown);
    shown.querySelector("select").focus();
    return null;
  }

  #finished({ offer_break: hard, hard_ones: today }, conversation) {
    const end = (act) => (summary) => { this.#record = null; this.acts.ending(conversation, act, summary); };
    if (conversation) conversation.known.record = null;
    if (conversation?.mine) refill(part("about"), afterRecord(end("hand-back"), end("close")));
    else { this.#record = null; this.#showAbout(); }
    part("about").querySelector("#summary")?.focus();
    if (hard) offerBreak(today, () => post("/api/presence", { state: "away" }).then(() => this.look()));
    this.look();
  }

  take(frame) {
    if (frame.type === "room") this.see(frame);
    else this.#open.get(frame.conversation)?.conversation.take(frame);
  }

  flush() {
    for (const { conversation } of this.#open.values()) conversation.outbox.flush();
  }

  digit(number) {
    const shown = [...this.#open.values()][number - 1];
    if (shown) this.#focus(shown.conversation);
  }

  get column() {
    return this.active && this.#open.get(this.active.id)?.column;
  }
}

// What the assistant gave the parent as a plan, to begin the record's with.
const planOf = (conversation) => conversation?.messages.findLast((one) => one.custom?.type === "plan")?.custom.steps.join("\n") ?? "";
