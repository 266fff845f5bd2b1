"""`python -m bench`: both assistants, served side by side and measured in turn, on one machine.

Writes reports/bench.json and reports/bench.md. A busy machine measures its business: run it alone.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import sys
from contextlib import AsyncExitStack
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bench.contestants import Contestant, ours, rasa_init
from bench.rounds import in_turn
from bench.serving import served
from bench.table import Result, markdown
from bench.training import BenchFailed, model, shortened, train
from bot.assistant.finetune.examples import answer_examples
from bot.settings import ROOT, settings

CLIENTS = [1, 8, 32]
CONTESTANTS = {"ours": ours, "rasa_init": rasa_init}


def main() -> int:
    """Measures, prints the table, writes the reports; 1 when a contestant could not be measured."""
    wanted = _arguments()
    names = wanted.only or list(CONTESTANTS)
    try:
        results = asyncio.run(_results([CONTESTANTS[name]() for name in names], wanted))
    except BenchFailed as failure:
        _say(str(failure))
        return 1
    _write(results, wanted)
    return 0


async def _results(contestants: list[Contestant], wanted: argparse.Namespace) -> list[Result]:
    results = [_prepared(contestant, wanted) for contestant in contestants]
    async with AsyncExitStack() as stack:
        running = []
        for contestant, result in zip(contestants, results, strict=True):
            _say(f"Serving {contestant.title} ...")
            one = await stack.enter_async_context(served(contestant, wanted.work))
            result |= {"ready_s": one.ready_s, "memory_ready_mb": one.memory_mb()}
            running.append(one)
        _say(f"Measuring in turn, {wanted.rounds} times ...")
        found = await in_turn(running, _messages(), wanted.number, CLIENTS, wanted.rounds)
        for one, result, measured in zip(running, results, found, strict=True):
            result.update(asdict(measured), memory_after_mb=one.memory_mb())
    return results


def _prepared(contestant: Contestant, wanted: argparse.Namespace) -> Result:
    result: Result = {"key": contestant.key, "title": contestant.title}
    if not (wanted.keep_models and model(contestant, wanted.work).is_file()):
        _say(f"Training {contestant.title} ...")
        result |= _trained(contestant, wanted)
    return result


def _trained(contestant: Contestant, wanted: argparse.Namespace) -> Result:
    """How long training took; nothing is told of a training that was cut short."""
    if wanted.epochs is None:
        return {"training_s": train(contestant, wanted.work)}
    short = shortened(contestant, wanted.work, wanted.epochs)
    taken = train(short, wanted.work)
    return {"training_s": taken} if short == contestant else {}


def _messages() -> list[str]:
    """The held-out questions, shuffled the same way every time."""
    texts = [text for text, key in answer_examples(ROOT / "tests" / "nlu") if "/" in key]
    random.Random(1).shuffle(texts)  # noqa: S311
    return texts


def _write(results: list[Result], wanted: argparse.Namespace) -> None:
    about = {
        "at": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "cores": os.cpu_count(),
        "machine": platform.machine(),
        "load_at_end": os.getloadavg()[0],
        "messages": wanted.number,
        "rounds": wanted.rounds,
        "epochs": wanted.epochs or "as configured",
    }
    wanted.out.mkdir(parents=True, exist_ok=True)
    report = json.dumps({"about": about, "results": results}, indent=1)
    (wanted.out / "bench.json").write_text(report + "\n", encoding="utf-8")
    (wanted.out / "bench.md").write_text(markdown(results), encoding="utf-8")
    _say(f"\n{markdown(results)}\n{wanted.out / 'bench.json'}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=list(CONTESTANTS), help="one of them")
    parser.add_argument("--number", type=int, default=200, help="messages a figure and round")
    parser.add_argument("--rounds", type=int, default=8, help="times that each is measured")
    parser.add_argument(
        "--keep-models", action="store_true", help="use models that an earlier run has trained"
    )
    parser.add_argument(
        "--epochs", type=int, help="train so long only: speed and memory need no good model"
    )
    parser.add_argument("--work", type=Path, default=settings().var / "bench", help="models, logs")
    parser.add_argument("--out", type=Path, default=ROOT / "reports", help="where reports go")
    return parser.parse_args()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
