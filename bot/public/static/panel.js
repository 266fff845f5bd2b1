/* The chat's frame on the site owner's page. Loaded by loader.js when the parent opens the chat. */
(() => {
  "use strict";
  const kit = document.querySelector("dropin-chat").kit;
  const { set, origin, side, root, dock, launcher, news, make, button } = kit;
  if (kit.open) return;
  const narrow = matchMedia("(max-width: 40em), (max-height: 34em)");
  let frame, late;

  const tell = (word) => frame && frame.contentWindow.postMessage({ dropin: word }, origin);
  kit.wipe = () => tell("exit");

  const state = make("p", { className: "state" });
  const waiting = make("div", { className: "waiting" }, kit.numbers(), state);
  const minimise = button("close", "Hide", () => close());
  const bar = make("div", { className: "bar" }, make("h2", { id: "title" }, set.title), kit.exit(), minimise);
  const panel = make("dialog", { className: "panel" }, bar, waiting);
  panel.setAttribute("aria-labelledby", "title");

  const fail = () => state.replaceChildren(
    "We cannot reach the chat just now. The numbers above still work. ", button("open", "Try again", load));
  function load() {
    state.textContent = "Opening the chat…";
    clearTimeout(late);
    late = setTimeout(fail, 10000);
    if (frame) frame.remove();
    frame = make("iframe", { title: set.title, allow: "clipboard-write", referrerPolicy: "no-referrer" });
    frame.sandbox =
      "allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox";
    frame.src = origin + "/widget";
    panel.append(frame);
  }

  kit.open = () => {
    if (!frame) load();
    news.textContent = "";
    if (narrow.matches || !panel.showPopover) {
      panel.removeAttribute("popover");
      if (narrow.matches) panel.showModal();
      else panel.show();
    } else kit.show(panel);
    dock.hidden = true;
    fit();
    minimise.focus();
    tell("opened");
  };
  function close() {
    if (panel.open) return panel.close();
    panel.hidePopover();
    closed();
  }
  function closed() {
    dock.hidden = false;
    launcher.focus();
    tell("minimised");
  }
  panel.onclose = closed;
  panel.onkeydown = (e) => {
    if (e.key === "Escape" && !panel.open) close();
  };

  /* On a phone the keyboard covers the page: follow what is left of it. */
  const view = window.visualViewport;
  function fit() {
    const small = view && panel.open;
    panel.style.height = small ? `${view.height}px` : "";
    panel.style.top = small ? `${view.offsetTop}px` : "";
  }
  if (view) view.onresize = view.onscroll = fit;

  const heard = {
    ready() {
      clearTimeout(late);
      panel.classList.add("ready");
      tell(dock.hidden ? "opened" : "minimised");
    },
    exit: kit.leave,
    gone: kit.go,
    minimise: () => dock.hidden && close(),
    unread({ count }) {
      news.textContent = count ? `${count} new message${count > 1 ? "s" : ""}` : "";
    },
  };
  addEventListener("message", (e) => {
    if (!frame || e.source !== frame.contentWindow || e.origin !== origin || !e.data) return;
    if (Object.hasOwn(heard, e.data.dropin)) heard[e.data.dropin](e.data);
  });

  root.adoptedStyleSheets = [...root.adoptedStyleSheets, kit.style(`
.panel{position:fixed;inset:auto;${side}:1em;bottom:1em;z-index:2147483647;flex-direction:column;width:27em;max-width:calc(100vw - 2em);height:min(46em,100vh - 2em);margin:0;padding:0;overflow:hidden;border:1px solid var(--l);border-radius:1em;background:var(--p);color:var(--i);box-shadow:0 4px 32px rgb(0 0 0/.25)}
.panel[open],.panel:popover-open{display:flex}
.panel:modal::backdrop{background:rgb(0 0 0/.4)}
.bar{display:flex;gap:.5em;align-items:center;padding:.5em .75em;border-bottom:1px solid var(--l)}
h2{flex:1;min-width:0;margin:0;overflow:hidden;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;font-size:.95em;font-weight:700;line-height:1.2}
.bar button{font-size:.9em;white-space:nowrap}
.close{border-color:var(--l);background:0 0;color:inherit}
.waiting{padding:.75em}.ready .waiting{display:none}
.state{padding-block:.75em}
iframe{flex:1;width:100%;min-height:0;border:0}
@media(max-width:40em),(max-height:34em){.panel{inset:0 0 auto 0;width:100vw;max-width:none;height:100dvh;max-height:none;border:0;border-radius:0}.bar{padding:.25em .5em}}`)];
  root.append(panel);
})();
