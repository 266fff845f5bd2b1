// What an officer can do with a conversation: each asks the server, and says what came of it.

import { Refused, post } from "./api.js";
import { chooseReply } from "./canned.js";
import { askFor, field, reason } from "./dialogs.js";
import { askTransfer } from "./transfer.js";

export function acts(desk) {
  const at = (conversation, act, body) => tried(desk, () => post(`/api/conversations/${conversation.id}/${act}`, body));
  const offerOf = (conversation) => desk.room.offers.find((one) => one.conversation_id === conversation.id && one.to_officer === desk.room.me.id);
  const settle = (offer, answer) => tried(desk, () => post(`/api/offers/${offer.id}/${answer}`));
  return {
    activate: (conversation) => desk.activate(conversation),
    putAway: (conversation) => desk.putAway(conversation),
    record: (conversation) => desk.showRecord(conversation.known.record, conversation),
    recordOf: (id) => desk.showRecord(id, null),
    async next() {
      const taken = await tried(desk, () => post("/api/next"));
      if (taken && !taken.conversation) desk.say("Nobody waits.");
      if (taken?.conversation) desk.go(taken.conversation);
    },
    async choose(waiting) {
      const given = await reason("Take this parent out of turn", "Take", "The queue's order is by risk and by waiting. Say why this parent comes first.");
      const taken = given && (await tried(desk, () => post("/api/choose", { conversation: waiting.conversation_id, reason: given.reason })));
      if (taken) desk.go(taken.conversation);
    },
    async canned(conversation, write) {
      const text = await chooseReply(desk.known.canned, conversation.known?.conversation.topic);
      if (text) write.add(text);
    },
    async note(conversation, text) {
      const written = await at(conversation, "note", { text });
      if (written) await conversation.refresh();
      return written;
    },
    async prove(conversation) {
      const shown = await at(conversation, "proof");
      if (shown) desk.say(`The parent sees shoulder number ${shown.shoulder_number} and the words: ${shown.phrase}.`);
    },
    async callSupervisor(conversation) {
      if (await at(conversation, "help")) desk.say("The supervisors have been called.");
    },
    async finish(conversation) {
      if (conversation.phase === "wrap_up" || (await at(conversation, "wrap-up"))) await desk.showRecord(conversation.known.record, conversation);
    },
    resume: (conversation) => at(conversation, "resume"),
    async transfer(conversation) {
      const given = await askTransfer(desk.room);
      if (!given) return;
      if (given.to) await at(conversation, "offer", { to: given.to, warm: given.how === "warm", note: given.note });
      else if (await at(conversation, "requeue")) desk.leaving(conversation);
    },
    async accept(offer) {
      if (await settle(offer, "accept")) desk.go(offer.conversation_id);
    },
    decline: (offer) => settle(offer, "decline"),
    withdraw: (offer) => settle(offer, "withdraw"),
    readAlong: (offer) => desk.open(offer.conversation_id),
    acceptOffer: (conversation) => settle(offerOf(conversation), "accept"),
    async declineOffer(conversation) {
      if (await settle(offerOf(conversation), "decline")) desk.putAway(conversation);
    },
    async observe(held) {
      const given = await reason("Observe silently", "Observe", "Neither the parent nor the officer sees it. What you read and why is in the audit.");
      if (given) desk.open(held.conversation_id, given.reason);
    },
    async whisper(conversation) {
      const given = await askFor("Whisper to the officer", field("text", "Only the officer sees this", { tag: "textarea" }), "Whisper");
      if (given && (await at(conversation, "whisper", given))) await conversation.refresh();
    },
    async takeOver(conversation) {
      const given = await reason("Take over", "Take over", "The parent is told that they now talk to you.");
      if (given) await at(conversation, "take-over", { reason: given.reason });
    },
    async seeAlert(alert) {
      if (await tried(desk, () => post(`/api/alerts/${alert.id}/seen`))) desk.calm(alert.conversation_id);
      desk.look();
    },
    async ending(conversation, act, summary) {
      if (await at(conversation, act, { summary })) desk.leaving(conversation);
    },
  };
}

async function tried(desk, act) {
  try {
    return await act();
  } catch (error) {
    desk.say(error instanceof Refused ? error.message : "There is no connection. Please try again.");
    return null;
  }
}
