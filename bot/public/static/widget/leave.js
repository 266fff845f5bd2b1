/* Exit now on our plain pages: without this script its link still leads away. */

import { part } from "./dom.js";
import { onThreeShifts } from "./shift.js";

const link = part("exit");

function leave() {
  document.documentElement.hidden = true;
  document.title = "\u200b";
  window.location.replace(link.href);
}

link.onclick = (event) => {
  event.preventDefault();
  leave();
};
onThreeShifts(leave);
