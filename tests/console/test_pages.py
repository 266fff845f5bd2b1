"""Records, callbacks, figures, audit, forum: what is asked for is kept, and reading is recorded."""

import pytest

from bot.console.app import proof_words
from bot.content.canned import Scripts
from bot.content.files import ContentError
from bot.content.services import Directory
from bot.desk.cases.callbacks import Wish
from bot.desk.officers.roles import MAY
from bot.settings import ROOT
from tests.console.held import held_reply

WHOLE = {
    "category": "sextortion",
    "age_band": "13_to_15",
    "concern": "A stranger asks for money.",
    "thrive": {"threat": "to share", "harm": "fear", "risk": "high"},
    "advice": "Do not pay.",
    "referral": ["ceop", "101"],
    "outcome": "referred",
}


@pytest.fixture
async def sam(signed_in):
    mine, _person = await signed_in("PC Sam")
    return mine


@pytest.fixture
async def lee(signed_in):
    mine, _person = await signed_in("Sgt Lee", "supervisor")
    return mine


@pytest.fixture
async def record(sam, parent):
    conversation = await parent()
    await sam.post("/api/next")
    return (await (await sam.get(f"/api/conversations/{conversation}")).json())["record"]


async def test_a_whole_record_is_kept_once_and_a_break_is_offered(sam, record, desk):
    answer = await sam.post(f"/api/records/{record}/finish", WHOLE)
    assert await answer.json() == {"offer_break": True, "hard_ones": 1}
    assert (await sam.post(f"/api/records/{record}/finish", WHOLE)).status == 404
    assert await desk.audit.count("record_finished") == 1


@pytest.mark.parametrize("missing", ["age_band", "concern", "thrive", "advice", "outcome"])
async def test_a_record_with_a_gap_is_refused_and_says_which(missing, sam, record):
    given = {name: value for name, value in WHOLE.items() if name != missing}
    answer = await sam.post(f"/api/records/{record}/finish", given)
    assert answer.status == 400
    assert "still needed" in (await answer.json())["text"]


async def test_unknown_codes_are_refused(sam, record):
    for wrong in ({"referral": ["x"]}, {"outcome": "x"}, {"category": "x"}, {"extra": "x"}):
        answer = await sam.post(f"/api/records/{record}/finish", {**WHOLE, **wrong})
        assert answer.status == 400, wrong


async def test_a_contact_that_was_none_needs_its_code_alone(sam, record):
    answer = await sam.post(f"/api/records/{record}/finish", {"category": "joke"})
    assert await answer.json() == {"offer_break": False, "hard_ones": 0}


async def test_a_begun_record_is_there_again(sam, record):
    await sam.post(f"/api/records/{record}/draft", {"content": {"concern": "half"}})
    assert (await (await sam.get(f"/api/records/{record}")).json())["draft"] == {"concern": "half"}


async def test_another_officers_record_is_not_found(record, lee):
    assert (await lee.get(f"/api/records/{record}")).status == 404
    assert (await lee.post(f"/api/records/{record}/finish", WHOLE)).status == 404


async def test_callbacks_are_listed_without_words_opened_with_a_trace_and_done(sam, desk):
    wish = Wish("please help", "phone", "0123", "mornings", code_word="tulip")
    callback = await desk.callbacks.leave(wish, client_id="c1")
    listed = await (await sam.get("/callbacks")).text()
    assert callback.reference in listed
    assert "please help" not in listed
    assert "0123" not in listed
    opened = await (await sam.get(f"/callbacks/{callback.id}")).text()
    assert "please help" in opened
    assert "tulip" in opened
    assert await desk.audit.count("callback_read") == 1
    done = await sam.post(f"/callbacks/{callback.id}/done", data={"outcome": "reached"})
    assert done.status == 303
    assert callback.reference not in await (await sam.get("/callbacks")).text()


async def test_an_overdue_callback_says_so(desk, clock, signed_in):
    await desk.callbacks.leave(Wish("x", "text", "0123", "any"), client_id="c1")
    clock.tick(days=7)
    sam, _person = await signed_in("PC Sam")
    assert "overdue" in await (await sam.get("/callbacks")).text()


