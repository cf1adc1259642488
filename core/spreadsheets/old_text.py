"""Which columns of a sheet are in an encoding of before Unicode, and what is told about it.

A column is converted only when all of it speaks for one encoding. Where old text and Unicode stand
in one column, a word such as "Công" may be either, so that a person has to convert it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.damaged import column_letter
from core.spreadsheets.encodings import (
    Encoding,
    convert_cell,
    is_in,
    is_unicode,
    marked_words,
    recognise,
)
from core.spreadsheets.wordings import CellError, wording

Line = list[object]
NumberedLines = Iterable[tuple[int, Line]]

# A column of old text may hold a foreign name or two.
FOREIGN_SHARE = 0.05

OLD_ENCODING = wording(
    "old_encoding",
    _(
        "Text was not in Unicode but in %(encoding)s; it was converted, for instance “%(before)s” "
        "to “%(value)s”."
    ),
    _(
        "Look at the names, their capitals above all, which old fonts do not keep. Better still, "
        "convert the file with UniKey Toolkit and bring it again."
    ),
)
MIXED_ENCODINGS = wording(
    "mixed_encodings",
    _("Column %(letter)s mixes Unicode with text in %(encoding)s, such as “%(value)s”."),
    _("Convert the column to Unicode, for instance with UniKey Toolkit, and bring the file again."),
)


@dataclass(slots=True)
class OldText:
    """The old encoding of some columns, counted from 0; the rest of the sheet is Unicode."""

    encoding: Encoding
    columns: frozenset[int]
    warnings: list[CellError] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)

    def converted(self, lines: NumberedLines) -> Iterator[tuple[int, Line]]:
        """The lines with all text in Unicode."""
        for number, line in lines:
            yield number, [self._cell(column, cell) for column, cell in enumerate(line)]

    def _cell(self, column: int, cell: object) -> object:
        if not isinstance(cell, str) or column not in self.columns:
            return cell
        return convert_cell(cell, self.encoding)


@dataclass(slots=True)
class _Column:
    """How many cells of a column are surely old text and surely Unicode; the first old one."""

    old: int = 0
    unicode: int = 0
    first: tuple[int, str] | None = None

    @property
    def is_unicode(self) -> bool:
        return self.unicode > FOREIGN_SHARE * self.old

    @property
    def is_mixed(self) -> bool:
        return self.old > 0 and self.is_unicode


def recognise_sheet(head: Iterable[Line]) -> Encoding | None:
    """The old encoding that the first lines of a sheet betray, if any."""
    texts = {cell for line in head for cell in line if isinstance(cell, str)}
    return recognise({word for text in texts for word in marked_words(text)})


def study(lines: NumberedLines, encoding: Encoding) -> OldText:
    """Which columns are in the encoding; goes through the sheet once."""
    columns = _counted(lines, encoding)
    speaks_unicode = any(column.is_unicode for column in columns.values())
    found = OldText(
        encoding=encoding,
        columns=frozenset(
            index
            for index, column in columns.items()
            if not column.is_unicode and (column.old or not speaks_unicode)
        ),
    )
    _tell(found, columns)
    return found


def _counted(lines: NumberedLines, encoding: Encoding) -> dict[int, _Column]:
    columns: dict[int, _Column] = defaultdict(_Column)
    for number, line in lines:
        for index, cell in enumerate(line):
            if isinstance(cell, str) and not cell.isascii():
                _count(columns[index], number, cell, encoding)
    return columns


def _count(column: _Column, number: int, cell: str, encoding: Encoding) -> None:
    words = marked_words(cell)
    if any(is_unicode(word) and not is_in(word, encoding) for word in words):
        column.unicode += 1
    elif any(is_in(word, encoding) and not is_unicode(word) for word in words):
        column.old += 1
        column.first = column.first or (number, cell)


def _tell(found: OldText, columns: dict[int, _Column]) -> None:
    name = found.encoding.value
    for index, column in sorted(columns.items()):
        row, cell = column.first or (0, "")
        if column.is_mixed:
            about = {"row": row, "letter": column_letter(index), "value": cell}
            found.errors.append(CellError(MIXED_ENCODINGS, encoding=name, **about))
        elif column.old and not found.warnings:
            value = convert_cell(cell, found.encoding)
            found.warnings.append(
                CellError(OLD_ENCODING, encoding=name, row=row, before=cell, value=value)
            )
