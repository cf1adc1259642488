"""Taking a file in, and letting go of one that was not written."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.models import User
from core.spreadsheets.reading import FileError, read_workbook
from imports.choices import BatchStatus
from imports.errors import NOT_CHECKED, ImportRefusedError
from imports.kinds import KINDS
from imports.models import ImportBatch
from imports.policies import can_cancel
from imports.services.checking import importer_of

SMALL_BYTES = 2 * 1024 * 1024
SMALL_ROWS = 2000


@transaction.atomic
def open_batch(*, kind: str, content: bytes, file_name: str, by: User) -> ImportBatch:
    """Keeps the file and opens an import of it; nothing is read yet."""
    batch = ImportBatch(
        kind=KINDS[kind].name,
        file_name=file_name[:255],
        digest=hashlib.sha256(content).hexdigest(),
        created_by=by,
    )
    batch.file.save(f"{batch.digest[:12]}-{file_name[-80:]}", ContentFile(content), save=False)
    batch.save()
    batch.refresh_from_db()
    return batch


def is_small(*, content: bytes, file_name: str) -> bool:
    """True for a file that is checked while its bringer waits; larger ones go to a worker."""
    if len(content) > SMALL_BYTES:
        return False
    try:
        grids = read_workbook(content, file_name=file_name)
    except FileError:
        return True
    return sum(len(grid) for grid in grids) <= SMALL_ROWS


def discard_batch(*, batch: ImportBatch) -> None:
    """Leaves no trace of an import that wrote nothing: its file goes too."""
    for _sheet, staged in importer_of(batch).staged:
        staged.close()
    batch.file.delete(save=False)
    batch.delete()


@transaction.atomic
def cancel_batch(*, batch: ImportBatch) -> None:
    """Ends an import that was not written; its file and findings stay."""
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if not can_cancel(locked):
        raise ImportRefusedError(NOT_CHECKED)
    for _sheet, staged in importer_of(locked).staged:
        staged.close()
    locked.status = BatchStatus.CANCELLED
    locked.save(update_fields=["status"])
