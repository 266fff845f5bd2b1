"""Each check finds the fault it is there for, says where it is, and is silent otherwise."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.content.checks import CHECKS, findings
from bot.content.gather import gather
from tests.content.faults import FAULTS, Fault
from tests.content.folder import TODAY

BY_NAME = {check.__module__.rsplit(".", 1)[-1]: check for check in CHECKS}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.check}: {fault.says}")
def test_a_fault_is_found(folder, fault: Fault):
    folder.change(fault.file, fault.old, fault.new)

    found = [str(finding) for finding in BY_NAME[fault.check](gather(folder.root, TODAY))]

    assert any(fault.says in line for line in found), found


def test_the_unbroken_folder_is_clean(folder):
    assert findings(gather(folder.root, TODAY)) == []


def test_every_check_has_a_fault_it_finds():
    assert {fault.check for fault in FAULTS} | {"reach"} == set(BY_NAME)


def test_every_module_of_checks_is_in_the_list():
    import bot.content.checks as package  # noqa: PLC0415 - its folder is what is looked at

    modules = {path.stem for path in Path(package.__file__).parent.glob("*.py")}
    assert modules - {"__init__"} == set(BY_NAME)


def test_an_answer_no_button_leads_to_is_found(folder):
    folder.change("data/nlu/emergency.yml", "emergency/terrorism_now]", "grooming/signs]")

    found = [str(finding) for finding in BY_NAME["reach"](gather(folder.root, TODAY))]

    assert found == [
        "data/nlu/emergency.yml: emergency/terrorism_now: no button leads to it. "
        "Name emergency/terrorism_now under next of an answer it follows from."
    ]


def test_answers_that_lead_only_to_one_another_are_found(real):
    alone = {"support/private_fostering", "prevent/northern_ireland"}
    kept = {key: [_only(one, alone) for one in said] for key, said in real.answers.items()}

    found = {f.key: f.wrong for f in BY_NAME["reach"](replace(real, answers=kept))}

    assert found.keys() == alone
    assert set(found.values()) == {"no chain of buttons leads to it from the greeting"}


def _only(answer, alone):
    """The answer as if nothing but those in `alone` led to each other."""
    others = alone - {answer.key} if answer.key in alone else set()
    leads = [key for key in answer.metadata.next if key not in alone]
    metadata = answer.metadata.model_copy(update={"next": [*leads, *others]})
    return answer.model_copy(update={"metadata": metadata})


def test_numbers_are_found_in_what_officers_and_forums_are_offered(folder):
    path = folder.root / "data/canned.yml"
    path.write_text("canned: {hello: {text: 'Hello'}, ring: {text: 'Ring 0808 157 0000'}}")

    assert [str(finding) for finding in BY_NAME["numbers"](gather(folder.root, TODAY))] == [
        "data/canned.yml: the file: '0808 157 0000' is written into the text. "
        "Write {service_key} and let data/services.yml say it."
    ]


def test_a_missing_table_of_facts_is_found(folder):
    (folder.root / "docs/facts.md").unlink()

    assert [f.wrong for f in BY_NAME["facts_table"](gather(folder.root, TODAY))] == ["is missing"]


def test_ages_dates_and_counts_are_no_numbers(folder):
    plain = "12 to 17 in 2024/25, 8,778 of them, 21% (31 March 2021), within 48 hours"
    folder.change("data/nlu/grooming.yml", "names and times", plain)

    assert list(BY_NAME["numbers"](gather(folder.root, TODAY))) == []
