"""Asking for a progress report, and making it: figures frozen first, documents from them."""

from datetime import date
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from campaigns.models import ActionPlan
from core.history import written_by
from core.templatetags.portal import day
from reports.choices import ReportState
from reports.documents import Format, digest_of, render
from reports.models import ProgressReport
from reports.selectors.reports import report_figures
from reports.services.failures import FailureKept

FORMATS: tuple[Format, ...] = ("docx", "xlsx")


class CutOffError(ValueError):
    """The day cannot be a report's cut-off date; the message says why."""


def check_cut_off(*, plan: ActionPlan, as_of: date) -> None:
    """A report ends on a day that has come and on which the plan had begun."""
    if as_of > timezone.localdate():
        raise CutOffError(_("The cut-off date lies in the future."))
    if as_of < plan.starts_on:
        raise CutOffError(
            _("The plan begins on %(day)s: choose that day or a later one.")
            % {"day": day(plan.starts_on)}
        )


@transaction.atomic
def request_report(*, plan: ActionPlan, as_of: date, by: User) -> ProgressReport:
    """A report waiting to be made; raises CutOffError.

    One that is not finished, or failed, is taken up again, so that asking twice is harmless. The
    caller queues the work after the commit.
    """
    check_cut_off(plan=plan, as_of=as_of)
    ActionPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    unfinished = plan.reports.filter(as_of=as_of).exclude(state=ReportState.READY).first()
    with written_by(by, source="form"):
        if unfinished is None:
            return ProgressReport.objects.create(plan=plan, as_of=as_of, created_by=by)
        unfinished.state, unfinished.error = ReportState.QUEUED, ""
        unfinished.save(update_fields=["state", "error"])
    return unfinished


def build_report(*, report_id: int) -> None:
    """Makes a report; one that is ready stays as it is, so that running twice is harmless.

    What goes wrong is kept with the report, which is then failed, and raised again.
    """
    report = ProgressReport.objects.light().get(pk=report_id)
    failure_kept = FailureKept(partial(_note_failure, report_id))
    with written_by(report.created_by, source="task"), failure_kept:
        if _begin(report_id):
            figures = report_figures(plan=report.plan, as_of=report.as_of)
            files = {name: render(figures, format=name) for name in FORMATS}
            _finish(report_id, figures, files)


@transaction.atomic
def _begin(report_id: int) -> bool:
    report = ProgressReport.objects.select_for_update().defer("figures").get(pk=report_id)
    if report.state == ReportState.READY:
        return False
    report.state, report.error = ReportState.RUNNING, ""
    report.save(update_fields=["state", "error"])
    return True


@transaction.atomic
def _finish(report_id: int, figures: dict[str, Any], files: dict[Format, bytes]) -> None:
    """Of two that made the same report at once, the first one's stands."""
    report = ProgressReport.objects.select_for_update().get(pk=report_id)
    if report.state == ReportState.READY:
        return
    report.figures, report.digest = figures, digest_of(figures)
    report.data_version = figures["data_version"]
    for name, content in files.items():
        getattr(report, name).save(f"{report.pk}.{name}", ContentFile(content), save=False)
    report.state, report.finished_at = ReportState.READY, timezone.now()
    report.save()


def _note_failure(report_id: int, error: str) -> None:
    unfinished = ProgressReport.objects.filter(pk=report_id).exclude(state=ReportState.READY)
    unfinished.update(state=ReportState.FAILED, error=error)
