"""What an enterprise is asked for now, and who of it can answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from accounts.models import User
from accounts.roles import Permission
from assessments.choices import OPEN, AssessmentKind, Move
from assessments.models import Assessment, Comment, ReviewEvent, Solution
from campaigns.models import Invitation
from campaigns.selectors.rounds import Standing, standing_of
from enterprises.models import Enterprise, Facility, Membership

# A follow-up is announced so long before its day.
AHEAD = timedelta(days=30)
# Of each kind of thing asked; who has more reads them in the lists.
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A round that waits for the answer of a facility, and how much time it leaves."""

    invitation: Invitation
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What lies on the desk of an enterprise, the most urgent first in each part.

    `reports`: open ones that no round asks for, or that came back, with `why` as the last reason.
    """

    rounds: Sequence[Asked]
    reports: Sequence[Assessment]
    comments: Sequence[Comment]
    follow_ups: Sequence[Solution]

    @property
    def count(self) -> int:
        return len(self.rounds) + len(self.reports) + len(self.comments) + len(self.follow_ups)


def enterprises_of(user: User) -> list[Enterprise]:
    """The enterprises that the person reports for."""
    memberships = user.active_memberships(Permission.REPORT_OWN)
    keys = [each.enterprise_id for each in memberships if each.enterprise_id is not None]
    return list(Enterprise.objects.filter(pk__in=keys).order_by("name", "pk"))


def facilities_of(enterprises: Sequence[Enterprise]) -> QuerySet[Facility]:
    return Facility.objects.filter(enterprise__in=enterprises).with_place()


def desk_of(enterprises: Sequence[Enterprise], *, day: date) -> Desk:
    """What is asked of the enterprises on the day; four queries."""
    facilities = Facility.objects.filter(enterprise__in=enterprises).order_by().values("pk")
    rounds = _rounds(facilities, day)
    answered_by = {each.invitation.answer_id for each in rounds}  # type: ignore[attr-defined]
    reports = [each for each in _reports(facilities) if each.pk not in answered_by]
    return Desk(
        rounds=rounds,
        reports=reports,
        comments=_comments(facilities, enterprises),
        follow_ups=_follow_ups(facilities, day),
    )


def history_of(enterprises: Sequence[Enterprise]) -> QuerySet[Assessment]:
    """What was reported and assessed, the newest first, with the energy saved."""
    rows = Assessment.objects.filter(facility__enterprise__in=enterprises).with_energy_saving()
    return rows.select_related("facility").order_by("-reporting_year", "facility__name", "pk")


def colleagues_of(enterprises: Sequence[Enterprise]) -> list[Membership]:
    """The people who report for the enterprises today."""
    found = Membership.objects.active(timezone.localdate()).that_may(Permission.REPORT_OWN)
    theirs = found.filter(enterprise__in=enterprises, user__is_active=True)
    return list(theirs.select_related("user", "enterprise").order_by("user__full_name", "pk"))


def _rounds(facilities: Any, day: date) -> list[Asked]:
    open_now = Invitation.objects.filter(facility__in=facilities).under_way_on(day)
    waiting = open_now.with_answer().unanswered().select_related("round", "facility")
    return [
        Asked(invitation=each, standing=standing_of(each.round, day=day))
        for each in waiting.order_by("round__closes_on", "facility__name", "pk")[:MOST_SHOWN]
    ]


def _reports(facilities: Any) -> QuerySet[Assessment]:
    """Drafts, and what was returned or opened again, with the reason given for it."""
    reasons = ReviewEvent.objects.filter(
        assessment=OuterRef("pk"), move__in=(Move.RETURN, Move.REOPEN)
    ).order_by("-at", "-pk")
    reports = Assessment.objects.filter(
        facility__in=facilities, kind=AssessmentKind.SELF, status__in=OPEN
    )
    shown = reports.annotate(why=Subquery(reasons.values("reason")[:1])).select_related("facility")
    return shown.order_by("-status", "-reporting_year", "pk")[:MOST_SHOWN]


def _comments(facilities: Any, enterprises: Sequence[Enterprise]) -> list[Comment]:
    """Open ones that somebody outside the enterprise has made."""
    own = Membership.objects.filter(enterprise__in=enterprises).values("user")
    comments = Comment.objects.filter(assessment__facility__in=facilities, settled_at=None)
    asked = comments.exclude(by__in=own).select_related("by", "assessment__facility")
    return list(asked.order_by("-at", "-pk")[:MOST_SHOWN])


def _follow_ups(facilities: Any, day: date) -> list[Solution]:
    due = Solution.objects.filter(assessment__facility__in=facilities).follow_up_due(day + AHEAD)
    shown = due.select_related("assessment__facility").order_by("follow_up_on", "pk")
    return list(shown[:MOST_SHOWN])
