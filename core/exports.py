"""Rows as a file, any number of them: a workbook, or text that programs read.

Records are read and written in chunks, so memory does not grow with their number. In a workbook
numbers stay numbers, days stay days, and text is never a formula. The text file is UTF-8 with a
byte order mark; it has points in numbers, days as 2025-12-31, and an apostrophe before text that
a spreadsheet would run: Excel opens such files itself, and there no other way says "text". What
has to come back unchanged is therefore a workbook.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, TextIOWrapper
from itertools import chain, count, islice
from typing import IO, Any, Self

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.utils.encoding import force_str
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES, ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

CHUNK = 2000
WIDTH = 22
# A sheet of Excel ends with row 1,048,576; the first one is the header.
MOST_ROWS = 1_048_575
MOST_OF_TITLE = 31
NOT_IN_TITLES = dict.fromkeys(map(ord, "[]:*?/\\'"), " ")
DAY, MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")

Line = Sequence[Any]
# Is told now and then how many more rows are written; may end the writing with an error.
Told = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A sheet of a file: its header, and how a record becomes a line of cells.

    One that `goes_on` fills a further sheet when it is longer than Excel's sheets can be.
    """

    title: str
    header: Line
    records: "QuerySet[Any]"
    line: Callable[[Any], Line]
    goes_on: bool = True

    def count(self) -> int:
        return self.records.count()

    def lines(self) -> Iterator[Line]:
        return map(self.line, self.records.iterator(chunk_size=CHUNK))


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a file holds: its name without the ending, its format (xlsx or csv), its sheets."""

    name: str
    format: str
    pages: Sequence[Page]

    @property
    def file_name(self) -> str:
        return f"{self.name}.{self.format}"

    def count(self) -> int:
        """How many rows it has now; one query a sheet."""
        return sum(page.count() for page in self.pages)

    def fits(self) -> bool:
        """False when a sheet that must stay in one piece is longer than Excel's."""
        return all(page.goes_on or page.count() <= MOST_ROWS for page in self.pages)

    def write(self, stream: IO[bytes], *, told: Told | None = None) -> None:
        writer = _write_text if self.format == "csv" else _write_workbook
        writer(self.pages, stream, told or _tell_nobody)


def file_response(content: Content) -> HttpResponse:
    """The file as a download, made while the person waits."""
    stream = BytesIO()
    content.write(stream)
    return _download(stream, name=content.file_name, kind=content.format)


def workbook_response(rows: Iterable[Line], *, name: str, columns: int) -> HttpResponse:
    """The rows, the first of them the header, as a download `name`.xlsx."""
    stream = BytesIO()
    lines = iter(rows)
    with _Book() as book:
        book.add("Sheet", next(lines, ()), lines, columns=columns)
        book.save(stream)
    return _download(stream, name=f"{name}.xlsx", kind="xlsx")


def _download(stream: BytesIO, *, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(stream.getvalue(), content_type=CONTENT_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _tell_nobody(_rows: int) -> None:
    pass


def _counted(lines: Iterable[Line], told: Told) -> Iterator[Line]:
    """The same lines; each full chunk, and what is left at the end, is told of."""
    since = 0
    for line in lines:
        yield line
        since += 1
        if since == CHUNK:
            told(since)
            since = 0
    told(since)


# Workbooks ------------------------------------------------------------------------------------


def _write_workbook(pages: Iterable[Page], stream: IO[bytes], told: Told) -> None:
    with _Book() as book:
        for page in pages:
            _write_page(book, page, _counted(page.lines(), told))
        book.save(_Watched(stream, told))


def _write_page(book: "_Book", page: Page, lines: Iterator[Line]) -> None:
    """The sheet of a page, and further ones while there are lines left."""
    for number in count(1):
        title = page.title if number == 1 else f"{page.title[: MOST_OF_TITLE - 5]} ({number})"
        book.add(title, page.header, islice(lines, MOST_ROWS))
        following = next(lines, None)
        if following is None:
            return
        lines = chain([following], lines)


class _Watched:
    """A stream whose writing is told of too: packing a large workbook takes its time."""

    def __init__(self, stream: IO[bytes], told: Told) -> None:
        self.stream = stream
        self.told = told

    def write(self, data: bytes) -> int:
        self.told(0)
        return self.stream.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


class _Book:
    """A workbook of openpyxl that is written row by row: its sheets grow in temporary files, which
    do not outlive it when it is given up on the way."""

    def __init__(self) -> None:
        self.book = Workbook(write_only=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if kind is None:
            return
        for sheet in self.book.worksheets:
            with suppress(OSError):
                if not sheet.closed:
                    sheet.close()
                sheet._writer.cleanup()

    def add(self, title: str, header: Line, lines: Iterable[Line], *, columns: int = 0) -> None:
        """A sheet with a bold, frozen header."""
        sheet = self.book.create_sheet(title.translate(NOT_IN_TITLES)[:MOST_OF_TITLE])
        sheet.freeze_panes = "A2"
        for position in range(1, (columns or len(header)) + 1):
            sheet.column_dimensions[get_column_letter(position)].width = WIDTH
        sheet.append([_bold(sheet, text) for text in header])
        for line in lines:
            sheet.append([_cell(sheet, value) for value in line])
        sheet.close()

    def save(self, stream: IO[bytes] | _Watched) -> None:
        self.book.save(stream)


def _bold(sheet: Any, value: Any) -> WriteOnlyCell:
    cell = _text(sheet, force_str(value))
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Any) -> Any:
    """What a cell can hold: numbers, days and None as they are, the rest as clean text."""
    if value is None or isinstance(value, bool | int | float | Decimal):
        return value
    if isinstance(value, date):
        return _dated(sheet, value)
    text = force_str(value)
    if ILLEGAL_CHARACTERS_RE.search(text):
        text = ILLEGAL_CHARACTERS_RE.sub("", text)
    if text[:1] == "=" or text in ERROR_CODES:
        return _text(sheet, text)
    return text or None


def _text(sheet: Any, text: str) -> WriteOnlyCell:
    """A cell of text, even if it looks like a formula or an error."""
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


def _dated(sheet: Any, value: date) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=_local(value))
    cell.number_format = MOMENT if isinstance(value, datetime) else DAY
    return cell


def _local(value: date) -> date:
    """A moment as the clock on the wall shows it, which is all that a cell can hold."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.make_naive(value)
    return value


# Text -----------------------------------------------------------------------------------------


def _write_text(pages: Iterable[Page], stream: IO[bytes], told: Told) -> None:
    """The lines of every page, one below the other; a text file has no sheets."""
    text = TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    for page in pages:
        writer.writerow([_plain(value) for value in page.header])
        for line in _counted(page.lines(), told):
            writer.writerow([_plain(value) for value in line])
    text.flush()
    text.detach()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal):
        digits = f"{value:f}"
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    if isinstance(value, datetime):
        return f"{_local(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    text = force_str(value)
    return f"'{text}" if text.startswith(RUN_BY_SPREADSHEETS) else text
