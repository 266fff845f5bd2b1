/* The same frames over plain requests, for networks that block sockets. */

const HELD_FOR = 35000; // the server answers a waiting request before this

async function exchange(body, signal) {
  const reply = await fetch("/poll", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ v: 1, ...body }),
    credentials: "omit",
    cache: "no-store",
    signal,
  });
  if (!reply.ok) throw new Error(`poll ${reply.status}`);
  return (await reply.json()).frames;
}

/** Opens at once: a first request that does not wait, then one waiting request after another. */
export function openPolling({ hello, onframe, onclose }) {
  const stop = new AbortController();
  let over = false;
  let said = Promise.resolve(); // frames leave one after another, so that none overtakes

  function end() {
    if (over) return;
    over = true;
    stop.abort();
    onclose();
  }
  async function ask(wait, frames = []) {
    const limit = setTimeout(end, HELD_FOR);
    const answers = await exchange({ ...hello(), wait, frames }, stop.signal);
    clearTimeout(limit);
    if (!over) answers.forEach(onframe);
  }
  async function listen() {
    try {
      await ask(false);
      while (!over) await ask(true);
    } catch {
      end();
    }
  }
  const send = (frame) => {
    if (over) return false;
    said = said.then(() => ask(false, [{ v: 1, ...frame }])).catch(end);
    return true;
  };

  listen();
  return { kind: "polling", send, close: end };
}

/** Tells the server something last while the page goes away; the browser finishes it for us. */
export function lastWord(resume, type) {
  const body = JSON.stringify({ v: 1, resume, last_seq: 0, wait: false, frames: [{ v: 1, type }] });
  const headers = { "Content-Type": "application/json" };
  return fetch("/poll", { method: "POST", keepalive: true, credentials: "omit", headers, body });
}
