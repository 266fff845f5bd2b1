"""Encoders that are learnt side by side, a process and a core each, and the mean of them."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import tensorflow as tf

from bot.assistant.encoder import Encoder, Vectors, tokenizer
from bot.assistant.finetune.examples import training_lessons
from bot.assistant.finetune.learn import Member, Recipe, Tokens, learn
from bot.assistant.finetune.network import Network
from bot.assistant.spelling import spelling_of
from bot.contract import URGENCIES
from bot.settings import settings


@dataclass(frozen=True)
class Task:
    """What a member's process is told; `anchors` are the base encoder's vectors of the rows."""

    base: Path
    recipe: Recipe
    anchors: Vectors
    bfloat16: bool


def learnt_together(base: Path, recipe: Recipe, *, bfloat16: bool) -> list[Member]:
    """Every member's weights: base and heads are the same at the start, the rows' order is not."""
    seeds = range(recipe.seed, recipe.seed + recipe.members)
    spelling = spelling_of(settings().data)
    texts = [spelling.mended(row.text) for row in training_lessons(settings().data).rows]
    anchors = Encoder().encode(texts)
    tasks = [Task(base, replace(recipe, seed=seed), anchors, bfloat16) for seed in seeds]
    apart = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(tasks), mp_context=apart) as pool:
        return list(pool.map(learnt, tasks))


def mean(members: list[Member]) -> Member:
    """The members' average, weight by weight."""
    return [np.mean(same, axis=0) for same in zip(*members, strict=True)]


def learnt(task: Task) -> Member:
    """One member's weights, learnt in this process."""
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.optimizer.set_experimental_options(
        {"auto_mixed_precision_onednn_bfloat16": task.bfloat16}
    )
    tf.keras.utils.set_random_seed(task.recipe.seed)
    lessons = training_lessons(settings().data)
    sizes = len(URGENCIES), len(lessons.topics), len(lessons.answers)
    network = Network(task.base, *sizes, task.recipe.heads)
    return mean(learn(network, lessons.rows, task.anchors, _tokens(task.base), task.recipe))


def _tokens(base: Path) -> Tokens:
    """Texts as the encoder will get them: their slips mended first."""
    reader = tokenizer(base)
    spelling = spelling_of(settings().data)

    def tokens(text: str) -> list[int]:
        ids: list[int] = reader.encode(spelling.mended(text)).ids
        return ids

    return tokens
