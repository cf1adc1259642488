"""From the cells of a found sheet to rows of values, column by column."""

import re
from collections.abc import Sequence

from core.numbers import NumberStyle, column_style
from core.spreadsheets import wordings as say
from core.spreadsheets.matching import Match
from core.spreadsheets.rows import Row
from core.spreadsheets.sheets import Column
from core.spreadsheets.widgets import Notes, cell_text, is_empty
from core.spreadsheets.wordings import CellError

Line = list[object]
Reading = tuple[str, object, CellError | None, Notes]

# "(1)", "2", "A": a line that numbers the columns, as official forms have below the header.
COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?")
LEAST_NUMBERED = 3
# A note below the table fills one cell.
NOTE_CELLS = 1


def parse_rows(match: Match) -> tuple[list[Row], list[tuple[int, str]]]:
    """The rows of a sheet, and the notes (row, text) that stand below its table.

    Numbers of a column are all read in one style, which its unambiguous cells decide.
    """
    lines, notes = _data_lines(match)
    source = match.source()
    rows = [Row(sheet=match.sheet.sheet_name, number=number, source=source) for number, _ in lines]
    for column in match.sheet.columns().values():
        index = match.columns.get(column.name)
        cells = [_cell(line, index) for _, line in lines]
        _read_column(rows, column, cells)
    return rows, notes


def _data_lines(match: Match) -> tuple[list[tuple[int, Line]], list[tuple[int, str]]]:
    """Lines with their row number as in the sheet: neither blank, nor column numbers, nor notes."""
    lines = [
        (number, line)
        for number, line in match.grid.lines(match.header + 2)
        if not all(map(is_empty, line))
    ]
    if lines and lines[0][0] == match.header + 2 and _numbers_columns(lines[0][1]):
        lines = lines[1:]
    notes: list[tuple[int, str]] = []
    while lines and _is_note(lines[-1][1], match):
        number, line = lines.pop()
        notes.append((number, _joined(line)))
    return lines, notes[::-1]


def _numbers_columns(line: Line) -> bool:
    texts = [cell_text(cell) for cell in line if not is_empty(cell)]
    return len(texts) >= LEAST_NUMBERED and all(map(COLUMN_NUMBER.fullmatch, texts))


def _is_note(line: Line, match: Match) -> bool:
    """A lonely text, where the table needs more than one cell to be a row."""
    filled = [cell for cell in line if not is_empty(cell)]
    lonely = len(filled) <= NOTE_CELLS < len(match.sheet.required_columns())
    return lonely and all(isinstance(cell, str) for cell in filled)


def _joined(line: Line) -> str:
    return " ".join(cell_text(cell) for cell in line if not is_empty(cell))


def _cell(line: Line, index: int | None) -> object:
    return line[index] if index is not None and index < len(line) else ""


def _read_column(rows: list[Row], column: Column, cells: Sequence[object]) -> None:
    style = column_style(cells) if column.widget.reads_numbers else NumberStyle.VI
    name = column.name
    known: dict[tuple[type, object], Reading] = {}
    for row, cell in zip(rows, cells, strict=True):
        if cell == "" or is_empty(cell):
            if column.required:
                row.error(name, say.REQUIRED, column=column.header)
            continue
        key = (type(cell), cell)
        reading = known.get(key)
        if reading is None:
            reading = known[key] = _read(column, cell, style)
        text, value, fault, notes = reading
        row.cells[name] = text
        if value is not None:
            row.values[name] = value
        if fault is not None or notes:
            _say(row, name, fault, notes)


def _read(column: Column, cell: object, style: NumberStyle) -> Reading:
    notes: Notes = []
    text = cell_text(cell)
    try:
        return text, column.widget.clean(cell, style=style, notes=notes), None, notes
    except CellError as fault:
        return text, None, fault, notes


def _say(row: Row, name: str, fault: CellError | None, notes: Notes) -> None:
    if fault is not None:
        row.fail(name, fault)
    for note in notes:
        row.warn(name, note.wording, **note.params)
