"""A template: the declared sheets of a kind with headers, lists to choose from, explanations."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from core.spreadsheets.returned import GUIDE, LISTS
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import CodeWidget, DateWidget, PhoneWidget
from core.spreadsheets.writing import Line, Looks
from enterprises.importers.facilities import TaxCodeWidget
from imports.kinds import Kind
from imports.template_books.examples import EXAMPLES
from imports.template_books.lists import Choice, accepted, choices_of
from imports.xlsx.filling import Filling, fill_workbook

# Sheet → its rows, without their header.
Contents = Mapping[str, Iterable[Line]]

REQUIRED = PatternFill("solid", fgColor="CFE6D8")
OPTIONAL = PatternFill("solid", fgColor="EEF3F0")
HAIRLINE = Border(bottom=Side("thin", color="8AA497"), right=Side("thin", color="FFFFFF"))
TEXT, DAY = "@", "dd/mm/yyyy"
# As long as an inline list may be; a longer one lies on the sheet of lists.
MOST_INLINE = 255
LAST_ROW = 2**20
NARROW, WIDE = 12, 34


def template_of(kind: Kind, contents: Contents) -> IO[bytes]:
    """The template of a kind with these rows; it is gone when it is closed."""
    book, looks = _Skeleton(kind).made()
    bare, filled = BytesIO(), TemporaryFile()  # noqa: SIM115 - closed by who sends it
    book.save(bare)
    fillings = {
        sheet.sheet_title: Filling(
            lines=enumerate(contents[sheet.sheet_name], start=2), looks=looks[sheet.sheet_name]
        )
        for sheet in kind.sheets
        if sheet.sheet_name in contents
    }
    fill_workbook(bare, filled, fillings)
    return filled


class _Skeleton:
    """The workbook without rows."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.choices = choices_of(kind.sheets)
        self.book = Workbook()
        self.book.remove(self.book.active)

    def made(self) -> tuple[Workbook, dict[str, Looks]]:
        """The workbook, and for each sheet what the cells of its rows look like."""
        looks = {sheet.sheet_name: self._add_sheet(sheet) for sheet in self.kind.sheets}
        places = self._add_lists()
        for sheet in self.kind.sheets:
            for letter, column in _lettered(sheet):
                choice = self.choices.get((sheet.sheet_name, column.name))
                if choice is not None:
                    _offer(self.book[sheet.sheet_title], letter, choice, places[id(choice)])
        self._add_guide()
        return self.book, looks

    def _add_sheet(self, sheet: type[Sheet]) -> Looks:
        page = self.book.create_sheet(sheet.sheet_title)
        page.freeze_panes = "A2"
        page.row_dimensions[1].height = 34
        styles: dict[int, int] = {}
        for index, (letter, column) in enumerate(_lettered(sheet)):
            choice = self.choices.get((sheet.sheet_name, column.name))
            _dress_header(page[f"{letter}1"], column, choice)
            dimension = page.column_dimensions[letter]
            longest = max(map(len, choice.values)) if choice else 0
            dimension.width = min(max(NARROW, len(column.header) + 3, longest), WIDE)
            if number_format := _format_of(column):
                dimension.number_format = number_format
                styles[index] = dimension.style_id
        return Looks(columns=styles)

    def _add_lists(self) -> dict[int, str]:
        """The sheet of lists; where each lies, by identity."""
        page = self.book.create_sheet(LISTS)
        places: dict[int, str] = {}
        at = 1
        for choice in {id(choice): choice for choice in self.choices.values()}.values():
            letter = get_column_letter(at)
            places[id(choice)] = f"'{LISTS}'!${letter}$2:${letter}${len(choice.values) + 1}"
            at = _write_list(page, at, choice)
        page.freeze_panes = "A2"
        return places

    def _add_guide(self) -> None:
        page = self.book.create_sheet(GUIDE)
        for line in _advice():
            page.append([line])
            page.merge_cells(start_row=page.max_row, end_row=page.max_row, **GUIDE_SPAN)
        page.append([])
        page.append([_("Sheet"), _("Column"), _("Required"), *_guide_headers()])
        for cell in page[page.max_row]:
            cell.font, cell.fill, cell.border = Font(bold=True), REQUIRED, HAIRLINE
        for sheet in self.kind.sheets:
            for column in sheet.columns().values():
                page.append(self._explained(sheet, column))
                for cell in page[page.max_row]:
                    cell.alignment = Alignment(wrap_text=True, vertical="top")
        for letter, width in zip("ABCDEFG", (18, 26, 10, 52, 34, 34, 26), strict=True):
            page.column_dimensions[letter].width = width

    def _explained(self, sheet: type[Sheet], column: Column) -> list[str]:
        choice = self.choices.get((sheet.sheet_name, column.name))
        return [
            sheet.sheet_title,
            column.header,
            _("yes") if column.required else "",
            str(column.help_text),
            accepted(column, choice) or (_("see the sheet “%s”") % LISTS if choice else ""),
            EXAMPLES.get(sheet.sheet_name, {}).get(column.name, ""),
            column.name,
        ]


