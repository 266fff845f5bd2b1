/* What the server would not take: sent again later, or given back to the parent with the reason. */

const LATER = 3; // seconds

/** `told(frame)` does what each refusal asks for. */
export function makeRefusals({ outbox, transcript, composer, callback, codeForm, status, live }) {
  function refuse(frame) {
    const item = outbox.drop(frame.client_id);
    if (!item) return;
    transcript.fail(frame.client_id);
    composer.giveBack(item.text);
    if (frame.text) live.say(frame.text);
  }

  const ways = {
    slow_down: (frame) => outbox.later(frame.retry_after ?? LATER),
    try_again: () => outbox.later(LATER),
    too_long: refuse,
    empty: refuse,
    frame_too_large: refuse,
    closed: refuse,
    code_unknown: (frame) => codeForm.refused(frame.text),
  };

  return {
    told(frame) {
      if (callback.refused(frame)) return;
      if (Object.hasOwn(ways, frame.code)) ways[frame.code](frame);
      else if (frame.client_id) refuse(frame);
      else if (frame.text) status.told(frame.text);
    },
  };
}
