// The desk's page: parts put together, state in words, keys.

import { Alarm } from "./alarm.js";
import { post } from "./api.js";
import { Desk } from "./desk.js";
import { part } from "./dom.js";
import { listen } from "./keys.js";
import { Live } from "./live.js";
import { clock } from "./words.js";

const live = new Live();
const alarm = new Alarm();
const desk = new Desk(JSON.parse(part("room").closest("main").dataset.known), live, alarm);

live.addEventListener("frame", ({ detail }) => {
  desk.take(detail);
  if (detail.type === "room") state(detail);
});
live.addEventListener("connection", ({ detail: connected }) => {
  part("connection").textContent = connected ? "Connected." : "Connection lost. Trying again; what you write is kept.";
  part("connection").classList.toggle("is-bad", !connected);
  if (connected) desk.flush();
});

function state(room) {
  const { open, closes, next_open: next } = room.clinic;
  part("clinic").textContent = open ? `The clinic is open until ${clock(closes)}.` : `The clinic is closed${next ? ` until ${new Date(next).toLocaleString("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" })}` : ""}.`;
  const away = room.colleagues.find((one) => one.id === room.me.id)?.state === "away";
  part("presence").textContent = away ? "I am back" : "Have a break";
  part("presence").setAttribute("aria-pressed", String(away));
}

const withActive = (act) => () => desk.active && act(desk.active);
const held = (name) => withActive((conversation) => conversation.mine && desk.acts[name](conversation));

listen({
  n: () => desk.acts.next(),
  m: () => desk.column?.write.focus(),
  l: () => desk.column?.log.newest(),
  c: withActive((conversation) => conversation.mine && desk.acts.canned(conversation, desk.column.write)),
  p: () => part("about").querySelector("#note")?.focus(),
  t: held("transfer"),
  f: held("finish"),
  h: held("callSupervisor"),
  r: withActive((conversation) => desk.acts.record(conversation)),
  v: withActive((conversation) => { conversation.open = !conversation.open; conversation.changed("veil"); }),
  "?": () => part("keys").showModal(),
  digit: (number) => desk.digit(number),
});

part("next").addEventListener("click", () => desk.acts.next());
part("help").addEventListener("click", () => part("keys").showModal());
part("presence").addEventListener("click", async () => {
  const away = part("presence").getAttribute("aria-pressed") === "true";
  await post("/api/presence", { state: away ? "ready" : "away" }).catch(() => {});
  desk.look();
});
document.addEventListener("write-again", ({ detail }) => {
  desk.activate(detail.conversation);
  desk.column.write.add(detail.text);
});

live.connect();
alarm.test();
