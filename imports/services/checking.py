"""The check: a file is read and every row gets its outcome; nothing but staging is written."""

import time
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from core.bulk import Copy, copy_of, send, sending
from core.spreadsheets.importer import Importer, Setting
from core.spreadsheets.matching import Match
from core.spreadsheets.parsing import SheetReader
from core.spreadsheets.reading import FileError, Grid, hidden_sheets, read_workbook
from core.spreadsheets.rows import Outcome, Row, Severity
from imports.choices import BatchStatus
from imports.errors import StoppedError
from imports.kinds import KINDS
from imports.models import ImportBatch, ImportRow
from imports.services.basis import newest_events, staged_lines
from imports.services.by_hand import note_by_hand
from imports.services.changes import digest, note_changes, note_remarks
from imports.services.columns import note_use, remembered_columns
from imports.services.guard import LeftAt, say, working_on
from imports.services.summing import summary_of
from imports.wordings import FILE_FAULTS, NO_ROWS, NOTE_BELOW
from imports.workbooks import Findings, file_message, look_over, matching_of

MAY_BE_CHECKED = (
    BatchStatus.UPLOADED,
    BatchStatus.CHECKING,
    BatchStatus.CHECKED,
    BatchStatus.WRITING,
)
STAGED = (
    "batch_id",
    "sheet",
    "position",
    "number",
    "outcome",
    "values",
    "changes",
    "messages",
    "object_id",
)


def check_batch(*, batch: ImportBatch, grids: list[Grid] | None = None) -> None:
    """Checks the file of an import and stages what it would write. Safe to repeat until it is
    written: a check that was interrupted is begun anew, and one that somebody else is busy with
    is left to them. When the import is being written, the check is a part of that.

    Args:
        grids: the sheets of the file, when they are read already.
    """
    with working_on(batch.pk) as ours, LeftAt(batch, BatchStatus.FAILED):
        if ours and _begin(batch):
            _check(batch, grids)


def recheck_batch(*, batch: ImportBatch) -> None:
    """Checks anew an import that could not be written, since the records have changed."""
    batch.refresh_from_db()
    if batch.status in (BatchStatus.CHECKED, BatchStatus.WRITING):
        batch.status = BatchStatus.UPLOADED
        batch.save(update_fields=["status"])
        check_batch(batch=batch)


def drop_staged(batch: ImportBatch) -> None:
    """Drops what the check has staged; a later check stages it again."""
    for _sheet, staged in importer_of(batch).staged:
        staged.close()


def importer_of(batch: ImportBatch) -> Importer:
    """The importer of the import's kind, with the import's staging tables."""
    setting = Setting(
        user=batch.created_by, today=timezone.localdate(), batch=batch.pk, about=batch.about
    )
    return KINDS[batch.kind].importer(setting)


@transaction.atomic
def _begin(batch: ImportBatch) -> bool:
    """Shows that the check has begun; false when there is nothing to check any more."""
    batch.refresh_from_db(from_queryset=ImportBatch.objects.select_for_update())
    if batch.status not in MAY_BE_CHECKED:
        return False
    now = timezone.now()
    if batch.status != BatchStatus.WRITING:
        batch.status, batch.started_at = BatchStatus.CHECKING, now
    batch.total_rows, batch.done_rows, batch.seen_at = 0, 0, now
    batch.save(update_fields=["status", "started_at", "total_rows", "done_rows", "seen_at"])
    return True


def _check(batch: ImportBatch, grids: list[Grid] | None) -> None:
    started = time.monotonic()
    say("read")
    try:
        _Check(batch).run(_read(batch) if grids is None else grids)
    except FileError as error:
        _refuse(batch, error)
    except StoppedError:
        _clear_up(batch)
    else:
        batch.seconds = Decimal(f"{time.monotonic() - started:.1f}")
        batch.save(update_fields=["seconds"])


def _clear_up(batch: ImportBatch) -> None:
    """Leaves nothing of half a check."""
    drop_staged(batch)
    ImportRow.objects.of_batch(batch)._raw_delete("default")
    ImportBatch.objects.filter(pk=batch.pk).update(total_rows=0, done_rows=0)


def _read(batch: ImportBatch) -> list[Grid]:
    with batch.file.open("rb") as file:
        return read_workbook(file.read(), file_name=batch.file_name)


def _refuse(batch: ImportBatch, error: FileError) -> None:
    message = file_message(Severity.ERROR, FILE_FAULTS[error.fault], file=batch.file_name)
    batch.messages, batch.counts = [message], {}
    batch.status, batch.checked_at = BatchStatus.UNREADABLE, timezone.now()
    batch.save(update_fields=["messages", "counts", "status", "checked_at"])


