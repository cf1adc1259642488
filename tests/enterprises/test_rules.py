"""Size classes and tax codes, to be checked by hand against the decree."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enterprises.rules import (
    Sector,
    Size,
    TaxCode,
    TaxCodeError,
    TaxCodeFault,
    TaxCodeKind,
    check_tax_code,
    normalise_tax_code,
    size_class,
    suggest_tax_code,
)

BILLION = Decimal(10) ** 9


def vnd(billions: str | None) -> Decimal | None:
    return None if billions is None else Decimal(billions) * BILLION


@pytest.mark.parametrize(
    ("staff", "revenue_bn", "capital_bn", "size"),
    [
        (10, "3", "3", Size.MICRO),
        (10, "3", "999", Size.MICRO),  # one of the two sums is enough
        (10, "999", "3", Size.MICRO),
        (10, "3.01", "3.01", Size.SMALL),
        (11, "1", "1", Size.SMALL),
        (100, "50", "999", Size.SMALL),
        (100, "50.01", "20.01", Size.MEDIUM),
        (100, "999", "20", Size.SMALL),
        (101, "1", "1", Size.MEDIUM),
        (200, "200", "999", Size.MEDIUM),
        (200, "999", "100", Size.MEDIUM),
        (200, "200.01", "100.01", Size.LARGE),
        (201, "1", "1", Size.LARGE),
        (5, "999", "999", Size.LARGE),
        (0, "0", "0", Size.MICRO),
        (100, "30", None, Size.SMALL),  # one sum unknown: the other decides
        (100, None, "30", Size.MEDIUM),
        (None, "1", "1", None),
        (100, None, None, None),
    ],
)
def test_size_class_of_industry(
    staff: int | None, revenue_bn: str | None, capital_bn: str | None, size: Size | None
) -> None:
    found = size_class(staff=staff, revenue_vnd=vnd(revenue_bn), capital_vnd=vnd(capital_bn))
    assert found == size


@pytest.mark.parametrize(
    ("staff", "revenue_bn", "capital_bn", "size"),
    [
        (10, "10", "999", Size.MICRO),
        (10, "10.01", "3.01", Size.SMALL),
        (50, "100", "999", Size.SMALL),
        (50, "999", "50", Size.SMALL),
        (51, "1", "1", Size.MEDIUM),
        (100, "300", "999", Size.MEDIUM),
        (100, "999", "100", Size.MEDIUM),
        (101, "1", "1", Size.LARGE),
    ],
)
def test_size_class_of_trade(staff: int, revenue_bn: str, capital_bn: str, size: Size) -> None:
    found = size_class(
        staff=staff,
        revenue_vnd=vnd(revenue_bn),
        capital_vnd=vnd(capital_bn),
        sector=Sector.TRADE,
    )
    assert found == size


amounts = st.decimals(min_value=0, max_value=10**13, places=0)


@given(st.integers(0, 1000), amounts, amounts, st.integers(0, 1000), st.sampled_from(Sector))
def test_more_staff_never_makes_a_smaller_enterprise(
    staff: int, revenue: Decimal, capital: Decimal, more: int, sector: Sector
) -> None:
    order = list(Size)
    before = size_class(staff=staff, revenue_vnd=revenue, capital_vnd=capital, sector=sector)
    after = size_class(staff=staff + more, revenue_vnd=revenue, capital_vnd=capital, sector=sector)
    assert before is not None
    assert after is not None
    assert order.index(after) >= order.index(before)


# 0·31 + 1·29 + 0·23 + 0·19 + 1·17 + 0·13 + 8·7 + 6·5 + 8·3 = 156 = 14·11 + 2; 10 − 2 = 8.
@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0100108688", "0100108688"),
        ("0300588569", "0300588569"),
        ("0100109106", "0100109106"),
        (" 0100 108 688 ", "0100108688"),
        ("0100109106-001", "0100109106-001"),
        ("0100109106001", "0100109106-001"),
        ("0100109106 – 001", "0100109106-001"),
        ("001085012345", "001085012345"),
    ],
)
def test_check_tax_code_accepts(typed: str, stored: str) -> None:
    assert check_tax_code(typed) == stored


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", TaxCodeFault.LENGTH),
        ("100108688", TaxCodeFault.LENGTH),
        ("01001086880", TaxCodeFault.LENGTH),
        ("0100108688-01", TaxCodeFault.LENGTH),  # a branch short of a digit is no person
        ("0100108689", TaxCodeFault.CHECK_DIGIT),
        ("0100109107-001", TaxCodeFault.CHECK_DIGIT),
        ("0000000000", TaxCodeFault.CHECK_DIGIT),  # the rule gives 10: there is no such code
        ("MST0100108688", TaxCodeFault.CHARACTERS),
        ("0100108688 (cũ)", TaxCodeFault.CHARACTERS),
        ("٠١٠٠١٠٨٦٨٨", TaxCodeFault.CHARACTERS),
    ],
)
def test_check_tax_code_refuses_with_the_reason(typed: str, fault: TaxCodeFault) -> None:
    with pytest.raises(TaxCodeError) as refused:
        check_tax_code(typed)
    assert refused.value.code == fault


@pytest.mark.parametrize(
    ("cell", "text", "kind", "mended"),
    [
        ("0100108688", "0100108688", TaxCodeKind.ENTERPRISE, False),
        ("0100108688.0", "0100108688", TaxCodeKind.ENTERPRISE, False),
        (100108688, "0100108688", TaxCodeKind.ENTERPRISE, True),
        (100108688.0, "0100108688", TaxCodeKind.ENTERPRISE, True),
        (Decimal(100108688), "0100108688", TaxCodeKind.ENTERPRISE, True),
        ("100108688", "0100108688", TaxCodeKind.ENTERPRISE, True),
        ("100108688.0", "0100108688", TaxCodeKind.ENTERPRISE, True),
        ("100108688-001", "0100108688-001", TaxCodeKind.BRANCH, True),
        ("0100108688-001", "0100108688-001", TaxCodeKind.BRANCH, False),
        ("001085012345", "001085012345", TaxCodeKind.PERSONAL, False),
    ],
)
def test_normalise_tax_code(cell: object, text: str, kind: TaxCodeKind, mended: bool) -> None:
    assert normalise_tax_code(cell) == TaxCode(text=text, kind=kind, mended=mended)


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (100108689, TaxCodeFault.LENGTH),  # no zero makes this one fit
        (None, TaxCodeFault.LENGTH),
        (0.5, TaxCodeFault.CHARACTERS),
        (float("nan"), TaxCodeFault.CHARACTERS),
        (True, TaxCodeFault.CHARACTERS),
        ("1.00109E+08", TaxCodeFault.CHARACTERS),  # the sheet has lost the digits
    ],
)
def test_normalise_tax_code_refuses(cell: object, fault: TaxCodeFault) -> None:
    with pytest.raises(TaxCodeError) as refused:
        normalise_tax_code(cell)
    assert refused.value.code == fault


def test_suggest_tax_code_only_when_the_check_digit_fits() -> None:
    assert suggest_tax_code("100108688") == "0100108688"
    assert suggest_tax_code("100108689") is None
    assert suggest_tax_code("0100108688") is None
    assert suggest_tax_code("") is None


@given(st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(place: int, step: int) -> None:
    digits = [int(digit) for digit in "0100108688"]
    digits[place] = (digits[place] + step) % 10
    with pytest.raises(TaxCodeError) as refused:
        check_tax_code("".join(map(str, digits)))
    assert refused.value.code == TaxCodeFault.CHECK_DIGIT
