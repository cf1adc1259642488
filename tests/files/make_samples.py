"""Makes the sample workbooks of the tests.

    python -m tests.files.make_samples

Headers come from the declared sheets, so that sample and import cannot drift apart.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import django
from django.utils.translation import activate
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sxsh_portal.settings")
django.setup()

from core.spreadsheets.returned import GUIDE  # noqa: E402 - the sheets need the apps
from imports.kinds import KINDS  # noqa: E402
from tests.files import four_plants, sample_lists, sample_rows  # noqa: E402

HERE = Path(__file__).parent
GREEN = PatternFill("solid", fgColor="E5F1EA")
FOUR_FACILITY_COLUMNS = ("code", "name", "industry", "province", "commune")
Rows = Iterable[Sequence[Any]]


def main() -> None:
    activate("vi")
    make("facilities", [sample_rows.FACILITIES], "facilities.xlsx")
    make(
        "assessments",
        [
            sample_rows.ASSESSMENTS,
            sample_rows.OUTPUTS,
            sample_rows.FLOWS,
            sample_rows.SOLUTIONS,
        ],
        "assessments.xlsx",
    )
    make("plans", [sample_rows.PLANS, sample_rows.TARGETS], "plans.xlsx")
    make("activities", [sample_rows.ACTIVITIES, sample_rows.PARTICIPATIONS], "activities.xlsx")
    make("zones", [sample_lists.ZONES], "zones.xlsx")
    make("facility_lists", [sample_lists.FACILITY_LISTS], "facility_lists.xlsx")
    make("officers", [sample_lists.OFFICERS], "officers.xlsx")
    make("norms", [sample_lists.NORMS], "norms.xlsx")
    make(
        "facilities",
        [four_plants.facilities()],
        "four_plants_facilities.xlsx",
        columns=FOUR_FACILITY_COLUMNS,
    )
    make(
        "assessments",
        [four_plants.assessments(), four_plants.outputs(), four_plants.flows()],
        "four_plants_assessments.xlsx",
    )
    make("plans", [four_plants.PLANS, four_plants.TARGETS], "four_plants_plans.xlsx")


def make(kind: str, tables: Sequence[Rows], file_name: str, *, columns: Sequence[str] = ()) -> None:
    """One workbook: a sheet for each table, and a guide to all columns of the kind."""
    book = Workbook()
    book.remove(book.active)
    sheets = KINDS[kind].sheets[: len(tables)]
    for sheet, rows in zip(sheets, tables, strict=True):
        declared = sheet.columns()
        chosen = [declared[name] for name in columns or declared]
        page = book.create_sheet(sheet.sheet_title)
        page.append([f"{column.header}{'*' if column.required else ''}" for column in chosen])
        for row in rows:
            page.append(list(row))
        _dress(page)
    _add_guide(book, sheets)
    book.save(HERE / file_name)


def _dress(page: Any) -> None:
    page.freeze_panes = "A2"
    for index, cell in enumerate(page[1], start=1):
        cell.font, cell.fill = Font(bold=True), GREEN
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        longest = max(len(str(each.value or "")) for each in page[get_column_letter(index)])
        page.column_dimensions[get_column_letter(index)].width = min(max(12, longest + 2), 44)
    for row in page.iter_rows(min_row=2):
        for cell in row:
            if hasattr(cell.value, "year"):
                cell.number_format = "dd/mm/yyyy"


def _add_guide(book: Workbook, sheets: Iterable[Any]) -> None:
    page = book.create_sheet(GUIDE)
    page.append(["Trang tính", "Cột", "Bắt buộc", "Giải thích", "Tên tiếng Anh"])
    for sheet in sheets:
        for column in sheet.columns().values():
            required = "có" if column.required else ""
            page.append(
                [sheet.sheet_title, column.header, required, str(column.help_text), column.name]
            )
    _dress(page)


if __name__ == "__main__":
    main()
