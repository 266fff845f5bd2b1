"""Many parents at once: encoders hear in threads, and each gets what they would get alone."""

import asyncio
import uuid

POSTS = (
    "what are the signs of grooming",
    "he is hitting her with a hammer right now",
    "they want money or they will send my sons pictures to everyone",
    "how do i stop roblox strangers writing to my daughter",
    "thanks",
    "My son has changed since the summer. He spends all night in a chat with older men. "
    "Yesterday he said that people like us should not be in this country. I am frightened.",
    # Heard with doubt: the second opinion is asked, among others in a thread.
    "There's a lad on her laptop with a knife, a chef, and she is learning to dice onions",
    "he said he was off to the football and the police had him, why did he lie to me",
)


def fresh():
    return uuid.uuid4().hex


async def test_each_hears_their_own_answer(rasa):
    alone = [(await rasa.turn(fresh(), post)).reading for post in POSTS]

    together = await asyncio.gather(*(rasa.turn(fresh(), post) for post in POSTS * 4))

    assert [turn.reading for turn in together] == alone * 4


async def test_each_conversation_keeps_to_its_own_family(rasa):
    families = {fresh(): word for word in ("niece", "grandson", "brother") for _ in range(3)}

    async def told(conversation, word):
        await rasa.turn(conversation, f"my {word} wont put that phone down")
        turn = await rasa.turn(conversation, "(button)", "dialogue/triage")
        return turn.messages[-1].text

    texts = await asyncio.gather(*(told(c, word) for c, word in families.items()))

    for text, word in zip(texts, families.values(), strict=True):
        assert f"your {word}" in text
