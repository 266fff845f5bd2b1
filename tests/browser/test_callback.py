"""A message left for the officers: refused for now, it goes again by itself, as the words say."""

from tests.browser.conftest import each

CALLBACK = """async (code) => {
  const { makeCallback } = await import("/static/widget/callback.js");
  const sent = [];
  let another = () => {};
  const send = (frame) => { sent.push(frame.client_id); another(); return true; };
  const callback = makeCallback({ send, live: { say() {} } });
  const holder = document.createElement("div");
  document.body.append(holder);
  holder.append(callback.opener());
  holder.querySelector("button").click();
  const form = holder.querySelector("form");
  form.elements.text.value = "ring me";
  form.elements.contact.value = "0123";
  form.requestSubmit();
  const again = new Promise((resolve) => { another = resolve; });
  callback.refused({ client_id: sent[0], code, text: "told", retry_after: 0 });
  if (code === "slow_down") await again;
  else callback.again();
  return [sent.length, new Set(sent).size, holder.querySelector(".callback__told").textContent];
}"""


@each
async def refused(page, site):
    """Leaves a message that is refused with a code; how often it went, under how many ids."""
    await page.goto(f"{site}/numbers")

    async def refused(code: str) -> list:
        return await page.evaluate(CALLBACK, code)

    return refused


async def test_one_that_came_too_fast_goes_again_under_its_own_id(refused):
    assert await refused("slow_down") == [2, 1, "told"]


async def test_one_that_cannot_be_taken_in_does_not(refused):
    assert await refused("too_long") == [1, 1, "told"]
