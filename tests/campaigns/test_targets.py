"""How promises and values are written, in both languages."""

from decimal import Decimal

import pytest
from django.utils import translation

from campaigns.templatetags.targets import apart, difference, in_unit, promise, short

SPACE = "\u00a0"


@pytest.mark.parametrize(
    ("value", "unit", "vietnamese", "english"),
    [
        (Decimal("46.24"), "%", f"46,2{SPACE}%", "46.2%"),
        (Decimal("41870.37"), "TOE", f"41.870{SPACE}TOE", f"41,870{SPACE}TOE"),
        (Decimal("0.5"), "TOE", f"0,5{SPACE}TOE", f"0.5{SPACE}TOE"),
        (15, "mô hình", f"15{SPACE}mô hình", f"15{SPACE}models"),
        (0, "mô hình", f"0{SPACE}mô hình", f"0{SPACE}models"),
        (None, "mô hình", "—", "—"),
        (None, "%", "—", "—"),
    ],
)
def test_value_in_its_unit(value, unit, vietnamese, english):
    with translation.override("vi"):
        assert in_unit(value, unit) == vietnamese
    with translation.override("en"):
        assert in_unit(value, unit) == english


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (Decimal("8.000"), Decimal(13), "%", f"8–13{SPACE}%"),
        (Decimal(90), None, "%", f"90{SPACE}%"),
        (Decimal("10.20"), None, "%", f"10,2{SPACE}%"),
        (Decimal(20), Decimal(30), "mô hình", f"20–30{SPACE}mô hình"),
        (Decimal(5), Decimal(5), "", "5"),
    ],
)
def test_promise(low, high, unit, words):
    with translation.override("vi"):
        assert promise(low, high, unit) == words


def test_short_keeps_only_the_percent_sign():
    with translation.override("vi"):
        assert short(3, "mô hình") == "3"
        assert short(Decimal(3), "%") == f"3,0{SPACE}%"


def test_difference_of_percentages_is_in_points():
    with translation.override("en"):
        assert difference(Decimal("4.77"), "%") == f"4.8{SPACE}percentage points"
        assert difference(20, "mô hình") == f"20{SPACE}models"


def test_apart_escapes_and_parts():
    assert apart(f"9,4{SPACE}%") == "9,4 <small>%</small>"
    assert apart("—") == "—"
