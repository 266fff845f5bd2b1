"""The desk's side of the forum: inbox, outbox, links, switch, and the door for the console."""

from bot.desk.forum.forum import Forum

__all__ = ["Forum"]
