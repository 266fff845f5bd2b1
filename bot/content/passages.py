"""Every text a parent reads from the curated files, and what each entry rests on."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.collection import Collection, Evidence, Passage
from bot.content.plans import Plan
from bot.content.quizzes import Quiz
from bot.content.starters import Starters
from bot.content.triage import Triage

STARTERS = "data/starters.yml"
TRIAGE = "data/dialogues/triage.yml"
PLANS = "data/plans.yml"


def passages(content: Collection) -> Iterator[Passage]:
    """All texts: answers and lines, their titles, checks, questions, plans, openers."""
    for file, answer in content.wordings():
        shown = answer.metadata
        yield Passage(file, answer.label, answer.text, shown.services, shown.next)
        yield Passage(file, f"{answer.label}: title", shown.title, fills=False)
        for line in shown.ages:
            yield Passage(file, f"{answer.label} ({line.label})", line.say)
    for file, quiz in content.quizzes.items():
        yield from _of_quiz(file, quiz)
    yield from _of_triage(content.triage)
    for key, plan in content.plans.items():
        yield from _of_plan(key, plan)
    yield from _of_starters(content.starters)


def _of_quiz(file: str, quiz: Quiz) -> Iterator[Passage]:
    yield Passage(file, "title", quiz.title, fills=False)
    yield Passage(file, "intro", quiz.intro)
    yield Passage(file, "for_child", "", next=[quiz.for_child])
    for question in quiz.questions:
        yield Passage(file, question.key, f"{question.ask}\n{question.explain}")
    for key, result in quiz.results.items():
        yield Passage(file, f"results: {key}", result.text, result.services, result.next)


def _of_triage(triage: Triage) -> Iterator[Passage]:
    yield Passage(TRIAGE, "title", triage.title, fills=False)
    yield Passage(TRIAGE, "intro", triage.intro)
    for question in triage.questions:
        yield Passage(TRIAGE, question.key, f"{question.ask}\n{question.ask_child}")
        for choice in question.choices:
            targets = [key for key in (choice.leads_to, choice.ends_with) if key]
            at = f"{question.key}: {choice.choice}"
            yield Passage(TRIAGE, at, choice.title, next=targets, fills=False)
    ends = [triage.result.otherwise, *triage.result.also]
    yield Passage(TRIAGE, "result", triage.result.text, next=ends)
    yield Passage(TRIAGE, "result (child)", triage.result.text_child, next=ends)


def _of_starters(starters: Starters) -> Iterator[Passage]:
    yield Passage(STARTERS, "title", starters.title, fills=False)
    asked = f"{starters.intro}\n{starters.ask}"
    yield Passage(STARTERS, "intro", asked, starters.services, starters.next)
    yield Passage(STARTERS, "for_child", "", next=[starters.for_child])
    for band, text in starters.texts().items():
        yield Passage(STARTERS, band, text)


def _of_plan(key: str, plan: Plan) -> Iterator[Passage]:
    yield Passage(PLANS, f"{key}: title", plan.title, fills=False)
    said = "\n".join([*plan.steps, *plan.keep, *plan.avoid])
    yield Passage(PLANS, key, said, plan.services)


def evidence(content: Collection) -> Iterator[Evidence]:
    """What each wording, check and the openers rest on."""
    for file, answer in content.wordings():
        m = answer.metadata
        yield Evidence(file, answer.label, m.sources, m.grade, m.reviewed, m.review_by)
    for file, quiz in content.quizzes.items():
        due = (quiz.reviewed, quiz.review_by)
        yield Evidence(file, "the whole check", quiz.sources, quiz.grade, *due)
    dialogue = content.triage
    due = (dialogue.reviewed, dialogue.review_by)
    yield Evidence(TRIAGE, "the questions", dialogue.sources, dialogue.grade, *due)
    for key, plan in content.plans.items():
        yield Evidence(PLANS, key, plan.sources, plan.grade, plan.reviewed, plan.review_by)
    openers = content.starters
    due = (openers.reviewed, openers.review_by)
    yield Evidence(STARTERS, "all openers", openers.sources, openers.grade, *due)


def leads(content: Collection) -> Iterator[str]:
    """The target of every button."""
    for passage in passages(content):
        yield from passage.next
