"""Units and conversion, and the axis of years."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.periods import year_end, year_fraction
from core.units import UNITS, UnitError, canonical_unit, convert, unit_choices


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("kwh", "kWh"),
        ("KWH", "kWh"),
        ("Kw.h", "kWh"),
        ("MWh", "MWh"),
        ("1000 kWh", "MWh"),
        ("KG", "kg"),
        ("tạ", "tạ"),
        ("Tạ", "tạ"),
        ("tấn", "tấn"),
        ("Tan", "tấn"),
        ("t", "tấn"),
        ("tonne", "tấn"),
        ("L", "lít"),
        ("lit", "lít"),
        ("m3", "m³"),
        ("M³", "m³"),
        ("khối", "m³"),
        ("1.000 lít", "1000 lít"),
        ("nghìn lít", "1000 lít"),
        ("1000m3", "1000 m³"),
        ("triệu m3", "triệu m³"),
        ("1.000.000 m3", "triệu m³"),
        ("gj", "GJ"),
        ("toe", "TOE"),
        ("VNĐ", "đồng"),
        ("  Viên  gạch ", "Viên gạch"),
        ("đôi", "đôi"),
        ("", ""),
    ],
)
def test_canonical_unit(typed: str, canonical: str) -> None:
    assert canonical_unit(typed) == canonical


@pytest.mark.parametrize("typed", ["tá", "ta"])
def test_a_dozen_is_not_a_hundred_kilograms(typed: str) -> None:
    assert canonical_unit(typed) == typed
    with pytest.raises(UnitError):
        convert(Decimal(1), from_unit=typed, to_unit="kg")


def test_no_spelling_belongs_to_two_units() -> None:
    for unit in UNITS:
        for spelling in (unit.name, *unit.spellings):
            assert canonical_unit(spelling) == unit.name


@pytest.mark.parametrize(
    ("quantity", "from_unit", "to_unit", "result"),
    [
        ("1", "MWh", "kWh", "1000"),
        ("1.5", "GWh", "MWh", "1500"),
        ("250", "kg", "tấn", "0.25"),
        ("3", "tạ", "kg", "300"),
        ("1", "tạ", "tấn", "0.1"),
        ("500", "g", "kg", "0.5"),
        ("1500", "lít", "1000 lít", "1.5"),
        ("1", "m³", "lít", "1000"),
        ("1", "triệu m³", "1000 m³", "1000"),
        ("1", "TOE", "GJ", "41.868"),
        ("41.868", "GJ", "TOE", "1"),
        ("2", "tỷ đồng", "đồng", "2000000000"),
        ("7", "đôi", "Đôi", "7"),
        ("0", "kg", "tấn", "0"),
    ],
)
def test_convert(quantity: str, from_unit: str, to_unit: str, result: str) -> None:
    assert convert(Decimal(quantity), from_unit=from_unit, to_unit=to_unit) == Decimal(result)


@pytest.mark.parametrize(
    ("from_unit", "to_unit"),
    [
        ("lít", "kg"),  # needs a density
        ("kWh", "TOE"),  # needs the official, dated factor
        ("kWh", "GJ"),
        ("kg", "đồng"),
        ("bao", "kg"),
        ("bộ", "bó"),
    ],
)
def test_convert_refuses_unlike_units(from_unit: str, to_unit: str) -> None:
    with pytest.raises(UnitError) as refused:
        convert(Decimal(1), from_unit=from_unit, to_unit=to_unit)
    assert (refused.value.from_unit, refused.value.to_unit) == (from_unit, to_unit)


@given(
    st.decimals(min_value=0, max_value=10**12, places=6),
    st.sampled_from([unit for unit in UNITS if unit.name != "TOE"]),
    st.data(),
)
def test_there_and_back_is_the_same_quantity(
    quantity: Decimal, unit: object, data: st.DataObject
) -> None:
    name = unit.name  # type: ignore[attr-defined]
    other = data.draw(st.sampled_from([name for name in unit_choices(name) if name != "TOE"]))
    there = convert(quantity, from_unit=name, to_unit=other)
    assert convert(there, from_unit=other, to_unit=name) == quantity


def test_unit_choices_are_the_convertible_ones() -> None:
    assert unit_choices("kwh") == ("kWh", "MWh", "GWh")
    assert unit_choices("Viên") == ("Viên",)


def test_a_year_ends_on_its_last_day() -> None:
    assert year_end(2020) == date(2020, 12, 31)


@pytest.mark.parametrize(
    ("day", "point"),
    [
        (date(2020, 12, 31), Decimal(2021)),
        (date(2019, 12, 31), Decimal(2020)),
        (date(2019, 1, 1), 2019 + Decimal(1) / 365),
        (date(2020, 7, 1), Decimal("2020.5")),  # the 183rd of 366 days
    ],
)
def test_year_fraction(day: date, point: Decimal) -> None:
    assert abs(year_fraction(day) - point) < Decimal("1e-20")


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 30)))
def test_year_fraction_rises_every_day(day: date) -> None:
    following = date.fromordinal(day.toordinal() + 1)
    assert year_fraction(day) < year_fraction(following)
