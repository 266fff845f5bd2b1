"""The child's age: what is known of it, and which line of an answer it brings."""

import pytest

from bot.content.ages import AgeLine, Bands, Span, with_line
from bot.settings import ROOT

BANDS = Bands.load(ROOT / "data" / "dialogues" / "ages.yml")


@pytest.mark.parametrize(
    ("known", "span", "band"),
    [
        ("0", Span(0, 0), "under_8"),
        ("7", Span(7, 7), "under_8"),
        ("8", Span(8, 8), "8_to_10"),
        ("13", Span(13, 13), "11_to_13"),
        ("18", Span(18, 18), "16_plus"),
        ("11_to_13", Span(11, 13), "11_to_13"),
        ("16_plus", Span(16, 18), "16_plus"),
        ("45", None, None),
        ("twelve", None, None),
        ("skip", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_an_age_is_a_year_or_a_band(known, span, band):
    assert BANDS.span(known) == span
    assert BANDS.band_of(known) == band


@pytest.mark.parametrize(
    ("age", "fits"),
    [
        (Span(9, 9), True),
        (Span(12, 12), True),
        (Span(13, 13), False),
        (Span(8, 10), True),
        (Span(11, 13), False),
    ],
)
def test_a_line_fits_only_when_every_age_it_may_be_lies_within(age, fits):
    assert AgeLine(say="...", oldest=12).fits(age) is fits


@pytest.mark.parametrize(
    ("text", "with_it"),
    [
        ("It answers.\n\n- one\n- two", "It answers.\n\n- new\n- one\n- two"),
        ("It answers.", "It answers.\n\n- new"),
        ("It answers.\n\nIs it now?", "It answers.\n\n- new\n\nIs it now?"),
    ],
)
def test_the_line_comes_after_what_answers(text, with_it):
    assert with_line(text, "new") == with_it
