"""One sheet of an import, declared once: its columns drive check, writing, export and template."""

import re
from collections import OrderedDict
from typing import Any

from import_export.fields import Field
from import_export.resources import ModelDeclarativeMetaclass, ModelResource

from core.spreadsheets.widgets import CellWidget
from core.spreadsheets.wordings import Text
from core.text import fold

BETWEEN_WORDS = re.compile(r"[^0-9a-z]+")


def header_key(text: str) -> str:
    """How headers are compared: folded, without '*', commas, brackets and underscores."""
    return BETWEEN_WORDS.sub(" ", fold(text)).strip()


class Column(Field):
    """A column: its promised Vietnamese header, and its English name, the attribute it is kept in.

    `attribute` is the path from the model to the value, for export.
    """

    name = ""
    widget: CellWidget
    may_follow = False

    def __init__(
        self,
        header: str,
        widget: CellWidget,
        *,
        attribute: str | None = None,
        required: bool = False,
        help_text: Text = "",
        also: tuple[str, ...] = (),
    ) -> None:
        super().__init__(attribute=attribute, column_name=header, widget=widget)
        self.required = required
        self.help_text = help_text
        self.also = also

    @property
    def header(self) -> str:
        return str(self.column_name)

    def spellings(self) -> list[str]:
        """Every spelling under which a sheet may have this column, the promised one first."""
        return [header_key(text) for text in (self.header, self.name, *self.also)]


class FollowingColumn(Column):
    """A column whose cell may be empty, even where it is required, since it may follow from
    others; the importer says so when it does not."""

    may_follow = True


class SheetMeta(ModelDeclarativeMetaclass):
    """Only the declared columns, in the order in which they are declared."""

    def __new__(cls, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> Any:
        columns = {key: value for key, value in attrs.items() if isinstance(value, Column)}
        for column_name, column in columns.items():
            column.name = column_name
        if "Meta" in attrs:
            attrs["Meta"].fields = tuple(columns)
        sheet = super().__new__(cls, name, bases, attrs)
        if columns:
            sheet.fields = OrderedDict((key, sheet.fields[key]) for key in columns)
        return sheet


class Sheet(ModelResource, metaclass=SheetMeta):
    """A declared sheet: its English name, its promised Vietnamese title, and other titles."""

    sheet_name = ""
    sheet_title = ""
    other_titles: tuple[str, ...] = ()
    is_main = False
    fields: OrderedDict[str, Column]

    @classmethod
    def columns(cls) -> "OrderedDict[str, Column]":
        return cls.fields

    @classmethod
    def required_columns(cls) -> list[Column]:
        return [column for column in cls.fields.values() if column.required]

    @classmethod
    def titles(cls) -> set[str]:
        """Every name under which a workbook may have this sheet, for comparison."""
        return {header_key(text) for text in (cls.sheet_title, cls.sheet_name, *cls.other_titles)}
