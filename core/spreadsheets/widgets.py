"""Cells as Vietnamese officials fill them in: django-import-export widgets that never guess.

`clean` takes the raw cell (text, number, date, yes/no, or an error cell) and gives the value, None
when the cell is empty, or raises a CellError. `style` says how the column writes its numbers; what
was mended on the way is appended to `notes` as a CellError, to be shown as a warning.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from import_export.widgets import Widget

from core.numbers import (
    NumberError,
    NumberFault,
    NumberStyle,
    format_decimal,
    parse_decimal,
    spaced,
)
from core.spreadsheets import wordings as say
from core.spreadsheets.days import nearest_days, nearest_years
from core.spreadsheets.reading import ErrorCell
from core.spreadsheets.wordings import CellError
from core.text import clean_cell, fold, nearest

Notes = list[CellError]
WHOLE_TEXT = re.compile(r"-?\d+\.0+")
DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", re.ASCII)
YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[T ].*)?", re.ASCII)
# Most addresses are of this kind, and need no closer look.
PLAIN_EMAIL = re.compile(
    r"[a-z0-9]+(?:[._-][a-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,20}", re.ASCII
)
TRUE = frozenset({"co", "x", "yes", "y", "true", "1", "dung", "v", "✓", "✔"})
FALSE = frozenset({"khong", "no", "n", "false", "0", "sai", "k"})
MOST_PLACES_OF_WORDS = 12
LEAST_PLAIN, MOST_PLAIN = 1e-15, 1e15
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


def cell_text(raw: object) -> str:
    """The cell as a person sees it: 3.0 is '3', a date is day/month/year, yes is 'có'."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return clean_cell(raw)
    if isinstance(raw, bool):
        return "có" if raw else "không"
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else repr(raw)
    if isinstance(raw, datetime) and (raw.hour or raw.minute or raw.second):
        return raw.strftime("%d/%m/%Y %H:%M")
    if isinstance(raw, date):
        return raw.strftime("%d/%m/%Y")
    return raw.text if isinstance(raw, ErrorCell) else str(raw)


class CellWidget(Widget):
    """What all cells have in common: an empty one is None, an error cell is a fault."""

    reads_numbers = False

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        if isinstance(value, str):
            value = clean_cell(value)
        notes: Notes = kwargs.get("notes", [])
        return self.take(value, style=kwargs.get("style", NumberStyle.VI), notes=notes)

    def take(self, value: Any, *, style: NumberStyle, notes: Notes) -> Any:
        """The value of a cell whose text is clean."""
        if isinstance(value, ErrorCell):
            raise value.fault()
        return None if value is None or value == "" else self.read(value, style=style, notes=notes)

    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> Any:
        raise NotImplementedError

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        """The value as it goes into a cell of an exported sheet."""
        return "" if value is None else value

    def show(self, value: Any, *, language: str) -> str:
        """The stored (JSON) value as a person reads it in a preview."""
        return "" if value is None else str(value)


class TextWidget(CellWidget):
    """Words; a number that stands in a column of words is taken as its digits."""

    def __init__(self, *, most: int = 300) -> None:
        super().__init__()
        self.most = most

    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> str:
        return self.fitting(raw)

    def fitting(self, raw: Any) -> str:
        """The text of the cell, which must not be too long."""
        text = raw if type(raw) is str else cell_text(raw)
        if len(text) > self.most:
            raise CellError(say.TOO_LONG, length=len(text), most=self.most)
        return text


class CodeWidget(TextWidget):
    """A code kept as text: '12.0', which a number cell left behind, is '12'."""

    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> str:
        text = self.fitting(raw)
        if isinstance(raw, str) and WHOLE_TEXT.fullmatch(text):
            mended = text.split(".")[0]
            notes.append(CellError(say.MENDED, value=text, mended=mended))
            return mended
        return text


class PhoneWidget(TextWidget):
    """A telephone number; one that lost its leading zero as a number cell gets it back."""

    LOST_ZERO = (9, 10)

    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> str:
        text = self.fitting(raw)
        if isinstance(raw, str) or len(text) not in self.LOST_ZERO or not text.isdecimal():
            return text
        notes.append(CellError(say.MENDED, value=text, mended=f"0{text}"))
        return f"0{text}"


class EmailWidget(TextWidget):
    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> str:
        text = self.fitting(raw)
        if PLAIN_EMAIL.fullmatch(text):
            return text
        try:
            validate_email(text)
        except ValidationError:
            raise CellError(say.BAD_EMAIL, value=text) from None
        return text


class NumberWidget(CellWidget):
    """A quantity: `places` decimals are kept, as the column of the database keeps them."""

    reads_numbers = True

    def __init__(
        self,
        *,
        places: int = 12,
        least: Decimal | None = Decimal(0),
        most: Decimal = Decimal(10) ** 20,
        scale: Decimal = Decimal(1),
    ) -> None:
        super().__init__()
        self.least, self.most, self.scale = least, most, scale
        self.unit = Decimal(1).scaleb(-places)

    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> Any:
        number = self._number(raw, style)
        if self.least is not None and number < self.least:
            raise CellError(say.TOO_SMALL, value=cell_text(raw), least=self.least)
        if number > self.most:
            raise CellError(say.TOO_LARGE, value=cell_text(raw), most=spaced(self.most))
        return EXACT.quantize(EXACT.multiply(number, self.scale), self.unit).normalize(EXACT)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return "" if value is None else value / self.scale

    def show(self, value: Any, *, language: str) -> str:
        if value in (None, ""):
            return ""
        return format_decimal(Decimal(str(value)) / self.scale, language=language)

    def _number(self, raw: Any, style: NumberStyle) -> Decimal:
        # The short way for most cells, which are within any range.
        if type(raw) is float and (raw == 0 or LEAST_PLAIN < abs(raw) < MOST_PLAIN):
            return Decimal(repr(raw))
        try:
            number = parse_decimal(raw, style=style)
        except NumberError as error:
            raise CellError(
                NUMBER_FAULTS.get(error.reason, say.BAD_NUMBER), value=cell_text(raw)
            ) from None
        return Decimal(0) if number is None else number


