"""The whole way, nothing scripted: Chromium, the public site, the desk, Rasa, the trained model."""

import shutil

import pytest
from playwright.async_api import expect

from tests.assistant_process import SECRET, rasa  # noqa: F401 - a fixture
from tests.browser.chat import open_alone
from tests.browser.conftest import any_port, shared
from tests.browser.server import Server

ASKED = [
    ("a man on fortnite keeps asking my daughter for her snapchat", "CEOP Safety Centre"),
    (
        "someone is threatening to send my sons pictures to his friends unless he pays",
        "Do not pay",
    ),
    ("she has gone to meet him and her phone is off", "Ring 999 now"),
]


@shared
async def real_site(rasa, sqlite_template, tmp_path_factory):  # noqa: F811
    database = tmp_path_factory.mktemp("real") / "dropin.db"
    shutil.copy(sqlite_template, database)
    environment = {
        "DATABASE_URL": f"sqlite:///{database}",
        "DROPIN_ASSISTANT_URL": rasa.url,
        "DROPIN_ASSISTANT_SECRET": SECRET,
    }
    server = Server(any_port(), environment)
    await server.start()
    yield server.url
    await server.kill()


@pytest.mark.parametrize(("question", "expected"), ASKED, ids=["stranger", "blackmail", "gone"])
async def test_a_real_question_gets_its_curated_answer(page, real_site, question, expected):
    chat = await open_alone(page, real_site)

    await chat.say(question)

    await expect(chat.said(expected).first).to_be_visible()


async def test_the_answer_is_still_there_after_a_reload(page, real_site):
    question, expected = ASKED[1]
    chat = await open_alone(page, real_site)
    await chat.say(question)
    await expect(chat.said(expected).first).to_be_visible()

    await page.reload()

    await expect(chat.said(question, author="parent").first).to_be_visible()
    await expect(chat.said(expected).first).to_be_visible()
