/* One script tag on the site owner's page: a launcher, the emergency numbers and a quick exit.
   Stores nothing and asks for nothing until the parent opens the chat (then panel.js). */
(() => {
  "use strict";
  const me = document.currentScript;
  if (!me || customElements.get("dropin-chat")) return;
  customElements.define("dropin-chat", class extends HTMLElement {});

  const set = { title: "Worried about something online?", position: "right", ...me.dataset };
  const origin = set.origin || new URL(me.src).origin;
  const services = "__SERVICES__"; // the server puts its own directory here
  const neutral = [set.exit, "__EXIT__", "https://www.bbc.co.uk/weather"].find((u) => /^(https?:|\/)/.test(u));

  const make = (tag, props, ...inside) => {
    const node = Object.assign(document.createElement(tag), props);
    node.append(...inside);
    return node;
  };
  const button = (className, text, onclick) => make("button", { type: "button", className, onclick }, text);
  const link = (href, text) => make("a", { href }, text);
  const away = (a) => Object.assign(a, { target: "_blank", rel: "noopener noreferrer" });
  // In the top layer nothing of the page can cover it, whatever its z-index.
  const show = (node) => node.showPopover && ((node.popover = "manual"), node.showPopover());

  const numbers = () => {
    const row = make("p", { className: "numbers" }, "In danger now? ");
    for (const s of Array.isArray(services) ? services : []) {
      const name = s.name.replace(/ \(.*/, "");
      if (s.phone) row.append(link("tel:" + s.phone.replace(/ /g, ""), name.includes(s.phone) ? s.phone : `${name} ${s.phone}`), " ");
      else if (s.url) row.append(away(link(s.url, name)), " ");
    }
    row.append(away(link(origin + "/numbers", "All numbers")));
    return row;
  };

  /* Quick exit: blank first, then let the frame wipe what it keeps, then replace this page. */
  let leaving;
  const go = () => leaving && location.replace(neutral);
  const leave = () => {
    if (leaving) return;
    leaving = true;
    document.documentElement.style.setProperty("display", "none", "important");
    document.title = "\u200b";
    if (kit.wipe) kit.wipe();
    setTimeout(go, kit.wipe ? 250 : 0);
  };
  let presses = [];
  addEventListener("keydown", (e) => {
    if (e.key !== "Shift" || !e.code || !matchMedia("(any-pointer: fine)").matches) presses = [];
    else if (!e.repeat) presses = [...presses.filter((t) => e.timeStamp - t < 5000), e.timeStamp];
    if (presses.length > 2) leave();
  }, true);
  addEventListener("pageshow", (e) => e.persisted && go());

  const news = make("p", { className: "news" });
  news.setAttribute("role", "status");
  const open = () => {
    if (kit.open) return kit.open();
    news.textContent = "Opening the chat…";
    const script = make("script", { src: origin + "/static/panel.js", onload: () => kit.open() });
    script.onerror = () => {
      script.remove();
      news.textContent = "We cannot reach the chat just now. These numbers still work:";
    };
    document.head.append(script);
  };
  const launcher = button("open", set.title, open);
  launcher.append(make("small", {}, "Ask here, day or night"));
  const exit = () => button("exit", "Exit now", leave);
  const dock = make("section", { className: "dock" }, launcher, exit(), news, numbers());
  dock.setAttribute("aria-label", set.title);

  const light = (hex) => hex.match(/\w\w/g).reduce((sum, h, i) => {
    const c = parseInt(h, 16) / 255;
    return sum + [0.2126, 0.7152, 0.0722][i] * (c > 0.04045 ? ((c + 0.055) / 1.055) ** 2.4 : c / 12.92);
  }, 0);
  const colour = /^#[\da-f]{6}$/i.test(set.colour) ? set.colour : "#12525a";
  const side = set.position === "left" ? "left" : "right";
  const style = (css) => {
    const sheet = new CSSStyleSheet(); // a strict style-src on the page does not stop it
    sheet.replaceSync(css);
    return sheet;
  };
  const base = style(`
:host{all:initial!important;display:block!important;--b:${colour};--o:${light(colour) > 0.179 ? "#000" : "#fff"};--p:#fff;--i:#1c2a2e;--d:#a8201a;--l:#68787b;--f:#0b4fa3;color-scheme:light dark}
@media(prefers-color-scheme:dark){:host{--p:#1a2427;--i:#edf2f1;--d:#ffb0a8;--l:#86989b;--f:#ffcf70}}
*{box-sizing:border-box;font:1em/1.4 "Segoe UI",system-ui,-apple-system,"Helvetica Neue","Liberation Sans",Arial,sans-serif;color:inherit}
[hidden]{display:none!important}
.dock{position:fixed;inset:auto;${side}:1em;bottom:1em;z-index:2147483647;display:grid;grid-template-columns:1fr auto;gap:.5em;width:22em;margin:0;padding:.75em;border:1px solid var(--l);border-radius:1em;background:var(--p);color:var(--i);box-shadow:0 2px 16px rgb(0 0 0/.2)}
button{min-height:2.75em;padding:.4em .9em;border:2px solid var(--b);border-radius:.6em;background:var(--b);color:var(--o);font-weight:600;line-height:1.2;cursor:pointer}
.open{text-align:start}
small{display:block;font-size:.85em;font-weight:400}
.exit{background:var(--p);border-color:var(--d);color:var(--d)}
:focus-visible{outline:3px solid var(--f);outline-offset:2px}
p{margin:0;grid-column:1/-1}
.news{font-weight:600}.news:empty{display:none}
.numbers{font-size:.9em}
a{display:inline-block;min-height:24px;padding:.1em .3em;text-underline-offset:.15em}
a:first-child{font-weight:700;color:var(--d)}
@media(max-width:40em){.dock{${side}:0;bottom:0;width:100vw;border-width:1px 0 0;border-radius:0;padding:.5em .75em}:host{height:9em}}
@media print{:host{display:none!important}}`);

  const host = make("dropin-chat", { lang: "en-GB", dir: "ltr" });
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [base];
  root.append(dock);
  const kit = { set, origin, side, root, dock, launcher, news, make, button, numbers, exit, style, show, leave, go };
  host.kit = kit;
  const start = () => document.body.append(host) ?? show(dock);
  if (document.body && document.readyState !== "loading") start();
  else addEventListener("DOMContentLoaded", start);
})();
