"""The forum's part of the desk as its users see it: one object a process."""

from __future__ import annotations

from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.forum.console import ForumConsole
from bot.desk.forum.cursor import Cursor
from bot.desk.forum.inbox import Inbox
from bot.desk.forum.links import Links
from bot.desk.forum.outbox import Outbox
from bot.desk.forum.retention import Retention
from bot.desk.forum.switch import Switch


class Forum:
    """Inbox and outbox for the engine; `console` for officers; `switch` for both."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.clock = clock
        self.inbox = Inbox(database, clock)
        self.outbox = Outbox(database, clock)
        self.links = Links(database, clock)
        self.switch = Switch(database, clock)
        self.cursor = Cursor(database, clock)
        self.console = ForumConsole(database, clock)
        self.retention = Retention(database, clock)
