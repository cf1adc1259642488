"""The workbook of a document: every table on a sheet of its own, the plain numbers beside the
shown ones, and nothing in it that a spreadsheet would take for a formula."""

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from reports.documents.model import Cell, Column, Document, Table

BOLD = Font(name="Times New Roman", size=12, bold=True)
PLAIN = Font(name="Times New Roman", size=12)
WRAPPED = Alignment(wrap_text=True, vertical="top")
RAW = " (số)"
NARROWEST, WIDEST = 8, 60


def render_xlsx(document: Document) -> bytes:
    """The file's content."""
    book = Workbook(write_only=True)
    for table in document.tables():
        _add_sheet(book, table)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _add_sheet(book: Workbook, table: Table) -> None:
    sheet = book.create_sheet(table.sheet)
    sheet.freeze_panes = "A2"
    for index, width in enumerate(_widths(table), start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.append([_cell(sheet, title, font=BOLD) for title in _titles(table.columns)])
    for row in table.rows:
        sheet.append(list(_values(sheet, table.columns, row)))
    if not table.rows:
        sheet.append([_cell(sheet, table.empty)])


def _titles(columns: tuple[Column, ...]) -> Iterator[str]:
    for column in columns:
        yield column.title
        if column.is_number:
            yield column.raw_title or column.title + RAW


def _widths(table: Table) -> Iterator[int]:
    """By the longest of the first rows, within reason."""
    for index, column in enumerate(table.columns):
        texts = [column.title, *(row[index].text for row in table.rows[:200])]
        width = min(max(NARROWEST, *(len(text) + 2 for text in texts)), WIDEST)
        yield width
        if column.is_number:
            yield width + len(RAW)


def _values(sheet: Any, columns: tuple[Column, ...], row: tuple[Cell, ...]) -> Iterator[Any]:
    for column, cell in zip(columns, row, strict=True):
        yield _cell(sheet, cell.text)
        if column.is_number:
            number = cell.raw if isinstance(cell.raw, int | Decimal) else None
            yield _cell(sheet, number)


def _cell(sheet: Any, value: Any, *, font: Font = PLAIN) -> WriteOnlyCell:
    """A text stays a text, whatever it begins with."""
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = True
    cell.font = font
    cell.alignment = WRAPPED
    return cell
