"""The tiny curated folder, fresh for each test."""

import pytest

from tests.content.folder import Folder


@pytest.fixture
def folder(tmp_path) -> Folder:
    """A copy that a test may break."""
    return Folder(tmp_path)
