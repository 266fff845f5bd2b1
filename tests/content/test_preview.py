"""The preview shows what the widget shows: each wording, card, choice and source, in one file."""

import re
from datetime import UTC, datetime

import pytest

from bot.content.gather import gather
from bot.content.preview import render
from bot.content.preview.words import Block, blocks
from tests.content.folder import TODAY

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def page(folder) -> str:
    """The tiny folder's preview."""
    return render(gather(folder.root, TODAY), NOON)


def test_both_wordings_stand_under_their_key(page):
    article = re.search(r'id="grooming/signs".*?</article>', page, re.DOTALL)[0]
    assert "Look for a change that lasts." in article
    assert "It is right to ask, and you are not in trouble." in article
    assert "for a child who writes" in article


def test_a_line_for_an_age_is_shown_where_it_is_said(page):
    article = re.search(r'id="grooming/signs".*?</article>', page, re.DOTALL)[0]
    aged = article.split("for everybody, at 13 to 15")[1]
    assert "<li>Ask what your child thinks of it.</li><li>Ask your child about it.</li>" in aged


def test_ways_to_start_are_shown_by_age(page):
    assert "<h3>8 or over</h3>" in page
    assert "<li>What do your friends think?</li><li>Lectures.</li>" in page


def test_braces_are_filled_in(page):
    assert "<li>Ask your child about it.</li><li>Ring the helpline.</li>" in page
    assert "{child}" not in page


def test_cards_choices_and_sources_are_shown(page):
    assert "Call 0808 157 0000" in page
    assert (
        '<a class="button button--quiet choice" href="#grooming/report">Where to report</a>' in page
    )
    assert "Its own page. The service, 2026." in page


def test_an_emergency_shows_its_cards_before_its_words(page):
    article = re.search(r'id="emergency/life".*?</article>', page, re.DOTALL)[0]
    assert article.index("Call 999") < article.index("Ring 999 now.")


def test_questions_and_plans_are_shown(page):
    assert "Is your child in danger?" in page
    assert '<a href="#emergency/life">emergency/life</a>' in page
    assert "<li>Stay close to your child.</li>" in page


def test_nothing_is_fetched(page):
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert "@import" not in page
    assert "url(" not in page
    assert "default-src 'none'" in page


def test_what_an_editor_types_is_shown_as_text(folder):
    folder.change("data/nlu/grooming.yml", "names and times", "<script>alert(1)</script>")

    page = render(gather(folder.root, TODAY), NOON)

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_blocks_are_those_of_the_widget():
    assert blocks("One\nTwo\n\n- a\n- b\n\nThree?") == [
        Block("words", ["One", "Two"]),
        Block("list", ["a", "b"]),
        Block("words", ["Three?"]),
    ]
