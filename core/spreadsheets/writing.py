"""A workbook of any number of rows, written while the rows come.

openpyxl makes the frame: the list of sheets, styles and all that lies around them. The rows flow
straight into the sheets' own XML, as values and nothing else, for which openpyxl takes ten times
as long. Nothing is kept of a row once it is written, neither in memory nor in a file beside.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from html import escape
from io import BytesIO
from itertools import chain, count, islice
from typing import IO, Any, Self
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils import timezone
from django.utils.encoding import force_str
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

# A sheet of Excel ends with row 1,048,576; the first one is the header.
MOST_ROWS = 1_048_575
MOST_OF_TITLE = 31
NOT_IN_TITLES = dict.fromkeys(map(ord, "[]:*?/\\'"), " ")
WIDTH = 22
DAY, MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
ROWS_A_PIECE = 500
# Little is gained by pressing harder, and it takes longer than everything else.
PRESSURE = 3

SHEET = "xl/worksheets/sheet%d.xml"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
    ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    '<cols><col min="1" max="{columns}" width="{width}" customWidth="1"/></cols><sheetData>'
)
TAIL = "</sheetData></worksheet>"
LETTERS = tuple(get_column_letter(position) for position in range(1, 703))
# What XML cannot hold; and what must be looked at before it is written.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SPECIAL = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]")

Line = Sequence[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Styles:
    """The numbers that the frame gives to what cells look like."""

    text: int
    day: int
    moment: int


def fits_a_sheet(rows: int) -> bool:
    return rows <= MOST_ROWS


class WorkbookWriter:
    """`with WorkbookWriter(stream) as book:` and in it `book.add(…)` for each sheet."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.archive = ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=PRESSURE)
        self.frame = Workbook()
        self.sheets = 0
        bold, day, moment = self.frame.worksheets[0]["A1:C1"][0]
        bold.font, day.number_format, moment.number_format = Font(bold=True), DAY, MOMENT
        self.bold = _Styles(text=bold.style_id, day=bold.style_id, moment=bold.style_id)
        self.plain = _Styles(text=0, day=day.style_id, moment=moment.style_id)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        try:
            if kind is None:
                self._write_frame()
        finally:
            self.archive.close()

    def add(self, title: str, header: Line, lines: Iterable[Line], *, columns: int = 0) -> None:
        """A sheet with a bold, frozen header; when it is full, its rows go on in the next."""
        rows = iter(lines)
        for number in count(1):
            ending = "" if number == 1 else f" ({number})"
            self._add(_title(title, ending), header, islice(rows, MOST_ROWS), columns=columns)
            following = next(rows, None)
            if following is None:
                return
            rows = chain([following], rows)

    def _add(self, title: str, header: Line, lines: Iterable[Line], *, columns: int) -> None:
        self.sheets += 1
        if self.sheets == 1:
            self.frame.worksheets[0].title = title
        else:
            self.frame.create_sheet(title)
        head = HEAD.format(columns=max(columns, len(header), 1), width=WIDTH)
        with self.archive.open(SHEET % self.sheets, "w", force_zip64=True) as part:
            part.write((head + _row(1, header, self.bold)).encode())
            for piece in _pieces(lines, self.plain):
                part.write(piece.encode())
            part.write(TAIL.encode())

    def _write_frame(self) -> None:
        """Everything but the sheets, which are there already."""
        whole = BytesIO()
        self.frame.save(whole)
        with ZipFile(whole) as made:
            for name in made.namelist():
                if not name.startswith("xl/worksheets/"):
                    self.archive.writestr(name, made.read(name))


def _title(text: str, ending: str) -> str:
    return text.translate(NOT_IN_TITLES)[: MOST_OF_TITLE - len(ending)] + ending


def _pieces(lines: Iterable[Line], styles: _Styles) -> Iterator[str]:
    numbered = enumerate(lines, start=2)
    while rows := [_row(number, line, styles) for number, line in islice(numbered, ROWS_A_PIECE)]:
        yield "".join(rows)


def _row(number: int, line: Line, styles: _Styles) -> str:
    cells = [
        f'<c r="{letter}{number}"{_content(value, styles)}'
        for letter, value in zip(LETTERS, line, strict=False)
        if value is not None and value != ""
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _content(value: Any, styles: _Styles) -> str:
    """The rest of a cell's XML: numbers, days, moments, yes and no as they are, all else as text,
    which is never a formula whatever it begins with."""
    kind = type(value)
    if kind is str:
        return _text(value, styles.text)
    if kind is int or kind is float:
        return f"><v>{value!r}</v></c>"
    if kind is Decimal:
        return f"><v>{float(value)!r}</v></c>"
    if kind is bool:
        return f' t="b"><v>{value:d}</v></c>'
    if isinstance(value, datetime):
        return f' s="{styles.moment}"><v>{to_excel(on_the_wall(value))!r}</v></c>'
    if isinstance(value, date):
        return f' s="{styles.day}"><v>{to_excel(value)!r}</v></c>'
    return _text(force_str(value), styles.text)


def _text(text: str, style: int) -> str:
    """Spaces are kept where they are; what no workbook can hold is left out."""
    look = f' s="{style}"' if style else ""
    if SPECIAL.search(text) or text[:1].isspace() or text[-1:].isspace() or "  " in text:
        clean = escape(FORBIDDEN.sub("", text), quote=False)
        return f'{look} t="inlineStr"><is><t xml:space="preserve">{clean}</t></is></c>'
    return f'{look} t="inlineStr"><is><t>{text}</t></is></c>'


def on_the_wall(moment: datetime) -> datetime:
    """As a clock shows it, since a cell knows no time zone."""
    return timezone.make_naive(moment) if timezone.is_aware(moment) else moment
