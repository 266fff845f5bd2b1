// Passing a parent on: to a colleague who must accept, or to the front of the queue.

import { askFor } from "./dialogs.js";
import { el } from "./dom.js";

export async function askTransfer(room) {
  const others = room.colleagues.filter((one) => one.id !== room.me.id && one.role !== "admin");
  const choice = (name, value, words, checked) => el("label", { class: "check" }, el("input", { type: "radio", name, value, checked }), words);
  return askFor("Transfer", [
    el("fieldset", {}, el("legend", {}, "To whom"),
      others.map((one, n) => choice("to", one.id, `${one.name}${one.state === "away" ? " (having a break)" : `, holds ${one.holds}`}`, n === 0)),
      choice("to", "", "Whoever is free: to the front of the queue", others.length === 0)),
    el("fieldset", {}, el("legend", {}, "How (to a colleague)"),
      choice("how", "cold", "Cold: they take over when they accept", true),
      choice("how", "warm", "Warm: they read along and you talk in notes first", false)),
    el("label", { for: "transfer-note" }, "Note for the colleague"),
    el("textarea", { id: "transfer-note", name: "note", maxlength: "1000" }),
  ], "Pass on", { words: "The parent stays with you until a colleague accepts. Nobody has to explain again." });
}
