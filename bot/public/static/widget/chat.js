/* The chat's parts and how they hear of each other. Frames from the server are read in frames.js. */

import { makeCallback } from "./callback.js";
import { makeClinic } from "./clinic.js";
import { makeCodeCard, makeCodeForm } from "./code.js";
import { makeComposer } from "./composer.js";
import { makeConnection } from "./connection.js";
import { makeConversation } from "./conversation.js";
import { part } from "./dom.js";
import { makeEnding } from "./ending.js";
import { makeFrames } from "./frames.js";
import { makeIdle } from "./idle.js";
import { makeMenu } from "./menu.js";
import { makeOutbox } from "./outbox.js";
import { makeReceipts } from "./receipts.js";
import { makeStatus } from "./status.js";
import { makeTranscript } from "./transcript.js";
import { makeView } from "./view.js";
import { makeWaiting } from "./waiting.js";

const TYPING_EVERY = 3000;

/** Everything inside the frame but the exit and the pictures' guard. */
export function makeChat({ storage, live, unread }) {
  const conversation = makeConversation(storage);
  const aside = part("aside");
  let typedAt = 0;
  let leaving = null; // "end" or "delete", until the server has done it

  const send = (frame) => connection.send(frame);
  const ask = (type) => {
    leaving = type;
    return send({ type });
  };
  const end = () => {
    if (!conversation.token) return restart();
    storage.letGo(); // also when the line is down and the tab is closed before the server knows
    return ask("end");
  };
  const remove = () => (conversation.token ? ask("delete") : frames.removed({ kept: false }));
  const move = () => conversation.token && send({ type: "make_code" });
  const join = () => send({ type: "join_clinic" });
  const begin = () => storage.begun || storage.begin(part("forget").checked);

  const view = makeView({ scroll: part("scroll"), newest: part("newest") });
  const callback = makeCallback({ send, live });
  const clinic = makeClinic({ conversation, join, callback });
  const tools = { clinic, choose: ({ title, payload }) => say(title, payload), say: live.say };
  const transcript = makeTranscript({ list: part("transcript"), tools, live, view });
  const status = makeStatus({ who: part("who"), state: part("state"), fallback: part("fallback"), live });
  const waiting = makeWaiting({ aside, leave: () => send({ type: "leave_clinic" }), callback, live, view });
  const ending = makeEnding({ aside, again: restart, live, view });
  const menu = makeMenu({ holder: part("menu"), end, remove, move });
  const codeCard = makeCodeCard({ aside, live, view });
  const codeForm = makeCodeForm({ holder: part("code"), send, live });
  const idle = makeIdle({ aside, active: () => storage.begun && conversation.owner !== "queue" && !conversation.ended, end, live });
  const outbox = makeOutbox({ storage, send });
  const composer = makeComposer({ form: part("composer"), field: part("text"), hint: part("hint"), onsay: say, ontype: typed });
  const receipts = makeReceipts({ send, looked: unread.looked });
  const parts = { conversation, storage, view, clinic, transcript, status, waiting, ending, menu, idle, outbox, composer, callback, receipts, codeCard, codeForm, unread, live };
  const frames = makeFrames({ ...parts, asked: () => leaving, settle: () => (leaving = null), begin, reopen: () => connection.reopen(), refresh });
  const connection = makeConnection({
    hello: conversation.hello,
    onframe: frames.read,
    onstate(name) {
      status.line(name);
      if (name !== "connected") return;
      outbox.flush();
      callback.again();
      codeForm.again();
      if (leaving) send({ type: leaving });
    },
  });

  function say(text, payload) {
    begin();
    ending.clear();
    transcript.addPending(outbox.add(text, payload));
    idle.stir();
    refresh();
  }

  function typed(text) {
    idle.stir();
    storage.set("draft", text);
    if (conversation.owner !== "officer" || !text || Date.now() - typedAt < TYPING_EVERY) return;
    typedAt = Date.now();
    send({ type: "typing" });
  }

  /** A new conversation in the same tab: nothing of the old one is kept. */
  function restart() {
    leaving = null;
    frames.forget();
    connection.reopen();
    part("text").focus();
  }

  // Back must not show what has ended: browsers keep whole pages for it. After Exit now nothing is left to forget.
  window.addEventListener("pagehide", () => conversation.ended && conversation.token && restart());

  function refresh() {
    const { ended } = conversation;
    document.body.dataset.owner = conversation.owner;
    part("intro").hidden = storage.begun;
    composer.show(!ended);
    menu.show({ chat: storage.begun, ended });
    status.owner(conversation);
    waiting.owner(conversation);
    clinic.refresh();
  }

  return {
    conversation,
    open() {
      const draft = storage.get("draft"); // read before anything is drawn: drawing may set it
      outbox.items.forEach(transcript.addPending);
      if (draft) composer.giveBack(draft);
      refresh();
      connection.open();
      idle.stir();
    },
    opened() {
      receipts.opened();
      if (view.atEnd()) view.toEnd();
    },
    close: connection.close,
  };
}
