"""How a test uses the chat: as a parent does, by what can be seen and pressed."""

from playwright.async_api import FrameLocator, Locator, Page, expect


class Chat:
    """The widget, in its frame on a page or standing alone."""

    def __init__(self, page: Page, root: Page | FrameLocator) -> None:
        self.page, self.root = page, root

    @property
    def transcript(self) -> Locator:
        return self.root.locator('[data-part="transcript"]')

    @property
    def field(self) -> Locator:
        return self.root.get_by_label("Your message")

    @property
    def who(self) -> Locator:
        """The line that says who answers."""
        return self.root.locator('[data-part="who"]')

    @property
    def state(self) -> Locator:
        """The line that says how the connection is, or what is going on."""
        return self.root.locator('[data-part="state"]')

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name, exact=True)

    def said(self, text: str, author: str = "assistant") -> Locator:
        """A message of that author which holds that text."""
        return self.transcript.locator(f".message--{author}", has_text=text)

    async def say(self, text: str) -> None:
        await self.field.fill(text)
        await self.button("Send").click()

    async def ask(self, text: str) -> None:
        """Say something and wait for the scripted answer."""
        await self.say(text)
        await expect(self.said(f"you said: {text}")).to_be_visible()

    async def lines(self) -> list[str]:
        """Every word said so far, by anyone, in order."""
        return await self.transcript.locator(".as-typed").all_inner_texts()


async def open_alone(page: Page, url: str) -> Chat:
    """The widget's page by itself, connected."""
    await page.goto(f"{url}/widget")
    chat = Chat(page, page)
    await expect(chat.field).to_be_visible()
    return chat


async def open_on_page(page: Page, url: str, path: str = "/") -> Chat:
    """The demonstration page, with the chat opened from its launcher."""
    await page.goto(url + path)
    chat = await open_here(page)
    await expect(chat.field).to_be_visible()
    return chat


async def open_here(page: Page) -> Chat:
    """The chat, opened from the launcher of the page that is shown."""
    await page.get_by_role("button", name="Worried about something online?").click()
    return Chat(page, page.frame_locator("iframe"))
