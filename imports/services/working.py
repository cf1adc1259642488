"""Work in the background: an import's status says what is to be done, and a worker does it.

The row is the order. A message only says which row to look at, so it may come twice or be lost;
a worker may be killed at any moment. What was begun and has nobody at work on it is found, and
given out again; what has ended so several times is given up, with words.
"""

from django.db import transaction
from django.utils import timezone

from imports.choices import BatchStatus, Fault
from imports.errors import NOT_FAILED, ImportRefusedError
from imports.models import ImportBatch
from imports.services.checking import check_batch
from imports.services.guard import LeftAt, fresh_order, leave_at, working_on
from imports.services.undoing import undo_batch
from imports.services.writing import write_batch

MOST_ATTEMPTS = 3
# Where work that came to nothing leaves an import. A writing may have left half of a renewed
# check behind, so the file is checked once more before anybody looks at it.
LEFT_AT = {
    BatchStatus.UPLOADED: BatchStatus.FAILED,
    BatchStatus.CHECKING: BatchStatus.FAILED,
    BatchStatus.WRITING: BatchStatus.UPLOADED,
    BatchStatus.UNDOING: BatchStatus.WRITTEN,
}


def work_on(*, batch_id: int) -> bool:
    """Does what an import waits for; leaves it alone when it waits for nothing, or when somebody
    else is at work on it. Returns whether records were written or taken back."""
    with working_on(batch_id) as ours:
        batch = _take_up(batch_id) if ours else None
        if batch is None:
            return False
        if batch.status == BatchStatus.WRITING:
            return _write(batch)
        if batch.status == BatchStatus.UNDOING:
            return _undo(batch)
        check_batch(batch=batch)
        return False


def find_lost_batches() -> list[int]:
    """Imports whose worker has gone, or whose message has: to be given out anew."""
    found = ImportBatch.objects.maybe_lost().order_by("pk").values_list("pk", flat=True)
    return [batch_id for batch_id in found if _is_lost(batch_id)]


@transaction.atomic
def restart_batch(*, batch: ImportBatch) -> None:
    """A check that has failed waits for a worker again."""
    failed = ImportBatch.objects.filter(pk=batch.pk, status=BatchStatus.FAILED)
    if not failed.update(**fresh_order() | {"status": BatchStatus.UPLOADED}):
        raise ImportRefusedError(NOT_FAILED)


@transaction.atomic
def _take_up(batch_id: int) -> ImportBatch | None:
    """The import, now ours to work on; None when nothing is to be done."""
    waiting = ImportBatch.objects.at_work().select_for_update(of=("self",))
    batch = (
        waiting.select_related("created_by", "written_by", "undone_by").filter(pk=batch_id).first()
    )
    if batch is None or _give_up(batch):
        return None
    batch.attempts += 1
    batch.seen_at = batch.started_at = timezone.now()
    batch.save(update_fields=["attempts", "seen_at", "started_at"])
    return batch


def _write(batch: ImportBatch) -> bool:
    """When the rows come out otherwise than they were shown, they are to be looked at again."""
    try:
        with LeftAt(batch, LEFT_AT[BatchStatus.WRITING]):
            write_batch(
                batch=batch,
                by=batch.written_by or batch.created_by,
                valid_only=batch.valid_only,
                overwrite=batch.overwritten,
            )
    except ImportRefusedError:
        check_batch(batch=batch)
        return False
    return True


def _undo(batch: ImportBatch) -> bool:
    try:
        with LeftAt(batch, LEFT_AT[BatchStatus.UNDOING]):
            undo_batch(batch=batch, by=batch.undone_by or batch.created_by)
    except ImportRefusedError:
        return False
    return True


def _is_lost(batch_id: int) -> bool:
    """When nobody is at work on it, it waits again, unless it was begun too often."""
    with working_on(batch_id) as nobody_else, transaction.atomic():
        lost = ImportBatch.objects.maybe_lost().select_for_update().filter(pk=batch_id)
        batch = lost.first() if nobody_else else None
        if batch is None or _give_up(batch):
            return False
        if batch.status == BatchStatus.CHECKING:
            batch.status = BatchStatus.UPLOADED
        batch.seen_at, batch.started_at = timezone.now(), None
        batch.save(update_fields=["status", "seen_at", "started_at"])
        return True


def _give_up(batch: ImportBatch) -> bool:
    """Ends, with words, work that was begun too often."""
    if batch.attempts < MOST_ATTEMPTS:
        return False
    leave_at(batch, status=LEFT_AT[BatchStatus(batch.status)], fault=Fault.GIVEN_UP)
    return True
