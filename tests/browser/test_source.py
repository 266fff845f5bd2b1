"""How the parents' pages are written: text as text, no number typed, every colour readable."""

import re

import pytest

from bot.settings import ROOT
from tests.browser.door import directory

PUBLIC = ROOT / "bot" / "public"
PAGES = sorted((PUBLIC / "templates").glob("*.html"))
SCRIPTS = sorted((PUBLIC / "static").rglob("*.js"))
MARKUP = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "localStorage")
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\son[a-z]+=|javascript:", re.I)
READS = [  # words on what they stand on: 4.5:1
    *[(ink, back) for ink in ("ink", "ink-soft", "link") for back in ("paper", "surface", "note")],
    *[(ink, back) for ink in ("ink", "ink-soft") for back in ("parent", "officer")],
    ("ink", "danger-soft"),
    ("danger-ink", "danger-soft"),
    ("danger-ink", "surface"),
    ("danger", "surface"),
    ("danger", "danger-soft"),
    ("ink-soft", "danger-soft"),
    ("on-brand", "brand"),
    ("on-brand", "brand-strong"),
    ("on-danger", "danger"),
    ("good", "paper"),
    ("good", "surface"),
]
SEES = [  # edges of controls, and the focus: 3:1
    *[(edge, back) for edge in ("line-control", "focus") for back in ("paper", "surface", "note")],
    ("officer-line", "officer"),
    ("focus", "officer"),
    ("focus", "parent"),
    ("danger", "paper"),
    ("brand", "surface"),
]


def short(path) -> str:
    return path.name


@pytest.mark.parametrize("script", SCRIPTS, ids=short)
def test_a_script_puts_text_into_the_page_only_as_text(script):
    text = script.read_text(encoding="utf-8")
    assert [word for word in MARKUP if re.sub(r"/\*.*?\*/", "", text, flags=re.S).count(word)] == []


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_a_page_has_no_script_or_style_in_it(page):
    assert INLINE.findall(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", [*PAGES, *SCRIPTS], ids=short)
def test_no_number_is_typed_in_a_page_or_a_script(path):
    text = path.read_text(encoding="utf-8")
    written = re.sub(r"#[0-9a-f]{6}|emergency_999|police_101", "", text)
    numbers = {directory[key].phone for key in directory.keys()} - {None}  # noqa: SIM118
    assert [n for n in numbers if re.search(rf"(?<![\d.]){re.escape(n)}(?![\d.])", written)] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=short)
def test_a_script_is_short_and_says_what_it_is_for(script):
    lines = script.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 135
    assert lines[0].startswith("/*")


def schemes() -> dict[str, dict[str, str]]:
    """Each scheme's colours by token."""
    text = (PUBLIC / "static" / "style" / "tokens.css").read_text(encoding="utf-8")
    light, dark = text.split("prefers-color-scheme: dark")
    find = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
    return {"light": dict(find.findall(light)), "dark": dict(find.findall(dark))}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(c * weight for c, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(READS, 4.5), (SEES, 3)])
def test_every_pair_of_colours_can_be_told_apart(scheme, pairs, least):
    colours = schemes()[scheme]
    poor = {pair: contrast(*(colours[name] for name in pair)) for pair in pairs}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < least} == {}


def test_every_attribute_of_the_loader_is_explained_to_site_owners():
    loader = (PUBLIC / "static" / "loader.js").read_text(encoding="utf-8")
    panel = (PUBLIC / "static" / "panel.js").read_text(encoding="utf-8")
    guide = (ROOT / "docs" / "site-owners.md").read_text(encoding="utf-8")
    used = set(re.findall(r"\bset\.([a-z]+)", loader + panel))
    assert used == set(re.findall(r"`data-([a-z]+)`", guide))
