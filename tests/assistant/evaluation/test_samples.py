import pytest

from bot.assistant.evaluation.samples import held_out_questions, questions_file, triage_file
from bot.content.answers import load_answers
from bot.content.files import ContentError
from bot.settings import ROOT

QUESTIONS = (
    "id\ttext\ttopic\turgency\twho\tkind\n"
    'q1\t"Is this normal?" she asked\tgrooming\tsoon\tparent\tpost\n'
    "q2\tbest pram\tother\tnone\tparent\tpost\n"
)
TRIAGE = (
    "id\ttext\tlevel\troute\ttopic\tstyle\twhy\n"
    "t1\the is on the bridge\timmediate\t999\tselfharm\tshort\tdanger now\n"
)


@pytest.fixture
def file(tmp_path):
    def write(text: str):
        path = tmp_path / "set.tsv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_soon_is_report_and_other_is_out_of_scope(file):
    worry, pram = questions_file(file(QUESTIONS))
    assert (worry.level, worry.topic, worry.in_scope) == ("report", "grooming", True)
    assert (pram.level, pram.topic, pram.in_scope) == ("none", "out_of_scope", False)


def test_quotation_marks_are_part_of_the_text(file):
    assert questions_file(file(QUESTIONS))[0].text == '"Is this normal?" she asked'


def test_a_byte_order_mark_does_not_hide_the_first_column(file):
    assert questions_file(file("\ufeff" + QUESTIONS))[0].name == "q1"


def test_a_triage_file_brings_levels_and_styles(file):
    (post,) = triage_file(file(TRIAGE))
    assert (post.name, post.level, post.style) == ("t1", "immediate", "short")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (QUESTIONS.replace("soon", "maybe"), "line 2"),
        (QUESTIONS.replace("best pram", ""), "line 3"),
        ("id\ttext\nq1\thello\n", "line 2"),
    ],
)
def test_a_malformed_row_is_named(file, text, line):
    with pytest.raises(ContentError, match=line):
        questions_file(file(text))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ContentError, match="nowhere"):
        triage_file(tmp_path / "nowhere.tsv")


def test_our_held_out_questions_say_their_urgency_only_where_their_answer_does():
    answers = load_answers(ROOT / "data" / "nlu")
    asked = held_out_questions(ROOT / "tests" / "nlu", answers)
    assert {s.level for s in asked if s.answer == "emergency/life"} == {"immediate"}
    assert {s.level for s in asked if s.topic == "out_of_scope"} == {"none"}
    reported = {key for key, said in answers.items() if said[0].metadata.urgency == "report"}
    assert {s.level for s in asked if s.answer in reported} == {None}
