// Elements from plain values. Text is set as text, never as markup.

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "class") node.className = value;
  else if (name === "data") Object.assign(node.dataset, value);
  else if (value === true) node.setAttribute(name, "");
  else node.setAttribute(name, value);
}

export const part = (name, root = document) => root.querySelector(`[data-part="${name}"]`);

export const button = (words, act, more = {}) =>
  el("button", { type: "button", class: "button button--quiet button--small", onclick: act, ...more }, words);

// Replaces what a place shows, and puts the focus back on the control of the same name.
export function refill(place, ...children) {
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  place.replaceChildren(...children.flat(Infinity).filter(Boolean));
  if (held) place.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus();
}
