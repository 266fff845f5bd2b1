"""Pictures are declined before they go anywhere, with the reason and the right way."""

import pytest
from playwright.async_api import expect

GIVE = """([kind, name, type]) => {
  const held = new DataTransfer();
  held.items.add(new File(["x"], name, { type }));
  const more = kind === "paste" ? { clipboardData: held } : { dataTransfer: held };
  const make = kind === "paste" ? ClipboardEvent : DragEvent;
  const event = new make(kind, { bubbles: true, cancelable: true, ...more });
  return !document.querySelector("textarea").dispatchEvent(event);
}"""


@pytest.mark.parametrize("kind", ["paste", "drop"])
async def test_a_picture_is_declined_with_the_reason_and_the_way(alone, kind):
    sent = []
    alone.page.on("request", lambda request: sent.append(request.url))
    assert await alone.page.evaluate(GIVE, [kind, "photo.jpg", "image/jpeg"])

    notice = alone.root.get_by_role("region", name="Please do not send pictures here")
    await expect(notice).to_be_focused()
    await expect(notice.get_by_role("heading").first).to_be_in_viewport()
    await expect(notice).to_contain_text("You have done nothing wrong")
    await expect(notice).to_contain_text("Report Remove")
    await expect(notice).to_contain_text("CEOP")
    assert sent == []

    await alone.button("Back to the chat").click()
    await expect(notice).to_be_hidden()
    await expect(alone.field).to_be_focused()


async def test_pasted_words_are_welcome(alone):
    pasted = await alone.page.evaluate(
        """() => {
          const held = new DataTransfer();
          held.setData("text/plain", "he wrote this");
          const event = new ClipboardEvent("paste", { cancelable: true, clipboardData: held });
          return document.querySelector("textarea").dispatchEvent(event);
        }"""
    )
    assert pasted


async def test_there_is_no_way_to_attach_a_file(alone):
    await expect(alone.root.locator('input[type="file"]')).to_have_count(0)
