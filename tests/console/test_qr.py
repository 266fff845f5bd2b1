"""The QR code holds what it should, and its path is drawn module by module."""

import re

import pytest
import segno

from bot.console.pages.qr import QUIET, picture

URI = "otpauth://totp/Drop-in:sam?secret=JBSWY3DPEHPK3PXP&issuer=Drop-in"
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def drawn(path: str, size: int) -> list[list[int]]:
    """The modules that the path covers."""
    field = [[0] * size for _ in range(size)]
    assert RUN.sub("", path) == ""
    for x, y, width, back in (map(int, run) for run in RUN.findall(path)):
        assert width == back
        field[y][x : x + width] = [1] * width
    return field


@pytest.mark.parametrize("text", [URI, "a"])
def test_the_path_is_the_code_with_its_quiet_zone(text):
    made = picture(text)
    code = segno.make_qr(text, error="m")
    wanted = [list(map(int, row)) for row in code.matrix_iter(border=QUIET)]
    assert drawn(made["path"], made["size"]) == wanted
    assert not any(wanted[0] + wanted[QUIET - 1])
