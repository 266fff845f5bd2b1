from bot.assistant.decide import Decided
from bot.assistant.evaluation.samples import Sample
from bot.assistant.evaluation.scope_curve import scope_section
from bot.assistant.evaluation.trials import Trial
from bot.assistant.ranking import Ranked
from bot.contract import Urgency

NOTHING = ["0.0 %"] * 4
FIRST_PHONE = Sample("a first phone?", topic="controls", answer="controls/first_phone")


def trial(*ranking: Ranked, sample: Sample = FIRST_PHONE, level="none") -> Trial:
    urgency = Urgency(level=level, confidence=0.9)
    best = ranking[0]
    return Trial(sample, Decided(best.key, 0.5, best.topic, urgency, [], None, list(ranking)))


def answered(*trials: Trial) -> dict[str, dict[str, list[str]]]:
    """The tables of the scope's settings: a setting and its five shares."""
    names = ("in_scope", "sure", "declined")
    tables = scope_section(trials).tables
    return {n: {r[0]: list(r[1:]) for r in t.rows} for n, t in zip(names, tables, strict=True)}


def test_an_answer_is_given_up_to_its_own_closeness_and_probability():
    tables = answered(trial(Ranked("controls/first_phone", 0.3, 0.8)))
    assert tables["in_scope"]["0.80"] == ["100.0 %", *NOTHING]
    assert tables["in_scope"]["0.85"] == ["0.0 %", *NOTHING]
    assert tables["sure"]["0.28"][0] == "100.0 %"
    assert tables["sure"]["0.32"][0] == "0.0 %"


def test_a_wrong_answer_is_told_from_a_right_one_and_from_one_to_others():
    pram = Sample("which pram", topic="out_of_scope", answer="out_of_scope")
    wrong = Ranked("grooming/signs", 0.9, 0.9)
    row = answered(trial(wrong), trial(wrong, sample=pram))["in_scope"]["0.50"]
    assert row == ["0.0 %", "100.0 %", "0.0 %", "100.0 %", "0.0 %"]


def test_declining_is_no_answer():
    row = answered(trial(Ranked("out_of_scope", 0.9, 0.9)))["in_scope"]["0.50"]
    assert row == ["0.0 %", "0.0 %", "100.0 %", "0.0 %", "0.0 %"]


def test_what_may_not_be_ours_is_declined_up_to_its_own_probability():
    pram = Sample("which pram", topic="out_of_scope", answer="out_of_scope")
    unclear = trial(
        Ranked("controls/first_phone", 0.3, 0.9), Ranked("out_of_scope", 0.1, 0.9), sample=pram
    )

    rows = answered(unclear)["declined"]

    assert [rows[step][3:] for step in ("0.10", "0.15")] == [
        ["0.0 %", "100.0 %"],
        ["100.0 %", "0.0 %"],
    ]


def test_an_emergency_s_answer_is_passed_over_where_nothing_is_urgent():
    ranking = (Ranked("emergency/life", 0.5, 0.9), Ranked("controls/first_phone", 0.4, 0.9))
    assert answered(trial(*ranking))["in_scope"]["0.50"][0] == "100.0 %"


def test_what_is_urgent_is_not_measured_here():
    urgent = trial(Ranked("emergency/life", 0.9, 0.9), level="immediate")
    assert scope_section([urgent]).intro.startswith("0 ")