async def test_figures_are_the_same_as_picture_table_and_csv(lee, parent, desk, clock):
    for n in range(6):
        await parent(str(n))
    clock.tick(minutes=1)
    page = await (await lee.get("/dashboard?days=7")).text()
    assert "<svg" in page
    assert "style=" not in page
    csv = await lee.get("/dashboard/arrivals.csv?days=7")
    assert "2026-11-20,6" in await csv.text()
    assert csv.headers["Content-Disposition"].startswith("attachment")
    assert await desk.audit.count("exported") == 1
    assert (await lee.get("/dashboard/no_such.csv")).status == 404


async def test_the_audit_is_searched_and_the_search_recorded(lee, parent, desk):
    conversation = await parent()
    page = await (await lee.get(f"/audit?conversation={conversation}")).text()
    assert "owner changed" in page
    assert await desk.audit.count("audit_read") == 1


ODD_NUMBERS = {"a power": "²", "too long": "9" * 30, "far too long": "9" * 5_000}


@pytest.mark.parametrize("odd", ODD_NUMBERS)
@pytest.mark.parametrize("path", ["/audit?before=", "/forum?before=", "/dashboard?days="])
async def test_a_number_that_is_none_is_passed_over(path, odd, lee):
    assert (await lee.get(path + ODD_NUMBERS[odd])).status == 200


@pytest.fixture
async def held_act(room, clock) -> int:
    return await held_reply(room, clock)


async def test_an_officer_says_yes_to_what_waits(sam, held_act, room, desk):
    page = await (await sam.get("/forum")).text()
    assert "asks about grooming" in page
    assert "our answer" in page
    assert "u1" not in page
    [act] = await room.forum.console.awaiting()
    decided = await sam.post(f"/forum/acts/{act.id}", data={"decision": "approve"})
    assert decided.status == 303
    again = await sam.post(f"/forum/acts/{act.id}", data={"decision": "approve"})
    assert again.status == 409
    assert await room.forum.console.awaiting() == []
    assert await desk.audit.count("forum_approved") == await desk.audit.count("forum_read") == 1


async def test_any_officer_switches_the_forum_off_and_a_supervisor_on(sam, lee, room, desk):
    assert (await sam.post("/forum/switch", data={"to": "off", "why": "odd"})).status == 303
    assert await room.forum.switch.off()
    assert (await sam.post("/forum/switch", data={"to": "on", "why": "fine"})).status == 403
    assert (await lee.post("/forum/switch", data={"to": "on", "why": "fine"})).status == 303
    assert not await room.forum.switch.off()
    assert await desk.audit.count("forum_switched_off") == 1


async def test_whom_the_table_lets_switch_the_forum_on_may(sam, room, monkeypatch):
    await sam.post("/forum/switch", data={"to": "off", "why": "odd"})
    assert "A supervisor can switch it on" in await (await sam.get("/forum")).text()
    monkeypatch.setitem(MAY, "officer", MAY["officer"] | {"forum_on"})
    assert "Switch it on" in await (await sam.get("/forum")).text()
    assert (await sam.post("/forum/switch", data={"to": "on", "why": "fine"})).status == 303
    assert not await room.forum.switch.off()


def test_canned_replies_carry_the_officer_and_the_services(settings):
    scripts = Scripts.load(
        settings.data / "canned.yml", Directory.load(settings.data / "services.yml")
    )
    told = {one["key"]: one["text"] for one in scripts.for_officer("PC Sam", "4711")}
    assert "I am PC Sam" in told["hello"]
    assert "ring 999 now" in told["ring_999"]
    assert "4711" in told["proof"]
    assert not any("{" in text for text in told.values())


def test_a_canned_reply_with_an_unknown_brace_stops_the_start(settings, tmp_path):
    path = tmp_path / "canned.yml"
    path.write_text("canned: {a: {title: A, when: advice, text: 'ring {nobody}'}}")
    with pytest.raises(ContentError, match="nobody"):
        Scripts.load(path, Directory.load(settings.data / "services.yml"))


def test_words_of_proof_are_many_short_and_all_different(settings):
    words = proof_words(settings)
    assert len(words) == len(set(words)) >= 200
    assert all(word.isalpha() and word.islower() and 2 < len(word) < 11 for word in words)


def test_the_console_and_the_widget_have_the_same_tokens():
    console, public = (
        ROOT / f"bot/{site}/static/style/tokens.css" for site in ("console", "public")
    )
    assert console.read_text() == public.read_text()
