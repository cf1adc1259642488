"""Numbers as they stand in sheets: read right, or refused with the reason."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import (
    NumberError,
    NumberFault,
    NumberStyle,
    column_style,
    decimal_text,
    format_decimal,
    parse_decimal,
)

VI, EN = NumberStyle.VI, NumberStyle.EN

QUANTITIES = st.decimals(min_value=-(10**12), max_value=10**12, places=4)


@pytest.mark.parametrize("style", [VI, EN])
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.803,60", "1803.60"),
        ("1803,60", "1803.60"),
        ("1803.60", "1803.60"),
        ("1,803.60", "1803.60"),
        ("1.803.600", "1803600"),
        ("1,803,600", "1803600"),
        ("1.803.600,5", "1803600.5"),
        ("1,803,600.5", "1803600.5"),
        ("1.803,600", "1803.600"),
        ("2 633 708,16", "2633708.16"),
        ("2 633 708.16", "2633708.16"),
        ("2\u00a0633\u202f708", "2633708"),
        ("1 803.600", "1803.600"),
        ("1803.600", "1803.600"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        (",5", "0.5"),
        (".5", "0.5"),
        ("154,3", "154.3"),
        ("0", "0"),
        ("007", "7"),
        ("-5", "-5"),
        ("\u22125,5", "-5.5"),
        ("- 5", "-5"),
        ("+3", "3"),
        ("  12  ", "12"),
        ("1e3", "1000"),
        ("1,5E-05", "0.000015"),
        ("1.5E+05", "150000"),
    ],
)
def test_a_clear_text_reads_the_same_in_either_style(
    text: str, number: str, style: NumberStyle
) -> None:
    assert parse_decimal(text, style=style) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "in_vi", "in_en"),
    [
        ("1.803", "1803", "1.803"),
        ("1,803", "1.803", "1803"),
        ("18.030", "18030", "18.030"),
        ("-180,300", "-180.300", "-180300"),
    ],
)
def test_only_an_ambiguous_text_asks_for_the_style(text: str, in_vi: str, in_en: str) -> None:
    assert parse_decimal(text, style=VI) == Decimal(in_vi)
    assert parse_decimal(text, style=EN) == Decimal(in_en)
    assert parse_decimal(text) == Decimal(in_vi)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (5, Decimal(5)),
        (0, Decimal(0)),
        (0.1, Decimal("0.1")),
        (1803.6, Decimal("1803.6")),
        (1e3, Decimal(1000)),
        (Decimal("1.10"), Decimal("1.10")),
    ],
)
def test_a_number_comes_through_as_it_is(cell: object, number: Decimal) -> None:
    assert parse_decimal(cell) == number


@pytest.mark.parametrize("cell", [None, "", "   ", "\u00a0", "\n", "\u200b"])
def test_only_an_empty_cell_is_none(cell: object) -> None:
    assert parse_decimal(cell) is None


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("-", NumberFault.PLACEHOLDER),
        ("—", NumberFault.PLACEHOLDER),
        ("–", NumberFault.PLACEHOLDER),
        ("n/a", NumberFault.PLACEHOLDER),
        ("N/A", NumberFault.PLACEHOLDER),
        ("không có", NumberFault.PLACEHOLDER),
        ("Không", NumberFault.PLACEHOLDER),
        ("...", NumberFault.PLACEHOLDER),
        ("12 kg", NumberFault.TRAILING_TEXT),
        ("12kg", NumberFault.TRAILING_TEXT),
        ("1.803,60 kWh", NumberFault.TRAILING_TEXT),
        ("60%", NumberFault.TRAILING_TEXT),
        ("10³", NumberFault.TRAILING_TEXT),
        ("18.", NumberFault.GROUPING),
        ("1.80,60", NumberFault.GROUPING),
        ("1..5", NumberFault.GROUPING),
        ("1 2", NumberFault.GROUPING),
        ("1,803.60,5", NumberFault.GROUPING),
        ("0.803.600", NumberFault.GROUPING),
        ("1,803,60", NumberFault.GROUPING),
        ("khoảng 12", NumberFault.NOT_A_NUMBER),
        ("(5)", NumberFault.NOT_A_NUMBER),
        ("e5", NumberFault.NOT_A_NUMBER),
        ("NaN", NumberFault.NOT_FINITE),
        ("-inf", NumberFault.NOT_FINITE),
        (float("nan"), NumberFault.NOT_FINITE),
        (float("inf"), NumberFault.NOT_FINITE),
        (Decimal("NaN"), NumberFault.NOT_FINITE),
        ("1e999", NumberFault.OUT_OF_RANGE),
        (1e300, NumberFault.OUT_OF_RANGE),
        ("9" * 40, NumberFault.OUT_OF_RANGE),
        (True, NumberFault.BOOLEAN),
        (False, NumberFault.BOOLEAN),
        (date(2020, 8, 1), NumberFault.WRONG_TYPE),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(cell: object, reason: NumberFault) -> None:
    with pytest.raises(NumberError) as refused:
        parse_decimal(cell)
    assert refused.value.reason == reason


@given(st.text(alphabet="0123456789.,- e+\u00a0kgx"))
def test_a_text_is_read_or_refused_but_never_lost(text: str) -> None:
    try:
        number = parse_decimal(text)
    except NumberError:
        return
    assert (number is None) == (text.strip() == "")


@pytest.mark.parametrize(
    ("cells", "style"),
    [
        (["1.803", "1.803,60"], VI),
        (["1.803", "0,5"], VI),
        (["1,803", "1,803.60"], EN),
        (["1.803", "12.5"], EN),
        (["1.803", "1,803,600"], EN),
        (["1.803", "1.803.600"], VI),
        (["1.803", "2,5", "3,5", "4.5"], VI),
        (["1.803", "2,5", "4.5"], VI),
        (["1.803", 12.5, None, "n/a", True], VI),
        (["1.803"], VI),
        ([], VI),
    ],
)
def test_column_style_follows_the_clear_cells(cells: list[object], style: NumberStyle) -> None:
    assert column_style(cells) == style


@pytest.mark.parametrize(
    ("number", "places", "vi", "en"),
    [
        (Decimal("1234.5"), None, "1.234,5", "1,234.5"),
        (Decimal("1234.50"), None, "1.234,5", "1,234.5"),
        (Decimal(1234567), None, "1.234.567", "1,234,567"),
        (1234567, None, "1.234.567", "1,234,567"),
        (Decimal("10.0155"), None, "10,02", "10.02"),
        (Decimal("10.0155"), 3, "10,016", "10.016"),
        (Decimal("2.5"), 0, "3", "3"),
        (Decimal("-2.5"), 0, "−3", "−3"),
        (Decimal(2), 2, "2,00", "2.00"),
        (Decimal("1E+3"), 1, "1.000,0", "1,000.0"),
        (Decimal("-1234.565"), None, "−1.234,57", "−1,234.57"),
        (Decimal("-0.001"), None, "0", "0"),
        (Decimal(0), None, "0", "0"),
        (None, 2, "—", "—"),
    ],
)
def test_format_decimal_in_both_languages(
    number: Decimal | int | None, places: int | None, vi: str, en: str
) -> None:
    assert format_decimal(number, places=places) == vi
    assert format_decimal(number, places=places, language="en") == en


@given(QUANTITIES, st.sampled_from(["vi", "en"]))
def test_what_is_shown_reads_back_as_the_same_number(number: Decimal, language: str) -> None:
    shown = format_decimal(number, places=4, language=language)
    assert parse_decimal(shown, style=NumberStyle(language)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal(8), "8.000000"),
        (Decimal("10.0155"), "10.015500"),
        (Decimal("10.1234567"), "10.1234567"),
        (Decimal("10.0155123456785"), "10.015512345679"),
        (Decimal("1E+2"), "100.000000"),
        (Decimal("-1E-20"), "0.000000"),
        (Decimal("-0.5"), "-0.500000"),
        (None, None),
    ],
)
def test_decimal_text_has_at_least_six_places_and_no_exponent(
    number: Decimal | None, text: str | None
) -> None:
    assert decimal_text(number) == text


def test_decimal_text_with_other_places() -> None:
    assert decimal_text(Decimal("1.5"), places=2) == "1.50"
    assert decimal_text(Decimal(3), places=0) == "3"


@given(QUANTITIES)
def test_decimal_text_is_the_same_number(number: Decimal) -> None:
    text = decimal_text(number)
    assert text is not None
    assert Decimal(text) == number
    assert len(text.partition(".")[2]) == 6
