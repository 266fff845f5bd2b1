// What codes are called on the screen.

export const RISK = { immediate: "Immediate", report: "To report", none: "No risk seen" };
export const WHO = { parent: "Parent", assistant: "Assistant", system: "Service" };
export const PHASE = { officer: "with you", wrap_up: "being finished", waiting: "waiting" };
const SHOWN = { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" };

export const spaced = (code) => (code ?? "").replaceAll("_", " ");
export const topic = (code) => (code ? capital(spaced(code)) : "Topic not known");
// 'resembles: …' quotes an example the assistant learnt from; nobody may take it for the parent's words.
export const reason = (because) => (because.startsWith("resembles: ") ? `reads like this example (not the parent's words): “${because.slice(11)}”` : because);
export const clock = (at) => new Date(at).toLocaleTimeString("en-GB", SHOWN);
export const short = (id) => `#${id.slice(0, 4)}`;
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// The server's clock: an officer's own may be wrong.
let skew = 0;
export const setClock = (now) => { skew = new Date(now).getTime() - Date.now(); };
export const since = (at) => Date.now() + skew - new Date(at).getTime();

export function ago(at) {
  const minutes = Math.max(0, Math.floor(since(at) / 60_000));
  return minutes < 1 ? "under a minute" : minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

export function source(name, about) {
  if (name.startsWith("forum")) return `From the forum, topic ${spaced(about ?? "not known")}`;
  return name === "widget" ? "From the chat on the website" : `From ${spaced(name)}`;
}
