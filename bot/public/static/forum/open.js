/* From a private message on the forum into the chat: the link is used only when the parent presses. */

import { part } from "../widget/dom.js";
import { makeStorage } from "../widget/storage.js";

const words = {
  opening: "Opening the chat…",
  used: "This link has been used or is too old. You can still start a new chat. It is just as private.",
  later: "We could not open the chat just now. Please press again in a moment. The numbers on this page work.",
};
const TOKEN = /^#([\w-]{16,64})$/;
let link = "";
const opening = [...crypto.getRandomValues(new Uint8Array(24))]
  .map((byte) => byte.toString(16).padStart(2, "0"))
  .join("");
const open = part("open");

function tell(text, { anew = false } = {}) {
  part("told").textContent = text;
  part("anew").hidden = !anew;
  open.hidden = anew;
}

function enter(token) {
  const storage = makeStorage();
  storage.wipe(); // a chat that this tab may have had before is not this one
  storage.begin(false);
  storage.set("token", token);
  location.replace("/widget");
}

async function redeem() {
  const answer = await fetch("/from-forum/open", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ link, opening }),
  });
  if (answer.status === 410 || answer.status === 400) return tell(words.used, { anew: true });
  if (!answer.ok) throw new Error(String(answer.status));
  return enter((await answer.json()).token);
}

open.onclick = async () => {
  open.disabled = true;
  tell(words.opening);
  try {
    await redeem();
  } catch {
    tell(words.later);
  }
  open.disabled = false;
};

// Also when the link is opened once more in a tab that shows this page: then nothing is loaded anew.
function takeLink() {
  const given = TOKEN.exec(location.hash);
  if (!given) return;
  [, link] = given;
  history.replaceState(null, "", location.pathname); // neither the history nor the address bar keeps it
  tell("");
}

takeLink();
addEventListener("hashchange", takeLink);
if (!link) tell(words.used, { anew: true });
