"""The queue of the officer of Hà Nội: some came in these days, others wait for too long."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import User
from assessments.choices import AssessmentStatus, Move
from assessments.models import Assessment, ReviewEvent
from assessments.services.authors import note_authors
from assessments.services.warnings import note_warnings
from enterprises.models import AdminUnit, Facility

# How many days ago the latest ones came in; the rest have waited since last winter.
LATELY = (1, 2, 3, 5, 6, 9)
KIM_LAN = "Xưởng gốm Kim Lan số 1"


def write_queue(*, hanoi: AdminUnit, users: Mapping[str, User], today: date) -> None:
    """Counts the warnings of all that waits, lets some have come lately, the one of Kim Lan sent by
    its own user, and gives one to the officer."""
    waiting = Assessment.objects.waiting()
    note_warnings(assessment_ids=waiting.values_list("pk", flat=True))
    of_hanoi = waiting.filter(facility__in=Facility.objects.in_unit(hanoi).values("pk"))
    in_order = of_hanoi.order_by("sent_on", "pk").select_related("facility")
    lately = sorted(in_order, key=lambda each: each.facility.name != KIM_LAN)[: len(LATELY)]
    for days, assessment in zip(LATELY, lately, strict=False):
        assessment.sent_on = max(today - timedelta(days=days), assessment.sent_on or today)
    lately[0].sent_by = users["enterprise.kimlan"]
    lately[1].assigned_to = users["officer.hanoi"]
    Assessment.objects.bulk_update(lately, ["sent_on", "sent_by", "assigned_to"])
    note_authors(assessment_ids=[lately[0].pk], by=users["enterprise.kimlan"])
    ReviewEvent.objects.create(
        assessment=lately[0],
        move=Move.SEND,
        before=AssessmentStatus.DRAFT,
        after=AssessmentStatus.SENT,
        by=users["enterprise.kimlan"],
        at=timezone.make_aware(datetime.combine(lately[0].sent_on or today, time(9, 14))),
    )
