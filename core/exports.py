"""Rows as a file, any number of them: a workbook, or text that programs read.

Records are read and written in chunks, so memory does not grow with their number. In a workbook
numbers stay numbers, days stay days, and text is never a formula. The text file is UTF-8 with a
byte order mark; it has points in numbers, days as 2025-12-31, and an apostrophe before text that
a spreadsheet would run: Excel opens such files itself, and there no other way says "text". What
has to come back unchanged is therefore a workbook.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, TextIOWrapper
from typing import IO, Any, Protocol

from django.db.models import GeneratedField, Model, QuerySet
from django.http import HttpResponse
from django.utils.encoding import force_str
from django.utils.http import content_disposition_header

from core.errors import TooLargeError
from core.spreadsheets.writing import Line, WorkbookWriter, fits_a_sheet, on_the_wall

CHUNK = 2000
CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n")

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
        records = self.records.defer(*_unread(self.records))
        return map(self.line, records.iterator(chunk_size=CHUNK))


class Writable(Protocol):
    """What becomes a file: its name and format, how many rows it has now, and its writing, which
    raises TooLargeError when a sheet that must stay in one piece is longer than Excel's."""

    @property
    def format(self) -> str: ...

    @property
    def file_name(self) -> str: ...

    def count(self) -> int: ...

    def write(self, stream: IO[bytes], *, told: Told | None = None) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the file of a list holds: its name without the ending, its format (xlsx or csv), its
    sheets."""

    name: str
    format: str
    pages: Sequence[Page]

    @property
    def file_name(self) -> str:
        return f"{self.name}.{self.format}"

    def count(self) -> int:
        """How many rows it has now; one query a sheet."""
        return sum(page.count() for page in self.pages)

    def write(self, stream: IO[bytes], *, told: Told | None = None) -> None:
        if not all(page.goes_on or fits_a_sheet(page.count()) for page in self.pages):
            raise TooLargeError
        writer = _write_text if self.format == "csv" else _write_workbook
        writer(self.pages, stream, told or _tell_nobody)


def file_response(content: Writable) -> HttpResponse:
    """The file as a download, made while the person waits."""
    stream = BytesIO()
    content.write(stream)
    return _download(stream, name=content.file_name, kind=content.format)


def workbook_response(rows: Iterable[Line], *, name: str, columns: int) -> HttpResponse:
    """The rows, the first of them the header, as a download `name`.xlsx."""
    stream = BytesIO()
    lines = iter(rows)
    with WorkbookWriter(stream) as book:
        book.add("Sheet", next(lines, ()), lines, columns=columns)
    return _download(stream, name=f"{name}.xlsx", kind="xlsx")


def _download(stream: BytesIO, *, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(stream.getvalue(), content_type=CONTENT_TYPES[kind])
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _unread(records: "QuerySet[Any]") -> list[str]:
    """The columns that are only searched, of the records and of those joined to them: they are
    long, and no line shows them."""
    joined = records.query.select_related
    return _generated(records.model, joined if isinstance(joined, dict) else {})


def _generated(model: type[Model], joined: dict[str, Any]) -> list[str]:
    names = [f.name for f in model._meta.concrete_fields if isinstance(f, GeneratedField)]
    for name, further in joined.items():
        related: Any = model._meta.get_field(name).related_model
        names += [f"{name}__{column}" for column in _generated(related, further)]
    return names


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


def _write_workbook(pages: Iterable[Page], stream: IO[bytes], told: Told) -> None:
    with WorkbookWriter(stream) as book:
        for page in pages:
            book.add(page.title, page.header, _counted(page.lines(), told))


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
        return f"{on_the_wall(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    text = force_str(value)
    return f"'{text}" if text.startswith(RUN_BY_SPREADSHEETS) else text
