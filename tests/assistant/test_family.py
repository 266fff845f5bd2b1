"""Whom a post is about, how old they are, where it happens, and who writes."""

from collections import Counter

import pytest

from bot.assistant.family import FamilyWords
from bot.assistant.spelling import spelling_of
from bot.content.files import read_yaml
from bot.settings import settings

FAMILY = FamilyWords.load(settings().data / "entities.yml")


def values(text: str) -> dict[str, str]:
    return {found.entity: found.value for found in FAMILY.find(text)}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("my son is being blackmailed", "your son"),
        ("MY 14 YEAR OLD SON", "your son"),
        ("ds12 wont talk", "your son"),
        ("my dawter has been talkin to a man", "your daughter"),
        ("our youngest daughter", "your daughter"),
        ("my gson is on discord", "your grandson"),
        ("my neice told me", "your niece"),
        ("my step son", "your stepson"),
        ("the foster child I look after", None),
        ("my foster son", "your foster child"),
        ("my little brother showed me", "your brother"),
        ("a pupil told me", "your pupil"),
        ("my friend's son is upset", None),
        ("my 14 year old", None),
    ],
)
def test_relation(text: str, relation: str | None) -> None:
    assert values(text).get("relation") == relation


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("my son is 14", "14"),
        ("my 9 year old", "9"),
        ("my 14yo on snap", "14"),
        ("dd13 has been sent pictures", "13"),
        ("she is only eleven", "11"),
        ("aged fifteen", "15"),
        ("im 12 and scared", "12"),
        ("she's in year 7", "11"),
        ("a Y9 girl in my form", "13"),
        ("he is in yr 10", "14"),
        ("my boy is in reception", "4"),
        ("she is in sixth form", "16"),
        ("my 13 year old is in year 9", "13"),
        ("she is 10 minutes late", None),
        ("he paid 15 pounds", None),
        ("our dog is 13", None),
        ("he has played it for 3 years", None),
        ("her boyfriend is 34", None),
        ("dd is 8 months", None),
        ("she rang reception desk in reception", "4"),
    ],
)
def test_age(text: str, age: str | None) -> None:
    assert values(text).get("age") == age


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("someone on roblocks", "Roblox"),
        ("he plays fortnight every day", "Fortnite"),
        ("a fortnight ago she changed", None),
        ("on her insta", "Instagram"),
        ("tic tok", "TikTok"),
        ("he added her on snap", "Snapchat"),
        ("oh snap out of it", None),
        ("a wattsapp group", "WhatsApp"),
        ("on his PS5", "PlayStation"),
        ("the xbox headset", "Xbox"),
        ("diskord server", "Discord"),
    ],
)
def test_platform(text: str, platform: str | None) -> None:
    assert values(text).get("platform") == platform


@pytest.mark.parametrize(
    ("text", "writer"),
    [
        ("im 13", "child"),
        ("I'm 15 and I sent a photo, what do I do", "child"),
        ("my mum doesn't know", "child"),
        ("our teacher said to ask you", "child"),
        ("am i in trouble", "child"),
        ("should i tell my parents", "child"),
        ("a boy in my year has a picture of me", "child"),
        ("my mum is visiting and my son is 14", "parent"),
        ("my dad says I worry too much about my 14 year old", "parent"),
        ("my mum has the kids, dd13 told her", "parent"),
        ('my daughter said "I\'m 13 and my mum would kill me"', "parent"),
        ("he told her 'im 15 and my parents are away' but he is a man", None),
        ("I'm a teacher and a child told me something", "practitioner"),
        ("a pupil says her mum hits her", "practitioner"),
        ("I am our school's DSL, one of my pupils is at risk", "practitioner"),
        ("I'm 42 and worried", None),
        ("a stranger messages her", None),
    ],
)
def test_writer(text: str, writer: str | None) -> None:
    assert values(text).get("writer") == writer


def test_a_place_is_given_in_the_text_as_it_was_written() -> None:
    text = "Help! My  DAUGHTER\u2019s on Insta."
    assert {text[found.start : found.end] for found in FAMILY.find(text)} >= {
        "My  DAUGHTER\u2019s",
        "Insta",
    }


def test_no_value_is_given_twice() -> None:
    entries = read_yaml(settings().data / "entities.yml")["entities"]
    given = Counter((entry["entity"], entry["value"]) for entry in entries)
    assert max(given.values()) == 1


@pytest.mark.parametrize(
    ("written", "platform"),
    [
        ("robolx robloks rblx", "Roblox"),
        ("fortnit fourtnite", "Fortnite"),
        ("mincraft minecrafts", "Minecraft"),
        ("diskord discords", "Discord"),
        ("instgram instergram", "Instagram"),
        ("tiktock tictoc ticktock", "TikTok"),
        ("snapcat snapchap", "Snapchat"),
        ("watsapp wotsapp", "WhatsApp"),
        ("youtub utube youtubes", "YouTube"),
        ("tellegram", "Telegram"),
        ("facbook", "Facebook"),
        ("omeagle omegal", "Omegle"),
        ("playstaion", "PlayStation"),
        ("xboxs", "Xbox"),
    ],
)
def test_a_platform_is_found_however_it_is_spelt(written: str, platform: str) -> None:
    spelling = spelling_of(settings().data)
    for name in written.split():
        found = values(spelling.mended(f"a man on {name} writes to him"))["platform"]
        assert found == platform
