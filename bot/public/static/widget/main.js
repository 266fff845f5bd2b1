/* The widget, put together: what the server says goes to the screen, what the parent does to the server. */

import { makeChat } from "./chat.js";
import { part } from "./dom.js";
import { makeExit } from "./exit.js";
import { embedded, listenToPage, makeUnread, tellPage } from "./frame.js";
import { declineImages } from "./images.js";
import { makeLive } from "./live.js";
import { makeStorage } from "./storage.js";

const storage = makeStorage();
const live = makeLive(part("live"));
const unread = makeUnread();
const chat = makeChat({ storage, live, unread });

const leave = makeExit({ link: part("exit"), storage, conversation: chat.conversation, close: chat.close });
declineImages({ notice: part("pictures"), close: part("pictures-close"), back: part("text"), say: live.say });
listenToPage({
  exit: () => leave({ byPage: true }),
  opened() {
    unread.opened();
    chat.opened();
  },
  minimised: unread.minimised,
});

part("bar").hidden = embedded; // the loader on the page shows its own
chat.open();
tellPage("ready");
