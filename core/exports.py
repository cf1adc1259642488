"""A declared list as a workbook."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils.encoding import force_str
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 22


def workbook_response(rows: Iterable[Iterable[Any]], *, name: str, columns: int) -> HttpResponse:
    """The rows, the first of them the header, as a download `name`.xlsx."""
    response = HttpResponse(workbook_bytes(rows, columns=columns), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def workbook_bytes(rows: Iterable[Iterable[Any]], *, columns: int) -> bytes:
    """One sheet with a bold, frozen header; numbers and days stay numbers and days."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for position in range(1, columns + 1):
        sheet.column_dimensions[get_column_letter(position)].width = WIDTH
    for index, row in enumerate(rows):
        sheet.append([_cell(sheet, value, is_header=index == 0) for value in row])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cell(sheet: Any, value: Any, *, is_header: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=_plain(value))
    if isinstance(cell.value, str):
        # What begins with "=" is somebody's text, never a formula.
        cell.data_type = "s"
    if is_header:
        cell.font = Font(bold=True)
    return cell


def _plain(value: Any) -> Any:
    """What a cell can hold: numbers, days and None as they are, the rest as clean text."""
    if value is None or isinstance(value, bool | int | float | Decimal | date):
        return value
    return ILLEGAL_CHARACTERS_RE.sub("", force_str(value))
