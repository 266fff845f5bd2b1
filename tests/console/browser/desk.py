"""How a test works at the desk: as an officer does, by what can be seen and pressed."""

from playwright.async_api import Locator, Page, expect

from tests.console.officers import PASSWORD


class OfficerDesk:
    """One officer's page."""

    def __init__(self, page: Page, url: str, person) -> None:
        self.page, self.url, self.person = page, url, person

    async def sign_in(self) -> None:
        await self.page.goto(self.url)
        await self.page.get_by_label("Login").fill(self.person.login)
        await self.page.get_by_label("Password").fill(PASSWORD)
        await self.page.get_by_label("Code from your authenticator").fill(self.person.code())
        await self.page.get_by_role("button", name="Sign in").click()
        await self.page.get_by_role("button", name="Play the alert").click()
        await self.page.get_by_role("button", name="I heard it").click()
        await expect(self.page.get_by_text("Connected.")).to_be_visible()

    @property
    def room(self) -> Locator:
        return self.page.locator('[data-part="room"]')

    @property
    def about(self) -> Locator:
        return self.page.locator('[data-part="about"]')

    def column(self, number: int = 1) -> "Column":
        return Column(self.page.get_by_role("region", name=f"Conversation {number}"))

    def press(self, name: str):
        return self.page.get_by_role("button", name=name, exact=True).click()

    async def waiting(self, count: int) -> None:
        await expect(self.room.get_by_text(f"Waiting ({count})")).to_be_visible()

    async def take_next(self) -> "Column":
        await self.page.keyboard.press("n")
        column = self.column()
        await expect(column.field).to_be_focused()
        return column


class Column:
    """One conversation."""

    def __init__(self, node: Locator) -> None:
        self.node = node

    @property
    def field(self) -> Locator:
        return self.node.get_by_label("Message to the parent")

    def line(self, text: str) -> Locator:
        return self.node.locator(".line", has_text=text)

    async def say(self, text: str) -> None:
        await self.field.fill(text)
        await self.field.press("Enter")
        await expect(self.line(text).get_by_text("Sent")).to_be_visible()

    def press(self, name: str):
        return self.node.get_by_role("button", name=name, exact=True).click()
