"""What Celery runs for files of lists. Each task is safe to run twice."""

from celery import shared_task

from core.services import find_lost_exports, remove_old_files, run_export


@shared_task
def make_export(export_id: int) -> None:
    run_export(export_id=export_id)


@shared_task
def find_lost() -> None:
    """Every minute: a worker may be killed and Redis emptied, the row in the database stays."""
    for export_id in find_lost_exports():
        make_export.delay(export_id)


@shared_task
def remove_old() -> None:
    remove_old_files()
