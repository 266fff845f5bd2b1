"""The forum's page names every setting, line, list and command there is."""

import re

import pytest

from bot.content.boards import Board, ForumFile
from bot.desk.forum.console import ForumConsole
from bot.public.forum import switch
from bot.settings import ROOT, Settings
from tests.forum.test_control import audited

PAGE = (ROOT / "docs/forum.md").read_text(encoding="utf-8")


def test_every_setting_is_explained():
    for name in Settings.model_fields:
        if name.startswith("forum_"):
            assert f"`DROPIN_{name.upper()}`" in PAGE


def test_every_line_of_the_file_is_explained():
    for name in (*ForumFile.model_fields, *Board.model_fields):
        assert f"`{name}`" in PAGE


def test_every_call_for_the_console_is_explained():
    for name in dir(ForumConsole):
        if not name.startswith("_"):
            assert re.search(rf"\b{name}\(", PAGE), name


def test_every_fault_names_a_test_that_there_is():
    rows = PAGE.split("| fault | test |")[1].split("\n\n")[0]
    named = set(re.findall(r"`(test_\w+)`", rows))
    files = [*ROOT.glob("tests/forum/test_*.py"), ROOT / "tests/conversations/test_on_the_forum.py"]
    there = "".join(path.read_text(encoding="utf-8") for path in files)
    assert len(named) > 20
    assert [name for name in named if f"def {name}(" not in there] == []


async def test_the_runbooks_command_switches_and_is_audited(world):
    url = world.database_url
    assert await switch.turn(url, "off", "operator-1", "drill")
    assert await world.desk.switch.off()
    assert await switch.turn(url, "show", "", "")
    assert not await switch.turn(url, "on", "operator-1", "drill over")
    assert [who for _, who in await audited(world)] == ["operator-1"] * 2


def test_nobody_switches_without_a_name_and_a_reason(capsys):
    with pytest.raises(SystemExit):
        switch.main(["off"])
    assert "--by and --why" in capsys.readouterr().err
