/* End, delete or move the conversation: there when there is something to end, one step from view. */

import { button, el } from "./dom.js";
import { words } from "./words.js";

/** `end()`, `remove()` and `move()` do the asking of the server. */
export function makeMenu({ holder, end, remove, move }) {
  const told = el("p", { className: "menu__told" });
  const sure = el("div", { className: "menu__sure", hidden: true });
  const ending = button(words.end, () => {
    close();
    end();
  });
  const removing = button(words.remove, () => ask(true));
  const moving = button(words.move, () => {
    if (move()) close();
    else told.textContent = words.moveLater;
  });
  const summary = el("summary", {}, words.menu);
  const menu = el("details", { className: "menu__box" }, summary,
    el("p", { className: "menu__ways" }, ending, removing, moving), sure, told);
  const yes = button(words.removeYes, () => {
    ask(false);
    told.textContent = remove() ? words.removing : words.removeLater;
  }, "button button--danger");
  const no = button(words.removeNo, () => ask(false));
  sure.append(el("p", {}, words.removeSure), el("p", { className: "menu__ways" }, yes, no));
  holder.append(menu);

  function ask(open) {
    sure.hidden = !open;
    (open ? no : removing).focus();
  }
  function close() {
    menu.open = false;
    sure.hidden = true;
    told.textContent = "";
  }
  return {
    show({ chat, ended }) {
      holder.hidden = !chat;
      ending.hidden = moving.hidden = ended;
    },
    close,
  };
}
