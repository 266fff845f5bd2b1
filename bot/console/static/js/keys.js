// Single keys, while nobody types and no window is open; they can be turned off.

import { part } from "./dom.js";

const OFF = "single-keys-off";

export function listen(acts) {
  const box = part("single-keys");
  box.checked = !localStorage.getItem(OFF);
  box.addEventListener("change", () => (box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const typing = event.target.closest("input, textarea, select");
    if (typing && event.key === "Escape") return leave(typing);
    if (typing || !box.checked) return;
    const act = acts[event.key.toLowerCase()] ?? (/^[1-9]$/.test(event.key) ? () => acts.digit(Number(event.key)) : null);
    if (act) { event.preventDefault(); act(); }
  });
}

function leave(field) {
  const column = field.closest(".column");
  field.blur();
  column?.focus();
}
