"""A small assistant: four answers, twelve triage sentences, the real rules and the real encoder."""

import shutil
from pathlib import Path

import pytest

from bot.assistant.encoded import Encoders
from bot.assistant.encoder import URGENCY_FOLDER
from bot.assistant.evaluation.ground import Ground
from bot.assistant.remembering import RememberingEncoder, RememberingEncoders
from bot.assistant.spelling import spelling_of
from bot.settings import ROOT

QUESTIONS = {
    "controls/first_phone": [
        "which phone for a ten year old",
        "is nine too young for a mobile",
        "first smartphone for my son",
        "when should she get a phone",
        "brick phone or smartphone in year seven",
        "buying a child their first mobile",
    ],
    "grooming/signs": [
        "how do i spot grooming",
        "signs that somebody is grooming her",
        "what do groomers do first",
        "is this grooming or just friendly",
        "warning signs of an online groomer",
        "how would i know he is being groomed",
    ],
    "out_of_scope": [
        "what goes with fish fingers",
        "will it rain on saturday",
        "my rabbit keeps sneezing",
        "recipe for banana bread",
        "how do i get grass stains out",
        "train times to leeds",
    ],
}
POSTS = {
    "immediate": [
        "he has climbed onto the roof and says he will jump",
        "she has swallowed all the tablets just now",
        "a man is at the door to take her away right now",
        "he is being beaten in the street this minute",
    ],
    "report": [
        "a stranger keeps asking her for pictures",
        "he was threatened by a blackmailer last week",
        "someone made a fake account of my daughter",
        "an adult has been messaging my son at night",
    ],
    "none": [
        "what is a vpn for",
        "good books about internet safety for a class",
        "how many hours of games are too many",
        "does the school have to teach online safety",
    ],
}
HEADER = "group\tlevel\ttopic\tstyle\ttext\tcue\n"


@pytest.fixture(scope="session")
def encoders() -> Encoders:
    return RememberingEncoders(
        RememberingEncoder(), RememberingEncoder(URGENCY_FOLDER), spelling_of(ROOT / "data")
    )


def written(folder: Path, questions: dict[str, list[str]]) -> Path:
    """Curated files under `folder`; every other triage sentence gets a group of its own."""
    for name in ("nlu", "triage"):
        (folder / name).mkdir(parents=True)
    text = ['version: "3.1"', "nlu:"]
    for key, examples in questions.items():
        text += [f"- intent: {key}", "  examples: |", *(f"    - {e}" for e in examples)]
    (folder / "nlu" / "all.yml").write_text("\n".join(text) + "\n")
    rows = [
        f"g{level}{i}\t{level}\tother\tshort\t{post}\tcue\n"
        for level, posts in POSTS.items()
        for i, post in enumerate(posts)
    ]
    (folder / "triage" / "all.tsv").write_text(HEADER + "".join(rows))
    return folder


@pytest.fixture(scope="session")
def data(tmp_path_factory) -> Path:
    """A small data folder with the shipped rules."""
    folder = written(tmp_path_factory.mktemp("small") / "data", QUESTIONS)
    shutil.copytree(ROOT / "data" / "urgency", folder / "urgency")
    shutil.copy(ROOT / "data" / "spelling.yml", folder)
    return folder


@pytest.fixture(scope="session")
def ground(data, encoders) -> Ground:
    return Ground.prepare(data, encoders)
