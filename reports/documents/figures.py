"""From the frozen figures to words on paper: looked up by path, formatted, never computed.

A path names the place in the JSON: "counts.events", "targets.0.value".
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from string import Formatter
from typing import Any

from django.utils import timezone

from core.numbers import DASH, format_decimal
from reports.documents.model import Block, Cell, Look, Paragraph, Run, Value

Figures = Mapping[str, Any]
NO_BREAK_SPACE = "\u00a0"
MILLION = Decimal(10) ** 6
# What neither Word nor Excel can hold.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def digest_of(figures: Figures) -> str:
    """SHA-256 of the frozen figures, written in the one canonical way: keys in order, no spaces."""
    text = json.dumps(figures, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def look_up(figures: Figures, path: str) -> Any:
    """What stands at a path; None is unknown, and so is all that lies below something unknown.

    A path that does not exist is a mistake (KeyError).
    """
    found: Any = figures
    for step in path.split("."):
        if found is None:
            return None
        found = found[int(step)] if isinstance(found, list) else found[step]
    return found


def shown(value: Any, style: str) -> str:
    """A value as the paper shows it, in Vietnamese; None is a dash, never 0.

    Styles: count, decimal, percent (already in percent), million (đồng → triệu đồng), day, text.
    """
    if value is None:
        return DASH
    return STYLES[style](value)


def style_of(unit: str) -> tuple[str, str]:
    """How a value in a unit is shown, and the unit that is then written behind it.

    Percent carries its sign; đồng are shown by the million.
    """
    if unit == "%":
        return "percent", ""
    return ("million", f"triệu {unit}") if unit.startswith("đồng") else ("decimal", unit)


def measured(value: Any, unit: str) -> str:
    """A value with its unit; a dash alone when it is unknown."""
    style, behind = style_of(unit)
    text = shown(value, style)
    if value is None or not behind:
        return text
    # A long unit may go to the next line of a narrow cell, a short one stays with its number.
    return f"{text}{' ' if ' ' in behind else NO_BREAK_SPACE}{behind}"


def plain_day(value: str) -> str:
    """31/12/2018, 09/3/2021: a zero before days under 10 and months 1 and 2 only."""
    day = date.fromisoformat(value)
    return f"{day.day:02d}/{two_digit_month(day.month)}/{day.year}"


def local_moment(value: str) -> datetime:
    return timezone.localtime(datetime.fromisoformat(value))


def two_digit_month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def plain_moment(value: str) -> str:
    """17:05 ngày 09/3/2021, in the portal's time zone."""
    moment = local_moment(value)
    return f"{moment:%H:%M} ngày {plain_day(moment.date().isoformat())}"


STYLES = {
    "count": lambda value: format_decimal(Decimal(value), places=0),
    "decimal": lambda value: format_decimal(Decimal(value)),
    "percent": lambda value: f"{format_decimal(Decimal(value))}{NO_BREAK_SPACE}%",
    "million": lambda value: format_decimal(Decimal(value) / MILLION),
    "day": plain_day,
    "moment": plain_moment,
    "text": lambda value: UNPRINTABLE.sub("", str(value)),
}
# Styles whose value is a number that a workbook holds as a number.
NUMBERS = ("count", "decimal", "percent", "million")


def figure(figures: Figures, path: str, style: str = "text") -> Value:
    """A figure inside a sentence."""
    return Value(path=path, text=shown(look_up(figures, path), style))


def cell(figures: Figures, path: str, style: str = "text", *, below: str = "") -> Cell:
    """A figure in a table, with the raw number behind it.

    below: the path of `figures` itself, when it is only a row of them.
    """
    value = look_up(figures, path)
    return Cell(text=shown(value, style), raw=_raw(value, style), path=below + path)


def quantity(figures: Figures, path: str, unit: str, *, below: str = "") -> Cell:
    """A figure in a table with its unit."""
    value = look_up(figures, path)
    raw = _raw(value, style_of(unit)[0])
    return Cell(text=measured(value, unit), raw=raw, path=below + path)


def place(index: int) -> Cell:
    """The number of a row, from 1."""
    return Cell(text=str(index + 1), raw=index + 1)


def words(text: str) -> Cell:
    """Words in a table, bound to nothing."""
    printable = shown(text, "text")
    return Cell(text=printable, raw=printable)


def _raw(value: Any, style: str) -> Decimal | int | str | None:
    if value is None or isinstance(value, int):
        return value
    return Decimal(value) if style in NUMBERS else str(value)


def said(
    figures: Figures, text: str, *, unknown: str = "", none: str = "", look: Look = Look.BODY
) -> Paragraph:
    """A sentence with its figures: "Có {counts.events:count} sự kiện."

    unknown: what is said instead when a figure of the sentence is not known;
    none: what is said instead when its first figure is 0.
    """
    paths = [path for _, path, _, _ in Formatter().parse(text) if path]
    values = [look_up(figures, path) for path in paths]
    if any(value is None for value in values):
        text = unknown or text
    elif none and values and values[0] == 0:
        text = none
    return Paragraph(runs=tuple(_runs(figures, text)), look=look)


def plain(text: str, *, look: Look = Look.BODY) -> Paragraph:
    """A sentence without a figure."""
    return Paragraph(runs=(text,), look=look)


def _runs(figures: Figures, text: str) -> list[Run]:
    runs: list[Run] = []
    for literal, path, style, _ in Formatter().parse(text):
        if literal:
            runs.append(literal)
        if path:
            runs.append(figure(figures, path, style or "text"))
    return runs


def listed(figures: Figures, texts: Sequence[str], *, unknown: str = "") -> list[Block]:
    """Lines of a list, each with its dash; the last one ends with a full stop."""
    ends = [";"] * (len(texts) - 1) + ["."] * bool(texts)
    return [
        said(figures, text + end, unknown=unknown and unknown + end, look=Look.ITEM)
        for text, end in zip(texts, ends, strict=True)
    ]
