"""The writing: what was checked is planned once more and written, all of it or nothing."""

from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils import timezone

from accounts.models import User
from core.bulk import BATCH, copy_all, update_all
from core.history import written_by
from core.spreadsheets.importer import Importer, Setting
from core.spreadsheets.rows import Outcome, Row, Rows, Source
from imports.choices import BatchStatus
from imports.errors import StaleCheckError
from imports.kinds import KINDS, Kind
from imports.models import ImportBatch, ImportEffect, ImportRow
from imports.policies import check_may_write
from imports.querysets import RowQuerySet

# One import writes at a time: codes are given out and enterprises are made by name.
LOADED = ("pk", "sheet", "number", "record", "group", "needs")
EFFECT = ("batch_id", "model", "object_id", "action", "before", "after")
LOCK = 0x53585348  # "SXSH"


@transaction.atomic
def start_writing(*, batch: ImportBatch, valid_only: bool = False) -> None:
    """Marks an import as being written, before a worker takes it up."""
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    check_may_write(locked, valid_only=valid_only)
    locked.status, locked.valid_only = BatchStatus.WRITING, valid_only
    locked.save(update_fields=["status", "valid_only"])


@transaction.atomic
def write_batch(*, batch: ImportBatch, by: User, valid_only: bool = False) -> None:
    """Writes the staged rows of a checked import in one transaction.

    Raises ImportRefusedError when errors forbid it, and StaleCheckError when the records
    have changed since the check so that a row no longer fits; then nothing is written.
    """
    lock_imports()
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    check_may_write(locked, valid_only=valid_only)
    kind = KINDS[locked.kind]
    staged = ImportRow.objects.of_batch(locked).writable().in_order()
    rows, keys = _rows(kind, staged)
    with written_by(by, source="import", batch=locked.pk):
        importer = _planned(kind, rows, by)
        _keep_effects(locked, importer)
    _keep_ids(rows, keys)
    locked.status, locked.valid_only = BatchStatus.WRITTEN, valid_only
    # The database's own clock, by which history is dated: undo asks what was changed later.
    locked.written_at = Now()
    locked.save(update_fields=["status", "valid_only", "written_at"])


def lock_imports() -> None:
    """Waits for its turn; held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _planned(kind: Kind, rows: Rows, by: User) -> Importer:
    importer = kind.importer(Setting(user=by, today=timezone.localdate()))
    importer.plan(rows)
    everyone = [row for sheet_rows in rows.values() for row in sheet_rows]
    if any(row.outcome in (Outcome.WRONG, Outcome.HELD) for row in everyone):
        raise StaleCheckError
    return importer


def _keep_effects(batch: ImportBatch, importer: Importer) -> None:
    effects = (
        (batch.pk, e.model, e.object_id, e.action.value, e.before, e.after)
        for e in importer.apply()
    )
    copy_all(ImportEffect, EFFECT, effects)


def _rows(kind: Kind, staged: RowQuerySet) -> tuple[Rows, dict[tuple[str, int], int]]:
    """The staged rows as the importer takes them, and the id of each by sheet and number."""
    rows: Rows = {sheet.sheet_name: [] for sheet in kind.sheets}
    keys: dict[tuple[str, int], int] = {}
    nowhere = Source(title="", columns={})
    for pk, sheet, number, record, group, needs in staged.values_list(*LOADED).iterator(BATCH):
        row = Row(sheet=sheet, number=number, source=nowhere, record=record)
        row.group, row.needs = group, needs
        rows[sheet].append(row)
        keys[sheet, number] = pk
    return rows, keys


def _keep_ids(rows: Rows, keys: dict[tuple[str, int], int]) -> None:
    """Each row of the record of the import points at what it became."""
    written = [
        ImportRow(pk=keys[row.sheet, row.number], object_id=row.object_id)
        for sheet_rows in rows.values()
        for row in sheet_rows
    ]
    update_all(ImportRow, written, fields=["object_id"])
