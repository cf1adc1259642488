"""Telling enterprises whose solutions are to be looked at again."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.urls import reverse

from accounts.choices import NotificationKind
from accounts.models import User
from accounts.roles import Permission
from accounts.services import Told, notify_once
from assessments.models import Solution
from assessments.selectors.solution_days import follow_ups_due
from enterprises.models import Membership


@transaction.atomic
def remind_follow_ups(*, on: date) -> int:
    """Tells the people of each enterprise once for a solution and the day it was due; how many
    were told now. Safe to run twice: whoever was told of that day is not told again.
    """
    due = list(follow_ups_due(on).select_related("assessment__facility"))
    people = _people_of({solution.assessment.facility.enterprise_id for solution in due}, on)
    return notify_once(
        told=[
            _told(solution, person)
            for solution in due
            for person in people[solution.assessment.facility.enterprise_id]
        ]
    )


def _people_of(enterprises: Iterable[int], on: date) -> dict[int | None, list[User]]:
    """Who reports for an enterprise on the day, by its key; one query for all of them."""
    reporters = Membership.objects.active(on).that_may(Permission.REPORT_OWN)
    found: dict[int | None, list[User]] = defaultdict(list)
    theirs = reporters.filter(enterprise__in=list(enterprises), user__is_active=True)
    for membership in theirs.select_related("user").order_by("pk"):
        found[membership.enterprise_id].append(membership.user)
    return found


def _told(solution: Solution, person: User) -> Told:
    facility = solution.assessment.facility
    return Told(
        user=person,
        kind=NotificationKind.FOLLOW_UP,
        params={"solution": solution.title, "facility": facility.name},
        url=reverse("assessments:solution", args=[solution.pk]),
        about=f"follow-up-{solution.pk}-{solution.follow_up_on}",
    )