NUMBER_FAULTS = {
    NumberFault.PLACEHOLDER: say.PLACEHOLDER,
    NumberFault.TRAILING_TEXT: say.NUMBER_WITH_TEXT,
}


class PercentWidget(NumberWidget):
    """A number whose per cent sign, when it has one, is not taken for a unit."""

    def _number(self, raw: Any, style: NumberStyle) -> Decimal:
        bare = raw.strip().removesuffix("%") if isinstance(raw, str) else raw
        return super()._number(bare, style)


class ShareWidget(PercentWidget):
    """A share of one, written as 0,6, as 60 or as 60 %."""

    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> Decimal:
        number: Decimal = super().read(raw, style=style, notes=notes)
        is_percent = number > 1 or (isinstance(raw, str) and raw.strip().endswith("%"))
        share = number / 100 if is_percent else number
        if share > 1:
            raise CellError(say.TOO_LARGE, value=cell_text(raw), most=100)
        return share


class WholeWidget(NumberWidget):
    """A count."""

    def __init__(self, *, least: int = 0, most: int = 2_147_483_647) -> None:
        super().__init__(places=0, least=Decimal(least), most=Decimal(most))

    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> int:
        number = self._number(raw, style)
        if number != number.to_integral_value():
            raise CellError(say.NOT_WHOLE, value=cell_text(raw))
        return int(super().read(number, style=style, notes=notes))


class YearWidget(CellWidget):
    """A year in four digits."""

    def __init__(self, *, least: int = 1900, most: int = 2100) -> None:
        super().__init__()
        self.least, self.most = least, most

    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> int:
        text = cell_text(raw).removesuffix(".0")
        fits = text.isascii() and text.isdigit() and self.least <= int(text) <= self.most
        if not fits or isinstance(raw, date):
            limits = {"least": self.least, "most": self.most}
            near = nearest_years(cell_text(raw), **limits)
            raise CellError(say.BAD_YEAR, value=cell_text(raw), **limits, nearest=near)
        return int(text)


class DateWidget(CellWidget):
    """A day: a date cell, day/month/year or month/day/year as the column has it, or
    year-month-day."""

    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> date:
        if isinstance(raw, datetime):
            return raw.date()
        if isinstance(raw, date):
            return raw
        found = self._parts(cell_text(raw), style) if isinstance(raw, str) else None
        if found is None:
            text = cell_text(raw)
            raise CellError(say.BAD_DATE, value=text, nearest=nearest_days(text))
        return found

    def show(self, value: Any, *, language: str) -> str:
        return date.fromisoformat(str(value)).strftime("%d/%m/%Y") if value else ""

    def _parts(self, text: str, style: NumberStyle) -> date | None:
        if match := DAY_FIRST.fullmatch(text):
            first, second, year = map(int, match.groups())
            day, month = (second, first) if style is NumberStyle.EN else (first, second)
        elif match := YEAR_FIRST.fullmatch(text):
            year, month, day = map(int, match.groups())
        else:
            return None
        try:
            return date(year, month, day)
        except ValueError:
            return None


class BooleanWidget(CellWidget):
    """có or không, x, yes or no, 1 or 0."""

    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> bool:
        word = fold(cell_text(raw))
        if word in TRUE:
            return True
        if word in FALSE:
            return False
        raise CellError(say.BAD_BOOLEAN, value=cell_text(raw))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else cell_text(bool(value))

    def show(self, value: Any, *, language: str) -> str:
        if value is None or language.startswith("vi"):
            return self.render(value)
        return "yes" if value else "no"


class ChoiceWidget(CellWidget):
    """One of a few codes, or one of the words for it; the first word is the one that is shown."""

    def __init__(self, words: Mapping[Any, Sequence[str]]) -> None:
        super().__init__()
        self.first = {str(code): spelled[0] for code, spelled in words.items()}
        self.codes = {fold(str(code).replace("_", " ")): str(code) for code in words}
        self.codes |= {fold(word): str(code) for code, spelled in words.items() for word in spelled}

    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> str:
        text = cell_text(raw)
        code = self.codes.get(fold(text.replace("_", " ")))
        if code is None:
            raise CellError(
                say.UNKNOWN_CHOICE,
                value=text,
                accepted=list(self.first.values())[:MOST_PLACES_OF_WORDS],
                nearest=nearest(text, [*self.first.values(), *self.first]),
            )
        return code

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return self.first.get(str(value), "") if value else ""

    def show(self, value: Any, *, language: str) -> str:
        return self.render(value) if language.startswith("vi") else str(value or "")


def is_empty(raw: object) -> bool:
    """True for a cell without anything in it; an error cell is not empty."""
    return raw is None or (isinstance(raw, str) and not raw.strip("\ufeff\u200b \t\r\n\u00a0"))


def json_value(value: Any) -> Any:
    """A parsed value as it is staged: a number with every digit that its column keeps."""
    if isinstance(value, Decimal):
        return f"{EXACT.plus(value).normalize(EXACT):f}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else value
