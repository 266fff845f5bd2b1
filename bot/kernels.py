"""Which kernels NumPy's and SciPy's linear algebra computes with.

Rasa pins NumPy 1.23. Its OpenBLAS is of 2022: on a processor that came later it uses instructions
of 2004, and `rasa train` learns at half the speed (docs/decisions/0027). It is told, before NumPy
is first imported. "Haswell" stands for any x86 processor with AVX2, of Intel or AMD: one kind for
all of them, so that a model does not hang on which of them it was trained on.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

CHOICE: Final = "OPENBLAS_CORETYPE"
HASWELL: Final = "Haswell"
HAS: Final = frozenset({"avx2", "fma"})
PROCESSOR: Final = Path("/proc/cpuinfo")


def chosen(environment: Mapping[str, str], processor: Path = PROCESSOR) -> dict[str, str]:
    """What the environment lacks; nothing where an operator has chosen, or OpenBLAS is to choose.

    `processor` is what Linux tells of it; where there is no such file, OpenBLAS chooses.
    """
    if CHOICE in environment or not processor.is_file():
        return {}
    told = processor.read_text(encoding="utf-8", errors="replace")
    flags = next((line for line in told.splitlines() if line.startswith("flags")), "")
    return {CHOICE: HASWELL} if set(flags.split()) >= HAS else {}
