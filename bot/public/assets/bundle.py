"""Joins the widget's modules into one script and its sheets into one sheet: two requests.

Each module becomes a function that is run once and gives what it exports, in the order in which
they need each other. That wants them written one way: `import { a, b } from "./module.js";` on a
line of its own, and `export function` or `export const` where a thing is made.
"""

from __future__ import annotations

import re
from pathlib import Path

IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+)\.js";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class NotOurWay(ValueError):  # noqa: N818 - reads as a sentence where it is raised
    """A module imports or exports in a way that cannot be joined."""


def modules(entry: Path) -> list[Path]:
    """`entry` and all it imports, each after those it needs.

    Raises:
        NotOurWay: two modules need each other.
    """
    order: list[Path] = []
    _visit(entry, order, ())
    return order


def _visit(path: Path, order: list[Path], above: tuple[Path, ...]) -> None:
    if path in above:
        raise NotOurWay(f"{path.name}: it needs itself, by way of {above[-1].name}.")
    for _, name in IMPORT.findall(path.read_text(encoding="utf-8")):
        needed = path.with_name(f"{name}.js")
        if needed not in order:
            _visit(needed, order, (*above, path))
    order.append(path)


def joined_script(entry: Path) -> str:
    """One script that does what `entry` does with all its modules.

    Raises:
        NotOurWay: a module cannot be joined; the message names it.
    """
    return "\n".join(_as_function(path) for path in modules(entry))


def _as_function(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    given = ", ".join(EXPORT.findall(text))
    text = EXPORT.sub("", IMPORT.sub(r"const { \1 } = $\2;", text))
    if left := LEFT_OVER.search(text):
        raise NotOurWay(f"{path.name}: '{left[0]}' cannot be joined.")
    return f"const ${path.stem} = (() => {{\n{text}return {{ {given} }};\n}})();"


def joined_sheet(folder: Path, names: tuple[str, ...]) -> str:
    """The named sheets, one after another."""
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in names)
