"""Plans, activities and officers as workbooks that can be brought in again."""

from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from accounts.policies import may
from accounts.roles import Permission
from campaigns.importers.activities import ActivitySheet
from campaigns.importers.funding_sheet import FundingSheet
from campaigns.importers.local_report_sheet import LocalReportSheet
from campaigns.importers.lot_sheets import LotSheet, StepSheet
from campaigns.importers.network_sheets import CommitmentSheet, LinkSheet, MemberSheet
from campaigns.importers.officer_sheet import OfficerSheet
from campaigns.importers.participations import ParticipationSheet
from campaigns.importers.plans import PlanSheet
from campaigns.importers.project_sheet import ProjectSheet
from campaigns.importers.support_sheets import (
    FollowerSheet,
    ModelSheet,
    SupportSheet,
    TransferSheet,
)
from campaigns.importers.targets import TargetSheet
from campaigns.importers.task_sheets import BasisSheet, TaskSheet
from campaigns.models import (
    ActionPlan,
    Activity,
    ChainLink,
    Commitment,
    Funding,
    LegalBasis,
    LocalReport,
    ModelFollower,
    NetworkMember,
    Officer,
    Participation,
    PlanTask,
    PromotionProject,
    Target,
    TraceLot,
    TraceStep,
)
from campaigns.querysets import plan_scope
from core.books import Book, SheetOfRecords
from core.spreadsheets.sheets import Sheet
from enterprises.importers.territory import Territory
from enterprises.models import Facility


class PlanBook(Book):
    """“Kế hoạch” and “Chỉ tiêu”: the plans that the person answers for."""

    name = "plans-to-import"

    def is_open(self) -> bool:
        return _may_bring_in(self)

    def everything(self) -> "QuerySet[Any]":
        return ActionPlan.objects.with_place().order_by("starts_on", "code")

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        own = found.filter(plan_scope(self.user, Permission.EDIT_PLANS))
        targets = (
            Target.objects.filter(plan__in=own.order_by().values("pk"))
            .select_related("plan", "facility_list")
            .prefetch_related("industries", "sector_groups")
            .order_by("plan__code", "position", "pk")
        )
        return [(PlanSheet, own), (TargetSheet, targets)]


class TaskBook(Book):
    """“Nhiệm vụ” and “Căn cứ pháp lý”: of the plans that the person answers for."""

    name = "tasks-to-import"

    def is_open(self) -> bool:
        return _may_bring_in(self)

    def everything(self) -> "QuerySet[Any]":
        return PlanTask.objects.order_by("plan__code", "position", "pk")

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        mine = plan_scope(self.user, Permission.EDIT_PLANS, prefix="plan__")
        own: Any = found.filter(mine)
        bases = LegalBasis.objects.filter(mine, plan__in=own.order_by().values("plan"))
        ordered = bases.select_related("plan").order_by("plan__code", "position", "pk")
        return [(TaskSheet, own.with_context()), (BasisSheet, ordered)]


class FundingBook(Book):
    """The sheet “Kinh phí”: of the plans that the person answers for."""

    name = "funding-to-import"

    def is_open(self) -> bool:
        return _may_bring_in(self)

    def everything(self) -> "QuerySet[Any]":
        return Funding.objects.order_by("plan__code", "year", "source", "pk")

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        own: Any = found.filter(plan_scope(self.user, Permission.EDIT_PLANS, prefix="plan__"))
        return [(FundingSheet, own.with_context())]


class ActivityBook(Book):
    """“Hoạt động” and “Tham dự”; of the facilities that took part, those in the person's hands."""

    name = "activities-to-import"

    def is_open(self) -> bool:
        return _may_bring_in(self)

    def everything(self) -> "QuerySet[Any]":
        return Activity.objects.select_related("plan", "agency").order_by("starts_on", "code")

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


class LocalReportBook(Book):
    """The sheet “Báo cáo địa phương”: what is accepted, from paper or from the portal."""

    name = "local-reports-to-import"

    def is_open(self) -> bool:
        return _may_bring_in(self)

    def everything(self) -> "QuerySet[Any]":
        reports = LocalReport.objects.accepted()
        return reports.order_by("round__year", "admin_unit__code", "zone__code", "pk")

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        mine = LocalReport.objects.for_user(self.user, Permission.EDIT_PLANS).accepted()
        own = found.filter(pk__in=mine.values("pk"))
        return [(LocalReportSheet, own.select_related("round__admin_unit", "admin_unit", "zone"))]


