"""The list of assessments and the page of each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from accounts.access import requires
from accounts.roles import Permission
from assessments.choices import Move
from assessments.exports import AssessmentBook
from assessments.filters.assessments import AssessmentFilter
from assessments.models import Assessment
from assessments.policies.assessments import may_check, may_fill_in, refusal_of
from assessments.selectors import assessment_shown
from assessments.selectors.checking import review_shown
from assessments.tables.assessments import AssessmentTable, status_tag
from core.views import ListPage


@method_decorator(requires(Permission.VIEW_REGISTER), name="dispatch")
class AssessmentList(ListPage):
    """The assessments of the facilities a person may see."""

    title = _("Assessments")
    table_class = AssessmentTable
    filterset_class = AssessmentFilter
    empty_title = _("No assessment yet")
    empty_text = _("They come with the workbook of assessments: the import page has a template.")
    export_name = "assessments"
    book = AssessmentBook

    def get_queryset(self) -> Any:
        scope = Assessment.objects.for_user(self.request.user)
        return (
            scope.with_energy_saving()
            .select_related("facility")
            .order_by("-reporting_year", "facility__name", "pk")
        )


@requires(Permission.VIEW_REGISTER)
def assessment_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One assessment: what went in and out, what it saved, and by which solutions."""
    scope = Assessment.objects.for_user(request.user)
    found = scope.select_related("facility__industry", "sent_by", "verified_by")
    assessment = get_object_or_404(found.prefetch_related("authors"), pk=pk)
    shown = assessment_shown(assessment)
    return render(
        request,
        "assessments/detail.html",
        {
            "assessment": assessment,
            "shown": shown,
            "status": status_tag(assessment),
            "review": review_shown(assessment),
            "may_check": may_check(request.user, assessment),
            "may_fill_in": may_fill_in(request.user, assessment),
            "may_take_back": refusal_of(request.user, assessment, Move.WITHDRAW) is None,
        },
    )
