"""Waiting for the first answer ends in words, not in a traceback."""

import pytest

from bot.launch import ready
from bot.launch.preflight import CannotStart
from bot.settings import Settings


async def test_an_assistant_that_never_answers_is_told_in_one_line(free_port, monkeypatch):
    monkeypatch.setattr(ready, "PATIENCE", 0)
    nowhere = Settings(_env_file=None, assistant_url=f"http://127.0.0.1:{free_port}")
    with pytest.raises(CannotStart, match="No answer"):
        await ready.answered(nowhere)
