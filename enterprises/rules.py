"""What the law says about an enterprise: its size and its tax code. Pure functions."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import mul
from typing import NamedTuple

from core.text import clean_cell


class Size(StrEnum):
    """Size of an enterprise, from the smallest class to the largest."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Sector(StrEnum):
    """Which column of the decree applies: industry and construction, or trade and services."""

    INDUSTRY = "industry"
    TRADE = "trade"


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeLimit:
    """The upper bounds of one class, both ends included; money in đồng."""

    size: Size
    staff: Decimal
    revenue_vnd: Decimal
    capital_vnd: Decimal


def _limit(size: Size, *, staff: str, revenue_bn: str, capital_bn: str) -> SizeLimit:
    billion = Decimal(10) ** 9
    return SizeLimit(
        size=size,
        staff=Decimal(staff),
        revenue_vnd=Decimal(revenue_bn) * billion,
        capital_vnd=Decimal(capital_bn) * billion,
    )


# Nghị định 80/2021/NĐ-CP, article 5, in force since 15 October 2021.
SIZE_LIMITS = {
    Sector.INDUSTRY: (
        _limit(Size.MICRO, staff="10", revenue_bn="3", capital_bn="3"),
        _limit(Size.SMALL, staff="100", revenue_bn="50", capital_bn="20"),
        _limit(Size.MEDIUM, staff="200", revenue_bn="200", capital_bn="100"),
    ),
    Sector.TRADE: (
        _limit(Size.MICRO, staff="10", revenue_bn="10", capital_bn="3"),
        _limit(Size.SMALL, staff="50", revenue_bn="100", capital_bn="50"),
        _limit(Size.MEDIUM, staff="100", revenue_bn="300", capital_bn="100"),
    ),
}


def size_class(
    *,
    staff: Decimal | int | None,
    revenue_vnd: Decimal | None,
    capital_vnd: Decimal | None,
    sector: Sector = Sector.INDUSTRY,
) -> Size | None:
    """The size of an enterprise: the first class whose limits it keeps, else large.

    staff ≤ limit AND (revenue ≤ limit OR capital ≤ limit), limits included.
    `staff` is the yearly average of insured staff; money is in đồng. None when the staff or both
    sums of money are unknown; with one sum unknown, the other decides.
    Source: Nghị định 80/2021/NĐ-CP, article 5.
    """
    if staff is None or (revenue_vnd is None and capital_vnd is None):
        return None
    for limit in SIZE_LIMITS[sector]:
        money_fits = _within(revenue_vnd, limit.revenue_vnd) or _within(
            capital_vnd, limit.capital_vnd
        )
        if staff <= limit.staff and money_fits:
            return limit.size
    return Size.LARGE


def _within(amount: Decimal | None, limit: Decimal) -> bool:
    return amount is not None and amount <= limit


class TaxCodeKind(StrEnum):
    """Whose code it is; a personal number is personal data and has no check digit."""

    ENTERPRISE = "enterprise"
    BRANCH = "branch"
    PERSONAL = "personal"


class TaxCodeFault(StrEnum):
    """Why a text is no tax code; the page puts each into words."""

    LENGTH = "length"
    CHARACTERS = "characters"
    CHECK_DIGIT = "check_digit"


class TaxCodeError(ValueError):
    """The text is no tax code; `code` says why."""

    def __init__(self, code: TaxCodeFault, *, raw: object) -> None:
        super().__init__(f"{code}: {raw!r}")
        self.code = code
        self.raw = raw


class TaxCode(NamedTuple):
    """A tax code as it is stored; `mended` when a lost leading zero was put back."""

    text: str
    kind: TaxCodeKind
    mended: bool = False


CHECK_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
CHECK_OFFSET = ord("0") * sum(CHECK_WEIGHTS)
KIND_BY_LENGTH = {10: TaxCodeKind.ENTERPRISE, 12: TaxCodeKind.PERSONAL, 13: TaxCodeKind.BRANCH}

FLOAT_TAIL = re.compile(r"\.0+$")
SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015\u2212]")
# Twelve digits with a dash are a branch that lost one, not a person.
DASH = re.compile(r"[\-\u2010-\u2015\u2212]")
PLAIN_TAX_CODE = re.compile(r"\d{10}", re.ASCII)
LOST_ZERO = re.compile(r"[1-9]\d{8}(?:\W{1,3}\d{3})?", re.ASCII)
LONGEST = 20


def check_tax_code(text: str) -> str:
    """The tax code in its stored form: 10 digits, NNNNNNNNNN-NNN, or 12 digits of a person.

    Spaces, dashes and dots between the digits are dropped. The tenth digit of an enterprise's
    code must be 10 − (Σ dᵢ·wᵢ mod 11), weights 31 29 23 19 17 13 7 5 3; when that gives 10 no
    code with these nine digits exists. Raises TaxCodeError (length, characters, check_digit).
    Nothing is mended, and nothing is read out of a code: it says no place.
    """
    return _recognised(text).text


def suggest_tax_code(text: str) -> str | None:
    """The code with one lost leading zero put back, when the check digit then fits; else None.

    For nine digits, alone or before a branch's three ('100108688', '100108688-001').
    """
    if not LOST_ZERO.fullmatch(text):
        return None
    try:
        return check_tax_code(f"0{text}")
    except TaxCodeError:
        return None


def normalise_tax_code(raw: object) -> TaxCode:
    """The tax code in a raw cell, be it text or a number that lost its zero or gained '.0'.

    100108688.0 and '100108688' become 0100108688, mended. Raises TaxCodeError when it is none.
    """
    if type(raw) is str and PLAIN_TAX_CODE.fullmatch(raw) and _check_digit_fits(raw):
        return TaxCode(text=raw, kind=TaxCodeKind.ENTERPRISE)
    text = _cell_text(raw)
    mended = suggest_tax_code(text)
    return _recognised(text if mended is None else mended, mended=mended is not None)


def _recognised(text: str, *, mended: bool = False) -> TaxCode:
    digits = SEPARATORS.sub("", clean_cell(text))
    if digits and not (digits.isascii() and digits.isdigit()):
        raise TaxCodeError(TaxCodeFault.CHARACTERS, raw=text)
    kind = KIND_BY_LENGTH.get(len(digits))
    if kind is None or (kind is TaxCodeKind.PERSONAL and DASH.search(text)):
        raise TaxCodeError(TaxCodeFault.LENGTH, raw=text)
    if kind is not TaxCodeKind.PERSONAL and not _check_digit_fits(digits[:10]):
        raise TaxCodeError(TaxCodeFault.CHECK_DIGIT, raw=text)
    written = f"{digits[:10]}-{digits[10:]}" if kind is TaxCodeKind.BRANCH else digits
    return TaxCode(text=written, kind=kind, mended=mended)


def _check_digit_fits(digits: str) -> bool:
    # Digits as bytes are numbers already, each too large by that of "0".
    total = sum(map(mul, digits[:9].encode(), CHECK_WEIGHTS)) - CHECK_OFFSET
    return bool(int(digits[9]) == 10 - total % 11)


def _cell_text(raw: object) -> str:
    if isinstance(raw, str):
        return FLOAT_TAIL.sub("", clean_cell(raw))
    if raw is None:
        return ""
    if isinstance(raw, int | float | Decimal) and not isinstance(raw, bool) and _is_whole(raw):
        return str(int(raw))
    raise TaxCodeError(TaxCodeFault.CHARACTERS, raw=raw)


def _is_whole(raw: float | Decimal) -> bool:
    number = Decimal(raw)
    return (
        number.is_finite() and number.adjusted() < LONGEST and number == number.to_integral_value()
    )