class _Check:
    """One run over one file."""

    def __init__(self, batch: ImportBatch) -> None:
        self.batch = batch
        self.kind = KINDS[batch.kind]
        self.importer = importer_of(batch)
        self.positions = {s.sheet_name: n for n, s in enumerate(self.kind.sheets)}

    def run(self, grids: list[Grid]) -> None:
        """Everything from the sheets to the outcome of every row."""
        events = newest_events(self.importer)
        bringer, kind = self.batch.created_by, self.kind.name
        remembered = remembered_columns(user=bringer, kind=kind)
        findings = look_over(self.kind, grids, remembered=remembered, hidden=self._hidden)
        note_use(by=bringer, kind=kind, matches=findings.matches.values())
        self.batch.total_rows = sum(
            max(0, len(match.grid) - match.header - 1) for match in findings.matches.values()
        )
        self.batch.matching = matching_of(findings.matches)
        self.batch.save(update_fields=["total_rows", "matching"])
        ImportRow.objects.of_batch(self.batch)._raw_delete("default")
        with transaction.atomic():
            for _sheet, staged in self.importer.staged:
                staged.open()
        say("check")
        for match in findings.readable():
            self._take(match, findings)
        say("compare")
        note_remarks(batch=self.batch, positions=self.positions, rows=self.importer.remark())
        with transaction.atomic():
            send(*self._copies(self.importer.finish()))
        self._conclude(findings, events)

    def _hidden(self) -> list[str]:
        with self.batch.file.open("rb") as file:
            return hidden_sheets(file.read())

    def _take(self, match: Match, findings: Findings) -> None:
        """The rows of one sheet, chunk by chunk."""
        reader, name = SheetReader(match), match.sheet.sheet_name
        chunks = reader.chunks()
        rows = next(chunks, [])
        found = bool(rows)
        settled = self.importer.take(name, rows) if rows else []
        while rows:
            number = len(rows)
            # While the server keeps these, the next ones are read and looked up.
            with transaction.atomic(), sending(*self._copies(settled)):
                rows = next(chunks, [])
                settled = self.importer.take(name, rows) if rows else []
            self._go_on(number)
        for back in reader.read_back:
            level = Severity.ERROR if back.is_wrong else Severity.WARNING
            findings.say(level, back.note.wording, sheet=match.grid.name, **back.note.params)
        for number, text in reader.notes:
            findings.say(
                Severity.WARNING, NOTE_BELOW, sheet=match.grid.name, row=number, value=text
            )
        if not found and match.sheet.is_main:
            findings.say(
                Severity.ERROR, NO_ROWS, sheet=match.grid.name, expected=match.sheet.sheet_title
            )

    def _copies(self, rows: Iterable[Row]) -> list[Copy]:
        """What the importer has gathered, to be staged, and the rows that are settled."""
        gathered = [staged.take_waiting() for _sheet, staged in self.importer.staged]
        return [*gathered, copy_of(ImportRow, STAGED, map(self._line, rows))]

    def _line(self, row: Row) -> tuple[Any, ...]:
        """The row in the order of STAGED."""
        return (
            self.batch.pk,
            row.sheet,
            self.positions[row.sheet],
            row.number,
            (row.outcome or Outcome.WRONG).value,
            row.cells_as_json(),
            row.changes,
            row.messages,
            row.object_id,
        )

    def _go_on(self, rows: int) -> None:
        """Shows that the work goes on; stops it when the import was cancelled meanwhile."""
        self.batch.done_rows += rows
        self.batch.seen_at = timezone.now()
        running = ImportBatch.objects.filter(pk=self.batch.pk, status=self.batch.status)
        if not running.update(done_rows=self.batch.done_rows, seen_at=self.batch.seen_at):
            raise StoppedError

    @transaction.atomic
    def _conclude(self, findings: Findings, events: dict[str, int | str]) -> None:
        for _sheet, staged in self.importer.staged:
            staged.prepare()
        for sheet, staged in self.importer.staged:
            told = self.importer.tell(staged, staged.differences())
            note_changes(batch=self.batch, position=self.positions[sheet], told=told)
        batch = self.batch
        note_by_hand(batch=batch, importer=self.importer, positions=self.positions)
        batch.counts, batch.summary = _counts(batch), summary_of(batch)
        batch.total_rows = sum(sum(sheet.values()) for sheet in batch.counts.values())
        batch.done_rows, batch.messages = batch.total_rows, findings.messages
        batch.basis = {
            "events": events,
            "staged": staged_lines(self.importer),
            "digest": digest(batch),
        }
        running = ImportBatch.objects.select_for_update()
        if running.filter(pk=batch.pk, status=batch.status).first() is None:
            raise StoppedError
        if batch.status != BatchStatus.WRITING:
            batch.status, batch.started_at, batch.attempts = BatchStatus.CHECKED, None, 0
        batch.checked_at = timezone.now()
        batch.save()


def _counts(batch: ImportBatch) -> dict[str, dict[str, int]]:
    """Rows per sheet and outcome."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    rows = ImportRow.objects.of_batch(batch).values_list("position", "sheet", "outcome")
    for _position, sheet, outcome, count in rows.annotate(count=Count("pk")).order_by("position"):
        found[sheet][outcome] = count
    return found
