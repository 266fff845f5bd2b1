"""What people write around their matter: greetings before, thanks after, no danger in either."""

from __future__ import annotations

import random

BEFORE = (
    "Hi all, hope everyone's well.",
    "Hello, first time posting, so sorry if this is in the wrong place.",
    "Evening everyone.",
    "Hi, I've been reading on here for ages and finally made an account.",
    "Sorry, this might be a long one, I don't know where to start.",
    "Not sure anybody is awake but here goes.",
    "Hi, I'm a mum of three and we've lived here for six years.",
    "Hello, we are a normal family, two working parents, a dog and too much washing.",
    "I never normally ask for advice online.",
    "Hope it's ok to ask this here, my sister said you were all very kind.",
    "Hi ladies and gents, quick one.",
    "We had a lovely summer and everything was going well at school until now.",
    "Right, deep breath. I've had a cup of tea and I'm going to try to write this down.",
    "Namechanged for this as my mother-in-law reads the board.",
    "Good morning, I'm on the bus to work so excuse my spelling.",
    "She's a good kid, does her homework, plays netball on Thursdays.",
    "He's a lovely lad really, mad about football and his nan.",
)
AFTER = (
    "Thanks for reading.",
    "Sorry for the ramble, thank you if you got this far.",
    "Any advice gratefully received x",
    "Thank you in advance, you're all stars.",
    "Off to put the kettle on while I wait.",
    "Sorry, I needed to get that off my chest.",
    "My husband says I should just ask, so I'm asking.",
    "Thanks so much and have a good weekend everyone.",
    "Has anyone else been here?",
    "Ta x",
    "I'll check back later when the little one is in bed.",
    "Thank you, it helps just to write it.",
)


def framed(text: str, chance: random.Random) -> str:
    """`text` with one to three chatty sentences before it, after it or both."""
    before = chance.sample(BEFORE, chance.randint(0, 2))
    after = chance.sample(AFTER, chance.randint(0 if before else 1, 1))
    return " ".join([*before, text, *after])
