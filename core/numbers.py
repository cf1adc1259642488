"""Numbers as Vietnamese officials write them: read without guessing, shown without surprise."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum

from core.text import clean_cell, fold

# A magnitude beyond 10^30 or below 10^-30 is a slip of the keyboard, not a quantity.
MAGNITUDE = 30
KEPT_PLACES = 12
MINUS = "\u2212"
DASH = "\u2014"
NO_BREAK_SPACE = "\u00a0"

PLACEHOLDERS = frozenset(
    {"-", "--", "\u2013", "\u2014", "\u2212", ".", "...", "\u2026", "/", "x", "?"}
    | {"n/a", "na", "n.a.", "#n/a", "nil", "none", "null"}
    | {"khong", "khong co", "khong ro", "chua co", "chua ro", "khong biet"}
)
NOT_FINITE = frozenset({"nan", "inf", "infinity"})

SIGNED = re.compile(r"(?P<sign>[+\-]?) ?(?P<body>\S(?:.*\S)?)", re.ASCII)
PLAIN = re.compile(r"\d+", re.ASCII)
SPACED = re.compile(r"(?P<whole>[1-9]\d{0,2}(?: \d{3})+)(?:(?P<mark>[.,])(?P<part>\d+))?", re.ASCII)
EXPONENT = re.compile(
    r"(?P<whole>\d+)(?:(?P<mark>[.,])(?P<part>\d+))?[eE](?P<power>[+\-]?\d{1,3})", re.ASCII
)
GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?P<group>[.,])\d{3})(?:(?P=group)\d{3})*", re.ASCII)
POINTED = re.compile(r"(?P<whole>.*?)(?P<mark>[.,])(?P<part>\d+)", re.ASCII)
AMBIGUOUS = re.compile(r"[1-9]\d{0,2}(?P<mark>[.,])\d{3}", re.ASCII)
DAY_AND_MONTH = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{4}", re.ASCII)
MONTHS, LONGEST_MONTH = 12, 31
NUMBER_THEN_TEXT = re.compile(r"[+\-]?\d[\d.,' ]*[^\d.,' ].*", re.ASCII)


class NumberStyle(StrEnum):
    """How a column is written: VI has 1.803,60 and 31/12/2020, EN has 1,803.60 and 12/31/2020."""

    VI = "vi"
    EN = "en"


class NumberFault(StrEnum):
    """Why a cell is no number; the page puts each into words."""

    PLACEHOLDER = "placeholder"  # '-', 'n/a', 'không có': neither a number nor an empty cell
    TRAILING_TEXT = "trailing_text"  # '12 kg': the unit belongs into its own column
    GROUPING = "grouping"  # '1.80.3': the separators do not part thousands
    NOT_A_NUMBER = "not_a_number"
    NOT_FINITE = "not_finite"
    OUT_OF_RANGE = "out_of_range"
    BOOLEAN = "boolean"
    WRONG_TYPE = "wrong_type"  # a date cell, for instance


class NumberError(ValueError):
    """The raw cell cannot be read as a number; `reason` says why, `raw` is what stood there."""

    def __init__(self, reason: NumberFault, *, raw: object) -> None:
        super().__init__(f"{reason}: {raw!r}")
        self.reason = reason
        self.raw = raw


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One way to read a text: plain decimal digits, and the style it proves, if any."""

    digits: str
    style: NumberStyle | None


def parse_decimal(raw: object, *, style: NumberStyle = NumberStyle.VI) -> Decimal | None:
    """The number in a raw cell; None only when the cell is empty (None, '' or whitespace).

    Numbers come through as they are, floats by their shortest text (0.1 is 0.1). A text is read
    by its own evidence whatever the style: '1.803,60', '1803,60', '1,803.60', '1 803.60'.
    `style` decides only what is truly ambiguous: '1.803' is 1803 in VI and 1.803 in EN.
    Raises NumberError for all else, dashes, 'n/a' and a number with its unit included.
    """
    if raw is None:
        return None
    if isinstance(raw, str):
        return _parse_text(raw, style=style)
    return _within_range(_from_number(raw), raw=raw)


def column_style(values: Iterable[object]) -> NumberStyle:
    """The one style in which a column's ambiguous texts are read.

    Every text that can be read in one way only is a witness; the majority decides, VI when
    there is none or they are even. Cells that are numbers already, or unreadable, say nothing.
    In a column of days those are witnesses that can have one order only: 31/12/2020, 12/31/2020.
    """
    votes = Counter(filter(None, (_witnessed_style(value) for value in values)))
    return NumberStyle.EN if votes[NumberStyle.EN] > votes[NumberStyle.VI] else NumberStyle.VI


def format_decimal(
    value: Decimal | int | None, *, places: int | None = None, language: str = "vi"
) -> str:
    """The number as a person reads it: 1.234,5 in Vietnamese, 1,234.5 in English; None is '—'.

    Rounded half up to `places`; without `places` to two at most, with trailing zeros cut.
    A number that rounds to zero carries no minus sign.
    """
    if value is None:
        return DASH
    text = _rounded(Decimal(value), places=2 if places is None else places)
    if places is None:
        text = _cut_zeros(text, keep=0)
    sign, digits = (MINUS, text[1:]) if text.startswith("-") else ("", text)
    whole, _, part = digits.partition(".")
    group, mark = (".", ",") if language.startswith("vi") else (",", ".")
    return sign + f"{int(whole):,}".replace(",", group) + (mark + part if part else "")


def spaced(number: Decimal) -> str:
    """A number that reads the same whatever one is used to: 1 803,6."""
    exponent = number.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return format_decimal(number, places=places, language="vi").replace(".", NO_BREAK_SPACE)


