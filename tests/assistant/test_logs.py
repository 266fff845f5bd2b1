"""What parents write never reaches a log line; what an operator needs does."""

import io
import json
import logging

import pytest
import structlog

from bot.assistant.logs import PERSONAL, keep_personal_text_out_of_logs, withhold

SECRET = "he said his name is Callum from Bletchley"


@pytest.fixture
def written():
    """Rasa's kind of JSON log with our processor in it; the text of all lines so far."""
    before = structlog.get_config()
    stream = io.StringIO()
    structlog.configure(
        processors=[structlog.processors.add_log_level, structlog.processors.JSONRenderer()],
        logger_factory=structlog.PrintLoggerFactory(stream),
        wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG),
        cache_logger_on_first_use=False,
    )
    keep_personal_text_out_of_logs()
    yield stream
    structlog.configure(**before)


@pytest.mark.parametrize("key", sorted(PERSONAL))
@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
def test_a_personal_key_loses_its_content_at_every_level(written, key, level):
    getattr(structlog.get_logger(), level)("processor.message.parse", **{key: SECRET})

    line = json.loads(written.getvalue())
    assert line["event"] == "processor.message.parse"
    assert SECRET not in written.getvalue()


def test_nested_content_is_withheld_whole(written):
    structlog.get_logger().debug("events", rasa_events=[{"text": SECRET}])

    assert "Callum" not in written.getvalue()


def test_what_an_operator_needs_stays(written):
    structlog.get_logger().error("action.failed", conversation="3f9a21c7", action_name="action_ask")

    line = json.loads(written.getvalue())
    assert (line["conversation"], line["action_name"]) == ("3f9a21c7", "action_ask")


def test_asking_twice_adds_one_processor(written):
    keep_personal_text_out_of_logs()

    assert structlog.get_config()["processors"].count(withhold) == 1
