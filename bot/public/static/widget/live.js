/* The hidden twin of the transcript: each line is put in, read by a screen reader, and taken out. */

const STAYS = 1000; // shorter is missed by some readers

/** One polite region for the whole widget; the visible transcript is not live. */
export function makeLive(region) {
  return {
    say(text) {
      const line = document.createElement("p");
      line.textContent = text;
      region.append(line);
      setTimeout(() => line.remove(), STAYS);
    },
  };
}
