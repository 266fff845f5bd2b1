"""The three commands, run as an editor runs them: on the tiny folder and on the real one."""

from pathlib import Path

from bot.content.__main__ import main
from bot.content.checks import findings
from tests.content.folder import TODAY


def run(folder, command: str, *more: str) -> int:
    return main([command, "--root", str(folder.root), "--today", TODAY.isoformat(), *more])


def test_the_real_files_are_clean(real):
    assert [str(finding) for finding in findings(real)] == []


def test_check_sums_up_what_is_right(folder, capsys):
    assert run(folder, "check") == 0
    assert "9 answers and lines in 10 wordings" in capsys.readouterr().out


def test_check_says_what_is_wrong_and_what_to_do(folder, capsys):
    folder.change("data/nlu/grooming.yml", "Ask {child} about", "Ask {chid} about")

    assert run(folder, "check") == 1
    assert capsys.readouterr().out == (
        "data/nlu/grooming.yml: grooming/signs: unknown service key '{chid}'. "
        "Did you mean 'child'.\n1 to mend.\n"
    )


def test_check_names_a_file_that_cannot_be_read(folder, capsys):
    folder.change("data/clinic.yml", "sun: []", "")

    assert run(folder, "check") == 1
    assert "data/clinic.yml: clinic: sessions" in capsys.readouterr().out


def test_facts_lists_what_is_due_and_unconfirmed(folder, capsys):
    folder.change("data/nlu/emergency.yml", "2027-05-01", "2026-12-31")
    folder.change("data/nlu/grooming.yml", "2027-05-01", "2026-11-21")
    folder.change("data/services.yml", "always: true", "unverified: true")

    assert run(folder, "facts") == 0
    report = capsys.readouterr().out
    overdue, soon = report.split("## Reviews overdue on 2026-11-22")[1].split(
        "## Reviews due within"
    )
    assert "2026-11-21: grooming/signs in data/nlu/grooming.yml" in overdue
    assert "2026-12-31: emergency/life in data/nlu/emergency.yml" in soon
    assert "grooming/signs" not in soon
    assert "helpline: the helpline line. It says: Any time" in report
    assert "rumour: Somebody says so, A forum" in report


def test_preview_is_written_where_it_is_asked_for(folder, capsys, tmp_path: Path):
    page = tmp_path / "var" / "preview.html"

    assert run(folder, "preview", "--out", str(page)) == 0
    assert capsys.readouterr().out == f"Written: {page}\n"
    assert "Look for a change that lasts." in page.read_text(encoding="utf-8")
