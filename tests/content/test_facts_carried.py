"""The figures and names of the fact base stand in the answers that carry them."""

import pytest

from bot.content.answers import Answer
from bot.settings import ROOT

TABLE = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")
# What a fact is known by, by the answer that carries it.
CARRIED = {
    "clinic/netmums_partnership": ["July 2021", "28%"],
    "controls/do_they_work": ["2017", "58", "gate"],
    "controls/find_out_what_they_do": ["2017", "30"],
    "controls/under16_law": [
        "15 June 2026",
        "spring 2027",
        "WhatsApp and Signal",
        "Roblox",
        "not yet",
    ],
    "cyberbullying/take_phone_away": ["Not as a first step"],
    "emergency/missing": ["24 hours"],
    "emergency/silent_55": ["press 55", "20 seconds", "landline", "mobile"],
    "emergency/what_is_101": ["1 April 2020", "free"],
    "grooming/position_of_trust": ["October 2017", "18 of 192"],
    "nudes/ai_faked": ["19%", "2025"],
    "nudes/outcome_21": ["January 2016", "392 of 757", "November 2019", "cannot promise"],
    "nudes/report_remove_how": ["one working day", "WhatsApp and Snapchat", "a choice"],
    "nudes/will_my_child_be_prosecuted": ["March 2025", "Warwickshire", "cannot promise"],
    "platform/whatsapp": ["13", "April 2024"],
    "prevent/can_i_refer": ["2021", "2%"],
    "prevent/channel": ["led by the council", "a parent must agree"],
    "prevent/criminal_record": ["no criminal record", "six years"],
    "prevent/data_kept": ["six years", "not a criminal record"],
    "prevent/scotland": ["Multi-Agency Panel", "voluntary"],
    "prevent/bad_experiences": ["bad experiences"],
    "radicalisation/figures": [
        *["8,778", "3,192", "36%", "2024/25", "56%", "21%", "10%"],
        *["31 March 2021", "13%", "5%", "15 of those 21", "29", "March 2022", "60%", "2015"],
    ],
    "radicalisation/send_autism": ["not a sign", "14%", "2024/25"],
    "radicalisation/separated_parents": ["2017", "a third"],
    "reporting/ceop_after": ["advisor", "risk", "National Crime Agency"],
    "reporting/over_18": ["18 or over"],
    "selfharm/talking_does_not_plant": ["does not plant"],
    "sextortion/already_paid": ["Do not panic", "any more"],
    "sextortion/boy_ashamed": ["63%", "December 2024"],
    "sextortion/threat_to_share": ["Do not pay", "do not delete", "block"],
    "sextortion/who_does_it": ["14 to 18", "abroad"],
    "smalltalk/figures": [
        "5,161",
        "March 2019",
        "93%",
        "31 arrests",
        "32",
        "192",
        "245",
        "84%",
        "30%",
    ],
    "support/private_fostering": ["28 days", "six weeks", "48 hours", "under 16"],
}


@pytest.mark.parametrize("key", CARRIED)
def test_an_answer_carries_its_facts(real, key):
    answer: Answer = real.answers[key][0]

    assert [fact for fact in CARRIED[key] if fact not in answer.text] == []


@pytest.mark.parametrize("key", CARRIED)
def test_the_table_names_the_answer(key):
    assert f"`{key}`" in TABLE
