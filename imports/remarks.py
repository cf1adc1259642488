"""What is written into a file that is given back: the outcome of each row, and notes at cells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.spreadsheets.returned import STATUS_HEADERS
from core.spreadsheets.rows import Message, Severity
from imports.choices import KEPT, TO_MEND, RowOutcome
from imports.findings import Finding, finding
from imports.models import ImportBatch, ImportRow
from imports.policies import is_kept
from imports.xlsx.cells import column_index
from imports.xlsx.marking import STATUS
from imports.xlsx.rows import Note, RowMark

# Grounds of cells; no spreadsheet program offers just these, so that they are known again.
ERROR, WARNING = "FFC9C4", "FFE9A6"
GROUNDS: dict[str, str] = {
    RowOutcome.NEW: "DDF0E2",
    RowOutcome.CHANGED: "DCEAF7",
    RowOutcome.WRONG: ERROR,
    RowOutcome.HELD: WARNING,
}
# A sheet with more notes opens slowly; the rest is said in the status column.
MOST_NOTES = 10_000
Said = dict[int, list[Finding]]


def status_header() -> str:
    """The header of the status column, in the language of the reader."""
    return STATUS_HEADERS.get((get_language() or "vi")[:2], STATUS_HEADERS["en"])


def markers() -> list[str]:
    """How notes begin, in any language."""
    return [f"{header}:" for header in STATUS_HEADERS.values()]


def marks_of(
    batch: ImportBatch, sheet: str, *, moved: dict[int, int] | None = None
) -> Iterator[RowMark]:
    """The header's mark and one for each row of a sheet, in the order of the rows.

    `moved` are the rows of a file that has only some of them: number in the whole file → number
    in this one; each is told where it came from.
    """
    place = batch.matching[sheet]
    yield _header_mark(place["header"], _about(batch.messages, place["title"]))
    rows = ImportRow.objects.of_batch(batch).filter(sheet=sheet).order_by("number")
    if moved is not None:
        rows = rows.filter(outcome__in=TO_MEND)
    words = {outcome.value: str(outcome.label) for outcome in RowOutcome}
    kept = {row.number for row in rows.edited_by_hand() if is_kept(row, batch.overwritten)}
    noted = 0
    for number, outcome, messages in rows.values_list("number", "outcome", "messages").iterator():
        at = number if moved is None else moved[number]
        plain = RowMark(number=at, status=words[outcome], colour=GROUNDS.get(outcome, ""))
        if number in kept:
            plain = replace(plain, status=str(KEPT), colour=WARNING)
        if not messages and moved is None:
            yield plain
            continue
        found = [finding(message, sheet=place["title"], row=at) for message in messages]
        mark = _row_mark(plain, found, with_notes=noted < MOST_NOTES)
        noted += len(mark.notes)
        yield mark if moved is None else _with_origin(mark, number)


def _with_origin(mark: RowMark, number: int) -> RowMark:
    """Messages name rows of the whole file, so that the row's number there is said."""
    told = {"number": number, "status": mark.status}
    return replace(mark, status=_("Row %(number)s of the file – %(status)s") % told)


def _about(messages: Iterable[Message], title: str) -> list[Finding]:
    """Messages about the file that speak of the sheet, or of no sheet."""
    return [finding(message) for message in messages if message["sheet"] in ("", title)]


def _header_mark(number: int, found: list[Finding]) -> RowMark:
    """Columns that are unknown or stand there twice are marked at their headers; what is missing
    is said at the header of the status column."""
    at_header = [each for each in found if each.letter and each.row == number]
    elsewhere = [each for each in found if each not in at_header]
    notes = {column: _note(said) for column, said in _by_column(at_header).items()}
    if elsewhere:
        notes[STATUS] = _note(elsewhere)
    return RowMark(number=number, status=status_header(), notes=notes)


def _row_mark(plain: RowMark, found: list[Finding], *, with_notes: bool) -> RowMark:
    """The mark of a row with all that is to be said of it."""
    at_cells = [each for each in found if each.letter]
    elsewhere = [each for each in found if not each.letter]
    cells = _by_column(at_cells)
    told = [_sentence(each) for each in (elsewhere if with_notes else found)]
    if with_notes and cells:
        told.insert(0, _where(at_cells))
    status = plain.status
    if told:
        status = _("%(outcome)s: %(details)s") % {"outcome": status, "details": " ".join(told)}
    notes = {column: _note(said, silent=not with_notes) for column, said in cells.items()}
    return replace(plain, status=status, notes=notes)


def _by_column(found: Iterable[Finding]) -> Said:
    said: Said = defaultdict(list)
    for each in found:
        said[column_index(each.letter.encode())].append(each)
    return said


def _where(found: Iterable[Finding]) -> str:
    """The cells to look at, each once, from left to right: Mã ngành (F12), Lao động (K12)."""
    ordered = sorted(found, key=lambda each: column_index(each.letter.encode()))
    named = dict.fromkeys(f"{each.column} ({each.cell})" for each in ordered)
    return _("see %(cells)s.") % {"cells": ", ".join(named)}


def _note(found: list[Finding], *, silent: bool = False) -> Note:
    """What is said at a cell, errors first; a silent one only lays the ground."""
    ordered = sorted(found, key=lambda each: each.level != Severity.ERROR)
    colour = ERROR if ordered[0].level == Severity.ERROR else WARNING
    lines = [f"{status_header()}:", *(line for each in ordered for line in _lines(each))]
    return Note(text="" if silent else "\n".join(lines), colour=colour)


def _lines(found: Finding) -> Iterator[str]:
    language = get_language() or "vi"
    text: dict[str, Any] = {"text": found.text(language)}
    yield (_("Error: %(text)s") if found.level == Severity.ERROR else _("Note: %(text)s")) % text
    if remedy := found.remedy(language):
        yield _("To mend it: %(remedy)s") % {"remedy": remedy}


def _sentence(found: Finding) -> str:
    """A message that stands at no cell; it names its column, when it has one."""
    language = get_language() or "vi"
    said = f"{found.text(language)} {found.remedy(language)}".strip()
    return f"{found.column} – {said}" if found.column else said
