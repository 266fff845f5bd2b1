"""The report: one HTML page that stands alone, and the same for machines."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.assistant.evaluation.outcome import Picture, Section, Table, all_figures, all_wrong
from bot.assistant.evaluation.targets import targets_table

TEMPLATE = "report.html.jinja"


def write_report(folder: Path, sections: Sequence[Section], about: dict[str, str]) -> Path:
    """Writes `eval.html` and `eval.json` and returns the page's path."""
    folder.mkdir(parents=True, exist_ok=True)
    targets = targets_table(all_figures(sections))
    page = folder / "eval.html"
    page.write_text(_html(sections, targets, about), encoding="utf-8")
    machine = json.dumps(_machine(sections, targets, about), indent=1, ensure_ascii=False)
    (folder / "eval.json").write_text(machine + "\n", encoding="utf-8")
    return page


def _html(sections: Sequence[Section], targets: Table, about: dict[str, str]) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["data_uri"] = _data_uri
    return environment.get_template(TEMPLATE).render(
        sections=sections, targets=targets, about=about, at=_now()
    )


def _machine(sections: Sequence[Section], targets: Table, about: dict[str, str]) -> dict[str, Any]:
    return {
        "at": _now(),
        "about": about,
        "figures": all_figures(sections),
        "targets": [dict(zip(targets.columns, row, strict=True)) for row in targets.rows],
        "wrong": all_wrong(sections),
        "tables": {
            section.key: [_table(table) for table in section.tables] for section in sections
        },
    }


def _table(table: Table) -> dict[str, Any]:
    return {"title": table.title, "columns": list(table.columns), "rows": list(table.rows)}


def _data_uri(picture: Picture) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture.png).decode()}"


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
