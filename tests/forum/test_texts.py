"""What may be said on a forum: short, general, sourced, and no number but from the directory."""

import re
from string import Formatter

import pytest
import yaml

from bot.content.answers import load_answers
from bot.content.boards import ForumFile
from bot.content.files import ContentError
from bot.content.readability import reading_age, spoken_words
from bot.content.services import Directory
from bot.content.sources import load_sources
from bot.desk.clock import utc_now
from bot.public.forum.texts import Texts
from bot.settings import ROOT
from tests.forum.world import curated

DATA = ROOT / "data"
TEXTS = Texts.load(DATA / "forum/replies.yml")
DIRECTORY = Directory.load(DATA / "services.yml")
SOURCES = load_sources(DATA / "sources.yml")
ANSWERED = [topic for topic, said in TEXTS.topics.items() if said.public]
OWN_BRACES = {
    "link": {"link"},
    "notice": {"url", "level", "because"},
    "notice_unread": {"url"},
    **{
        f"{who}_title{level}": {"number"}
        for who in ("private", "notice")
        for level in ("", "_immediate")
    },
    "private_title_invitation": {"number"},
}


def texts():
    for name, text in TEXTS.lines.model_dump().items():
        yield f"lines/{name}", text, OWN_BRACES.get(name, set())
    for topic, said in TEXTS.topics.items():
        yield f"{topic}/private", said.private, set()
        if said.public:
            yield f"{topic}/public", said.public.text, set()


@pytest.mark.parametrize(("name", "text", "own"), texts(), ids=lambda value: str(value)[:30])
def test_braces_are_services_and_there_is_no_other_number(name, text, own):
    for _, field, spec, conversion in Formatter().parse(text):
        assert field is None or field in own or field in DIRECTORY, name
        assert not spec
        assert not conversion
    assert not re.search(r"\d", re.sub(r"{[^}]*}", "", text)), name


@pytest.mark.parametrize("topic", ANSWERED)
def test_a_public_reply_is_short_general_and_easy(topic):
    public = TEXTS.topics[topic].public
    assert len(re.findall(r"[.?!](?:\s|$)", public.text)) <= 4
    assert not re.search(r"\byour (?:son|daughter|child)\b", public.text, re.IGNORECASE)
    assert reading_age(spoken_words(public.text, DIRECTORY)) <= 12
    assert {SOURCES[key].grade for key in public.sources} <= {"A", "B"}


@pytest.mark.parametrize("topic", TEXTS.topics)
def test_every_topic_leads_on_to_answers_that_exist(topic):
    answers = load_cached()
    assert set(TEXTS.topics[topic].opens) <= set(answers)


def load_cached(cache={}):  # noqa: B006 - read once for all topics
    if not cache:
        cache.update(load_answers(DATA / "nlu"))
    return cache


def test_every_topic_of_the_assistant_has_a_private_route():
    topics = {path.stem for path in (DATA / "nlu").glob("*.yml")}
    assert topics - set(TEXTS.topics) == {"clinic", "dialogue", "smalltalk", "out_of_scope"}


@pytest.mark.parametrize("topic", [*TEXTS.topics, "made_up"])
@pytest.mark.parametrize("level", ["immediate", "report"])
def test_a_private_message_has_the_route_the_link_and_who_can_see_it(topic, level):
    said = curated().wording.route(topic, level, utc_now())

    assert said.count("{") == 1
    assert "{link}" in said
    assert level == "report" or "999" in said.splitlines()[0]
    assert "delete it" in said
    assert "moderators" in said


@pytest.mark.parametrize("level", ["immediate", "report", "none"])
def test_a_title_says_nothing_of_what_it_is_about(level):
    title = curated().wording.private_title("7", level)
    assert not re.search("police|grooming|abuse|danger|sex", title, re.IGNORECASE)


def test_as_shipped_no_board_is_named_and_nothing_goes_out_by_itself():
    file = ForumFile.load(DATA / "forum.yml")
    assert (file.boards, file.mode) == ({}, "dry_run")


@pytest.mark.parametrize(
    "wrong",
    [
        {"mode": "wild"},
        {"boards": {"7": {"name": "x", "publc": "answer"}}},
        {"boards": {"7": {}}},
        {"keep_days": 4_000},
    ],
)
def test_a_mistake_in_the_settings_is_told_with_its_place(wrong, tmp_path):
    path = tmp_path / "forum.yml"
    path.write_text(yaml.safe_dump(wrong))
    with pytest.raises(ContentError, match=next(iter(wrong))):
        ForumFile.load(path)
