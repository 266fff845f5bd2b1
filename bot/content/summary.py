"""What a clean check says: how much there is, and how plain it is."""

from __future__ import annotations

from bot.content.checks.reading_age import WANTED, measured
from bot.content.collection import Collection


def summary(content: Collection, checks: int) -> str:
    """Counts of what was checked, and the reading ages."""
    ages = [age for _, _, age in measured(content)] or [0.0]
    wordings = len(list(content.wordings()))
    plain = sum(age <= WANTED for age in ages)
    examples = sum(len(said) for _, said in content.examples.values())
    held_out = sum(len(said) for _, said in content.held_out.values())
    return "\n".join(
        (
            f"All {checks} checks pass.",
            f"{len(content.answers)} answers and lines in {wordings} wordings, "
            f"{len(content.quizzes)} checks of eight questions.",
            f"{examples} examples, {held_out} held-out sentences.",
            f"{len(content.directory.keys())} services, {len(content.sources)} sources.",
            f"Reading age (Flesch-Kincaid grade + 5): {plain / len(ages):.1%} at {WANTED:.0f} "
            f"or below, highest {max(ages):.1f}.",
        )
    )
