/* Make and find elements. Text only ever enters the page as text: no innerHTML anywhere. */

/** An element with properties, attributes under `attrs`, and children (strings become text). */
export function el(tag, { attrs = {}, ...props } = {}, ...inside) {
  const node = Object.assign(document.createElement(tag), props);
  for (const [name, value] of Object.entries(attrs)) node.setAttribute(name, value);
  node.append(...inside.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** The element that the page's template marked with data-part="name". */
export function part(name) {
  return document.querySelector(`[data-part="${name}"]`);
}

/** A plain push button. */
export function button(text, onclick, className = "button button--quiet") {
  return el("button", { type: "button", className, onclick }, text);
}

/** A link to another site that learns nothing about where it was pressed. */
export function away(href, text, className = "") {
  return el("a", { href, className, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** Only web addresses may become links: never `javascript:` or `data:`. */
export function safeUrl(url) {
  return typeof url === "string" && /^https?:\/\//i.test(url) ? url : null;
}

/** What a phone dials: the digits, without the spaces that make it readable. */
export function dial(scheme, number) {
  return `${scheme}:${number.replace(/[^\d+*#]/g, "")}`;
}
