"""The whole command on a small assistant: what it prints, writes, and refuses."""

import json
import shutil

import pytest

from bot.__main__ import main
from bot.assistant.evaluation.command import GOOD, UNUSABLE, WORSE

from .conftest import HEADER, QUESTIONS, written

HELD_OUT = {
    "controls/first_phone": ["what phone is best for a first mobile", "mobile for a nine year old"],
    "grooming/signs": ["what are the signs of grooming", "how do groomers begin"],
    "out_of_scope": ["banana cake recipe", "is it going to rain"],
}
POSTS = (
    "a\timmediate\tselfharm\tshort\tshe has just swallowed all her tablets\tnow\n"
    "b\treport\tgrooming\tshort\tan adult keeps messaging my son at night\tongoing\n"
    "c\tnone\tother\tshort\twhat does vpn mean\tquestion\n"
)
GIVEN = (
    "id\ttext\ttopic\turgency\twho\tkind\nq1\thow do i spot grooming online\tgrooming\tnone\t\t\n"
)


@pytest.fixture
def eval_(tmp_path, data):
    """Runs `eval` on the small assistant; its training questions may be replaced."""
    tests = tmp_path / "tests"
    written(tests, HELD_OUT)
    (tests / "triage" / "all.tsv").write_text(HEADER + POSTS)

    def run(*more: str, questions: dict[str, list[str]] | None = None) -> int:
        folder = data
        if questions:
            folder = written(tmp_path / "other", questions)
            shutil.copytree(data / "urgency", folder / "urgency")
            shutil.copy(data / "spelling.yml", folder)
        places = {"data": folder, "tests": tests, "out": tmp_path, "shelf": tmp_path / "shelf"}
        named = [part for name, place in places.items() for part in (f"--{name}", str(place))]
        return main(["eval", *named, *more])

    return run


def swapped() -> dict[str, list[str]]:
    """What an editor's slip would do: questions under the wrong answers."""
    keys = list(QUESTIONS)
    return {key: QUESTIONS[keys[i - 1]] for i, key in enumerate(keys)}


def test_a_change_that_hears_worse_fails_and_names_the_sentences(eval_, capsys):
    assert eval_("--quick", "--accept") == GOOD
    assert eval_("--quick") == GOOD
    capsys.readouterr()
    assert eval_("--quick", questions=swapped()) == WORSE
    told = capsys.readouterr().out.split("WORSE THAN THE BASELINE")[1]
    assert "how do groomers begin" in told


def test_without_a_baseline_it_says_how_to_make_one(eval_, capsys):
    assert eval_("--quick") == UNUSABLE
    assert "--accept" in capsys.readouterr().out


def test_files_are_measured_beside_ours_or_alone(eval_, tmp_path):
    given = tmp_path / "given.tsv"
    given.write_text(GIVEN)
    assert eval_("--files-only", "--questions", str(given)) == GOOD
    found = json.loads((tmp_path / "eval.json").read_text())
    assert set(found["tables"]) == {"given_questions", "given_questions_urgency"}


def test_the_full_run_has_every_chapter(eval_, tmp_path):
    assert eval_("--accept") == GOOD
    chapters = set(json.loads((tmp_path / "eval.json").read_text())["tables"])
    assert {"triage", "questions", "curve", "robustness", "cross_validation"} <= chapters
    assert {"calibration", "scope", "latency"} <= chapters


def test_given_sentences_never_reach_the_baseline(eval_, tmp_path):
    given = tmp_path / "given.tsv"
    given.write_text(GIVEN)
    assert eval_("--quick", "--accept", "--questions", str(given)) == GOOD
    assert "spot grooming online" not in (tmp_path / "baseline.json").read_text()


def test_a_missing_file_is_told_without_a_traceback(eval_, capsys):
    assert eval_("--files-only", "--triage", "nowhere.tsv") == UNUSABLE
    assert "nowhere.tsv" in capsys.readouterr().out


@pytest.mark.parametrize("argv", [[], ["sing"]])
def test_an_unknown_command_gets_the_list(argv, capsys):
    assert main(argv) == UNUSABLE
    assert "eval" in capsys.readouterr().err
