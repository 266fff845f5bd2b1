"""Reads `data/forum/replies.yml`: what may be said on a forum, by topic, with its schema."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from bot.content.files import Record, parse, read_yaml

OTHER = "other"


class PublicText(Record):
    """A short general answer that anybody may read, with whom to turn to and where it is from."""

    text: str
    services: list[str] = Field(default_factory=list, max_length=3)
    sources: list[str] = Field(min_length=1)


class TopicTexts(Record):
    """One topic. Without `public` it is never answered in public.

    Attributes:
        private: the route, when a post tells of risk.
        opens: answers to choose from when the private chat opens on this topic.
    """

    public: PublicText | None = None
    private: str
    services: list[str] = Field(min_length=1, max_length=3)
    opens: list[str] = Field(min_length=1, max_length=4)


class Lines(Record):
    """What goes with every topic."""

    automatic: str
    signpost: str
    invitation: str
    immediate: str
    link: str
    moderators_told: str
    care: str
    private_title: str
    private_title_immediate: str
    private_title_invitation: str
    notice_title: str
    notice_title_immediate: str
    notice: str
    notice_unread: str
    notice_resembles: str
    welcome: str
    level_immediate: str
    level_report: str


class Texts(Record):
    """The whole file. The topic `other` stands in for any topic without its own texts."""

    lines: Lines
    topics: dict[str, TopicTexts]

    @classmethod
    def load(cls, path: Path) -> Texts:
        """Read the file.

        Raises:
            ContentError: it is missing, or an entry is not as it should be.
        """
        return parse(path, cls, read_yaml(path) or {}, "forum replies")

    def about(self, topic: str) -> TopicTexts:
        """The topic's texts, or the general ones."""
        return self.topics.get(topic) or self.topics[OTHER]

    def name_of(self, topic: str) -> str:
        """The topic as a link carries it: one we have texts for, or `other`."""
        return topic if topic in self.topics else OTHER
