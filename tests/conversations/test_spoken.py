"""The golden dialogues, spoken with the real assistant through its door."""

import uuid

import pytest

from tests.conversations.script import dialogues

DIALOGUES = dialogues()


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.name)
async def test_it_goes_as_written(rasa, dialogue):
    conversation = uuid.uuid4().hex
    for number, step in enumerate(dialogue.steps, 1):
        said = step.parent or f"(pressed {step.press})"
        turn = await rasa.turn(conversation, said, step.press)
        faults = step.faults(turn)
        assert not faults, "\n".join([f"turn {number}: {said}", *faults])
