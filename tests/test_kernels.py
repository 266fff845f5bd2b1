"""NumPy computes with what the processor has, though its OpenBLAS is older than that."""

import os
import subprocess
import sys

import pytest

from bot.kernels import CHOICE, chosen

NEW = "processor\t: 0\nmodel name\t: made after 2022\nflags\t\t: fpu sse2 avx fma avx2 avx512f\n"
OLD = "processor\t: 0\nflags\t\t: fpu sse2 avx\n"
ARM = "processor\t: 0\nFeatures\t: fp asimd\n"
KNOWN = """
import threadpoolctl
print({p["architecture"] for p in threadpoolctl.threadpool_info() if p["user_api"] == "blas"})
"""


@pytest.fixture
def processor(tmp_path):
    def told(text):
        (tmp_path / "cpuinfo").write_text(text, encoding="utf-8")
        return tmp_path / "cpuinfo"

    return told


def test_a_processor_with_avx2_is_named(processor):
    assert chosen({}, processor(NEW)) == {CHOICE: "Haswell"}


@pytest.mark.parametrize("text", [OLD, ARM, ""])
def test_of_any_other_processor_nothing_is_said(processor, text):
    assert chosen({}, processor(text)) == {}


def test_where_there_is_no_such_file_nothing_is_said(tmp_path):
    assert chosen({}, tmp_path / "none") == {}


def test_an_operators_own_choice_stands(processor):
    assert chosen({CHOICE: "SkylakeX"}, processor(NEW)) == {}


def test_numpy_is_told_before_it_is_imported():
    free = {name: value for name, value in os.environ.items() if name != CHOICE}
    told = subprocess.run(
        [sys.executable, "-c", f"import bot.assistant.encoder\n{KNOWN}"],
        env=free,
        capture_output=True,
        text=True,
        check=True,
    )

    expected = set(chosen(free).values())
    assert not expected or told.stdout.strip() == str(expected)
