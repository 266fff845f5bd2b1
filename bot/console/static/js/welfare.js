// After a hard conversation a break is offered, not ordered.

import { el } from "./dom.js";

export function offerBreak(hardOnes, take) {
  const again = hardOnes > 1 ? ` It was the ${ordinal(hardOnes)} today.` : "";
  const dialog = el("dialog", { class: "dialog", "aria-labelledby": "break-title" },
    el("h2", { id: "break-title" }, "That was a hard one"),
    el("p", {}, `What you just dealt with stays with people.${again} Take ten minutes away from the screen if you can. Your supervisor or your force's welfare team will listen, today or later.`),
    el("div", { class: "acts" },
      el("button", { class: "button", type: "button", onclick: () => { take(); dialog.close(); } }, "Have a break"),
      el("button", { class: "button button--quiet", type: "button", onclick: () => dialog.close() }, "Go on")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

const ordinal = (n) => ["first", "second", "third", "fourth", "fifth"][n - 1] ?? `${n}th`;
