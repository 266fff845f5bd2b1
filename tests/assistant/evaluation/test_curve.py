import pytest

from bot.assistant.evaluation.curve import NAMES, STEPS, Point, curve_section, suggested, sweep
from bot.assistant.evaluation.evidence import gather
from bot.assistant.evaluation.samples import Sample
from bot.assistant.evaluation.temperature import temperature_section
from bot.assistant.opinion import shared_opinion
from bot.assistant.urgency.cues import Rules
from bot.assistant.urgency.head import Head
from bot.assistant.urgency.reader import UrgencyReader
from bot.assistant.urgency.thresholds import Thresholds

TEXTS = [
    "she has taken all her tablets and will not wake up",
    "what is a vpn",
    "Somebody asks my son for money. He is on the roof now! What is for tea?",
    "a man keeps messaging her",
    "last year he took an overdose and nearly died",
    "hello. is there a good book? thank you",
]


@pytest.fixture(scope="module")
def head(ground):
    lessons = ground.lessons()
    return Head.fit(lessons, ground.encoders.taught_vectors([lesson.text for lesson in lessons]))


def asked(ground, text):
    post = ground.encoders.read(text)
    ground.hearing.ranked(post)
    return post


@pytest.mark.parametrize("limit", [0.2, 0.4, 0.6, 0.9])
def test_evidence_gives_the_level_that_the_reader_gives(ground, head, limit):
    limits = Thresholds(
        doubtful=Thresholds.load(ground.urgency).doubtful,
        doubtful_when_asked=Thresholds.load(ground.urgency).doubtful_when_asked,
        passage_whole=limit / 10,
        immediate=limit,
        immediate_short=limit + 0.1,
        immediate_past=limit + 0.2,
        immediate_own_life=limit,
        immediate_passage=limit + 0.05,
        report=limit,
        report_passage=limit + 0.05,
    )
    reader = UrgencyReader(Rules.load(ground.urgency), head, limits, shared_opinion())
    evidence = gather([Sample(text) for text in TEXTS], ground.hearing, head, ground.urgency)
    read = [reader.read(asked(ground, text)).urgency.level for text in TEXTS]
    assert [one.level(limits) for one in evidence] == read


def test_a_higher_threshold_never_misses_less_nor_alarms_more(ground, head):
    samples = [Sample(TEXTS[0], level="immediate"), Sample(TEXTS[1], level="none")]
    evidence = gather(samples, ground.hearing, head, ground.urgency)
    points = sweep(evidence, Thresholds.load(ground.urgency), "immediate")
    assert [p.missed for p in points] == sorted(p.missed for p in points)
    assert [p.false for p in points] == sorted((p.false for p in points), reverse=True)


def test_the_suggestion_misses_fewest_with_few_false_alarms():
    points = [Point(0.2, 0.0, 0.2), Point(0.5, 0.1, 0.02), Point(0.6, 0.1, 0.01), Point(0.9, 1, 0)]
    assert suggested(points).threshold == 0.6


def test_the_least_false_is_suggested_when_all_are_too_many():
    assert suggested([Point(0.2, 0.0, 0.9), Point(0.5, 0.1, 0.5)]).threshold == 0.5


def test_the_temperature_suggested_surprises_least(ground):
    section = temperature_section(ground)
    surprise = {float(step): float(value) for step, value, _ in section.tables[0].rows}
    assert surprise[section.figures["suggested"]] == min(surprise.values())


def test_all_thresholds_are_drawn_and_tabled(ground):
    section = curve_section(ground, [Sample(TEXTS[0], level="immediate")])
    assert [len(table.rows) for table in section.tables] == [len(STEPS)] * len(NAMES)
    assert all(picture.png.startswith(b"\x89PNG") for picture in section.pictures)