class OfficerBook(Book):
    """The sheet “Cán bộ”, with the trainings that each attended."""

    name = "officers-to-import"

    def is_open(self) -> bool:
        return _may_bring_in(self)

    def everything(self) -> "QuerySet[Any]":
        return Officer.objects.order_by("admin_unit__code", "name", "pk")

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        """An officer of a facility goes with the facility."""
        facilities = Facility.objects.for_user(self.user, Permission.IMPORT)
        own = found.filter(Q(facility=None) | Q(facility__in=facilities.values("pk")))
        plans = Territory.of(self.user, Permission.EDIT_PLANS)
        if not plans.everywhere:
            provinces = [unit.province_id or unit.pk for unit in plans.units]
            own = own.filter(admin_unit__current_province__in=provinces)
        mine = Activity.objects.for_user(self.user, Permission.EDIT_PLANS)
        attended = (
            Participation.objects.filter(activity__in=mine.values("pk"))
            .select_related("activity")
            .order_by("activity__starts_on", "pk")
        )
        trainings = Prefetch("participations", queryset=attended, to_attr="trainings")
        related = own.select_related("admin_unit", "facility", "zone", "agency")
        return [(OfficerSheet, related.prefetch_related(trainings))]


def _may_bring_in(book: Book) -> bool:
    return may(book.user, Permission.IMPORT) and may(book.user, Permission.EDIT_PLANS)


class _AtFacilitiesBook(Book):
    """Records at facilities: those at facilities in the person's hands."""

    sheet: type[Sheet]

    def is_open(self) -> bool:
        return _may_bring_in(self)

    def everything(self) -> "QuerySet[Any]":
        records: Any = self.sheet._meta.model.objects
        return records.order_by("facility__code", "title", "pk")

    def own(self, found: "QuerySet[Any]") -> Any:
        facilities = Facility.objects.for_user(self.user, Permission.IMPORT)
        return found.filter(facility__in=facilities.values("pk"))

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        return [(self.sheet, self.own(found).with_context())]


class SupportBook(_AtFacilitiesBook):
    """The sheet “Hỗ trợ”."""

    name = "support-to-import"
    sheet = SupportSheet


class ModelBook(_AtFacilitiesBook):
    """“Mô hình” and “Cơ sở học theo”."""

    name = "models-to-import"
    sheet = ModelSheet

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        models = self.own(found).order_by().values("pk")
        followers = self.own(ModelFollower.objects.filter(model__in=models))
        related = followers.select_related("model__facility", "facility")
        ordered = related.order_by("model__facility__code", "model__title", "pk")
        return [*super().sheets(found), (FollowerSheet, ordered)]


class TransferBook(_AtFacilitiesBook):
    """The sheet “Chuyển giao công nghệ”."""

    name = "transfers-to-import"
    sheet = TransferSheet


class LotBook(_AtFacilitiesBook):
    """“Lô hàng” and “Công đoạn”."""

    name = "lots-to-import"
    sheet = LotSheet

    def everything(self) -> "QuerySet[Any]":
        return TraceLot.objects.order_by("facility__code", "code", "pk")

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        lots = self.own(found).order_by().values("pk")
        steps = TraceStep.objects.filter(lot__in=lots).select_related("lot__facility")
        ordered = steps.order_by("lot__facility__code", "lot__code", "position", "pk")
        return [*super().sheets(found), (StepSheet, ordered)]


class ProjectBook(Book):
    """The sheet “Đề án khuyến công”: the projects that the person answers for."""

    name = "projects-to-import"

    def is_open(self) -> bool:
        return _may_bring_in(self)

    def everything(self) -> "QuerySet[Any]":
        return PromotionProject.objects.order_by("starts_on", "code")

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        own = found.filter(plan_scope(self.user, Permission.EDIT_PLANS))
        facilities = Facility.objects.for_user(self.user, Permission.IMPORT)
        mine: Any = own.filter(Q(facility=None) | Q(facility__in=facilities.values("pk")))
        return [(ProjectSheet, mine.with_context())]


class NetworkBook(Book):
    """“Thành viên mạng lưới”, “Cam kết” and “Liên kết chuỗi”."""

    name = "network-to-import"

    def is_open(self) -> bool:
        return _may_bring_in(self)

    def everything(self) -> "QuerySet[Any]":
        return NetworkMember.objects.order_by("admin_unit__code", "name", "pk")

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        members: Any = found.filter(plan_scope(self.user, Permission.EDIT_PLANS))
        own = members.with_context()
        keys = own.order_by().values("pk")
        promised = Commitment.objects.filter(member__in=keys).select_related("member__admin_unit")
        # A link names both ends within one province.
        linked = ChainLink.objects.filter(
            supplier__in=keys, buyer__in=keys, buyer__admin_unit=F("supplier__admin_unit")
        ).select_related("supplier__admin_unit", "buyer", "activity")
        return [
            (MemberSheet, own),
            (CommitmentSheet, promised.order_by("member__name", "pk")),
            (LinkSheet, linked.order_by("supplier__name", "buyer__name", "pk")),
        ]
