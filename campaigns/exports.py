"""Plans and activities as the workbooks that can be brought in again."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.policies import may
from accounts.roles import Permission
from campaigns.importers.activities import ActivitySheet
from campaigns.importers.participations import ParticipationSheet
from campaigns.importers.plans import PlanSheet
from campaigns.importers.targets import TargetSheet
from campaigns.models import Activity, Participation, Target
from campaigns.querysets import plan_scope
from core.books import Book, SheetOfRecords
from enterprises.models import Facility


class PlanBook(Book):
    """“Kế hoạch” and “Chỉ tiêu”: the plans that the person answers for."""

    name = "plans-to-import"

    def is_open(self) -> bool:
        return _may_bring_in(self)

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        own = found.filter(plan_scope(self.user, Permission.EDIT_PLANS))
        targets = (
            Target.objects.filter(plan__in=own.order_by().values("pk"))
            .select_related("plan", "facility_list")
            .prefetch_related("industries")
            .order_by("plan__code", "position", "pk")
        )
        return [(PlanSheet, own), (TargetSheet, targets)]


class ActivityBook(Book):
    """“Hoạt động” and “Tham dự”; of the facilities that took part, those in the person's hands."""

    name = "activities-to-import"

    def is_open(self) -> bool:
        return _may_bring_in(self)

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        mine = Activity.objects.for_user(self.user, Permission.EDIT_PLANS)
        own = found.filter(pk__in=mine.values("pk"))
        facilities = Facility.objects.for_user(self.user, Permission.IMPORT)
        taking_part = (
            Participation.objects.filter(
                Q(facility=None) | Q(facility__in=facilities.values("pk")),
                activity__in=own.order_by().values("pk"),
            )
            .select_related("activity", "facility", "zone", "agency")
            .order_by("activity__starts_on", "activity__code", "pk")
        )
        return [(ActivitySheet, own), (ParticipationSheet, taking_part)]


def _may_bring_in(book: Book) -> bool:
    return may(book.user, Permission.IMPORT) and may(book.user, Permission.EDIT_PLANS)
