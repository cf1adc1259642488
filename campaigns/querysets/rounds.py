"""Collection rounds and invitations, by who asks and by what became of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from accounts.roles import Permission
from assessments.choices import HANDED_IN, AssessmentKind, AssessmentStatus
from assessments.models import Assessment
from campaigns.querysets.scope import count_of, plan_scope, words_of
from core.search import words_query
from enterprises.querysets import Visitor

if TYPE_CHECKING:
    from campaigns.models import CollectionRound, Invitation  # noqa: F401 - named in strings


class CollectionRoundQuerySet(models.QuerySet["CollectionRound"]):
    """Collection rounds by who asks, and by the day."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        return self.filter(plan_scope(user, permission))

    def open_on(self, day: date) -> Self:
        """Those that take reports, or corrections, on the day."""
        return self.filter(opens_on__lte=day, corrected_until__gte=day)

    def not_past_on(self, day: date) -> Self:
        return self.filter(corrected_until__gte=day)

    def search(self, text: str) -> Self:
        """By name or territory; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        return self.alias(words=words_of("name", "admin_unit__name")).filter(words=query)

    def with_counts(self) -> Self:
        """How many facilities a round asks, and how many have answered."""
        invitation: Any = self.model._meta.get_field("invitations").related_model
        answered = invitation.objects.with_answer().answered()
        return self.select_related("admin_unit").annotate(
            asked_count=count_of(invitation._base_manager, "round"),
            answered_count=count_of(answered, "round"),
        )


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by what became of them. A facility is asked as soon as it has one, also while
    nobody knows an e-mail address to write to."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_REGISTER) -> Self:
        """Those of the facilities in the user's scope."""
        facility: Any = self.model._meta.get_field("facility").related_model
        return self.for_facilities(facility.objects.for_user(user, permission))

    def for_facilities(self, facilities: Any) -> Self:
        return self.filter(facility__in=facilities.values("pk"))

    def unsent(self) -> Self:
        """Whose letter is still to be written."""
        return self.with_address().filter(sent_at=None)

    def under_way_on(self, day: date) -> Self:
        """Of rounds that take reports, or corrections, on the day."""
        return self.filter(round__opens_on__lte=day, round__corrected_until__gte=day)

    def to_remind(self, day: date) -> Self:
        """Who got the letter of a round that is under way, and has not answered."""
        waiting = self.under_way_on(day).with_address().with_answer().unanswered()
        return waiting.exclude(sent_at=None)

    def with_address(self) -> Self:
        return self.exclude(email="")

    def with_answer(self) -> Self:
        """`answer` and `answer_id`: the state and the key of the self-assessment that the round
        asks for; null when nobody has begun one."""
        asked = Assessment.objects.filter(
            facility=OuterRef("facility"),
            reporting_year=OuterRef("round__reporting_year"),
            kind=AssessmentKind.SELF,
        )
        return self.annotate(
            answer=Subquery(asked.values("status")[:1]), answer_id=Subquery(asked.values("pk")[:1])
        )

    def answered(self) -> Self:
        """Of those with an answer: what was handed in, whatever became of it."""
        return self.filter(answer__in=HANDED_IN)

    def unanswered(self) -> Self:
        """Of those with an answer: not begun, or a draft."""
        return self.filter(Q(answer=None) | Q(answer=AssessmentStatus.DRAFT))

    def reminded_before(self, moment: datetime) -> Self:
        """Never reminded, or longer ago."""
        return self.filter(Q(reminded_at=None) | Q(reminded_at__lt=moment))

    def search(self, text: str) -> Self:
        """By what the register finds a facility by, or by the e-mail address."""
        facility: Any = self.model._meta.get_field("facility").related_model
        found = facility.objects.search(text).values("pk")
        return self.filter(Q(facility__in=found) | Q(email__icontains=text.strip()))

    def with_party(self) -> Self:
        """What a line of a round shows."""
        return self.select_related(
            "round",
            "facility__enterprise",
            "facility__industry",
            "facility__commune",
            "facility__former_commune",
            "joined_by",
        )
