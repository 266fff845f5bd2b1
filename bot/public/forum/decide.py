"""What becomes of a post, and why. No clock, no network, no database: only what is given.

Risk comes first and goes private. In public: only when called by name, or when a topic's first
post asks something that is known for certain; never because of an edit, never on an old post.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.contract import Reading
from bot.desk.forum.slots import slot
from bot.desk.forum.values import Decision, NewAct, NewPost, TakenPost
from bot.public.forum.boards import Board
from bot.public.forum.post import Me
from bot.public.forum.wording_for import WordingFor

UNASKED = frozenset({"out_of_scope", "unsure"})
PASSING_TOPICS = frozenset({"smalltalk", "out_of_scope"})


@dataclass(frozen=True)
class Rules:
    """What holds for this post's board just now.

    Attributes:
        held: what we say waits for an officer's yes.
        too_old: found after an outage, too late for a public answer.
    """

    board: Board
    held: bool
    too_old: bool


def not_for_us(taken: TakenPost, me: Me, ignored: frozenset[str]) -> str | None:
    """Why the post need not even be read, if so. Accounts are told apart by id alone."""
    post = taken.post
    if post.author_id == me.id:
        return "our own post"
    if post.role != "member":
        return f"written by {'a bot' if post.role == 'bot' else 'staff'}"
    if post.author_id in ignored:
        return "its author is on the list of those to ignore"
    if not post.text and not post.title:
        return "nothing of the author's own in it (only a quote, say)"
    if taken.seen_before and taken.before == taken.text_hash:
        return "an edit that changed no words"
    return None


def decide(taken: TakenPost, reading: Reading, rules: Rules, say: WordingFor) -> Decision:
    """The decision on a post that has been read."""
    if reading.urgency.level != "none":
        return _at_risk(taken, reading, rules, say)
    if taken.seen_before:
        return _silent("an edit without risk; edits are never answered", reading)
    called = taken.post.mentioned and rules.board.mentions
    first = taken.post.number == 1 and rules.board.first_posts
    if not (called or first):
        return _silent("no risk, not called by name, not a topic's first post", reading)
    if rules.too_old:
        return _silent("no risk, and too late for an answer", reading)
    if say.implies_risk(reading.answer):
        return _in_private(taken.post, reading, rules, say)
    return _asked(taken.post, reading, rules, say, called=called)


def _at_risk(taken: TakenPost, reading: Reading, rules: Rules, say: WordingFor) -> Decision:
    post, level = taken.post, reading.urgency.level
    because = [f"risk: {level}", *reading.urgency.because]
    notice = NewAct(
        part=f"notice-{level}",
        kind="notice",
        title=say.notice_title(post.post_id, level),
        text=say.notice(post.url, reading.urgency),
    )
    acts = [_route(post, reading, level, rules, say), notice]
    in_public = rules.board.at_risk_public == "signpost" and rules.board.public != "never"
    if in_public and not taken.seen_before and not rules.too_old:
        acts.append(_reply(post, say.signpost(), rules, after=acts[0].part))
    return Decision("risk", because, acts, _kept(reading))


def _route(post: NewPost, reading: Reading, level: str, rules: Rules, say: WordingFor) -> NewAct:
    return NewAct(
        part=f"private-{level}",
        kind="private",
        title=say.private_title(post.post_id, level),
        text=say.route(reading.topic, level),
        slots=(slot(post.platform, f"private-{level}", post.author_id),),
        link_topic=say.topic(reading.topic),
        held=rules.held,
    )


def _in_private(post: NewPost, reading: Reading, rules: Rules, say: WordingFor) -> Decision:
    why = f"asks about {reading.answer}, which is not for the public"
    return Decision("private", [why], [_invitation(post, reading, rules, say)], _kept(reading))


def _asked(
    post: NewPost, reading: Reading, rules: Rules, say: WordingFor, *, called: bool
) -> Decision:
    known = reading.answer not in UNASKED and say.answers(reading.topic)
    if called and reading.topic in PASSING_TOPICS:
        return _silent("called by name, but nothing was asked", reading)
    if not called and not known:
        return _silent("a first post, but nothing that is known for certain", reading)
    if rules.board.public == "never":
        return _in_private_instead(post, reading, rules, say, called=called)
    in_full = known and rules.board.public == "answer"
    text = say.answer(reading.topic) if in_full else say.signpost()
    acts = [_reply(post, text, rules)]
    if called:
        acts.append(_invitation(post, reading, rules, say, instead_of="reply"))
    why = "called by name" if called else "a first post that asks something known"
    what = f"answered from {reading.answer}" if in_full else "the neutral signpost"
    return Decision("answered", [why, what], acts, _kept(reading))


def _in_private_instead(
    post: NewPost, reading: Reading, rules: Rules, say: WordingFor, *, called: bool
) -> Decision:
    if not called:
        return _silent("a first post, but this board has no public replies", reading)
    why = ["called by name", "this board has no public replies"]
    return Decision("private", why, [_invitation(post, reading, rules, say)], _kept(reading))


def _reply(post: NewPost, text: str, rules: Rules, after: str | None = None) -> NewAct:
    slots = (
        slot(post.platform, "topic", post.topic_id),
        slot(post.platform, "person", post.author_id),
    )
    return NewAct("reply", "reply", text, slots=slots, after=after, held=rules.held)


def _invitation(
    post: NewPost,
    reading: Reading,
    rules: Rules,
    say: WordingFor,
    instead_of: str | None = None,
) -> NewAct:
    return NewAct(
        part="invitation",
        kind="private",
        title=say.private_title(post.post_id, "none"),
        text=say.invitation(),
        slots=(slot(post.platform, "invitation", post.author_id),),
        link_topic=say.topic(reading.topic),
        instead_of=instead_of,
        held=rules.held,
    )


def _silent(why: str, reading: Reading) -> Decision:
    return Decision("silent", [why], [], _kept(reading))


def _kept(reading: Reading) -> dict[str, object]:
    """What is kept of the reading: enough to tell why, nothing of the words."""
    return reading.model_dump(mode="json", exclude={"alternatives"})
