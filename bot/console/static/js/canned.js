// Replies to start from: those on this topic first, filtered as one types.

import { el } from "./dom.js";

export function chooseReply(replies, topic) {
  const first = (one) => (one.topics.includes(topic) ? 0 : one.topics.length ? 2 : 1);
  const sorted = [...replies].sort((a, b) => first(a) - first(b));
  return new Promise((resolve) => {
    let chosen = null;
    const items = sorted.map((one) => el("li", { data: { words: `${one.title} ${one.text}`.toLowerCase() } },
      el("button", { type: "button", class: "button button--quiet button--small", onclick: () => { chosen = one.text; dialog.close(); } }, one.title),
      el("p", { class: "hint" }, one.text)));
    const search = el("input", { id: "canned-search", type: "search", autocomplete: "off" });
    search.addEventListener("input", () => items.forEach((item) => { item.hidden = !item.dataset.words.includes(search.value.toLowerCase()); }));
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); items.find((item) => !item.hidden)?.querySelector("button").click(); }
    });
    const dialog = el("dialog", { class: "dialog", "aria-labelledby": "canned-title" },
      el("h2", { id: "canned-title" }, "Canned replies"),
      el("label", { for: "canned-search" }, "Find; Enter takes the first"), search,
      el("ul", { class: "room__list" }, items),
      el("form", { method: "dialog" }, el("button", { class: "button button--quiet" }, "Cancel")));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(chosen); });
    document.body.append(dialog);
    dialog.showModal();
    search.focus();
  });
}
