"""Reads one curated YAML file and says plainly what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

Model = TypeVar("Model", bound=BaseModel)
# libyaml's, where PyYAML was built with it: a tenth of the time, and the answers are 2 MB.
_Quick: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Quick):  # type: ignore[misc]
    """YAML in which nothing stands twice: PyYAML would keep the last, and say nothing."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        known = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in known:
                raise yaml.MarkedYAMLError(
                    problem=f"'{key.value}' stands twice", problem_mark=key.start_mark
                )
            known.add(key.value)
        found: dict[Any, Any] = super().construct_mapping(node, deep)
        return found


class ContentError(ValueError):
    """A curated file cannot be used; the message names the file, the place and the mend.

    Attributes:
        file, key, wrong: the same in parts, where they are known.
    """

    def __init__(
        self, message: str, *, file: Path | None = None, key: str = "", wrong: str = ""
    ) -> None:
        super().__init__(message)
        self.file = file
        self.key = key
        self.wrong = wrong or message


class Record(BaseModel):
    """A part of a curated file: frozen, and a misspelt key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def read_yaml(path: Path) -> Any:
    """The file's content.

    Raises:
        ContentError: the file is missing or is not YAML.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe one
    except FileNotFoundError as error:
        raise ContentError(f"{path} is missing.", file=path, wrong="is missing") from error
    except yaml.YAMLError as error:
        fault = " ".join(str(error).split())
        raise ContentError(
            f"{path} is not valid YAML: {fault}", file=path, wrong=f"is not valid YAML: {fault}"
        ) from error


def read_mapping(path: Path) -> dict[str, Any]:
    """The content of a file of named parts; an empty file has none.

    Raises:
        ContentError: the file is missing, is not YAML, or does not name its parts.
    """
    content = read_yaml(path)
    if content is not None and not isinstance(content, dict):
        wrong = "does not name its parts"
        raise ContentError(f"{path} {wrong}.", file=path, wrong=wrong)
    return content or {}


def parse(path: Path, model: type[Model], value: Any, where: str) -> Model:
    """`value` as `model`, or an error in words that an editor can act on.

    Raises:
        ContentError: names the file, the entry and each field at fault.
    """
    try:
        return model.model_validate(value)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc'])) or 'entry'}: {fault['msg']}"
            for fault in error.errors()
        )
        raise ContentError(
            f"{path}: {where}: {faults}", file=path, key=where, wrong=faults
        ) from error
