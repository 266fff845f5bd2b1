"""Hold: conversations, queue, clinic hours, officers, records, retention. No HTTP, no Rasa."""

from bot.desk.database import Database
from bot.desk.desk import Desk

__all__ = ["Database", "Desk"]