def decimal_text(value: Decimal | None, *, places: int = 6) -> str | None:
    """The number for JSON: plain digits with a point, never an exponent; None stays None.

    At least `places` decimals, and up to twelve when the number has them, rounded half up.
    """
    if value is None:
        return None
    return _cut_zeros(_rounded(value, places=max(places, KEPT_PLACES)), keep=places)


def _from_number(raw: object) -> Decimal:
    if isinstance(raw, bool):
        raise NumberError(NumberFault.BOOLEAN, raw=raw)
    if isinstance(raw, float):
        if not math.isfinite(raw):
            raise NumberError(NumberFault.NOT_FINITE, raw=raw)
        return Decimal(repr(float(raw)))
    if isinstance(raw, int | Decimal):
        return Decimal(raw)
    raise NumberError(NumberFault.WRONG_TYPE, raw=raw)


def _parse_text(raw: str, *, style: NumberStyle) -> Decimal | None:
    text = clean_cell(raw)
    if not text:
        return None
    sign, body = _split_sign(text)
    reading = _read(body, style=style)
    if reading is None:
        raise NumberError(_fault(text), raw=raw)
    return _within_range(Decimal(sign + reading.digits), raw=raw)


def _within_range(value: Decimal, *, raw: object) -> Decimal:
    if not value.is_finite():
        raise NumberError(NumberFault.NOT_FINITE, raw=raw)
    if value and abs(value.adjusted()) > MAGNITUDE:
        raise NumberError(NumberFault.OUT_OF_RANGE, raw=raw)
    return value


def _split_sign(text: str) -> tuple[str, str]:
    match = SIGNED.fullmatch(text.replace(MINUS, "-"))
    return (match["sign"], match["body"]) if match else ("", text)


def _read(body: str, *, style: NumberStyle) -> _Reading | None:
    if PLAIN.fullmatch(body):
        return _Reading(digits=body, style=None)
    if AMBIGUOUS.fullmatch(body):
        return _Reading(digits=_resolve(body, style=style), style=None)
    return _read_spaced(body) or _read_exponent(body) or _read_separated(body)


def _resolve(body: str, *, style: NumberStyle) -> str:
    """'1.803' and '1,803': the style says whether the mark parts thousands or decimals."""
    thousands = "." if style is NumberStyle.VI else ","
    return body.replace(thousands, "").replace(",", ".")


def _read_spaced(body: str) -> _Reading | None:
    match = SPACED.fullmatch(body)
    if match is None:
        return None
    whole = match["whole"].replace(" ", "")
    return _pointed(whole, mark=match["mark"], part=match["part"])


def _read_exponent(body: str) -> _Reading | None:
    match = EXPONENT.fullmatch(body)
    if match is None:
        return None
    plain = _pointed(match["whole"], mark=match["mark"], part=match["part"])
    return _Reading(digits=f"{plain.digits}e{match['power']}", style=plain.style)


def _read_separated(body: str) -> _Reading | None:
    """Grouped thousands, a decimal part, or both; the decimal mark is never the group mark."""
    if grouped := GROUPED.fullmatch(body):
        style = NumberStyle.VI if grouped["group"] == "." else NumberStyle.EN
        return _Reading(digits=body.replace(grouped["group"], ""), style=style)
    match = POINTED.fullmatch(body)
    whole = _ungrouped(match["whole"], decimal_mark=match["mark"]) if match else None
    if match is None or whole is None:
        return None
    return _pointed(whole, mark=match["mark"], part=match["part"])


def _ungrouped(whole: str, *, decimal_mark: str) -> str | None:
    """The digits before the decimal mark, or None when they are not parted in threes."""
    if not whole:
        return "0"
    if PLAIN.fullmatch(whole):
        return whole
    grouped = GROUPED.fullmatch(whole)
    if grouped is None or grouped["group"] == decimal_mark:
        return None
    return whole.replace(grouped["group"], "")


def _pointed(whole: str, *, mark: str | None, part: str | None) -> _Reading:
    if mark is None:
        return _Reading(digits=whole, style=None)
    style = NumberStyle.VI if mark == "," else NumberStyle.EN
    return _Reading(digits=f"{whole}.{part}", style=style)


def _witnessed_style(value: object) -> NumberStyle | None:
    if not isinstance(value, str):
        return None
    _, body = _split_sign(clean_cell(value))
    reading = _read(body, style=NumberStyle.VI)
    return reading.style if reading else _order_of_days(body)


def _order_of_days(text: str) -> NumberStyle | None:
    match = DAY_AND_MONTH.fullmatch(text)
    low, high = sorted(map(int, match.groups())) if match else (0, 0)
    if match is None or not 0 < low <= MONTHS < high <= LONGEST_MONTH:
        return None
    return NumberStyle.VI if int(match[1]) == high else NumberStyle.EN


def _fault(text: str) -> NumberFault:
    folded = fold(text)
    if folded in PLACEHOLDERS:
        return NumberFault.PLACEHOLDER
    if folded.lstrip("+-") in NOT_FINITE:
        return NumberFault.NOT_FINITE
    if NUMBER_THEN_TEXT.fullmatch(text):
        return NumberFault.TRAILING_TEXT
    return NumberFault.GROUPING if text.strip("+-0123456789., ") == "" else NumberFault.NOT_A_NUMBER


def _rounded(value: Decimal, *, places: int) -> str:
    """Plain digits with exactly `places` decimals, half up, without a negative zero."""
    with localcontext(prec=max(50, value.adjusted() + places + 5)):
        rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded if rounded else abs(rounded):f}"


def _cut_zeros(text: str, *, keep: int) -> str:
    """Drops trailing zeros of the decimals, but never the first `keep` of them."""
    whole, _, part = text.partition(".")
    kept = part[:keep] + part[keep:].rstrip("0")
    return f"{whole}.{kept}" if kept else whole
