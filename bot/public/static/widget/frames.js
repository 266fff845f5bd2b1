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

  /** `kept` is what the server says: true when an officer had it; nothing when its answer was lost. */
  function removed({ kept } = {}) {
    parts.settle();
    forget();
    ending.deleted(kept);
    return true;
  }

  /** An officer's last words can be read until this page is left; what the parent has ended goes at once. */
  function over(reason) {
    const byParent = parts.asked() === "end";
    storage.letGo();
    if (byParent || reason === "ended_by_parent") transcript.clear();
    ending.ended({ byParent });
    if (byParent) parts.settle();
  }

  const handlers = {
    welcome(frame) {
      if (!frame.conversation && conversation.token) return parts.asked() === "delete" ? removed() : lost(words.gone);
      replayUntil = frame.resumed && !conversation.id ? frame.seq ?? 0 : 0;
      if (frame.token) {
        parts.begin();
        codeForm.done();
      }
      const was = conversation.ended;
      conversation.welcome(frame);
      parts.refresh();
      if (conversation.ended && !was) over();
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
    closed({ reason, kept }) {
      if (reason === "deleted") return conversation.token && removed({ kept }); // perhaps from another tab
      if (reason === "moved") {
        lost(words.moved);
        return parts.reopen();
      }
      conversation.own({ owner: "closed" });
      status.quiet();
      parts.refresh();
      return over(reason);
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
