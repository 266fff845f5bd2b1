import json
from html.parser import HTMLParser

from bot.assistant.evaluation.outcome import Picture, Section, Table
from bot.assistant.evaluation.printing import section_text
from bot.assistant.evaluation.report import write_report

NASTY = "<script>alert('x')</script>"
SECTION = Section(
    key="triage",
    title="Triage",
    intro="Two.",
    figures={"immediate_missed": 0.5},
    wrong={"immediate_missed": [NASTY], "false_alarms": []},
    tables=[Table("By style", ["style", "missed"], [[NASTY, "1 of 2"]], note="A note.")],
    pictures=[Picture("Curve", "What it shows", b"\x89PNG")],
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def tags(tmp_path) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(write_report(tmp_path, [SECTION], {"Encoder": "x"}).read_text(encoding="utf-8"))
    return parser.found


def test_sentences_are_shown_as_text(tmp_path):
    page = write_report(tmp_path, [SECTION], {}).read_text(encoding="utf-8")
    assert NASTY not in page
    assert "&lt;script&gt;" in page


def test_the_page_stands_alone(tmp_path):
    sources = [a[k] for _, a in tags(tmp_path) for k in ("src", "href") if k in a]
    assert sources
    assert all(source.startswith(("data:", "#")) for source in sources)


def test_every_picture_has_words(tmp_path):
    assert [a["alt"] for tag, a in tags(tmp_path) if tag == "img"] == ["What it shows"]


def test_machines_get_figures_targets_and_sentences(tmp_path):
    write_report(tmp_path, [SECTION], {})
    found = json.loads((tmp_path / "eval.json").read_text(encoding="utf-8"))
    assert found["figures"] == {"triage.immediate_missed": 0.5}
    assert found["wrong"]["triage.immediate_missed"] == [NASTY]
    assert found["targets"][0][""] == "NOT MET"


def test_a_terminal_gets_tables_and_the_sentences_that_went_wrong():
    text = section_text(SECTION)
    assert "1 of 2" in text
    assert f"  {NASTY}" in text
    assert "false_alarms" not in text
