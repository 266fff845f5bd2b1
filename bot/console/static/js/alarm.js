// An alert that cannot be missed: a tone, the title, the badge; again and again until it is taken.

import { button, el, part, refill } from "./dom.js";
import { since } from "./words.js";

const REPEAT = 12_000;
const ESCALATE = 60_000; // a parent nobody took in a minute: supervisors hear it too
const HEARD = "sound-heard";
const TITLE = document.title;

export class Alarm {
  #context = null;
  #last = 0;
  #reasons = [];

  constructor() {
    setInterval(() => this.#again(), 1_000);
    document.addEventListener("click", () => this.#wake(), { passive: true });
    document.addEventListener("keydown", () => this.#wake(), { passive: true });
    this.show();
  }

  // At sign-in: nobody goes on duty with a silent machine.
  test() {
    if (sessionStorage.getItem(HEARD)) return;
    const dialog = el("dialog", { class: "dialog", "aria-labelledby": "sound-title" },
      el("h2", { id: "sound-title" }, "Can you hear the alert?"),
      el("p", {}, "When a parent waits, this computer makes a sound until somebody takes them. Turn the volume up and try it."),
      el("div", { class: "acts" },
        el("button", { class: "button", type: "button", onclick: () => this.ring() }, "Play the alert"),
        el("button", { class: "button button--quiet", type: "button", onclick: () => this.#heard(dialog, true) }, "I heard it"),
        el("button", { class: "button button--quiet", type: "button", onclick: () => this.#heard(dialog, false) }, "No sound here")));
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    document.body.append(dialog);
    dialog.showModal();
  }

  #heard(dialog, yes) {
    sessionStorage.setItem(HEARD, yes ? "yes" : "no");
    dialog.close();
    dialog.remove();
    this.show();
  }

  show() {
    const place = part("sound");
    const silent = sessionStorage.getItem(HEARD) === "no" || (this.#context && this.#context.state !== "running");
    place.classList.toggle("is-bad", Boolean(silent));
    refill(place, silent ? "Sound is off. " : "Sound is on. ", button("Test", () => { sessionStorage.removeItem(HEARD); this.test(); }, { data: { key: "sound" } }));
  }

  #wake() {
    this.#context ??= new AudioContext();
    if (this.#context.state === "suspended") this.#context.resume().then(() => this.show());
  }

  ring() {
    this.#wake();
    [880, 1175, 880, 1175].forEach((pitch, n) => this.#tone(pitch, this.#context.currentTime + n * 0.22));
  }

  #tone(pitch, at) {
    const tone = this.#context.createOscillator();
    const loud = this.#context.createGain();
    tone.frequency.value = pitch;
    loud.gain.setValueAtTime(0.0001, at);
    loud.gain.exponentialRampToValueAtTime(0.6, at + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0001, at + 0.2);
    tone.connect(loud).connect(this.#context.destination);
    tone.start(at);
    tone.stop(at + 0.21);
  }

  // What there is to be heard now; an empty list is silence.
  heed(room) {
    const before = this.#reasons.length;
    this.#reasons = reasons(room);
    this.#mark();
    if (this.#reasons.length > before) { this.#last = 0; this.#again(); }
  }

  #again() {
    if (!this.#reasons.length || Date.now() - this.#last < REPEAT) return;
    this.#last = Date.now();
    part("alarm").textContent = this.#reasons[0];
    if (sessionStorage.getItem(HEARD)) this.ring();
  }

  #mark() {
    const count = this.#reasons.length;
    document.title = count ? `(${count}) ${this.#reasons[0]}` : TITLE;
    document.querySelector('link[rel="icon"]').href = count ? "/static/icon-alert.svg" : "/static/icon.svg";
    if (count) navigator.setAppBadge?.(count).catch(() => {});
    else navigator.clearAppBadge?.().catch(() => {});
  }
}

function reasons(room) {
  const me = room.me.id;
  const here = room.colleagues.find((one) => one.id === me);
  const free = here?.state !== "away" && room.held.length < room.capacity;
  const late = (waiting) => since(waiting.joined_at) > ESCALATE;
  const supervises = room.me.may.includes("see_alerts");
  const waiting = room.queue.waiting.filter((one) => free || (supervises && late(one)));
  return [
    ...room.offers.filter((offer) => offer.to_officer === me).map((offer) => `${offer.from_name} asks you to take a parent over`),
    ...waiting.map((one) => (late(one) ? "A parent waits and nobody has come" : "A parent waits")),
    ...room.alerts.filter((alert) => alert.kind === "urgency_rose").map(() => "Risk has risen in a conversation"),
    ...room.alerts.filter((alert) => alert.kind === "help_wanted" && alert.officer_id !== me).map(() => "An officer asks for a supervisor"),
  ];
}
