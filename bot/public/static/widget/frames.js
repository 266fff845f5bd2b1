/* Reads the server's frames: each kind has one handler; an unknown kind is ignored. */

import { words } from "./words.js";

/** `asked()` is what the parent asked for last ("end", "delete" or null); `settle()` ticks it off. */
export function makeFrames(parts) {
  const { conversation, storage, transcript, status, waiting, ending, menu, idle, outbox, composer, callback, receipts, unread, live } = parts;
  let replayUntil = 0; // what the server already had when it greeted us is the past, not news

  function forget() {
    conversation.forget();
    outbox.clear();
    transcript.clear();
    ending.clear();
    menu.close();
    status.quiet();
    composer.clear();
    receipts.forget();
    replayUntil = 0;
    parts.refresh();
  }

  /** The server no longer knows our token: the chat is gone, but not what is still unsent. */
  function lost() {
    if (parts.asked() === "delete") return removed();
    const unsent = outbox.items.map(({ text }) => text).join("\n");
    forget();
    status.told(words.gone);
    if (unsent) composer.giveBack(unsent);
    return undefined;
  }

  const refusals = {
    slow_down: (frame) => outbox.later(frame.retry_after ?? 3),
    try_again: () => outbox.later(3),
    too_long: refuse,
    empty: refuse,
    frame_too_large: refuse,
    closed: refuse,
  };
  function refuse(frame) {
    const item = outbox.drop(frame.client_id);
    if (!item) return;
    transcript.fail(frame.client_id);
    composer.giveBack(item.text);
    if (frame.text) live.say(frame.text);
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
      if (!frame.conversation && conversation.token) return lost();
      const resumed = Boolean(frame.conversation) && !frame.token;
      replayUntil = resumed && !conversation.id ? frame.seq ?? 0 : 0;
      conversation.welcome(frame);
      parts.refresh();
      if (frame.token) outbox.next();
      if (conversation.ended) ending.ended({ byParent: false });
    },
    ack({ client_id: id, seq }) {
      conversation.meet(seq);
      outbox.drop(id);
      transcript.number(id, seq);
      outbox.next();
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
    place: waiting.place,
    typing({ author, name }) {
      if (author !== conversation.owner) return; // late news of somebody who no longer speaks
      if (author === "assistant") status.thinking();
      else status.typing(name ?? conversation.officer);
    },
    closed({ reason }) {
      if (reason === "deleted") return conversation.token && removed(); // perhaps from another tab
      conversation.own({ owner: "closed" });
      status.quiet();
      parts.refresh();
      ending.ended({ byParent: parts.asked() === "end" });
      return parts.settle();
    },
    deleted: removed,
    message_left: callback.left,
    error(frame) {
      if (callback.refused(frame)) return;
      if (Object.hasOwn(refusals, frame.code)) refusals[frame.code](frame);
      else if (frame.client_id) refuse(frame);
      else if (frame.text) status.told(frame.text);
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
