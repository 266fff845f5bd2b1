/* How long to wait before the next try: longer each time, never in step with other browsers. */

/** Milliseconds before try `n` (0, 1, 2 …): half fixed, half random, at most `most`. */
export function backoff(n, { first = 500, most = 20000, random = Math.random } = {}) {
  const ceiling = Math.min(most, first * 2 ** n);
  return ceiling / 2 + (random() * ceiling) / 2;
}
