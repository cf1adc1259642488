"""A workbook of any number of rows, written while the rows come.

openpyxl makes the frame: the list of sheets, styles and all that lies around them. The rows flow
straight into the sheets' own XML, as values and nothing else, for which openpyxl takes ten times
as long. Nothing is kept of a row once it is written, neither in memory nor in a file beside.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from html import escape
from io import BytesIO
from itertools import chain, count, islice
from typing import IO, Any, NamedTuple, Self
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from core.spreadsheets.cells import ErrorCell

# A sheet of Excel ends with this row, and this column; the first row of a list is its header.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
MOST_ROWS = LAST_ROW - 1
MOST_OF_TITLE = 31
NOT_IN_TITLES = dict.fromkeys(map(ord, "[]:*?/\\'"), " ")
NO_TITLE = "Sheet"
WIDTH = 22
DAY, MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
ROWS_A_PIECE = 500
# Little is gained by pressing harder, and it takes longer than everything else.
PRESSURE = 3

SHEET = "xl/worksheets/sheet%d.xml"
DECLARED = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)
FROZEN = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
    ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    '<cols><col min="1" max="{columns}" width="{width}" customWidth="1"/></cols>'
)
LETTERS = tuple(map(get_column_letter, range(1, LAST_COLUMN + 1)))
# What XML cannot hold; and what must be looked at before it is written.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SPECIAL = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]")

Line = Sequence[Any]
Numbered = Iterable[tuple[int, Line]]


class _Look(NamedTuple):
    """The attribute that names a cell's style, by what the cell holds."""

    number: str
    text: str
    day: str
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The numbers of the styles of texts, days and moments, and of whatever stands in some
    columns (from 0); 0 is none."""

    text: int = 0
    day: int = 0
    moment: int = 0
    columns: Mapping[int, int] = field(default_factory=dict)

    def by_column(self) -> Sequence[_Look]:
        usual = _look(0, self.text, self.day, self.moment)
        own = {column: _look(*[style] * 4) for column, style in self.columns.items()}
        return [own.get(column, usual) for column in range(LAST_COLUMN)]


def _look(*styles: int) -> _Look:
    return _Look(*(f' s="{style}"' if style else "" for style in styles))


def fits_a_sheet(rows: int) -> bool:
    return rows <= MOST_ROWS


class WorkbookWriter:
    """`with WorkbookWriter(stream) as book:` and in it `book.add(…)` for each sheet."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.archive = ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=PRESSURE)
        self.frame = Workbook()
        self.names: list[str] = []
        bold, day, moment = self.frame.worksheets[0]["A1:C1"][0]
        bold.font, day.number_format, moment.number_format = Font(bold=True), DAY, MOMENT
        self.bold = Looks(text=bold.style_id, day=bold.style_id, moment=bold.style_id)
        self.plain = Looks(day=day.style_id, moment=moment.style_id)

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
        head = FROZEN.format(columns=max(columns, len(header), 1), width=WIDTH)
        top = b"".join(rows_xml([(1, header)], looks=self.bold))
        rows = iter(lines)
        for number in count(1):
            ending = "" if number == 1 else f" ({number})"
            below = enumerate(islice(rows, MOST_ROWS), start=2)
            pieces = chain([top], rows_xml(below, looks=self.plain))
            self._write(_title(title, ending), pieces, head=head)
            following = next(rows, None)
            if following is None:
                return
            rows = chain([following], rows)

    def copy(self, title: str, lines: Numbered) -> str:
        """A sheet with nothing but these rows, each at its number; returns the name it got."""
        taken = {name.casefold() for name in self.names}
        numbered = (_title(title, f" ({number})") for number in count(2))
        free = (name for name in chain([_title(title)], numbered) if name.casefold() not in taken)
        name = next(free)
        self._write(name, rows_xml(lines, looks=self.plain))
        return name

    def _write(self, title: str, pieces: Iterable[bytes], *, head: str = "") -> None:
        self.names.append(title)
        if len(self.names) == 1:
            self.frame.worksheets[0].title = title
        else:
            self.frame.create_sheet(title)
        with self.archive.open(SHEET % len(self.names), "w", force_zip64=True) as part:
            part.write(f"{DECLARED}{head}<sheetData>".encode())
            for piece in pieces:
                part.write(piece)
            part.write(b"</sheetData></worksheet>")

    def _write_frame(self) -> None:
        """Everything but the sheets, which are there already."""
        whole = BytesIO()
        self.frame.save(whole)
        with ZipFile(whole) as made:
            for name in made.namelist():
                if not name.startswith("xl/worksheets/"):
                    self.archive.writestr(name, made.read(name))


def _title(text: str, ending: str = "") -> str:
    """A name that a sheet may have."""
    room = MOST_OF_TITLE - len(ending)
    return (text.translate(NOT_IN_TITLES)[:room].strip() or NO_TITLE) + ending


def rows_xml(lines: Numbered, *, looks: Looks) -> Iterator[bytes]:
    """Rows, with their numbers from 1, as they stand in the XML of a sheet; some at a time."""
    styles, numbered = looks.by_column(), iter(lines)
    while rows := [_row(number, line, styles) for number, line in islice(numbered, ROWS_A_PIECE)]:
        yield "".join(rows).encode()


def _row(number: int, line: Line, styles: Sequence[_Look]) -> str:
    cells = [
        f'<c r="{letter}{number}"{_content(value, look)}'
        for letter, value, look in zip(LETTERS, line, styles, strict=False)
        if value is not None and value != ""
    ]
    return f'<row r="{number}">{"".join(cells)}</row>' if cells else ""


def _content(value: Any, look: _Look) -> str:
    """The rest of a cell's XML: numbers, days, moments, yes and no as they are, all else as text,
    which is never a formula whatever it begins with."""
    kind = type(value)
    if kind is str:
        return _text(value, look.text)
    if kind is int or kind is float:
        return f"{look.number}><v>{value!r}</v></c>"
    if kind is Decimal:
        return f"{look.number}><v>{float(value)!r}</v></c>"
    if kind is bool:
        return f'{look.number} t="b"><v>{value:d}</v></c>'
    if isinstance(value, datetime):
        return f"{look.moment}><v>{to_excel(on_the_wall(value))!r}</v></c>"
    if isinstance(value, date | time | timedelta):
        style = look.day if isinstance(value, date) else look.moment
        return f"{style}><v>{to_excel(value)!r}</v></c>"
    return _error(value, look) if isinstance(value, ErrorCell) else _text(str(value), look.text)


def _error(cell: ErrorCell, look: _Look) -> str:
    """A formula without its value, and an error that Excel knows, stay what they are."""
    if cell.text.startswith("="):
        return f"{look.number}><f>{xml_text(cell.text[1:])}</f></c>"
    if cell.text in ERROR_CODES:
        return f'{look.number} t="e"><v>{xml_text(cell.text)}</v></c>'
    return _text(cell.text, look.text)


def _text(text: str, look: str) -> str:
    """Spaces are kept where they are."""
    if SPECIAL.search(text) or text[:1].isspace() or text[-1:].isspace() or "  " in text:
        kept = xml_text(text)
        return f'{look} t="inlineStr"><is><t xml:space="preserve">{kept}</t></is></c>'
    return f'{look} t="inlineStr"><is><t>{text}</t></is></c>'


def xml_text(text: str) -> str:
    """The text as XML; what no workbook can hold is left out."""
    return escape(FORBIDDEN.sub("", text), quote=False)


def on_the_wall(moment: datetime) -> datetime:
    """As a clock shows it, since a cell knows no time zone."""
    return timezone.make_naive(moment) if timezone.is_aware(moment) else moment
