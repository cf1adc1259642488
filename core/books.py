"""The sheets of an import, filled from the portal: what is taken out can be brought in again.

Columns, words and order are those of the declared sheets, so a book and its import cannot drift
apart. An empty cell says nothing to an import, so what is missing stays missing.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import QuerySet

from core.exports import Page
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.writing import Line

if TYPE_CHECKING:
    from accounts.models import User

# A cell of Excel holds a number in 15 digits; one with more of them is kept as text.
EXACT_DIGITS = 15
EXACT = Context(prec=60)

SheetOfRecords = tuple[type[Sheet], "QuerySet[Any]"]


class Book(ABC):
    """A workbook of declared sheets, for a person who may bring it in again."""

    name: ClassVar[str]

    def __init__(self, user: "User") -> None:
        self.user = user

    @abstractmethod
    def is_open(self) -> bool:
        """Whether the person may bring in such a workbook at all."""

    @abstractmethod
    def everything(self) -> "QuerySet[Any]":
        """All records that the portal holds for the main sheet, in a sensible order."""

    @abstractmethod
    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        """Each sheet with its records: of those found, the ones that the person may bring in
        again, with all that the columns need, in a few queries a chunk."""

    def pages(self, found: "QuerySet[Any]") -> list[Page]:
        return [page_of(sheet, records) for sheet, records in self.sheets(found)]


def page_of(sheet: type[Sheet], records: "QuerySet[Any]") -> Page:
    """The records as the rows of a declared sheet, with the promised headers."""
    columns = sheet.columns()
    header = [column.header + "*" * column.required for column in columns.values()]
    return Page(
        title=sheet.sheet_title,
        header=header,
        records=records,
        line=line_of(sheet),
        goes_on=False,
    )


def line_of(sheet: type[Sheet]) -> Callable[[Any], Line]:
    """How a record becomes the cells of a row: the sheet's own `dehydrate_…`, else what the
    column's widget makes of its attribute."""
    declared = sheet()
    readers = [_reader(declared, name, column) for name, column in sheet.columns().items()]

    def line(record: Any) -> Line:
        with localcontext(EXACT):
            return [as_cell(read(record)) for read in readers]

    return line


def as_cell(value: Any) -> Any:
    """The value so that reading the cell gives it back to its last digit."""
    if isinstance(value, Decimal) and len(value.normalize(EXACT).as_tuple().digits) > EXACT_DIGITS:
        return f"{value.normalize(EXACT):f}".replace(".", ",")
    return value


def _reader(declared: Sheet, name: str, column: Column) -> Callable[[Any], Any]:
    own: Callable[[Any], Any] | None = getattr(declared, f"dehydrate_{name}", None)
    return own or column.export
