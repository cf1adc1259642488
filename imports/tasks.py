"""What Celery runs for large files. Each task is safe to run twice: what was done is found done."""

import logging

from celery import shared_task

from imports.choices import BatchStatus
from imports.errors import ImportRefusedError
from imports.models import ImportBatch
from imports.services import check_batch, recheck_batch, undo_batch, write_batch
from imports.services.guard import LeftAt

logger = logging.getLogger(__name__)


@shared_task
def check_large_batch(batch_id: int) -> None:
    check_batch(batch=ImportBatch.objects.get(pk=batch_id))


@shared_task
def write_large_batch(batch_id: int) -> None:
    batch = ImportBatch.objects.select_related("created_by").get(pk=batch_id)
    if batch.status == BatchStatus.WRITING:
        try:
            with LeftAt(batch, BatchStatus.CHECKED):
                write_batch(batch=batch, by=batch.created_by, valid_only=batch.valid_only)
        except ImportRefusedError as error:
            logger.warning("Import %s was not written: %s", batch_id, error)
            recheck_batch(batch=batch)


@shared_task
def undo_large_batch(batch_id: int) -> None:
    batch = ImportBatch.objects.select_related("undone_by").get(pk=batch_id)
    if batch.status == BatchStatus.UNDOING and batch.undone_by:
        with LeftAt(batch, BatchStatus.WRITTEN):
            undo_batch(batch=batch, by=batch.undone_by)
