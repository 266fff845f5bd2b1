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

    async def take_next(self, number: int = 1) -> "Column":
        await self.page.keyboard.press("Escape")
        await self.page.keyboard.press("n")
        column = self.column(number)
        await expect(column.field).to_be_focused()
        return column

    async def observe(self, whisper: str) -> None:
        """Look in on the first parent in hand, and whisper to the officer."""
        await self.room.get_by_role("button", name="Observe").first.click()
        await self.page.get_by_label("Why").fill("training")
        await self.page.get_by_role("dialog").get_by_role("button", name="Observe").click()
        await self.column().press("Whisper")
        await self.page.get_by_label("Only the officer sees this").fill(whisper)
        await self.page.get_by_role("dialog").get_by_role("button", name="Whisper").click()

    async def pass_on(self, taker: str) -> None:
        """Offer the parent to a colleague, by the keyboard."""
        await self.page.keyboard.press("Escape")
        await self.page.keyboard.press("t")
        await self.page.get_by_label(taker).check()
        await self.page.get_by_label("Note for the colleague").fill("You know more of this")
        await self.press("Pass on")

    async def write_record(self) -> None:
        """Fill in the record that is shown and save it."""
        form = self.about
        await form.get_by_label("Category").select_option("sextortion")
        await form.get_by_label("Child's age").select_option("13_to_15")
        await form.get_by_label("The concern, in a sentence").fill("A stranger asks for money.")
        for name in ("Threat", "Harm", "Risk"):
            await form.get_by_label(name, exact=True).fill("to share pictures")
        await form.get_by_label("Advice given").fill("Do not pay; report to CEOP.")
        await form.get_by_label("CEOP").check()
        await form.get_by_label("Outcome").select_option("referred")
        await form.get_by_role("button", name="Save the record").click()
        await expect(form.get_by_role("heading", name="The record is saved")).to_be_visible()


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
