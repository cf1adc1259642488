"""Assessments, and norms, as workbooks that can be brought in again."""

from typing import Any

from django.db.models import QuerySet

from accounts.policies import may
from accounts.roles import Permission
from assessments.importers.assessments import AssessmentSheet
from assessments.importers.flows import FlowSheet
from assessments.importers.norm_sheet import NormSheet
from assessments.importers.outputs import OutputSheet
from assessments.importers.solutions import SolutionSheet
from assessments.models import Assessment, FlowLine, Norm, OutputLine, Solution
from core.books import Book, SheetOfRecords
from enterprises.importers.territory import Territory
from enterprises.models import Facility

IN_ORDER = ("assessment__facility__code", "assessment__reporting_year", "assessment__kind", "pk")


class AssessmentBook(Book):
    """“Đánh giá”, “Sản lượng”, “Tiêu thụ”, “Giải pháp”: the lines of the assessments listed."""

    name = "assessments-to-import"

    def is_open(self) -> bool:
        return may(self.user, Permission.IMPORT)

    def everything(self) -> "QuerySet[Any]":
        return Assessment.objects.order_by("facility__code", "reporting_year", "pk")

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        scope = Facility.objects.for_user(self.user, Permission.IMPORT)
        own = found.filter(facility__in=scope.values("pk")).select_related("facility")
        chosen = own.order_by().values("pk")
        outputs, flows, solutions = (
            model._default_manager.filter(assessment__in=chosen)
            .select_related("assessment__facility", *related)
            .order_by(*IN_ORDER)
            for model, related in (
                (OutputLine, ()),
                (FlowLine, ("resource", "output_line")),
                (Solution, ("category", "effect_resource")),
            )
        )
        return [
            (AssessmentSheet, own),
            (OutputSheet, outputs),
            (FlowSheet, flows),
            (SolutionSheet, solutions),
        ]


class NormBook(Book):
    """The sheet “Định mức”: norms hold for the whole country, and so must who brings them in."""

    name = "norms-to-import"

    def is_open(self) -> bool:
        return Territory.of(self.user, Permission.IMPORT).everywhere

    def everything(self) -> "QuerySet[Any]":
        return Norm.objects.order_by("industry__code", "product", "resource__code", "valid_from")

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        return [(NormSheet, found.select_related("industry", "resource"))]
