"""What Celery runs for imports. Each task is safe to run twice: what was done is found done."""

from contextlib import suppress
from functools import partial

from celery import Task, shared_task
from django.db import transaction
from kombu.exceptions import OperationalError

from imports.models import ImportBatch
from imports.services import find_lost_batches, foresee_undo, work_on
from imports.services.tidying import drop_old_staging
from reports.tasks import drain_changes


@shared_task
def work_on_batch(batch_id: int) -> None:
    """What the import waits for: its check, its writing or its undoing."""
    if work_on(batch_id=batch_id):
        drain_soon()


@shared_task
def foresee_undo_of(batch_id: int) -> None:
    """Finds out what undoing would do, for the page that waits for it."""
    foresee_undo(batch=ImportBatch.objects.get(pk=batch_id))


@shared_task
def find_lost() -> None:
    """Every few seconds: a worker may be killed and Redis emptied, the row stays."""
    for batch_id in find_lost_batches():
        work_on_batch.delay(batch_id)


@shared_task
def tidy_staging() -> None:
    drop_old_staging()


def give_out(batch: ImportBatch) -> None:
    """Has a worker do what the import waits for, as soon as that is committed."""
    transaction.on_commit(partial(_send, work_on_batch, batch.pk))


def foresee_soon(batch: ImportBatch) -> None:
    """Has a worker find out what undoing would do, as soon as that is committed."""
    transaction.on_commit(partial(_send, foresee_undo_of, batch.pk))


def drain_soon() -> None:
    """Has the figures follow what was written, as soon as it is committed."""
    transaction.on_commit(partial(_send, drain_changes))


def _send(task: Task, *arguments: int) -> None:
    """Without Redis nothing is lost but time: the scheduler's next turns find what is to do."""
    with suppress(OperationalError):
        task.delay(*arguments)
