"""How figures are written on a page; the tables can be checked by eye."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from core.numbers import DASH
from core.templatetags import portal

SPACE = "\u00a0"
MINUS = "\u2212"


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest):
    with translation.override(request.param):
        yield request.param


VALUES = [
    # filter, value, arguments, Vietnamese, English
    (portal.number, Decimal("1234.5"), (), "1.234,5", "1,234.5"),
    (portal.number, 0, (), "0", "0"),
    (portal.percent, Decimal("9.4"), (), "9,4 %", "9.4%"),
    (portal.percent, "10.015499000000", (4,), "10,0155 %", "10.0155%"),
    (portal.percent, Decimal(0), (), "0,0 %", "0.0%"),
    (portal.share, Decimal("0.110348449593"), (2,), "11,03 %", "11.03%"),
    (portal.share, Decimal("-9.17"), (0,), "−917 %", "−917%"),
    (portal.quantity, Decimal("1240000"), ("kWh",), "1.240.000 kWh", "1,240,000 kWh"),
    (portal.quantity, Decimal("2633708.16"), ("kWh",), "2.633.708,16 kWh", "2,633,708.16 kWh"),
    (portal.quantity, Decimal("0.0573899371"), ("tấn/tấn",), "0,05739 tấn/tấn", "0.05739 tấn/tấn"),
    (portal.quantity, Decimal("0.999999"), (), "1", "1"),
    (portal.quantity, Decimal(0), ("m³",), "0 m³", "0 m³"),
    (portal.quantity, Decimal("950000"), ("đồng",), "950.000 đồng", "950,000 đồng"),
    (portal.exact, Decimal("0.000154300000"), (), "0,0001543", "0.0001543"),
    (portal.exact, Decimal("1.020"), (), "1,02", "1.02"),
    (portal.exact, Decimal("1000"), (), "1.000", "1,000"),
]


@pytest.mark.parametrize(("write", "value", "arguments", "vietnamese", "english"), VALUES)
def test_figures(language, write, value, arguments, vietnamese, english) -> None:
    expected = vietnamese if language == "vi" else english
    assert write(value, *arguments) == expected.replace(" ", SPACE)


@pytest.mark.parametrize(
    "write",
    [
        portal.number,
        portal.percent,
        portal.share,
        portal.quantity,
        portal.exact,
        portal.money_vnd,
        portal.money_parts,
        portal.years,
        portal.day,
        portal.moment,
        portal.masked,
    ],
)
def test_missing_is_a_dash_and_never_zero(write) -> None:
    assert write(None) == DASH


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal("1274000000000"), "1,274 billion đồng"),
        (Decimal("2100000000"), "2.1 billion đồng"),
        (Decimal("999999999"), "1,000 million đồng"),
        (Decimal("85000000"), "85 million đồng"),
        (Decimal("950000"), "950,000 đồng"),
        (Decimal(0), "0 đồng"),
        (Decimal("-3500000"), f"{MINUS}3.5 million đồng"),
    ],
)
def test_money_is_said_in_the_step_of_its_size(value, words) -> None:
    with translation.override("en"):
        assert portal.money_vnd(value) == words.replace(" ", SPACE, 1).replace(f"{SPACE}", SPACE)


@pytest.mark.parametrize(
    ("value", "words"),
    [("0", "at once"), ("0.343", "4 months"), ("1", "1.0 years"), ("7.880", "7.9 years")],
)
def test_years_below_one_are_months(value, words) -> None:
    with translation.override("en"):
        assert portal.years(value) == words


def test_days_and_moments_are_of_the_portals_time_zone() -> None:
    assert portal.day(date(2025, 12, 31)) == "31/12/2025"
    assert portal.moment(datetime(2025, 12, 31, 18, 5, tzinfo=UTC)) == "01:05 01/01/2026"


def test_personal_number_shows_three_digits_only() -> None:
    assert portal.masked("001199012345") == "•••••••••345"


def test_saving_has_a_tone_only_when_it_is_one() -> None:
    tones = [portal.saving_class(value) for value in (Decimal("0.1"), Decimal("-0.1"), 0, None)]
    assert tones == ["saving--up", "saving--down", "", ""]
