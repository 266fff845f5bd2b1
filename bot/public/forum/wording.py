"""Puts the curated texts together: what is said in public, in private, to moderators."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from bot.content.files import ContentError
from bot.content.services import Directory
from bot.content.sources import SourceEntry, load_sources
from bot.contract import ServiceCard, Urgency
from bot.public.forum.texts import OTHER, PublicText, Texts
from bot.public.guidance import fill

ODD = re.compile(r"[^\w ,.;:'()/-]")
RESEMBLES = "resembles: "  # how the assistant begins a reason that quotes what it learnt from
REASONS, REASON_LENGTH = 4, 120


class Wording:
    """The words for each occasion, with numbers from the directory alone."""

    def __init__(self, texts: Texts, directory: Directory, sources: dict[str, SourceEntry]) -> None:
        self.texts, self._directory, self._sources = texts, directory, sources

    @classmethod
    def load(cls, data: Path) -> Wording:
        """Read `data/forum/replies.yml` and what it refers to.

        Raises:
            ContentError: it names a service or a source that is not there.
        """
        path = data / "forum/replies.yml"
        texts, directory = Texts.load(path), Directory.load(data / "services.yml")
        sources = load_sources(data / "sources.yml")
        if OTHER not in texts.topics:
            raise ContentError(f"{path}: the topic '{OTHER}' is missing.")
        _check_names(path, texts, directory, sources)
        return cls(texts, directory, sources)

    def answers(self, topic: str) -> bool:
        """Whether there is something to say in public on that topic."""
        return topic in self.texts.topics and self.texts.topics[topic].public is not None

    def answer(self, topic: str, now: datetime) -> str:
        """The public answer on a topic that has one."""
        public = self.texts.topics[topic].public
        if public is None:
            raise ContentError(f"There is no public reply on '{topic}'.")
        lines = self.texts.lines
        return _together(
            public.text,
            self._cards(public.services, now),
            self._sources_line(public),
            lines.automatic,
            by=self,
        )

    def signpost(self) -> str:
        """The neutral line."""
        return _together(self.texts.lines.signpost, self.texts.lines.automatic, by=self)

    def route(self, topic: str, level: str, now: datetime) -> str:
        """The private message at risk: the route, the link, and who can see what."""
        texts, lines = self.texts.about(topic), self.texts.lines
        services = texts.services
        if level == "immediate":
            services = ["emergency_999", *(key for key in services if key != "emergency_999")]
        first = [lines.immediate] if level == "immediate" else []
        cards = self._cards(services, now)
        rest = (lines.link, lines.moderators_told, lines.care, lines.automatic)
        return _together(*first, texts.private, cards, *rest, by=self)

    def invitation(self) -> str:
        """The private message without risk: the link."""
        lines = self.texts.lines
        return _together(lines.invitation, lines.link, lines.care, lines.automatic, by=self)

    def private_title(self, post_id: str, level: str) -> str:
        """A title that says nothing of what the message is about.

        It differs by level: by its title an earlier try is found, and must not be mistaken.
        """
        lines = self.texts.lines
        titles = {"immediate": lines.private_title_immediate, "report": lines.private_title}
        return titles.get(level, lines.private_title_invitation).replace("{number}", post_id)

    def notice(self, url: str, urgency: Urgency) -> str:
        """What moderators are asked, with the reason."""
        lines = self.texts.lines
        level = lines.level_immediate if urgency.level == "immediate" else lines.level_report
        text = self.filled(lines.notice).replace("{url}", url).replace("{level}", level)
        reasons = plain_reasons(urgency.because, lines.notice_resembles)
        return text.replace("{because}", reasons).strip()

    def notice_unread(self, url: str) -> str:
        """What moderators are asked about a post that could not be read."""
        return self.filled(self.texts.lines.notice_unread).replace("{url}", url)

    def notice_title(self, post_id: str, level: str) -> str:
        """The title of the moderators' note."""
        lines = self.texts.lines
        title = lines.notice_title_immediate if level == "immediate" else lines.notice_title
        return title.replace("{number}", post_id)

    def filled(self, text: str) -> str:
        """`text` with the services' short names in it."""
        return fill(text.strip(), self._directory)

    def _cards(self, keys: list[str], now: datetime) -> str:
        return "\n".join(f"- {_card(self._directory.card(key, now))}" for key in keys)

    def _sources_line(self, public: PublicText) -> str:
        shown = (self._sources[key] for key in public.sources)
        return "Where this comes from: " + "; ".join(f"{s.publisher}, “{s.title}”" for s in shown)


def plain_reasons(because: list[str], resembles: str) -> str:
    """The reasons as plain words: nothing in them can mention, link or format.

    The sentence that the post resembles was somebody's example: whoever does not know that would
    take it for what the member wrote, so `resembles` is said in its place.
    """
    named = [resembles if reason.startswith(RESEMBLES) else reason for reason in because]
    reasons = (ODD.sub("", reason)[:REASON_LENGTH].strip() for reason in dict.fromkeys(named))
    said = "; ".join([reason for reason in reasons if reason][:REASONS])
    return f"Because: {said}." if said else ""


def _card(card: ServiceCard) -> str:
    ways = [way for way in (card.phone, card.sms and f"text {card.sms}", card.url) if way]
    named = [way for way in ways if way not in card.name]
    return f"{card.name}: {', '.join(named)} ({card.hours})" if named else card.name


def _together(*paragraphs: str, by: Wording) -> str:
    return "\n\n".join(by.filled(paragraph) for paragraph in paragraphs if paragraph)


def _check_names(
    path: Path, texts: Texts, directory: Directory, sources: dict[str, SourceEntry]
) -> None:
    for topic, said in texts.topics.items():
        public = said.public
        for key in [*said.services, *(public.services if public else [])]:
            if key not in directory:
                raise ContentError(f"{path}: {topic}: no service is called '{key}'.")
        for key in public.sources if public else []:
            if key not in sources:
                raise ContentError(f"{path}: {topic}: no source is called '{key}'.")
