"""The assistant's door for the forum's tests: what it hears depends on plain words in the post."""

from aiohttp import web

from tests.public.scripted import ScriptedAssistant


def reading(topic, answer, level="none", because=(), confidence=0.9):
    return {
        "topic": topic,
        "answer": answer,
        "confidence": confidence,
        "urgency": {"level": level, "confidence": 0.9, "because": list(because)},
        "alternatives": [],
    }


NOW = ("grooming", "emergency/meeting_now", "immediate", ["a meeting is about to happen"])
THREAT = ("sextortion", "sextortion/threat_to_share", "report", ["money is asked for"])
HEARD = {
    "meeting him tonight": reading(*NOW),
    "wants money": reading(*THREAT),
    "parental controls": reading("controls", "controls/getting_started"),
    "perhaps a phone": reading("controls", "controls/first_phone", confidence=0.39),
    "how do I talk": reading("conversation", "conversation/how_to_start"),
    "stranger messages": reading("grooming", "grooming/stranger_contact"),
    "thanks": reading("smalltalk", "smalltalk/thanks"),
}
NOTHING = reading("out_of_scope", "out_of_scope")


class Reader(ScriptedAssistant):
    """Hears the first of the known words; a test may teach it more."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = dict(HEARD)
        self.unbearable, self.fails_with = None, 500

    async def _read(self, request):
        text = (await request.json())["text"]
        self.read.append(text)
        if self.unbearable is not None and self.unbearable in text:
            return web.Response(status=self.fails_with)
        heard = next((heard for words, heard in self.heard.items() if words in text), NOTHING)
        return web.json_response(heard)
