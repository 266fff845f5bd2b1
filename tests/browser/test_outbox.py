"""The widget's outbox by itself: one after another, so that nothing a parent writes overtakes."""

from tests.browser.conftest import each

OUTBOX = """async (acts) => {
  const { makeOutbox } = await import("/static/widget/outbox.js");
  const sent = [];
  const storage = { get: () => null, set: () => {} };
  const send = ({ text }) => sent.push(text);
  const box = makeOutbox({ storage, send });
  const ids = {};
  for (const [act, what] of acts) {
    if (act === "add") ids[what] = box.add(what).client_id;
    else if (act === "drop") box.drop(ids[what]);
    else box[act](what);
  }
  box.clear();
  return sent;
}"""


@each
async def sent(page, site):
    """Does these things with an outbox; what it sent, in order."""
    await page.goto(f"{site}/numbers")

    async def sent(*acts) -> list[str]:
        return await page.evaluate(OUTBOX, acts)

    return sent


async def test_the_next_goes_when_the_one_before_is_acknowledged(sent):
    assert await sent(["add", "one"], ["add", "two"]) == ["one"]
    assert await sent(["add", "one"], ["add", "two"], ["drop", "one"]) == ["one", "two"]


async def test_one_that_must_wait_is_not_overtaken_by_what_is_written_since(sent):
    assert await sent(["add", "one"], ["later", 60], ["add", "two"]) == ["one"]


async def test_a_new_line_sends_what_is_not_acknowledged_again(sent):
    acts = [["add", "one"], ["add", "two"], ["flush", None]]
    assert await sent(*acts) == ["one", "one"]


async def test_one_that_is_refused_for_good_does_not_hold_up_the_rest(sent):
    acts = [["add", "one"], ["later", 60], ["add", "two"], ["drop", "one"]]
    assert await sent(*acts) == ["one", "two"]
