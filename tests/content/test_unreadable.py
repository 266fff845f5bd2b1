"""A file that cannot be read is named with what is wrong in it, and all such faults at once."""

import pytest

from bot.content.answers import load_answers
from bot.content.files import ContentError
from bot.content.gather import Unreadable, gather
from tests.content.folder import TODAY

GROOMING = "data/nlu/grooming.yml"
CLINIC = "data/clinic.yml"
BROKEN = [
    (GROOMING, "title: Where to report", f"title: {'Where ' * 9}", "at most 45 characters"),
    (GROOMING, "grade: A", "grade: C", "grade: Input should be"),
    (GROOMING, "next: [", "next: [a/b, a/c, a/d, ", "next: List should have at most 3"),
    (GROOMING, "urgency: report", "urgency: soon", "urgency"),
    (GROOMING, "audience: child", "audiance: child", "audiance"),
    (GROOMING, "review_by: ", "review_on: ", "review_by: Field required"),
    (GROOMING, "examples: |\n    - where", "example: |\n    - where", "grooming/report"),
    (GROOMING, "intent: grooming/report", "intent: grooming/signs", "two lists of examples"),
    (GROOMING, "nlu:", "nlu: [", "is not valid YAML"),
    (GROOMING, "version:", "version: '3.1'\nversion:", "'version' stands twice"),
    (GROOMING, "    - where", "    -where", "does not begin with a dash and a space"),
    (GROOMING, "    - where", "    - [where](place)", "write the words only"),
    (GROOMING, "- intent: grooming/report", "- report\n- intent: grooming/report", "nlu: "),
    ("data/lines/fallback.yml", "safe_fallback", "emergency/life", "stands in"),
    ("data/lines/fallback.yml", "text: |-", "words: |-", "has no text"),
    ("data/services.yml", "cost: Free", "costs: Free", "cost: Field required"),
    ("data/services.yml", "services:", "- services:", "does not name its parts"),
    ("data/sources.yml", "grade: C", "grade: D", "rumour: grade"),
    ("data/checks/grooming.yml", "- key: question_h", "- kee: question_h", "questions.7.key"),
    ("data/checks/grooming.yml", "  many:", "  lots:", "results"),
    ("data/starters.yml", "avoid:", "avoids:", "under_8.avoid"),
    ("data/plans.yml", "  general:", "  special:", "a plan called 'general' is needed"),
    ("data/dialogues/triage.yml", "otherwise:", "else:", "result.otherwise"),
    (CLINIC, '"18:00", "21:00"', '"21:00", "18:00"', "closes before it opens"),
    (CLINIC, '["18:00", "21:00"]', '["18:00", "21:00"], ["20:00", "22:00"]', "overlap"),
    (CLINIC, '"18:00", "21:00"', '"18:00", "25:00"', "hour must be"),
    (CLINIC, "sun: []", "son: []", "write each day once"),
    (CLINIC, "Europe/London", "Europe/Lundon", "is no time zone"),
    (CLINIC, "open: false", "open: true", "an open day needs its sessions"),
    (CLINIC, "capacity_per_officer: 3", "capacity_per_officer: 0", "capacity_per_officer"),
]


@pytest.mark.parametrize(("file", "old", "new", "says"), BROKEN, ids=[row[3] for row in BROKEN])
def test_it_is_named_with_its_file(folder, file, old, new, says):
    folder.change(file, old, new)

    with pytest.raises(Unreadable) as raised:
        gather(folder.root, TODAY)

    assert any(f.file == file and says in str(f) for f in raised.value.findings), str(raised.value)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("- one\n", "does not name its parts"),
        ("responses:\n- one\n", "has answers without their keys"),
        ("responses:\n  utter_a/b: one\n", "has no wording"),
        ("responses:\n  utter_a/b:\n  - one\n", "has no text"),
    ],
)
def test_a_file_of_another_shape_is_named(tmp_path, written, says):
    (tmp_path / "other.yml").write_text(written, encoding="utf-8")

    with pytest.raises(ContentError, match=rf"other\.yml.* {says}"):
        load_answers(tmp_path)


def test_all_of_them_are_named_at_once(folder):
    folder.change("data/services.yml", "cost: Free", "costs: Free")
    (folder.root / "data/starters.yml").unlink()

    with pytest.raises(Unreadable) as raised:
        gather(folder.root, TODAY)

    files = {finding.file for finding in raised.value.findings}
    assert files == {"data/services.yml", "data/starters.yml"}
