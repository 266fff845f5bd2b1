"""Leaves TensorFlow out of Rasa's processes, where no component of the assistant has a use for it.

Rasa imports it for components that it brings along (DIET, TED), used or not: a quarter of a
gigabyte, and seconds of every start (docs/decisions/0023). In its place stand empty classes, which
can be inherited from and named in types. Whatever would compute with one is told so.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any, Final, NoReturn

from bot.content.files import read_yaml

LEFT_OUT: Final = frozenset({"tensorflow", "tensorflow_addons", "tensorflow_hub", "keras"})
OURS: Final = "bot."
RULES_ONLY: Final = frozenset({"RulePolicy", "MemoizationPolicy", "AugmentedMemoizationPolicy"})
VERSION: Final = "0"


class LeftOutError(RuntimeError):
    """Something would have computed with TensorFlow in a process that runs without it."""


def needed(config: Path) -> bool:
    """Whether the pipeline or the policies of `config` have a component that may use TensorFlow.

    Raises:
        ContentError: the file cannot be read.
    """
    told = read_yaml(config)
    names = [part["name"] for key in ("pipeline", "policies") for part in told.get(key) or []]
    return any(not name.startswith(OURS) and name not in RULES_ONLY for name in names)


def leave_out() -> None:
    """From now on, importing TensorFlow brings what is empty; before Rasa is imported."""
    sys.meta_path.insert(0, _Finder())


class _Naming(type):
    """Whatever is asked of an empty class, or of an empty module, is an empty class."""

    def __getattr__(cls, name: str) -> Any:
        return _empty(name)


class _Empty(metaclass=_Naming):
    def __init__(self, *_args: Any, **_named: Any) -> None:
        """Decorators and variables of a class are made while it is read."""

    def __call__(self, *_args: Any, **_named: Any) -> NoReturn:
        raise LeftOutError(f"{type(self).__name__}: TensorFlow is left out of this process.")


class _EmptyModule(ModuleType):
    def __getattr__(self, name: str) -> Any:
        return _empty(name)


class _Finder(MetaPathFinder, Loader):
    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answers for what is left out, and leaves the rest to Python."""
        return ModuleSpec(name, self, is_package=True) if _root(name) in LEFT_OUT else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """A module with everything in it, all of it empty."""
        return _EmptyModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Libraries ask for the version as they are imported."""
        vars(module)["__version__"] = VERSION


def _root(name: str) -> str:
    return name.split(".", 1)[0]


def _empty(name: str) -> Any:
    if name.startswith("__"):  # Python's own questions: copies, pickles, doctests
        raise AttributeError(name)
    return _Naming(name, (_Empty,), {})
