import csv

import pytest

from bot.assistant.decide import Scope
from bot.assistant.evaluation.hint3 import DECLINED, Prediction, hint3, measure
from bot.content.files import ContentError

TRAIN = [
    ("where is my parcel", "ORDER"),
    ("has my order been sent", "ORDER"),
    ("track the delivery", "ORDER"),
    ("i want my money back", "REFUND"),
    ("how do refunds work", "REFUND"),
    ("give me a refund", "REFUND"),
]
TEST = [("where is my order", "ORDER"), ("refund please", "REFUND"), ("qzx vrrk", DECLINED)]


def write(path, rows):
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([("sentence", "label"), *rows])


def test_both_ways_of_being_wrong_lower_the_correlation():
    right = [Prediction("A", "A", 0.9), Prediction("B", "B", 0.9), Prediction(DECLINED, "A", 0.1)]
    assert measure(right, 0.5)["mcc"] == pytest.approx(1)
    assert measure(right, 0.05)["mcc"] < 1
    assert measure(right, 0.95)["in_scope"] == 0
    assert measure(right, 0.95)["in_scope_raw"] == 1


def test_every_set_of_the_folder_is_measured_at_the_shipped_threshold(tmp_path, encoders):
    write(tmp_path / "shop_train.csv", TRAIN)
    write(tmp_path / "shop_test.csv", TEST)
    section = hint3(tmp_path, encoders)
    assert section.figures["shop.mcc"] == pytest.approx(1)
    assert f"{Scope().in_scope:g}" in section.intro


@pytest.mark.parametrize("header", [None, "text,intent\n"])
def test_what_is_missing_is_said(tmp_path, encoders, header):
    if header is not None:
        (tmp_path / "shop_train.csv").write_text(header + "hello,A\n")
    with pytest.raises(ContentError, match=r"_train\.csv"):
        hint3(tmp_path, encoders)
