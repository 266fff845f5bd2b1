// The socket: what happens, at once; after a loss it goes on from the last number seen.

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;

export class Live extends EventTarget {
  #socket = null;
  #pause = FIRST_PAUSE;
  #watched = new Map(); // conversation -> () => { since, ground }

  connect() {
    const address = new URL("/live", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    this.#socket = new WebSocket(address);
    this.#socket.addEventListener("open", () => this.#opened());
    this.#socket.addEventListener("message", (event) => this.#took(JSON.parse(event.data)));
    this.#socket.addEventListener("close", () => this.#closed());
  }

  get connected() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  watch(conversation, where) {
    this.#watched.set(conversation, where);
    this.#ask(conversation);
  }

  unwatch(conversation) {
    this.#watched.delete(conversation);
    this.#send({ type: "unwatch", conversation });
  }

  typing(conversation) {
    this.#send({ type: "typing", conversation });
  }

  #opened() {
    this.#pause = FIRST_PAUSE;
    for (const conversation of this.#watched.keys()) this.#ask(conversation);
    this.dispatchEvent(new CustomEvent("connection", { detail: true }));
  }

  #ask(conversation) {
    this.#send({ type: "watch", conversation, ...this.#watched.get(conversation)() });
  }

  #took(frame) {
    if (frame.type === "signed_out") location.assign("/sign-in");
    else this.dispatchEvent(new CustomEvent("frame", { detail: frame }));
  }

  #closed() {
    this.dispatchEvent(new CustomEvent("connection", { detail: false }));
    setTimeout(() => this.connect(), this.#pause * (0.75 + Math.random() / 2));
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
  }

  #send(content) {
    if (this.connected) this.#socket.send(JSON.stringify({ v: 1, ...content }));
  }
}
