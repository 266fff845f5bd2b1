"""What the fake forum holds: members, topics, posts and messages, as Discourse numbers them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

REGULAR, WHISPER = 1, 4


@dataclass
class User:
    """A member; ids up to 0 are the system's own accounts."""

    id: int
    name: str
    staff: bool = False


@dataclass
class Post:
    """One post of a topic or of a message."""

    id: int
    user: User
    topic: Topic
    number: int
    raw: str
    created_at: datetime
    updated_at: datetime
    reply_to: int | None = None
    version: int = 1
    type: int = REGULAR
    hidden: bool = False
    deleted_at: datetime | None = None


@dataclass
class Topic:
    """A topic on a board, or a message to some people."""

    id: int
    title: str
    category: int | None
    archetype: str = "regular"
    recipients: list[str] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)


class State:
    """Everything, in memory."""

    def __init__(self) -> None:
        self.users: dict[str, User] = {}
        self.categories: dict[int, str] = {}
        self.topics: dict[int, Topic] = {}
        self.posts: dict[int, Post] = {}
        self._post_ids = 0

    def add_user(self, user_id: int, name: str, *, staff: bool = False) -> User:
        """A new member."""
        self.users[name] = User(user_id, name, staff)
        return self.users[name]

    def add_topic(self, title: str, category: int | None, recipients: list[str]) -> Topic:
        """A new topic; with recipients it is a message."""
        topic = Topic(len(self.topics) + 1, title, category, recipients=recipients)
        if recipients:
            topic.archetype = "private_message"
        self.topics[topic.id] = topic
        return topic

    def add_post(
        self, topic: Topic, user: User, raw: str, now: datetime, reply_to: int | None = None
    ) -> Post:
        """A new post at the topic's end."""
        self._post_ids += 1
        number = len(topic.posts) + 1
        post = Post(self._post_ids, user, topic, number, raw, now, now, reply_to)
        topic.posts.append(post)
        self.posts[post.id] = post
        return post

    def messages(self) -> list[Topic]:
        """All private messages."""
        return [one for one in self.topics.values() if one.archetype == "private_message"]
