"""One fault a line: what is broken in the tiny folder, which check sees it, what it says."""

from typing import NamedTuple

GROOMING = "data/nlu/grooming.yml"
EMERGENCY = "data/nlu/emergency.yml"
SERVICES = "data/services.yml"
LINES = "data/lines/fallback.yml"
QUIZ = "data/checks/grooming.yml"
TRIAGE = "data/dialogues/triage.yml"
AGES = "data/dialogues/ages.yml"
PLANS = "data/plans.yml"
STORIES = "data/stories/rules.yml"
HELD_OUT = "tests/nlu/grooming.yml"
LONG = " ".join(["word"] * 130)
HARD = (
    "Notwithstanding considerable uncertainty, safeguarding practitioners "
    "increasingly characterise radicalisation multidimensionally."
)


class Fault(NamedTuple):
    """`old` becomes `new` in `file`; `check` then says `says`."""

    check: str
    file: str
    old: str
    new: str
    says: str


FAULTS = [
    Fault("services", SERVICES, "0808 157 0000", "0808-157", "'0808-157' cannot be dialled"),
    Fault("services", SERVICES, "https://", "http://", "is not safe to open"),
    Fault("services", SERVICES, "always: true", "always: false", "hours are said in no way"),
    Fault(
        "services",
        SERVICES,
        "always: true",
        'weekly: {mon: [["09:00", "17:00"]]}',
        "weekly hours miss a day",
    ),
    Fault("services", SERVICES, 'phone: "999"', "phone: null", "there is nothing to tap"),
    Fault("named_services", GROOMING, "[helpline]", "[helplin]", "Did you mean 'helpline'"),
    Fault("named_services", GROOMING, "[helpline]", "[helpline, helpline]", "shown twice"),
    Fault("named_services", QUIZ, "[helpline]", "[nobody]", "'nobody' is no service"),
    Fault("braces", GROOMING, "{helpline}", "{helplin}", "unknown service key '{helplin}'"),
    Fault("braces", QUIZ, "{helpline}", "{helplin}", "unknown service key '{helplin}'"),
    Fault("braces", GROOMING, "{child}", "{child", "without its partner"),
    Fault("braces", GROOMING, "{child}", "{child!r}", "holds more than a key"),
    Fault("braces", GROOMING, "Where to report", "Ask {helpline}", "shown as it stands"),
    Fault("numbers", GROOMING, "names and times", "ring 0808 157 0000", "'0808 157 0000' is"),
    Fault("numbers", GROOMING, "names and times", "ring 999", "'999' is written into the text"),
    Fault("numbers", GROOMING, "names and times", "see www.example.org", "'www.example.org' is"),
    Fault("numbers", GROOMING, "names and times", "mail a@b.org", "'a@b.org' is"),
    Fault("numbers", GROOMING, "names and times", "it opens at 9am", "'9am' is written"),
    Fault("numbers", GROOMING, "title: Where to report", "title: Ring 999", "'999' is written"),
    Fault("numbers", QUIZ, "It may mean little", "Ring 999", "'999' is written into the text"),
    Fault("numbers", "data/starters.yml", "Long talks", "Ring 999", "'999' is written"),
    Fault("code", "bot/page.html", "Numbers", "08081570000", "written into the program"),
    Fault("code", "bot/page.html", "Numbers", "0808 157 0000", "written into the program"),
    Fault("code", "bot/page.html", "Numbers", "helpline.example.org", "written into the program"),
    Fault("emergencies", EMERGENCY, "Ring {emergency_999}", "Ring us", "first line does not send"),
    Fault(
        "emergencies", EMERGENCY, "[emergency_999, helpline]", "[helpline]", "not the first card"
    ),
    Fault("emergencies", EMERGENCY, "/missing", "/gone", "answer for this emergency is gone"),
    Fault("sources", GROOMING, "[own_page]", "[]", "it has no source"),
    Fault("sources", GROOMING, "[own_page]", "[own_pages]", "'own_pages' is no source"),
    Fault("sources", SERVICES, "own_page", "own_pages", "'own_pages' is no source"),
    Fault("grades", GROOMING, "[own_page]", "[own_page, news]", "Write grade: B"),
    Fault("grades", GROOMING, "[own_page]", "[rumour]", "'rumour', which is of grade C"),
    Fault("grades", SERVICES, "source: own_page", "source: rumour", "which is of grade C"),
    Fault("reviews", GROOMING, "2027-05-01", "2026-11-21", "review was due on 2026-11-21"),
    Fault("reviews", QUIZ, "2027-05-01", "2026-11-21", "review was due on 2026-11-21"),
    Fault("reviews", GROOMING, "2026-11-01", "2027-06-01", "does not come after reviewed"),
    Fault("layout", GROOMING, "names and times", LONG, "too long: 1"),
    Fault("layout", GROOMING, "names and times", LONG, "a line is too long"),
    Fault("layout", GROOMING, "a change that lasts.", LONG, "the first line is too long"),
    Fault("layout", GROOMING, "- Ring {helpline}.", "- One.\n      " * 7, "the list is too long"),
    Fault("layout", GROOMING, "Look for", "- Look for", "it begins with a list"),
    Fault("layout", GROOMING, "lasts.\n\n", "lasts.\n", "no empty line after the first"),
    Fault("layout", GROOMING, "- Ring {helpline}.", "Ring {helpline}.", "is no list item"),
    Fault("reading_age", GROOMING, "Ring {helpline} today.", HARD, "too hard: reading age"),
    Fault("wordings", GROOMING, "audience: child", "audience: parent", "audience: child goes"),
    Fault("wordings", EMERGENCY, "audience: parent", "audience: child", "audience: child goes"),
    Fault("child_buttons", GROOMING, "emergency/missing", "grooming/report", "a child is led to"),
    Fault("child_buttons", GROOMING, "What to look for", "My child is groomed", "a parent would"),
    Fault("ages", GROOMING, "oldest: 7", "oldest: 14", "two lines are for the same age"),
    Fault("ages", GROOMING, "youngest: 13", "youngest: 16", "nobody is 16 or older and 15 or"),
    Fault("ages", GROOMING, "oldest: 7,", "oldest: 18,", "a line for an age names no age"),
    Fault("ages", AGES, "oldest: 7", "oldest: 18", "the bands do not follow one another"),
    Fault("ages", AGES, "8_plus", "8_up", "its ages are not those of data/"),
    Fault("braces", GROOMING, "what {child} thinks", "{chid}", "unknown service key '{chid}'"),
    Fault("numbers", GROOMING, "Sit beside them", "Ring 999", "'999' is written into the text"),
    Fault("layout", GROOMING, "Sit beside them", LONG, "a line is too long"),
    Fault("wordings", LINES, "In danger?", "{Child} in danger?", "told of 'your child'"),
    Fault("titles", GROOMING, "Where to report", "Signs to look for", "that of grooming/signs too"),
    Fault(
        "buttons", GROOMING, "emergency/life]", "emergency/lif]", "Did you mean 'emergency/life'"
    ),
    Fault("buttons", QUIZ, "grooming/report", "grooming/gone", "a button leads nowhere"),
    Fault("buttons", GROOMING, ", emergency/life]", "]", "it has 1 buttons"),
    Fault("buttons", GROOMING, "emergency/life]", "grooming/report]", "lead to the same answer"),
    Fault("buttons", GROOMING, "emergency/life]", "grooming/signs]", "back to the same answer"),
    Fault("examples", GROOMING, "    - where does a mum report it\n", "", "only 7 examples lead"),
    Fault(
        "examples", GROOMING, "intent: grooming/report", "intent: grooming/rep", "no example leads"
    ),
    Fault("examples", GROOMING, "intent: grooming/report", "intent: grooming/rep", "to no answer"),
    Fault(
        "examples",
        GROOMING,
        "where does a mum report it",
        "What should a MUM look for",
        "stands under grooming/signs too",
    ),
    Fault("held_out", HELD_OUT, "    - whom do i tell\n", "", "too few held-out sentences"),
    Fault("held_out", HELD_OUT, "whom do i tell", "Where does a mum report it", "is trained on"),
    Fault("held_out", HELD_OUT, "grooming/report", "grooming/rep", "no answer has this key"),
    Fault(
        "facts_table", "docs/facts.md", "grooming/signs", "grooming/gone", "names 'grooming/gone'"
    ),
    Fault("examples", STORIES, "intent: plan", "intent: plans", "its examples lead to no answer"),
    Fault("braces", TRIAGE, "{child}", "{chid}", "unknown service key '{chid}'"),
    Fault("buttons", TRIAGE, "grooming/signs}", "grooming/sign}", "a button leads nowhere"),
    Fault("buttons", TRIAGE, "emergency/life}", "emergency/lif}", "a button leads nowhere"),
    Fault("named_services", PLANS, "[helpline]", "[nobody]", "'nobody' is no service"),
    Fault("numbers", PLANS, "today", "on 999", "'999' is written into the text"),
    Fault("reviews", PLANS, "2027-05-01", "2026-11-21", "review was due on 2026-11-21"),
]
