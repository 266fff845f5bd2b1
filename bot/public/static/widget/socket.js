/* One WebSocket to the public site: says hello, passes frames on, notices a silent line. */

const WELCOME_WITHIN = 8000;
const SILENT_AFTER = 60000; // the server pings more often than this

/** Opens at once. The token travels in the first frame, never in the address. */
export function openSocket({ hello, onframe, onclose }) {
  const address = new URL("/socket", location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(address);
  let watch = setTimeout(() => end(), WELCOME_WITHIN);
  let over = false;

  function end() {
    if (over) return;
    over = true;
    clearTimeout(watch);
    socket.onmessage = socket.onclose = socket.onerror = null;
    socket.close();
    onclose();
  }
  const send = (frame) => {
    if (socket.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify({ v: 1, ...frame }));
    return true;
  };

  socket.onopen = () => send({ type: "hello", ...hello() });
  socket.onmessage = (event) => {
    clearTimeout(watch);
    watch = setTimeout(end, SILENT_AFTER);
    const frame = JSON.parse(event.data);
    if (frame.type === "ping") send({ type: "pong" });
    else onframe(frame);
  };
  socket.onerror = end;
  socket.onclose = end;
  return { kind: "socket", send, close: end };
}
