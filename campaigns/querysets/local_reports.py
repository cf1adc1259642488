"""Rounds of local reports and the reports, by who asks and by what became of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from accounts.roles import Permission
from campaigns.choices import MISSING, LocalReportState
from campaigns.querysets.scope import plan_scope, words_of
from core.search import words_query
from enterprises.models import Membership
from enterprises.querysets import EVERYWHERE, NOBODY, Visitor

if TYPE_CHECKING:
    from campaigns.models import LocalReport, LocalRound  # noqa: F401 - named in strings

IS_MISSING = Q(state__in=MISSING)
IS_ACCEPTED = Q(state=LocalReportState.ACCEPTED)


def _of_own_unit(user: Visitor) -> Q:
    """The reports of the very unit or zone that a person reports for."""
    if not user.is_authenticated or not user.is_active:
        return NOBODY
    if user.is_superuser:
        return EVERYWHERE
    own = NOBODY
    for membership in user.active_memberships(Permission.REPORT_LOCAL):
        if membership.zone_id:
            own |= Q(zone=membership.zone_id)
        elif membership.admin_unit_id:
            own |= Q(admin_unit=membership.admin_unit_id)
        elif not membership.enterprise_id:
            own |= EVERYWHERE
    return own


class LocalRoundQuerySet(models.QuerySet["LocalRound"]):
    """Rounds of the territory that the user answers for."""

    def for_user(self, user: Visitor, permission: Permission = Permission.MAKE_REPORTS) -> Self:
        return self.filter(plan_scope(user, permission))

    def to_attend_to(self, day: date) -> Self:
        """Those that are open and have not been settled by all."""
        return self.filter(
            Exists(self._reports().filter(IS_MISSING, round=OuterRef("pk"))), opens_on__lte=day
        )

    def search(self, text: str) -> Self:
        """By province; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        return self.alias(words=words_of("admin_unit__name")).filter(words=query)

    def with_counts(self) -> Self:
        """How many reports are asked, how many are missing, wait and are accepted."""
        of = "reports__state"
        return self.select_related("admin_unit").annotate(
            asked_count=Count("reports"),
            missing_count=Count("reports", filter=Q(**{f"{of}__in": MISSING})),
            waiting_count=Count("reports", filter=Q(**{of: LocalReportState.SENT})),
            accepted_count=Count("reports", filter=Q(**{of: LocalReportState.ACCEPTED})),
        )

    def _reports(self) -> Any:
        report: Any = self.model._meta.get_field("reports").related_model
        return report._base_manager


class LocalReportQuerySet(models.QuerySet["LocalReport"]):
    """Reports by who asks, and by what became of them."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        """REPORT_LOCAL: those of the user's own unit or zone. VIEW_PLANS: these, and those of the
        province that she answers for; what units write is not for every eye that sees plans."""
        if permission == Permission.REPORT_LOCAL:
            return self.filter(_of_own_unit(user))
        if permission == Permission.VIEW_PLANS:
            province = plan_scope(user, Permission.MAKE_REPORTS, prefix="round__")
            return self.filter(province | _of_own_unit(user))
        return self.filter(plan_scope(user, permission, prefix="round__"))

    def missing(self) -> Self:
        """What the department still waits for: not sent, or returned for correction."""
        return self.filter(IS_MISSING)

    def accepted(self) -> Self:
        return self.filter(IS_ACCEPTED)

    def waiting(self) -> Self:
        return self.filter(state=LocalReportState.SENT)

    def search(self, text: str) -> Self:
        """By the name of the unit or zone; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        return self.alias(words=words_of("admin_unit__name", "zone__name")).filter(words=query)

    def with_context(self) -> Self:
        """The round and whose report it is."""
        return self.select_related(
            "round__admin_unit", "admin_unit", "zone", "sent_by", "decided_by"
        )

    def with_people(self) -> Self:
        """`is_reachable`: whether anybody has an account to report for the unit or zone."""
        people = Membership.objects.active(timezone.localdate()).that_may(Permission.REPORT_LOCAL)
        unit = people.filter(admin_unit__isnull=False, admin_unit=OuterRef("admin_unit"))
        zone = people.filter(zone__isnull=False, zone=OuterRef("zone"))
        return self.annotate(is_reachable=Exists(unit) | Exists(zone))
