"""What an officer does with parents over the API: their own, and nobody else's."""

import pytest

from bot.desk.clinic.claims import LEASE

MISSING = "0" * 32


def at(conversation: str, act: str = "") -> str:
    return f"/api/conversations/{conversation}" + (f"/{act}" if act else "")


@pytest.fixture
async def sam(signed_in):
    mine, _person = await signed_in("PC Sam")
    return mine


@pytest.fixture
async def held(sam, parent):
    conversation = await parent("help", urgency="report")
    assert (await (await sam.post("/api/next")).json())["conversation"] == conversation
    return conversation


async def test_the_next_is_the_gravest_and_nobody_is_null(sam, parent):
    await parent("one")
    grave = await parent("two", urgency="immediate")
    assert (await (await sam.post("/api/next")).json())["conversation"] == grave
    await sam.post("/api/next")
    assert (await (await sam.post("/api/next")).json())["conversation"] is None


async def test_capacity_is_kept(sam, parent):
    for n in range(4):
        await parent(str(n))
    statuses = [(await sam.post("/api/next")).status for _ in range(4)]
    assert statuses == [200, 200, 200, 409]


async def test_context_says_what_need_not_be_asked_again(sam, held):
    known = await (await sam.get(at(held))).json()
    assert known["right"] == "holds"
    assert known["summary"] == {"child": "a son, 13"}
    assert known["conversation"]["because"] == ["the words"]
    assert known["conversation"]["source"] == "widget"
    assert known["record"]


async def test_a_message_sent_twice_is_said_once(sam, held, desk):
    said = {"client_id": "abcdefgh", "text": "Hello"}
    one, two = [await (await sam.post(at(held, "say"), said)).json() for _ in range(2)]
    assert one == two
    assert [m.text for m in await desk.messages.since(held, 0)].count("Hello") == 1


@pytest.mark.parametrize("text", ["", "   ", "\u202e", "x" * 4001])
async def test_nothing_and_too_much_are_refused(text, sam, held):
    answer = await sam.post(at(held, "say"), {"client_id": "abcdefgh", "text": text})
    assert answer.status == 400
    assert text == "" or text not in await answer.text()


ACTS = (
    ("say", {"client_id": "abcdefgh", "text": "x"}),
    ("note", {"text": "x"}),
    ("draft", {"text": "x"}),
    ("proof", {}),
    ("wrap-up", {}),
    ("resume", {}),
    ("hand-back", {}),
    ("close", {}),
    ("requeue", {}),
    ("help", {}),
)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act[0])
async def test_another_officers_conversation_is_not_found(act, held, signed_in):
    ann, _person = await signed_in("PC Ann")
    name, content = act
    theirs = await ann.post(at(held, name), content)
    nobodys = await ann.post(at(MISSING, name), content)
    assert theirs.status == nobodys.status == 404
    assert await theirs.json() == await nobodys.json()


async def test_another_officers_conversation_cannot_be_opened_or_offered(held, signed_in):
    ann, person = await signed_in("PC Ann")
    assert (await ann.get(at(held))).status == 404
    assert (await ann.post(at(held, "offer"), {"to": person.id})).status in (404, 409)


async def test_a_supervisor_looks_with_a_ground_that_is_kept(held, signed_in, desk):
    lee, _person = await signed_in("Sgt Lee", "supervisor")
    assert (await lee.get(at(held))).status == 403
    assert (await lee.post(at(held, "look"), {"ground": " "})).status == 403
    known = await (await lee.post(at(held, "look"), {"ground": "training"})).json()
    assert known["right"] == "supervises"
    assert await desk.audit.count("context_read", conversation_id=held) == 1


async def test_a_waiting_parent_cannot_be_read_before_the_claim(sam, parent):
    assert (await sam.get(at(await parent()))).status == 404


async def test_notes_are_for_staff_alone(sam, held, desk):
    await sam.post(at(held, "note"), {"text": "sounds afraid"})
    known = await (await sam.get(at(held))).json()
    assert [note["text"] for note in known["notes"]] == ["sounds afraid"]
    assert "afraid" not in str(await desk.messages.since(held, 0))


async def test_a_draft_is_there_again_and_gone_when_sent(sam, held):
    await sam.post(at(held, "draft"), {"text": "half a sen"})
    assert (await (await sam.get(at(held))).json())["drafts"]["message"] == {"text": "half a sen"}
    await sam.post(at(held, "say"), {"client_id": "abcdefgh", "text": "half a sentence"})
    assert (await (await sam.get(at(held))).json())["drafts"] == {}


async def test_the_proof_is_shown_and_can_be_checked_by_a_colleague(sam, held, desk, signed_in):
    shown = await (await sam.post(at(held, "proof"))).json()
    again = await (await sam.post(at(held, "proof"))).json()
    assert shown == again
    told = [m.text for m in await desk.messages.since(held, 0) if shown["phrase"] in m.text]
    assert len(told) == 1
    assert "4711" in told[0]
    ann, _person = await signed_in("PC Ann")
    right = {"phrase": shown["phrase"].title(), "shoulder_number": "4711"}
    assert "Both are right: PC Sam" in await (await ann.post("/verify", data=right)).text()
    wrong = {**right, "shoulder_number": "4712"}
    assert "do not belong together" in await (await ann.post("/verify", data=wrong)).text()
    assert await desk.audit.count("proof_checked") == 2


async def test_a_lease_lapses_without_a_socket_and_lives_with_one(sam, held, desk, clock):
    live = await sam.live()
    assert (await live.receive_json())["type"] == "room"
    clock.tick(seconds=LEASE.total_seconds() - 1)
    await live.close()
    again = await sam.live()
    assert (await again.receive_json())["type"] == "room"
    clock.tick(seconds=LEASE.total_seconds() - 1)
    assert await desk.leases.reap() == []
    clock.tick(seconds=1)
    assert await desk.leases.reap() == [held]


async def test_a_supervisor_chooses_with_a_reason_and_an_officer_cannot(parent, sam, signed_in):
    await parent("one", urgency="immediate")
    two = await parent("two")
    lee, _person = await signed_in("Sgt Lee", "supervisor")
    choice = {"conversation": two, "reason": "knows the family"}
    assert (await sam.post("/api/choose", choice)).status == 403
    assert (await lee.post("/api/choose", {**choice, "reason": " "})).status == 403
    assert (await (await lee.post("/api/choose", choice)).json())["conversation"] == two
