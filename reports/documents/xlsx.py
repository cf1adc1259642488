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
    pen = Pen(sheet)
    sheet.append([pen.head(title) for title in _titles(table.columns)])
    for row in table.rows:
        sheet.append(list(_values(pen, table.columns, row)))
    if not table.rows:
        sheet.append([pen.text(table.empty)])


class Pen:
    """Writes cells of one sheet; a style is made once and shared, which a long list feels."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.styles = {
            "head": _style(sheet, BOLD, is_text=True),
            "text": _style(sheet, PLAIN, is_text=True),
            "number": _style(sheet, PLAIN, is_text=False),
        }

    def head(self, text: str) -> WriteOnlyCell:
        return self._write(text, "head", data_type="s")

    def text(self, text: str) -> WriteOnlyCell:
        """A text stays a text, whatever it begins with."""
        return self._write(text, "text", data_type="s")

    def number(self, value: Decimal | int) -> WriteOnlyCell:
        return self._write(value, "number", data_type="n")

    def _write(self, value: Any, style: str, *, data_type: str) -> WriteOnlyCell:
        cell = WriteOnlyCell(self.sheet, value=value)
        cell.data_type = data_type
        cell._style = self.styles[style]
        return cell


def _style(sheet: Any, font: Font, *, is_text: bool) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.font, cell.alignment, cell.quotePrefix = font, WRAPPED, is_text
    return cell._style


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


def _values(pen: Pen, columns: tuple[Column, ...], row: tuple[Cell, ...]) -> Iterator[Any]:
    """A number column as shown and raw; elsewhere whole numbers, such as years, as they are."""
    for column, cell in zip(columns, row, strict=True):
        if column.is_number:
            yield pen.text(cell.text)
            yield pen.number(cell.raw) if isinstance(cell.raw, int | Decimal) else None
        else:
            yield pen.number(cell.raw) if isinstance(cell.raw, int) else pen.text(cell.text)
