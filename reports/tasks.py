"""What Celery runs. Each task is safe to run twice: what was done is found done."""

import logging

from celery import shared_task

from reports.services.drift import find_drift
from reports.services.look_backs import make_look_backs
from reports.services.reports import build_report
from reports.services.rollup import drain, rebuild

logger = logging.getLogger(__name__)


@shared_task
def drain_changes() -> None:
    """Every few seconds; what another worker is busy with is left to it.

    A look-back whose own message was lost is found here.
    """
    drain(wait=False)
    make_look_backs()


@shared_task
def make_look_backs_task() -> None:
    make_look_backs()


@shared_task
def rebuild_nightly() -> None:
    rebuild()


@shared_task
def check_drift_nightly() -> None:
    drain()
    drift = find_drift()
    if drift.total:
        logger.error("Stored figures differ from fresh ones: %s", drift)


@shared_task
def build_report_task(report_id: int) -> None:
    build_report(report_id=report_id)
