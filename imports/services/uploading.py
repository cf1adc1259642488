"""Taking a file in, and letting go of one that was not written."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.models import User
from core.spreadsheets.reading import Grid, read_workbook
from imports.choices import BatchStatus
from imports.errors import NOT_CHECKED, TOO_LATE, ImportRefusedError
from imports.kinds import KINDS
from imports.models import ImportBatch
from imports.policies import can_cancel, can_take_back
from imports.services.checking import drop_staged
from imports.services.guard import fresh_order, working_on

SMALL_BYTES = 2 * 1024 * 1024
SMALL_ROWS = 2000


@transaction.atomic
def open_batch(*, kind: str, content: bytes, file_name: str, by: User) -> ImportBatch:
    """Keeps the file and opens an import of it; nothing is read yet."""
    batch = ImportBatch(
        **fresh_order(),
        kind=KINDS[kind].kept_as(kind),
        file_name=file_name[:255],
        digest=hashlib.sha256(content).hexdigest(),
        created_by=by,
    )
    batch.file.save(f"{batch.digest[:12]}-{file_name[-80:]}", ContentFile(content), save=False)
    batch.save()
    batch.refresh_from_db()
    return batch


def read_small(*, content: bytes, file_name: str) -> list[Grid] | None:
    """The sheets of a file that is checked while its bringer waits; None for a larger one, which
    goes to a worker. Raises FileError."""
    if len(content) > SMALL_BYTES:
        return None
    grids = read_workbook(content, file_name=file_name)
    return grids if sum(len(grid) for grid in grids) <= SMALL_ROWS else None


def discard_batch(*, batch: ImportBatch) -> None:
    """Leaves no trace of an import that wrote nothing: its file goes too."""
    drop_staged(batch)
    batch.file.delete(save=False)
    batch.delete()


@transaction.atomic
def cancel_batch(*, batch: ImportBatch) -> None:
    """Ends an import that was not written; its file and findings stay. Whoever checks it just now
    notices at the next rows, and clears up."""
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if not can_cancel(locked):
        raise ImportRefusedError(NOT_CHECKED)
    locked.status = BatchStatus.CANCELLED
    locked.save(update_fields=["status"])
    with working_on(batch.pk) as nobody_else:
        if nobody_else:
            drop_staged(locked)


@transaction.atomic
def take_back_order(*, batch: ImportBatch) -> None:
    """An import that is to be written, or undone, and waits for a worker, is as it was before."""
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if not can_take_back(locked):
        raise ImportRefusedError(TOO_LATE)
    # A writing that was begun before may have left half of a renewed check.
    checked = BatchStatus.UPLOADED if locked.attempts else BatchStatus.CHECKED
    writing = locked.status == BatchStatus.WRITING
    status = checked if writing else BatchStatus.WRITTEN
    same = ImportBatch.objects.filter(pk=batch.pk)
    same.update(**fresh_order() | {"status": status, "seen_at": None})
