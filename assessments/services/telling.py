"""Who is told what becomes of an assessment. Nobody is told of what she did herself."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse

from accounts.choices import NotificationKind
from accounts.models import User
from accounts.roles import Permission
from accounts.services import Told, notify, notify_once
from assessments.choices import Move
from assessments.models import Assessment, ReviewEvent
from assessments.selectors.fill import FACILITY
from core.working_days import working_days_between
from enterprises.selectors import people_by_facility, people_who_may

# The law gives a department so many working days (DOMAIN section 3).
DAYS_TO_CHECK = 5
KINDS: dict[str, NotificationKind] = {
    Move.SEND: NotificationKind.SENT,
    Move.RETURN: NotificationKind.RETURNED,
    Move.VERIFY: NotificationKind.VERIFIED,
    Move.REOPEN: NotificationKind.REOPENED,
}


def tell_of_move(*, event: ReviewEvent) -> None:
    """What was handed in is told to who checks it; what became of it, to who handed it in and to
    the people of the enterprise. Taking back and preferring are nobody else's business."""
    kind = KINDS.get(event.move)
    if kind is None:
        return
    assessment = event.assessment
    people = (_checkers if event.move == Move.SEND else _reporters)(assessment)
    notify(
        users=[person for person in people if person.pk != event.by_id],
        kind=kind,
        params=_params(assessment) | ({"reason": event.reason} if event.reason else {}),
        url=_page(event),
    )


def tell_of_late_checks(*, today: date) -> int:
    """Tells who checks an assessment, once, that the department's days have passed; how many were
    told. A fixed number of queries, whatever the number of assessments."""
    late = list(_late(today))
    people = people_by_facility(Permission.VERIFY, facilities=[each.facility for each in late])
    return notify_once(
        told=[
            Told(
                user=person,
                kind=NotificationKind.LATE_CHECK,
                params=_params(assessment),
                url=reverse("assessments:check", args=[assessment.pk]),
                about=f"{assessment.pk} {assessment.sent_on}",
            )
            for assessment in late
            for person in _chosen(assessment, people[assessment.facility_id])
        ]
    )


def _late(today: date) -> QuerySet[Assessment]:
    """Those that waited for more working days than the law gives."""
    latest = today
    while working_days_between(latest, today) <= DAYS_TO_CHECK:
        latest -= timedelta(days=1)
    waiting = Assessment.objects.waiting().filter(sent_on__lte=latest)
    return waiting.select_related(
        "assigned_to", "facility__commune", "facility__former_commune"
    ).order_by("pk")


def _checkers(assessment: Assessment) -> list[User]:
    return _chosen(assessment, people_who_may(Permission.VERIFY, facility=assessment.facility))


def _chosen(assessment: Assessment, people: list[User]) -> list[User]:
    """Who checks it: the one it was given to, else everybody who may."""
    return people if assessment.assigned_to is None else [assessment.assigned_to]


def _reporters(assessment: Assessment) -> list[User]:
    people = people_who_may(Permission.REPORT_OWN, facility=assessment.facility)
    return people if assessment.sent_by is None else [assessment.sent_by, *people]


def _params(assessment: Assessment) -> dict[str, str]:
    return {"facility": assessment.facility.name, "year": str(assessment.reporting_year)}


def _page(event: ReviewEvent) -> str:
    """Where something can be done about it: checked, corrected, or looked at."""
    assessment = event.assessment_id
    if event.move == Move.SEND:
        return reverse("assessments:check", args=[assessment])
    if event.move == Move.VERIFY:
        return reverse("assessments:detail", args=[assessment])
    return reverse("assessments:fill", args=[assessment, FACILITY])
