"""The trained assistant on a forum: silent where it should be, and there when it matters.

How well single sentences are understood is measured by `make eval`; here whole first posts go the
whole way, from the webhook to what the forum holds in the end.
"""

import pytest
import yaml

from bot.desk.clock import utc_now
from bot.settings import ROOT
from examples.fake_forum import FakeForum
from tests.assistant_process import SECRET
from tests.forum.world import Process, curated, settings_for

POSTS = yaml.safe_load((ROOT / "tests/conversations/forum_posts.yml").read_text(encoding="utf-8"))
MOST_FALSE, LEAST_ANSWERED = 0.05, 0.6


@pytest.fixture
async def forum(rasa, sqlite_url):
    """A forum with the real site's part beside it; `work` decides and sends all there is."""
    forum = FakeForum()
    await forum.open()
    settings = settings_for(forum.url, sqlite_url, rasa.url, assistant_secret=SECRET)
    process = Process(settings, utc_now)
    await process.open()
    forum.hooks.url = process.hook_url
    forum.work = process.work
    yield forum
    await process.close()
    await forum.close()


async def written(forum, posts) -> None:
    """Each post by a member of its own."""
    for number, (title, text) in enumerate(posts):
        await forum.topic(f"m{number}", title, text)
    await forum.work()


async def test_an_ordinary_forums_talk_is_left_alone(forum):
    await written(forum, POSTS["ordinary"])

    said = [post.topic.title for post in forum.state.posts.values() if post.user is forum.bot]
    assert forum.replies() == []
    assert len(forum.messages_to("moderators")) <= MOST_FALSE * len(POSTS["ordinary"]), said


async def test_what_is_asked_plainly_is_answered_on_its_topic(forum):
    await written(forum, [(title, text) for _, title, text in POSTS["asked"]])

    topics = {title: topic for topic, title, _ in POSTS["asked"]}
    for reply in forum.replies():
        public = curated().wording.texts.topics[topics[reply.topic.title]].public
        assert public.text.split("{")[0].strip() in reply.raw, reply.topic.title
    assert len(forum.replies()) >= LEAST_ANSWERED * len(topics)


async def test_at_risk_everybody_is_written_to_and_the_moderators_are_asked(forum):
    await written(forum, [(title, text) for _, title, text in POSTS["at_risk"]])

    assert forum.replies() == []
    titles = [topic.title for topic in forum.state.messages() if "moderators" in topic.recipients]
    assert len(titles) == len(POSTS["at_risk"])
    for number, (level, *_) in enumerate(POSTS["at_risk"]):
        [message] = forum.messages_to(f"m{number}")
        assert message.topic.title.startswith("Please read") is (level == "immediate")
