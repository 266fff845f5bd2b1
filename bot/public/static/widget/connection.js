/* Keeps a line to the server: a socket, or requests where sockets are blocked; tries again for ever. */

import { backoff } from "./backoff.js";
import { openPolling } from "./polling.js";
import { openSocket } from "./socket.js";

const DOWN_AFTER = 10000;
const STALE_AFTER = 20000;

/** States told to `onstate`: connecting, connected, retrying, down, offline. */
export function makeConnection({ hello, onframe, onstate }) {
  let link = null;
  let tries = 0;
  let blocked = 0; // sockets in a row that never got a welcome
  let timer = 0;
  let upgrade = 0;
  let lostAt = 0;
  let heardAt = 0;
  let up = false;
  let stopped = true;

  function connect() {
    clearTimeout(timer);
    clearTimeout(upgrade);
    if (stopped || link) return;
    const open = blocked >= 2 ? openPolling : openSocket;
    try {
      link = start(open, lost);
    } catch {
      lost(null, false); // a browser may refuse even to make a socket
    }
  }

  /** Opens one line; `up` once its welcome has come. */
  function start(open, onclose) {
    let welcomed = false;
    const line = open({
      hello,
      onclose: () => onclose(line, welcomed),
      onframe(frame) {
        heardAt = Date.now();
        const first = frame.type === "welcome" && !welcomed;
        if (first) greeted(line);
        welcomed ||= first;
        onframe(frame);
        if (first) onstate("connected");
      },
    });
    return line;
  }

  function greeted(line) {
    if (link && link !== line) swap(line);
    if (line.kind === "socket") blocked = 0;
    else upgrade = setTimeout(tryUpgrade, 10000 + 50000 * Math.random());
    tries = 0;
    lostAt = 0;
    up = true;
  }

  function swap(line) {
    const old = link;
    link = line;
    old.close();
  }

  /** While requests carry us, see now and then whether a socket would do. */
  function tryUpgrade() {
    if (stopped || link?.kind !== "polling") return;
    start(openSocket, (line) => {
      if (line === link) lost(line, true);
      else upgrade = setTimeout(tryUpgrade, 120000);
    });
  }

  function lost(line, welcomed) {
    if (line !== link && link !== null) return;
    link = null;
    up = false;
    if (stopped) return;
    if (line?.kind === "polling") blocked = 1;
    else blocked = welcomed ? 0 : blocked + 1;
    lostAt ||= Date.now();
    const state = navigator.onLine ? (Date.now() - lostAt > DOWN_AFTER ? "down" : "retrying") : "offline";
    onstate(state);
    timer = setTimeout(connect, backoff(tries++));
  }

  /** The page came back, or the network did: do not sit out a long wait, nor trust a stale line. */
  function nudge() {
    if (stopped) return;
    if (link && up && Date.now() - heardAt > STALE_AFTER) link.close();
    if (!link) {
      tries = 0;
      connect();
    }
  }
  window.addEventListener("online", () => {
    if (up) onstate("connected");
    nudge();
  });
  window.addEventListener("offline", () => !stopped && onstate("offline"));
  window.addEventListener("pageshow", nudge);
  document.addEventListener("visibilitychange", () => document.hidden || nudge());

  return {
    get up() {
      return up;
    },
    open() {
      stopped = false;
      onstate("connecting");
      connect();
    },
    send: (frame) => up && link.send(frame),
    /** Greets the server anew, for another conversation. */
    reopen() {
      link?.close();
      nudge();
    },
    close() {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(upgrade);
      link?.close();
    },
  };
}
