"""A fake forum that behaves as Discourse does towards a bot, faults and limits included."""

from examples.fake_forum.forum import FakeForum

__all__ = ["FakeForum"]
