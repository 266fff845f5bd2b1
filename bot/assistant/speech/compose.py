"""Composes a turn from what was decided: emergency alone; else route, answer, second answer.

Never both an essay and an emergency, and nothing twice in a row.
"""

from __future__ import annotations

from bot.assistant.decide import UNSURE
from bot.assistant.speech.followups import leads
from bot.assistant.speech.library import Library
from bot.assistant.speech.moment import Moment
from bot.assistant.speech.parts import CLINIC, Part
from bot.assistant.speech.way_back import left_off, with_way_back
from bot.content.answers import Answer
from bot.content.emergencies import EMERGENCIES
from bot.contract import Button

AGAIN = ("emergency/still_in_danger", "still_with_you")
TALK_TO_SOMEONE = "clinic/talk_to_someone"
HUMAN = "human"
ROUTE = "route_"
MOST_BUTTONS = 3
DEFAULTS = {"relation": "your child", "platform": "the app"}


def compose(key: str, moment: Moment, library: Library) -> list[Part]:
    """The parts of one turn for the answer `key`."""
    if key in EMERGENCIES:
        return [_emergency(key, moment, library)]
    parts = _calm(key, moment, library)
    asked = left_off(moment.slots, moment.lately)
    return with_way_back(parts, library) if asked else parts


def _calm(key: str, moment: Moment, library: Library) -> list[Part]:
    if key == UNSURE:
        return [*_route(moment, library, None), _unsure(moment, library)]
    answer = library.answer(key, moment.slots.get("writer"))
    parts = [*_route(moment, library, answer), part_of(answer, moment, library)]
    also = moment.heard.get("also")
    if also and also != key and library.has(also):
        parts.append(part_of(library.answer(also, moment.slots.get("writer")), moment, library))
    return parts


def part_of(answer: Answer, moment: Moment, library: Library) -> Part:
    """One curated answer with its buttons, services and sources."""
    metadata = answer.metadata
    return Part(
        key=answer.key,
        text=fill(answer.text_for(library.bands.span(moment.slots.get("age"))), moment, library),
        buttons=[button(key, moment, library) for key in _next(answer, moment) if library.has(key)],
        services=[key for key in metadata.services if key != CLINIC],
        sources=metadata.sources,
        reviewed=metadata.reviewed,
        offer_clinic=CLINIC in metadata.services,
    )


def _next(answer: Answer, moment: Moment) -> list[str]:
    """What leads on: first what a look back offers, then what the editor wrote."""
    back = leads(answer.key, moment.shown, moment.missed)
    return list(dict.fromkeys([*back, *answer.metadata.next]))[:MOST_BUTTONS]


def button(key: str, moment: Moment, library: Library) -> Button:
    """A button that leads to the answer `key`, in the title of the words that this writer gets."""
    answer = library.answer(key, moment.slots.get("writer"))
    return Button(title=answer.metadata.title, payload=key)


def fill(text: str, moment: Moment, library: Library) -> str:
    """`text` with services' short names and what is known of the family."""
    known = {name: moment.slots.get(name) or default for name, default in DEFAULTS.items()}
    child = str(known["relation"])
    family = {"child": child, "Child": child[:1].upper() + child[1:]}
    return text.format_map(
        {**library.directory.short_names(), **family, "platform": known["platform"]}
    )


def _emergency(key: str, moment: Moment, library: Library) -> Part:
    key = _not_again(key, moment, library)
    part = part_of(library.answer(key, moment.slots.get("writer")), moment, library)
    return part.model_copy(update={"style": "emergency"})


def _not_again(key: str, moment: Moment, library: Library) -> str:
    """The emergency, or other words for it while those are on screen: what was said longest ago."""
    ways = [key, *(way for way in AGAIN if library.has(way))]
    ago = {said: place for place, said in enumerate(moment.lately)}
    return min(ways, key=lambda way: ago.get(way, -1))


def _route(moment: Moment, library: Library, answer: Answer | None) -> list[Part]:
    """Whom to report to, once, when the post needs it and the answer does not say it itself."""
    if moment.heard["urgency"]["level"] != "report":
        return []
    if answer is not None and answer.metadata.urgency != "none":
        return []
    key = f"{ROUTE}{moment.heard['topic']}"
    key = key if library.has(key) else f"{ROUTE}general"
    if moment.recently(key):
        return []
    return [part_of(library.answer(key, moment.slots.get("writer")), moment, library)]


def _unsure(moment: Moment, library: Library) -> Part:
    """Suggestions worded as a parent would; the second time in a row, a person."""
    if moment.shown[-1:] == [UNSURE]:
        return part_of(library.answer(HUMAN, moment.slots.get("writer")), moment, library)
    part = part_of(library.answer(UNSURE), moment, library)
    keys = [key for key in moment.heard["alternatives"] if library.has(key)]
    suggested = [button(key, moment, library) for key in [*keys, TALK_TO_SOMEONE]]
    return part.model_copy(update={"buttons": suggested})
