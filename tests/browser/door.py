"""The scripted assistant, its answers planned by question: browsers that share it do not mix."""

from datetime import datetime
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.content.services import Directory
from bot.settings import ROOT
from tests.browser.stage import ASKS
from tests.public.scripted import READING, ScriptedAssistant

NOW = datetime(2026, 11, 20, 19, 0, tzinfo=ZoneInfo("Europe/London"))
directory = Directory.load(ROOT / "data" / "services.yml")


def cards(*keys: str) -> list[dict]:
    """Real services as the assistant sends them."""
    return [directory.card(key, NOW).model_dump(mode="json") for key in keys]


SOURCE = {"title": "Alert to schools", "publisher": "An agency", "date": "2024", "grade": "B"}
CUSTOMS = {
    "emergency": {"type": "emergency", "services": cards("emergency_999")},
    "services": {"type": "services", "services": cards("ceop", "police_101", "papyrus")},
    "sources": {"type": "sources", "sources": [SOURCE], "reviewed": "2026-11-21"},
    "plan": {
        "type": "plan",
        "title": "Notes for the week",
        "steps": ["Sit down together", "Block the person"],
        "keep": ["Names and times"],
        "avoid": ["Do not pay"],
        "services": cards("ceop"),
    },
    "clinic": {"type": "offer_clinic"},
}
BUTTONS = [
    {"title": "We have already paid", "payload": "sextortion/already_paid"},
    {"title": "Talk with my son", "payload": "sextortion/talk_to_child"},
]


def message(text: str, custom: str | None = None, buttons: list | None = None) -> dict:
    return {"text": text, "custom": CUSTOMS.get(custom), "buttons": buttons or []}


class Door(ScriptedAssistant):
    """Answers what `plans` holds for a question's text, or `you said: …`."""

    def __init__(self) -> None:
        super().__init__()
        self.plans: dict[str, list[dict]] = {
            **{name: [message(f"about {name}", name)] for name in CUSTOMS},
            "choices": [message("What next?", buttons=BUTTONS)],
            "several": [message("first"), message("second")],
            "long": [message("\n".join(f"- line {n}" for n in range(60)))],
            "everything": [message("about it", "services"), message("from", "sources")],
        }
        kinds = {**self.plans, "answer": self.plans["everything"]}
        self.plans.update({words: kinds[about] for about, words in ASKS.items()})

    async def _turn(self, request):
        question = await request.json()
        planned = self.plans.get(question["text"])
        if planned is None:
            return await super()._turn(request)
        self.asked.append(question)
        return web.json_response({"messages": planned, "reading": READING})
