"""Rasa's modules copy in depth for debug lines only, and a slot's copy is what it was before."""

import ast
import copy
import inspect
import logging

import pytest
from rasa.shared.core.slots import AnySlot, Slot, TextSlot

from bot.assistant.copies import FOR_DEBUG_LINES, spare_copies


@pytest.fixture
def spared(monkeypatch):
    """Undone after the test."""
    monkeypatch.setattr(Slot, "__copy__", None, raising=False)
    for module in FOR_DEBUG_LINES:
        monkeypatch.setattr(module, "copy", copy)
    return spare_copies


def is_debug_line(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "debug"
    )


def uses_of_copy(tree):
    return {
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "copy"
    }


@pytest.mark.parametrize("module", FOR_DEBUG_LINES, ids=lambda module: module.__name__)
def test_nothing_but_debug_lines_is_copied_for(module):
    tree = ast.parse(inspect.getsource(module))
    in_debug_lines = [uses_of_copy(node) for node in ast.walk(tree) if is_debug_line(node)]

    assert uses_of_copy(tree)
    assert uses_of_copy(tree) == set().union(*in_debug_lines)
    assert {use.attr for use in uses_of_copy(tree)} == {"deepcopy"}


def test_nothing_is_copied_for_lines_that_are_not_written(spared):
    spared()
    events = [object()]

    assert all(module.copy.deepcopy(events) is events for module in FOR_DEBUG_LINES)


def test_lines_that_are_written_keep_their_copies(spared, caplog):
    with caplog.at_level(logging.DEBUG, "rasa"):
        spared()

    assert all(module.copy is copy for module in FOR_DEBUG_LINES)


def test_a_slot_is_copied_as_before(spared):
    slots = [AnySlot("asking", []), TextSlot("age", [], influence_conversation=False)]
    slots[0].value = {"where": "plan"}
    spared()

    for slot, new in zip(slots, map(copy.copy, slots), strict=True):
        assert type(new) is type(slot)
        assert new is not slot
        assert vars(new) == vars(slot)


def test_a_copy_is_a_slot_of_its_own(spared):
    spared()
    slot = TextSlot("age", [])
    new = copy.copy(slot)
    new.value = "nine"

    assert slot.value is None
