"""What can be said because of one post: each act with its words and the day's slots it takes."""

from __future__ import annotations

from bot.contract import Reading
from bot.desk.forum.slots import slot
from bot.desk.forum.values import NewAct, NewPost
from bot.public.forum.rules import Rules
from bot.public.forum.wording_for import WordingFor


class Acts:
    """Makes the acts for one post that has been read."""

    def __init__(self, post: NewPost, reading: Reading, rules: Rules, say: WordingFor) -> None:
        self._post, self._reading, self._rules, self._say = post, reading, rules, say

    def route(self) -> NewAct:
        """At risk: a private message with the route and a link; once a day a person and level."""
        level = self._reading.urgency.level
        return NewAct(
            part=f"private-{level}",
            kind="private",
            title=self._say.private_title(self._post.post_id, level),
            text=self._say.route(self._reading.topic, level),
            slots=(self._slot(f"private-{level}", self._post.author_id),),
            link_topic=self._say.topic(self._reading.topic),
            held=self._rules.held,
        )

    def notice(self) -> NewAct:
        """At risk: moderators are asked to look. It says nothing to members, so it never waits."""
        level = self._reading.urgency.level
        return NewAct(
            part=f"notice-{level}",
            kind="notice",
            title=self._say.notice_title(self._post.post_id, level),
            text=self._say.notice(self._post.url, self._reading.urgency),
        )

    def reply(self, text: str, *, after: str | None = None) -> NewAct:
        """In public: once a day a topic and a person."""
        slots = (
            self._slot("topic", self._post.topic_id),
            self._slot("person", self._post.author_id),
        )
        return NewAct("reply", "reply", text, slots=slots, after=after, held=self._rules.held)

    def invitation(self, *, instead_of: str | None = None) -> NewAct:
        """Without risk: the link in private, once a day a person."""
        return NewAct(
            part="invitation",
            kind="private",
            title=self._say.private_title(self._post.post_id, "none"),
            text=self._say.invitation(),
            slots=(self._slot("invitation", self._post.author_id),),
            link_topic=self._say.topic(self._reading.topic),
            instead_of=instead_of,
            held=self._rules.held,
        )

    def _slot(self, scope: str, subject: str) -> str:
        return slot(self._post.platform, scope, subject)


def unread(post: NewPost, say: WordingFor) -> NewAct:
    """Moderators are asked to look at a post that nobody here could read."""
    return NewAct(
        part="notice-unread",
        kind="notice",
        title=say.notice_title(post.post_id, "report"),
        text=say.notice_unread(post.url),
    )
