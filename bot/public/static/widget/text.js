/* A message's words as paragraphs and lists. `- ` at the start of a line makes a list item; nothing else is markup. */

import { el } from "./dom.js";

function blocks(text) {
  const found = [];
  for (const line of text.split("\n")) {
    const item = /^- (.+)$/.exec(line);
    const last = found.at(-1);
    if (item && last?.kind === "list") last.lines.push(item[1]);
    else if (item) found.push({ kind: "list", lines: [item[1]] });
    else if (!line.trim()) found.push({ kind: "gap", lines: [] });
    else if (last?.kind === "words") last.lines.push(line);
    else found.push({ kind: "words", lines: [line] });
  }
  return found.filter((block) => block.lines.length);
}

const list = (lines) => el("ul", {}, lines.map((line) => el("li", {}, line)));

/** Elements for an author's words; the parent's own are left exactly as typed. */
export function asBlocks(text, { lists = true } = {}) {
  if (!text) return [];
  if (!lists) return [el("p", { className: "as-typed" }, text)];
  return blocks(text).map(({ kind, lines }) =>
    kind === "list" ? list(lines) : el("p", { className: "as-typed" }, lines.join("\n")));
}
