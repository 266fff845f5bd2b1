import pytest

from bot.assistant.evaluation.baseline import Baseline, setbacks
from bot.assistant.evaluation.outcome import Section
from bot.content.files import ContentError


def run(missed: float, sentences: list[str]) -> list[Section]:
    figures = {"immediate_missed": missed, "level_accuracy": 0.5}
    wrong = {"immediate_missed": sentences}
    return [Section("triage", "", "", figures=figures, wrong=wrong)]


OLD = "[g] she is gone | immediate -> report 0.61"
OLD_AGAIN = "[g] she is gone | immediate -> none 0.70"
NEW = "[h] he is on the roof | immediate -> none 0.93"


@pytest.fixture
def before(tmp_path):
    path = tmp_path / "baseline.json"
    Baseline.of(run(0.01, [OLD])).save(path)
    return Baseline.load(path)


def test_a_missed_emergency_more_is_a_setback_and_is_named(before):
    (setback,) = setbacks(before, run(0.02, [OLD_AGAIN, NEW]))
    assert setback.sentences == [NEW]
    assert "he is on the roof" in setback.told()


def test_as_good_or_better_is_none(before):
    assert setbacks(before, run(0.01, [OLD_AGAIN])) == []
    assert setbacks(before, run(0.0, [])) == []


@pytest.mark.parametrize("posts", [3, 7, 153, 253])
def test_the_same_share_is_as_good_however_it_is_written(posts):
    same = run(1 / posts, [OLD])
    assert setbacks(Baseline.of(same), same) == []


def test_figures_may_waver_where_no_emergency_hangs_on_them(tmp_path):
    def heard(topic: float) -> list[Section]:
        return [Section("questions", "", "", figures={"topic_accuracy": topic})]

    before = Baseline.of(heard(0.930))
    assert setbacks(before, heard(0.926)) == []
    assert len(setbacks(before, heard(0.920))) == 1


def test_what_no_target_holds_is_not_kept(before):
    assert list(before.figures) == ["triage.immediate_missed"]


def test_a_run_that_did_not_measure_a_figure_is_not_blamed_for_it(before):
    assert setbacks(before, []) == []


@pytest.mark.parametrize("content", [None, "{", "{}"])
def test_a_baseline_that_cannot_be_read_says_what_writes_it(tmp_path, content):
    path = tmp_path / "baseline.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(ContentError, match="--accept"):
        Baseline.load(path)
