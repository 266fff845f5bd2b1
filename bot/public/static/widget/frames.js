/* Reads the server's frames: each kind has one handler; an unknown kind is ignored. */

import { makeRefusals } from "./refusals.js";
import { words } from "./words.js";

/** `asked()` is what the parent asked for last ("end", "delete" or null); `settle()` ticks it off. */
export function makeFrames(parts) {
  const { conversation, storage, transcript, status, waiting, ending, menu, idle, outbox, composer, callback, receipts, codeCard, codeForm, unread } = parts;
  const refusals = makeRefusals(parts);
  let replayUntil = 0; // what the server already had when it greeted us is the past, not news

  function forget() {
    conversation.forget();
    outbox.clear();
    transcript.clear();
    ending.clear();
    codeCard.clear();
    menu.close();
    status.quiet();
    composer.clear();
    receipts.forget();
    replayUntil = 0;
    parts.refresh();
  }

  /** The chat is no longer to be had from here; what is still unsent is not lost with it. */
  function lost(why) {
    const unsent = outbox.items.map(({ text }) => text).join("\n");
    forget();
    status.told(why);
    if (unsent) composer.giveBack(unsent);
  }

  /** After a reload the welcome says that an officer has it, the messages say which. */
  function named(name) {
    conversation.officer = name;
    if (conversation.owner === "officer") status.owner(conversation);
  }

  function removed() {
    parts.settle();
    forget();
    ending.deleted();
    return true;
  }

  const handlers = {
    welcome(frame) {
      if (!frame.conversation && conversation.token) return parts.asked() === "delete" ? removed() : lost(words.gone);
      replayUntil = frame.resumed && !conversation.id ? frame.seq ?? 0 : 0;
      if (frame.token) {
        parts.begin();
        codeForm.done();
      }
      conversation.welcome(frame);
      parts.refresh();
      if (conversation.ended) ending.ended({ byParent: false });
    },
    ack({ client_id: id, seq }) {
      conversation.meet(seq);
      outbox.drop(id);
      transcript.number(id, seq);
    },
    message(frame) {
      if (!conversation.meet(frame.seq)) return;
      if (frame.client_id) outbox.drop(frame.client_id);
      const quiet = frame.seq <= replayUntil;
      transcript.add(frame, { quiet });
      if (frame.author === "parent") return;
      if (frame.author === "officer") {
        receipts.arrived(frame.seq);
        if (frame.name) named(frame.name);
      }
      status.quiet();
      idle.stir();
      if (!quiet) unread.arrived();
    },
    owner(frame) {
      conversation.own(frame);
      status.quiet();
      parts.refresh();
    },
    clinic(frame) {
      const news = conversation.opens(frame);
      parts.refresh();
      if (news && conversation.owner === "assistant") status.told(frame.open ? words.clinicOpens : words.clinicCloses);
    },
    place: waiting.place,
    typing({ author, name }) {
      if (author !== conversation.owner) return; // late news of somebody who no longer speaks
      if (author === "assistant") status.thinking();
      else status.typing(name ?? conversation.officer);
    },
    closed({ reason }) {
      if (reason === "deleted") return conversation.token && removed(); // perhaps from another tab
      if (reason === "moved") {
        lost(words.moved);
        return parts.reopen();
      }
      conversation.own({ owner: "closed" });
      status.quiet();
      parts.refresh();
      ending.ended({ byParent: parts.asked() === "end" });
      return parts.settle();
    },
    deleted: removed,
    message_left: callback.left,
    code: codeCard.show,
    error(frame) {
      if (frame.clinic && conversation.opens(frame.clinic)) parts.refresh();
      refusals.told(frame);
    },
  };

  return {
    forget,
    removed,
    read(frame) {
      if (Object.hasOwn(handlers, frame.type)) handlers[frame.type](frame);
    },
  };
}
