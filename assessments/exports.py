"""Assessments as the workbook of four sheets that can be brought in again."""

from typing import Any

from django.db.models import QuerySet

from accounts.policies import may
from accounts.roles import Permission
from assessments.importers.assessments import AssessmentSheet
from assessments.importers.flows import FlowSheet
from assessments.importers.outputs import OutputSheet
from assessments.importers.solutions import SolutionSheet
from assessments.models import FlowLine, OutputLine, Solution
from core.books import Book, SheetOfRecords
from enterprises.models import Facility

IN_ORDER = ("assessment__facility__code", "assessment__reporting_year", "assessment__kind", "pk")


class AssessmentBook(Book):
    """“Đánh giá”, “Sản lượng”, “Tiêu thụ”, “Giải pháp”: the lines of the assessments listed."""

    name = "assessments-to-import"

    def is_open(self) -> bool:
        return may(self.user, Permission.IMPORT)

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
