"""The tiny curated folder, fresh for each test."""

import pytest

from bot.content.gather import gather
from bot.content.passages import evidence
from bot.settings import ROOT
from tests.content.folder import TODAY, Folder


@pytest.fixture
def folder(tmp_path) -> Folder:
    """A copy that a test may break."""
    return Folder(tmp_path)


@pytest.fixture(scope="session")
def real():
    """The project's own files, read once, on the last day an answer was reviewed."""
    day = max(entry.reviewed for entry in evidence(gather(ROOT, TODAY)))
    return gather(ROOT, day)
