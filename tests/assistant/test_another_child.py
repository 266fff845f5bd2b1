"""Whose age it is: kept for the same child, forgotten when another one is spoken of."""

import pytest

from bot.assistant.another_child import forgotten

KNOWN = {"relation": "your daughter", "age": "12"}


def lost(said, slots, answer="grooming/signs"):
    """The names of the slots that are emptied."""
    entities = [{"entity": name, "value": value} for name, value in said.items()]
    found = forgotten({"entities": entities, "answer": answer}, slots)
    assert all(entity["value"] is None for entity in found)
    return [entity["entity"] for entity in found]


@pytest.mark.parametrize(
    ("said", "slots", "emptied"),
    [
        ({"relation": "your son"}, KNOWN, ["age"]),
        ({"relation": "your son", "age": "9"}, KNOWN, []),
        ({"relation": "your daughter"}, KNOWN, []),
        ({"platform": "Roblox"}, KNOWN, []),
        ({}, KNOWN, []),
        ({"relation": "your son"}, {"age": "12"}, []),
        ({"relation": "your son"}, {"relation": "your daughter"}, []),
        ({"relation": "your sister"}, {**KNOWN, "writer": "child"}, []),
    ],
)
def test_the_age_of_one_child_is_not_that_of_another(said, slots, emptied):
    assert lost(said, slots) == emptied


def test_what_about_a_brother_forgets_which_child_it_was():
    assert lost({}, KNOWN, "smalltalk/sibling_followup") == ["relation", "age"]
    assert lost({"age": "8"}, KNOWN, "smalltalk/sibling_followup") == ["relation"]
