"""Cells that hold no plain value: each knows why it cannot simply be read."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.wordings import EXCEL_ERROR, FORMULA_WITHOUT_VALUE, CellError, wording

MERGED_QUANTITY = wording(
    "merged_quantity",
    _("The cell is one with others above it; which part of %(value)s is this row's is not said."),
    _("Unmerge the cells, and write the quantity of each row."),
)


# Errors as a spreadsheet program writes them where a cell can hold nothing but text.
ERROR_TEXTS = frozenset(
    {"#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
    | {"#N/A N/A", "#ERROR!", "Err:502", "Err:504", "Err:508", "Err:509", "Err:522"}
)


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell that shows an error instead of a value: '#N/A', or a formula never worked out."""

    text: str

    def fault(self) -> CellError:
        if self.text.startswith("="):
            return CellError(FORMULA_WITHOUT_VALUE, value=self.text)
        return CellError(EXCEL_ERROR, value=self.text)


@dataclass(frozen=True, slots=True)
class MergedCell(ErrorCell):
    """A cell below the first of cells that were made one, and the value of that first cell.

    It may stand for its value in each row, but a quantity may not be counted again.
    """

    value: object = None

    def fault(self) -> CellError:
        return CellError(MERGED_QUANTITY, value=self.text)


def with_errors(line: list[object]) -> list[object]:
    """The line, with the texts of errors told from other text."""
    if ERROR_TEXTS.isdisjoint(line):
        return line
    return [ErrorCell(str(cell)) if cell in ERROR_TEXTS else cell for cell in line]
