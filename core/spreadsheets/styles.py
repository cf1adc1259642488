"""How the numbers and dates of a column were read, said back to who brought them.

Numbers of a column are read in one style, and so are its dates: with the day first, or with the
month first where a cell proves it. Where no cell proves what was meant, that is said, with a cell
and what it was read as; where dates prove both, the whole column is in doubt.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from core.numbers import (
    NumberError,
    NumberStyle,
    column_style,
    parse_decimal,
    spaced,
)
from core.spreadsheets.sheets import Column
from core.spreadsheets.widgets import DAY_FIRST, DateWidget, cell_text
from core.spreadsheets.wordings import CellError, wording

MARKED = re.compile(r"\d[.,]\d|^[.,]\d")
MONTHS = 12

NUMBERS_READ = wording(
    "numbers_read", _("Column “%(column)s”: “%(value)s” was read as %(reading)s.")
)
NUMBERS_ASSUMED = wording(
    "numbers_assumed",
    _(
        "Column “%(column)s”: “%(value)s” was read as %(reading)s; no cell of the column tells "
        "thousands from decimals."
    ),
    _("If %(other)s was meant, write it as a number, or with the other mark."),
)
NUMBERS_MIXED = wording(
    "numbers_mixed",
    _(
        "Column “%(column)s” writes decimals both with a comma (“%(comma)s”) and with a point "
        "(“%(point)s”); “%(value)s” was read as %(reading)s."
    ),
    _("If %(other)s was meant, write the whole column in one way."),
)
DATES_READ = wording(
    "dates_read",
    _("Column “%(column)s”: “%(value)s” was read as day %(day)s, month %(month)s, year %(year)s."),
)
DATES_ASSUMED = wording(
    "dates_assumed",
    _(
        "Column “%(column)s”: “%(value)s” was read as day %(day)s, month %(month)s, year %(year)s; "
        "no cell of the column tells the day from the month."
    ),
    _("If the month comes first, write day/month/year instead."),
)
DATES_MONTH_FIRST = wording(
    "dates_month_first",
    _(
        "Column “%(column)s” has the month first, as “%(sure)s” shows: “%(value)s” was read as day "
        "%(day)s, month %(month)s, year %(year)s."
    ),
    _("If the day comes first, write day/month/year in the whole column."),
)
DATES_IN_DOUBT = wording(
    "dates_in_doubt",
    _(
        "Column “%(column)s”: “%(value)s” has the month first and others have the day first, so "
        "that “%(doubtful)s” and its like may be two days."
    ),
    _("Write all dates of the column as day/month/year, or as dates of the spreadsheet program."),
)


@dataclass(frozen=True, slots=True)
class ReadBack:
    """How a column was read, for an example. `is_sure` when a cell proves it; `is_wrong` when a
    cell proves that other cells of the column cannot be trusted."""

    note: CellError
    is_sure: bool = False
    is_wrong: bool = False


def is_read_back(column: Column) -> bool:
    """True for a column whose texts may be read in more than one way."""
    return column.widget.reads_numbers or isinstance(column.widget, DateWidget)


def read_back(column: Column, cells: Iterable[object]) -> ReadBack | None:
    """What to say of the way in which a column was read; None when nothing had to be chosen."""
    if not is_read_back(column):
        return None
    found = (cell_text(cell) for cell in cells if isinstance(cell, str))
    texts = list(dict.fromkeys(filter(None, found)))
    say = _numbers if column.widget.reads_numbers else _dates
    return say(column.header, texts)


def _numbers(header: str, texts: list[str]) -> ReadBack | None:
    marked = ((text, _both(text)) for text in texts if MARKED.search(text))
    read = {text: both for text, both in marked if both is not None}
    if not read:
        return None
    sure = [text for text, (vi, en) in read.items() if vi == en]
    text = next((text for text, (vi, en) in read.items() if vi != en), sure[0] if sure else "")
    vi, en = read[text]
    meant, other = (vi, en) if column_style(read) is NumberStyle.VI else (en, vi)
    about = {"column": header, "value": text, "reading": spaced(meant), "other": spaced(other)}
    if vi == en:
        return ReadBack(CellError(NUMBERS_READ, **about), is_sure=True)
    return _doubtful(sure, about)


def _doubtful(sure: list[str], about: dict[str, str]) -> ReadBack:
    """What is said of a text that may be two numbers, by what the other cells say."""
    witness = {column_style([text]): text for text in reversed(sure)}
    if len(witness) > 1:
        comma, point = witness[NumberStyle.VI], witness[NumberStyle.EN]
        return ReadBack(CellError(NUMBERS_MIXED, **about, comma=comma, point=point))
    if witness:
        return ReadBack(CellError(NUMBERS_READ, **about), is_sure=True)
    return ReadBack(CellError(NUMBERS_ASSUMED, **about))


def _both(text: str) -> tuple[Decimal, Decimal] | None:
    """The number in the Vietnamese and in the English style; None when it is none."""
    try:
        vi = parse_decimal(text, style=NumberStyle.VI)
        en = parse_decimal(text, style=NumberStyle.EN)
    except NumberError:
        return None
    return None if vi is None or en is None else (vi, en)


def _dates(header: str, texts: list[str]) -> ReadBack | None:
    found = [match for text in texts if (match := DAY_FIRST.fullmatch(text))]
    doubtful = [match for match in found if max(int(match[1]), int(match[2])) <= MONTHS]
    sure = [match for match in found if match not in doubtful and _day(match)]
    month_first = [match for match in sure if int(match[2]) > MONTHS]
    if month_first and len(month_first) < len(sure):
        about = {"value": month_first[0][0], "doubtful": (doubtful or month_first)[0][0]}
        return ReadBack(CellError(DATES_IN_DOUBT, column=header, **about), is_wrong=True)
    if not doubtful and not sure:
        return None
    shown = (doubtful or sure)[0]
    day = _day(shown, month_first=bool(month_first)) or date.min
    about = {"day": str(day.day), "month": str(day.month), "year": str(day.year)}
    about |= {"column": header, "value": shown[0]}
    if month_first:
        return ReadBack(CellError(DATES_MONTH_FIRST, **about, sure=month_first[0][0]), is_sure=True)
    return ReadBack(CellError(DATES_READ if sure else DATES_ASSUMED, **about), is_sure=bool(sure))


def _day(found: re.Match[str], *, month_first: bool | None = None) -> date | None:
    """The day that the text means; without an order, in the one that fits."""
    first, second, year = map(int, found.groups())
    if month_first is None:
        month_first = second > MONTHS
    day, month = (second, first) if month_first else (first, second)
    try:
        return date(year, month, day)
    except ValueError:
        return None
