/* Tells the officer how far their words have come: here, and on a screen that is looked at. */

const TOGETHER = 250;

export function makeReceipts({ send, looked }) {
  let last = 0;
  let timer = 0;

  const tell = () => last && send({ type: "received", seq: last, seen: !document.hidden && looked() });
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(tell, TOGETHER);
  };
  document.addEventListener("visibilitychange", () => document.hidden || soon());

  return {
    arrived(seq) {
      last = Math.max(last, seq);
      soon();
    },
    opened: soon,
    forget() {
      last = 0;
    },
  };
}
