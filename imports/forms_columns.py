"""The form in which a person says what the columns of a file are."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.spreadsheets.matching import LEFT_OUT
from core.spreadsheets.offers import has_other_unit
from core.spreadsheets.sheets import Column
from imports.columns import LEAVE_OUT, UNDECIDED, FileColumn, SheetColumns

Said = dict[tuple[str, str], dict[str, str]]
OTHER_UNIT = _("Its header names another unit. Convert the values in the file, and its header too.")


class ColumnsForm(forms.Form):
    """One choice for each column that no header names."""

    def __init__(self, *args: Any, sheets: Sequence[SheetColumns], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheets = sheets
        for sheet, column in self._undecided():
            self.fields[field_name(sheet, column)] = forms.ChoiceField(
                label=_("Column %(letter)s") % {"letter": column.letter},
                choices=choices_for(sheet, column),
                initial=column.said,
                required=False,
            )

    def rows(self) -> Iterator[tuple[SheetColumns, list[tuple[FileColumn, Any]]]]:
        """Each sheet with its columns, and the field of those that have one."""
        for sheet in self.sheets:
            names = [(column, field_name(sheet, column)) for column in sheet.columns]
            yield sheet, [(c, self[name] if name in self.fields else None) for c, name in names]

    def clean(self) -> dict[str, Any]:
        """No two columns of a sheet are the same thing, and none is counted in another unit."""
        taken: dict[tuple[str, str], str] = {}
        for sheet, column in self._undecided():
            name = field_name(sheet, column)
            said = self.cleaned_data.get(name)
            if said in (None, UNDECIDED, LEAVE_OUT):
                continue
            first = taken.setdefault((sheet.sheet.sheet_name, str(said)), column.letter)
            if first != column.letter:
                self.add_error(name, _("Column %(letter)s is this already.") % {"letter": first})
            if has_other_unit(column.title, sheet.sheet.columns()[str(said)]):
                self.add_error(name, OTHER_UNIT)
        return self.cleaned_data

    def said(self) -> Said:
        """(sheet, layout) → letter → the promised column; what is left undecided is not there."""
        found: Said = {sheet.key: {} for sheet in self.sheets}
        for sheet, column in self._undecided():
            said = self.cleaned_data[field_name(sheet, column)]
            if said != UNDECIDED:
                found[sheet.key][column.letter] = LEFT_OUT if said == LEAVE_OUT else said
        return found

    def _undecided(self) -> Iterator[tuple[SheetColumns, FileColumn]]:
        return ((sheet, column) for sheet in self.sheets for column in sheet.undecided)


def field_name(sheet: SheetColumns, column: FileColumn) -> str:
    return f"{sheet.sheet.sheet_name}-{column.letter}"


def choices_for(sheet: SheetColumns, column: FileColumn) -> list[Any]:
    """Nothing, not wanted, the nearest promised columns, the other free ones."""
    nearest = [(each.name, _shown(each)) for each in column.nearest]
    others = [(each.name, _shown(each)) for each in sheet.free if each not in column.nearest]
    found: list[Any] = [
        (UNDECIDED, _("Not known, not read")),
        (LEAVE_OUT, _("Leave out, now and next time")),
    ]
    if nearest:
        found.append((_("Nearest"), nearest))
    if others:
        found.append((_("Other columns"), others))
    return found


def _shown(column: Column) -> str:
    return f"{column.header} *" if column.required else column.header
