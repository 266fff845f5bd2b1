// Ask the console. A refusal carries the words to show; a lost connection is an Offline.

export class Offline extends Error {}

export class Refused extends Error {
  constructor(status, code, text) {
    super(text);
    this.status = status;
    this.code = code;
  }
}

export const get = (path) => ask("GET", path);
export const post = (path, body = {}) => ask("POST", path, body);

async function ask(method, path, body) {
  const answer = await send(method, path, body);
  if (answer.status === 401) {
    location.assign("/sign-in");
    throw new Offline("signed out");
  }
  const data = await answer.json().catch(() => ({}));
  if (answer.status >= 500) throw new Offline(data.text ?? "");
  if (!answer.ok) throw new Refused(answer.status, data.error, data.text ?? "That did not work.");
  return data;
}

async function send(method, path, body) {
  const headers = body ? { "Content-Type": "application/json" } : {};
  try {
    return await fetch(path, { method, headers, body: body && JSON.stringify(body), credentials: "same-origin" });
  } catch {
    throw new Offline("no connection");
  }
}
