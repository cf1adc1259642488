"""What an enterprise gets back for its report: its place, solutions that worked, and a PDF."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.access import Request, requires
from accounts.roles import Permission
from assessments.documents import report_pdf_of
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment
from assessments.policies.assessments import filling_permission
from assessments.selectors import assessment_shown
from assessments.selectors.insight import insight_of
from assessments.selectors.proven import proven_solution
from assessments.services.solutions import add_solution


@requires(Permission.VIEW_REGISTER)
@require_GET
def insight(request: Request, pk: int) -> HttpResponse:
    """One's place among like plants, the norms, and what worked for others."""
    assessment = get_object_or_404(_seen(request), pk=pk)
    context = {
        "assessment": assessment,
        "shown": assessment_shown(assessment),
        "insight": insight_of(assessment, request.user),
    }
    return render(request, "assessments/insight/page.html", context)


@requires(Permission.VIEW_REGISTER)
@require_POST
def add_proven(request: Request, pk: int) -> HttpResponse:
    """Puts a solution that worked for others on the report's own list."""
    assessment = get_object_or_404(_seen(request), pk=pk)
    _check_filling(request, assessment)
    proven = proven_solution(assessment, key=request.POST.get("key", ""))
    if proven is None:
        raise Http404
    values = {"title": proven.title, "category": proven.category}
    try:
        add_solution(assessment=assessment, values=values, by=request.user)
        messages.success(request, _("“%(title)s” is on your list.") % {"title": proven.title})
    except AssessmentRefusedError as error:
        messages.error(request, str(error))
    return redirect("assessments:insight", pk=pk)


@requires(Permission.VIEW_REGISTER)
@require_GET
def report_pdf(request: Request, pk: int) -> HttpResponse:
    """The report to keep and to print."""
    assessment = get_object_or_404(_seen(request), pk=pk)
    response = HttpResponse(report_pdf_of(assessment), content_type="application/pdf")
    name = f"{assessment.facility.code}-{assessment.reporting_year}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _seen(request: Request) -> QuerySet[Assessment]:
    return Assessment.objects.for_user(request.user).select_related(
        "facility__industry", "facility__enterprise", "facility__commune__province"
    )


def _check_filling(request: Request, assessment: Assessment) -> None:
    """Whoever does not fill in reports of this facility does not learn of the button."""
    permission = filling_permission(assessment.kind)
    get_object_or_404(Assessment.objects.for_user(request.user, permission), pk=assessment.pk)
