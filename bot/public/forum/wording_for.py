"""The words for one moment: what `decide` asks for, with the services' hours as of now."""

from __future__ import annotations

from datetime import datetime

from bot.contract import Urgency
from bot.public.forum.known import KnownAnswers
from bot.public.forum.wording import Wording


class WordingFor:
    """The wording at `now`."""

    def __init__(self, wording: Wording, known: KnownAnswers, now: datetime) -> None:
        self._wording, self._known, self._now = wording, known, now

    def implies_risk(self, answer: str) -> bool:
        """Whether whoever asks this is likely in trouble, though the post does not say so."""
        return self._known.urgency(answer) != "none"

    def answers(self, topic: str) -> bool:
        """Whether there is something to say in public on that topic."""
        return self._wording.answers(topic)

    def topic(self, topic: str) -> str:
        """The topic as a link carries it."""
        return self._wording.texts.name_of(topic)

    def answer(self, topic: str) -> str:
        """The public answer."""
        return self._wording.answer(topic, self._now)

    def signpost(self) -> str:
        """The neutral line."""
        return self._wording.signpost()

    def route(self, topic: str, level: str) -> str:
        """The private message at risk."""
        return self._wording.route(topic, level, self._now)

    def invitation(self) -> str:
        """The private message without risk."""
        return self._wording.invitation()

    def private_title(self, post_id: str, level: str) -> str:
        """Its title."""
        return self._wording.private_title(post_id, level)

    def notice(self, url: str, urgency: Urgency) -> str:
        """The note to the moderators."""
        return self._wording.notice(url, urgency)

    def notice_unread(self, url: str) -> str:
        """The note about a post that could not be read."""
        return self._wording.notice_unread(url)

    def notice_title(self, post_id: str, level: str) -> str:
        """Its title."""
        return self._wording.notice_title(post_id, level)
