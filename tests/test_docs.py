"""The documentation names what there is: settings, commands, pages."""

import re

import pytest

from bot.settings import ROOT, Settings

PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def variables():
    for name, field in Settings.model_fields.items():
        yield str(field.validation_alias or f"DROPIN_{name.upper()}")


@pytest.mark.parametrize("variable", sorted(variables()))
def test_every_setting_is_explained_to_operators(variable):
    text = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
    family = variable.rsplit("_", 1)[1]

    assert variable in text or f"`{variable.removesuffix('_PORT')}_HOST:{family}`" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_repository_leads_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_make_help_lists_every_target():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", text, re.MULTILINE))
    explained = set(re.findall(r"^([a-z-]+):.*## ", text, re.MULTILINE))

    assert targets == explained
