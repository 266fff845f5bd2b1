"""What becomes of a post, and why. No clock, no network, no database: only what is given.

Risk comes first and goes private. In public: only when called by name, or when a topic's first
post asks something that is known for certain; never because of an edit, never on an old post.
"""

from __future__ import annotations

from bot.contract import Reading
from bot.desk.forum.values import Decision, TakenPost
from bot.public.forum.acts import Acts
from bot.public.forum.post import Me
from bot.public.forum.rules import Rules
from bot.public.forum.wording_for import WordingFor

UNASKED = frozenset({"out_of_scope", "unsure"})
COURTESIES = frozenset(
    f"smalltalk/{word}"
    for word in ("hello", "thanks", "ok", "bye", "yes", "no", "how_are_you", "joke", "rude")
)


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
    acts = Acts(taken.post, reading, rules, say)
    if reading.urgency.level != "none":
        return _at_risk(taken, reading, rules, acts, say.signpost())
    called = taken.post.mentioned and rules.board.mentions
    why_not = _why_silent(taken, reading, rules, called=called)
    if why_not is not None:
        return Decision("silent", [why_not], [], _kept(reading))
    if say.implies_risk(reading.answer):
        why = f"asks about {reading.answer}, which is not for the public"
        return Decision("private", [why], [acts.invitation()], _kept(reading))
    unknown = _why_unknown(reading, rules, say)
    in_full = unknown is None and rules.board.public == "answer"
    text = say.answer(reading.topic) if in_full else say.signpost()
    if called:
        return _called(reading, rules, acts, text)
    why_not = "no public replies here" if rules.board.public == "never" else unknown
    if why_not is not None:
        return Decision("silent", [f"a first post, but {why_not}"], [], _kept(reading))
    return Decision("answered", [_why(reading, "a first post")], [acts.reply(text)], _kept(reading))


def _at_risk(
    taken: TakenPost, reading: Reading, rules: Rules, acts: Acts, signpost: str
) -> Decision:
    because = [f"risk: {reading.urgency.level}", *reading.urgency.because]
    route = acts.route()
    chosen = [route, acts.notice()]
    in_public = rules.board.at_risk_public == "signpost" and rules.board.public != "never"
    if in_public and not taken.seen_before and not rules.too_old:
        chosen.append(acts.reply(signpost, after=route.part))
    return Decision("risk", because, chosen, _kept(reading))


def _why_silent(taken: TakenPost, reading: Reading, rules: Rules, *, called: bool) -> str | None:
    if taken.seen_before:
        return "an edit without risk; edits are never answered"
    if not called and not (taken.post.number == 1 and rules.board.first_posts):
        return "no risk, not called by name, not a topic's first post"
    if rules.too_old:
        return "no risk, and too late for an answer"
    if called and reading.answer in COURTESIES:
        return "called by name, but out of courtesy only"
    return None


def _why_unknown(reading: Reading, rules: Rules, say: WordingFor) -> str | None:
    """Why the post gets no answer of its own in public, if so: a wrong one is worse than none."""
    if reading.answer in UNASKED or not say.answers(reading.topic):
        return "nothing that is known for certain"
    if reading.confidence < rules.sure:
        return f"read as {reading.answer} without being sure enough ({reading.confidence:.2f})"
    return None


def _called(reading: Reading, rules: Rules, acts: Acts, text: str) -> Decision:
    """A public reply if the board and the day allow one, else the link in private."""
    why = _why(reading, "called by name")
    if rules.board.public == "never":
        return Decision("private", [why], [acts.invitation()], _kept(reading))
    reply = acts.reply(text)
    chosen = [reply, acts.invitation(instead_of=reply.part)]
    return Decision("answered", [why], chosen, _kept(reading))


def _why(reading: Reading, occasion: str) -> str:
    return f"{occasion}, read as {reading.answer}"


def _kept(reading: Reading) -> dict[str, object]:
    """What is kept of the reading: enough to tell why, nothing of the words."""
    return reading.model_dump(mode="json", exclude={"alternatives", "family"})
