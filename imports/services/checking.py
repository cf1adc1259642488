"""The check: a file is read and every row gets its outcome; nothing but staging is written."""

import time
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.bulk import copy_all
from core.spreadsheets.importer import Setting
from core.spreadsheets.reading import FileError, FileFault, Grid, read_workbook
from core.spreadsheets.rows import Outcome, Row, Severity
from imports.choices import BatchStatus
from imports.examination import Examination
from imports.kinds import KINDS, Kind
from imports.models import ImportBatch, ImportRow
from imports.services.guard import LeftAt
from imports.wordings import FILE_FAULTS
from imports.workbooks import Reading, file_message, read_grids

CHUNK = 2000
STAGED = (
    "batch_id",
    "sheet",
    "position",
    "number",
    "outcome",
    "group",
    "needs",
    "values",
    "record",
    "changes",
    "messages",
    "object_id",
)


def examine(
    *, kind: str, content: bytes, file_name: str, by: User, today: date | None = None
) -> Examination:
    """Reads and checks a file as `by`; writes nothing at all."""
    try:
        grids = read_workbook(content, file_name=file_name)
    except FileError as error:
        return _unreadable(KINDS[kind], error, file_name)
    return examine_grids(kind=KINDS[kind], grids=grids, by=by, today=today)


def examine_grids(
    *, kind: Kind, grids: list[Grid], by: User, today: date | None = None
) -> Examination:
    """Checks sheets that were read. Rows of a file that is not sound are checked all the same, so
    that all errors are known at once."""
    reading: Reading = read_grids(kind, grids)
    setting = Setting(user=by, today=today or timezone.localdate())
    kind.importer(setting).check(reading.rows)
    return Examination(kind=kind, rows=reading.rows, messages=reading.messages)


def check_batch(*, batch: ImportBatch) -> None:
    """Checks the file of an import and stages its rows. Safe to repeat until it is written."""
    if batch.status not in (BatchStatus.UPLOADED, BatchStatus.CHECKING, BatchStatus.CHECKED):
        return
    started = time.monotonic()
    batch.status, batch.done_rows = BatchStatus.CHECKING, 0
    batch.save(update_fields=["status", "done_rows"])
    with LeftAt(batch, BatchStatus.FAILED):
        with batch.file.open("rb") as file:
            content = file.read()
        found = examine(
            kind=batch.kind, content=content, file_name=batch.file_name, by=batch.created_by
        )
        stage(batch=batch, examination=found)
        batch.seconds = Decimal(f"{time.monotonic() - started:.1f}")
        batch.save(update_fields=["seconds"])


def recheck_batch(*, batch: ImportBatch) -> None:
    """Checks anew an import that could not be written, since the records have changed."""
    batch.refresh_from_db()
    if batch.status in (BatchStatus.CHECKED, BatchStatus.WRITING):
        batch.status = BatchStatus.UPLOADED
        batch.save(update_fields=["status"])
        check_batch(batch=batch)


def stage(*, batch: ImportBatch, examination: Examination) -> None:
    """Keeps what a check found with its import. Each chunk is kept for itself, so that the
    number of rows done can be seen while the rest is on its way."""
    rows = list(examination.all_rows)
    batch.total_rows, batch.messages = len(rows), examination.messages
    batch.counts = examination.counts()
    batch.save(update_fields=["total_rows", "messages", "counts"])
    ImportRow.objects.of_batch(batch).delete()
    positions = {s.sheet_name: n for n, s in enumerate(examination.kind.sheets)}
    staged = (_staged(batch, row, positions[row.sheet]) for row in rows)
    while chunk := list(islice(staged, CHUNK)):
        with transaction.atomic():
            copy_all(ImportRow, STAGED, chunk)
            batch.done_rows += len(chunk)
            batch.save(update_fields=["done_rows"])
    readable = examination.is_readable
    batch.status = BatchStatus.CHECKED if readable else BatchStatus.UNREADABLE
    batch.checked_at = timezone.now()
    batch.save(update_fields=["status", "checked_at"])


def _staged(batch: ImportBatch, row: Row, position: int) -> tuple[Any, ...]:
    """The row in the order of STAGED."""
    return (
        batch.pk,
        row.sheet,
        position,
        row.number,
        (row.outcome or Outcome.WRONG).value,
        row.group,
        row.needs,
        row.cells,
        row.record,
        row.changes,
        row.messages,
        row.object_id,
    )


def missing_file(*, kind: str, path: Path) -> Examination:
    """What a check says of a file that is not there, or too large to take in."""
    fault = FileFault.TOO_LARGE if path.is_file() else FileFault.MISSING
    return _unreadable(KINDS[kind], FileError(fault), path.name)


def _unreadable(kind: Kind, error: FileError, file_name: str) -> Examination:
    message = file_message(Severity.ERROR, FILE_FAULTS[error.fault], file=file_name)
    return Examination(kind=kind, rows={}, messages=[message], is_readable=False)
