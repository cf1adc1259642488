"""The local reports of a plan's last year, as they are frozen with a report of the province: the
accepted ones with their figures and words, and those that are missing."""

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone

from campaigns.choices import LOCAL_STATE_WORDS, LocalReportState
from campaigns.models import LocalReport
from reports.selectors.frame import Frame
from reports.selectors.indicators.local_reports import local_reports

FIGURES = ("facilities", "aware", "applying", "assessed", "activities", "participations")
WORDS = ("done", "difficulties", "next_year", "proposals")


def local_annex(frame: Frame) -> dict[str, Any] | None:
    """Of the last year up to the plan's that reports were asked for; None when none were. Two
    queries."""
    asked = local_reports(frame).filter(round__year__range=(frame.first_year, frame.year))
    year = asked.aggregate(year=Max("round__year"))["year"]
    if year is None:
        return None
    of_year = asked.filter(round__year=year).select_related("round", "admin_unit", "zone")
    reports = list(of_year.order_by("admin_unit__name", "zone__name", "pk"))
    accepted = [_accepted(each) for each in reports if _is_accepted(each, frame)]
    # What was not sent at all before what waits.
    others = sorted(reports, key=lambda each: not each.is_missing)
    missing = [_missing(each) for each in others if not _is_accepted(each, frame)]
    return {
        "year": year,
        "asked": len(accepted) + len(missing),
        "accepted": len(accepted),
        "rows": accepted,
        "with_words": [row for row in accepted if any(row[name] for name in WORDS)],
        "missing": missing,
    }


def _is_accepted(report: LocalReport, frame: Frame) -> bool:
    day = _day(report.decided_at)
    return (
        report.state == LocalReportState.ACCEPTED
        and day is not None
        and day <= frame.as_of.isoformat()
    )


def _accepted(report: LocalReport) -> dict[str, Any]:
    values = (report.figures or {}).get("values", {})
    return {
        **_sender(report),
        "sent_on": _day(report.sent_at),
        **{name: values.get(name) for name in FIGURES},
        **{name: getattr(report, name) for name in WORDS},
    }


def _missing(report: LocalReport) -> dict[str, Any]:
    return {
        **_sender(report),
        "state": str(LOCAL_STATE_WORDS[report.state]),
        "due_on": report.round.due_on.isoformat(),
        "sent_on": _day(report.sent_at),
        "reminders": report.reminders,
    }


def _sender(report: LocalReport) -> dict[str, str]:
    zone, unit = report.zone, report.admin_unit
    kind = zone.get_kind_display() if zone else unit.kind if unit else ""
    return {"unit": str(report.sender), "kind": str(kind)}


def _day(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return timezone.localtime(moment).date().isoformat()
