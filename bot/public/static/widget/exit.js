/* Exit now: blank, end, wipe, replace. In that order, in every tab of this browser. */

import { embedded, tellPage } from "./frame.js";
import { lastWord } from "./polling.js";
import { onThreeShifts } from "./shift.js";

/** Returns `leave({byPage})`. `close()` stops the line; `conversation` and `storage` are emptied. */
export function makeExit({ link, storage, conversation, close }) {
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("dropin-exit") : null;
  let left = false;

  function away() {
    window.location.replace(link.href);
  }

  function replacePage() {
    if (!embedded) return away();
    tellPage("exit");
    setTimeout(() => window.top.location.replace(link.href), 800); // a page without our loader
  }

  function leave({ byPage = false, byTab = false } = {}) {
    if (left) return;
    left = true;
    document.documentElement.hidden = true;
    document.title = "\u200b";
    document.body.replaceChildren();
    const { token } = conversation;
    storage.wipe();
    if (token) lastWord(token, "end").catch(() => {});
    if (!byTab) tabs?.postMessage("exit");
    close();
    if (byPage) tellPage("gone");
    else replacePage();
  }

  if (tabs) tabs.onmessage = () => leave({ byTab: true });
  link.onclick = (event) => {
    event.preventDefault();
    leave();
  };
  window.addEventListener("pageshow", (event) => event.persisted && left && away());
  onThreeShifts(leave);
  return leave;
}
