"""What happens to a conversation on the officers' side, done through the real desk."""

import json
from datetime import timedelta
from itertools import count

from bot.desk import Desk
from bot.desk.bus import Event
from bot.desk.clinic.hours import Opening
from bot.desk.staffroom import Staffroom
from bot.desk.tables import PlaceRow
from tests.browser.chat import Chat
from tests.console.officers import hire

NAME = "PC Sam Hill 1234"
numbers = count(1)


class AlwaysOpen:
    """A clinic that is open whenever the tests run."""

    capacity = 3

    def at(self, _now) -> Opening:
        return Opening(open=True, admitting=True, closes=None, next_open=None)

    def next_closing(self, _now) -> None:
        return None


async def conversation_of(desk: Desk, chat: Chat) -> str:
    """The id of the conversation in this tab."""
    kept = await chat.page.frames[-1].evaluate("sessionStorage.dropin")
    return (await desk.conversations.by_token(json.loads(kept)["token"])).id


class Officer:
    """One officer and the one conversation that they take."""

    def __init__(self, desk: Desk, conversation: str, identity: str) -> None:
        self.desk, self.conversation, self.identity = desk, conversation, identity

    @classmethod
    async def for_chat(cls, desk: Desk, chat: Chat) -> "Officer":
        room, login = Staffroom(desk, key="", words=()), f"sam{next(numbers)}"
        who = {"number": "1234", "login": login}
        hired = await hire(room, desk, desk.clock, NAME, "supervisor", **who)
        return cls(desk, await conversation_of(desk, chat), hired.id)

    async def queue(self) -> None:
        """The parent begins to wait."""
        await self.desk.queue.join(self.conversation)

    async def kept_waiting(self, *, minutes: int) -> None:
        """The parent has been waiting for so long already."""
        async with self.desk.database.begin() as session:
            place = await session.get_one(PlaceRow, self.conversation)
            place.joined_at -= timedelta(minutes=minutes)

    async def place(self, position: int, low: int | None, high: int | None) -> None:
        data = {"position": position, "wait_low": low, "wait_high": high}
        at = self.desk.clock().isoformat()
        await self.desk.bus.publish(self.conversation, Event("place", {**data, "updated": at}))

    async def take(self) -> None:
        await self.queue()
        await self.desk.claims.choose(self.identity, self.conversation, reason="a test")

    async def say(self, text: str) -> None:
        who = {"author": "officer", "name": NAME, "holder": self.identity}
        await self.desk.messages.say(self.conversation, text=text, **who)

    async def types(self) -> None:
        data = {"author": "officer", "name": NAME}
        await self.desk.bus.publish(self.conversation, Event("typing", data))

    async def hand_back(self) -> None:
        await self.desk.handing.hand_back(self.identity, self.conversation)

    async def close(self) -> None:
        await self.desk.handing.close(self.identity, self.conversation)
