/* The same frames over plain requests, for networks that block sockets. Each request begins with hello. */

const HELD_FOR = 40000; // the server answers a request that waits for news before this

async function exchange(frames, more = {}) {
  const reply = await fetch("/poll", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ v: 1, frames: frames.map((frame) => ({ v: 1, ...frame })) }),
    credentials: "omit",
    cache: "no-store",
    ...more,
  });
  if (!reply.ok) throw new Error(`poll ${reply.status}`);
  return (await reply.json()).frames;
}

/** Opens at once. A request that only says hello is held by the server until there is news. */
export function openPolling({ hello, onframe, onclose }) {
  const stop = new AbortController();
  let over = false;
  let listening = false;
  let said = Promise.resolve(); // frames leave one after another, so that none overtakes

  function end() {
    if (over) return;
    over = true;
    stop.abort();
    onclose();
  }
  async function ask(...frames) {
    const limit = setTimeout(end, HELD_FOR);
    const answers = await exchange([{ type: "hello", ...hello() }, ...frames], { signal: stop.signal });
    clearTimeout(limit);
    if (!over) answers.forEach(onframe);
  }
  /** Before there is a conversation there is nothing to wait for. */
  async function listen() {
    if (listening) return;
    listening = true;
    while (!over && hello().resume) await ask().catch(end);
    listening = false;
  }
  const send = (frame) => {
    if (over) return false;
    said = said.then(() => ask(frame)).catch(end);
    said.then(listen);
    return true;
  };

  send({ type: "pong" }); // answered at once: that is the welcome
  return { kind: "polling", send, close: end };
}

/** Tells the server something last while the page goes away; the browser finishes it for us. */
export function lastWord(resume, type) {
  return exchange([{ type: "hello", resume, last_seq: 0 }, { type }], { keepalive: true });
}
