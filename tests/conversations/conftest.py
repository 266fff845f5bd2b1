"""The running assistant, started once for everything in this folder."""

from tests.assistant_process import rasa  # noqa: F401 - a fixture