GUIDE_SPAN = {"start_column": 1, "end_column": 7}


def _advice() -> list[str]:
    return [
        _("Fill in the sheets before this one, one row for each record, and bring the file."),
        _("Columns whose header ends with * are required. Leave the headers as they are."),
        _("An empty cell says nothing: what the portal knows already stays as it is."),
        _("Where a cell offers a list, choose from it, or type the code or the word."),
        _("This sheet and the sheet “%s” are not read.") % LISTS,
    ]


def _guide_headers() -> list[str]:
    return [_("Explanation"), _("Accepted values"), _("Example"), _("English name")]


def _lettered(sheet: type[Sheet]) -> list[tuple[str, Column]]:
    columns = sheet.columns().values()
    return [(get_column_letter(number), column) for number, column in enumerate(columns, start=1)]


def _dress_header(cell: Any, column: Column, choice: Choice | None) -> None:
    cell.value = f"{column.header}{'*' if column.required else ''}"
    cell.font, cell.border = Font(bold=True), HAIRLINE
    cell.fill = REQUIRED if column.required else OPTIONAL
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    parts = [
        _("Required.") if column.required else "",
        str(column.help_text),
        _("Choose from the list in the cell.") if choice else "",
    ]
    if text := "\n".join(filter(None, parts)):
        cell.comment = Comment(text, "SXSH", height=90, width=260)


def _format_of(column: Column) -> str:
    """Codes are text, so that their leading zeros stay."""
    if isinstance(column.widget, CodeWidget | TaxCodeWidget | PhoneWidget):
        return TEXT
    return DAY if isinstance(column.widget, DateWidget) else ""


def _write_list(page: Any, at: int, choice: Choice) -> int:
    """A list from a column on, with what its values mean beside it; the next free column."""
    columns = [(choice.title, choice.values)]
    if choice.meanings:
        columns.append((_("Meaning"), choice.meanings))
    for title, texts in columns:
        head = page.cell(1, at, str(title))
        head.font, head.fill = Font(bold=True), REQUIRED
        for row, text in enumerate(texts, start=2):
            page.cell(row, at, text).number_format = TEXT
        longest = max(map(len, [str(title), *texts]))
        page.column_dimensions[get_column_letter(at)].width = min(longest + 2, 60)
        at += 1
    return at + 1


def _offer(page: Any, letter: str, choice: Choice, place: str) -> None:
    """The list in the cells of a column. Other values stay possible: codes and synonyms."""
    inline = ",".join(choice.values)
    fits = len(inline) <= MOST_INLINE and not any(set(',"') & set(v) for v in choice.values)
    offered = DataValidation(
        type="list",
        formula1=f'"{inline}"' if fits else place,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle=_("Not in the list"),
        error=_("This value is not in the list. Keep it only if it is a known code or name."),
    )
    offered.add(f"{letter}2:{letter}{LAST_ROW}")
    page.add_data_validation(offered)
