"""The first page of an enterprise: what is asked of it now, and what it has."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.access import Request, requires
from accounts.roles import Permission
from assessments.choices import AssessmentKind
from assessments.errors import AssessmentRefusedError
from assessments.selectors.fill import FACILITY
from assessments.services.drafts import begin_draft
from assessments.tables.assessments import AssessmentTable, FacilityAssessmentTable
from campaigns.models import Invitation
from campaigns.selectors.my_facility import colleagues_of, desk_of, enterprises_of, facilities_of
from campaigns.selectors.my_facility import history_of as reports_of

# The latest reports; the list of assessments has them all.
SHOWN = 8


@requires(Permission.REPORT_OWN)
def my_facility(request: Request) -> HttpResponse:
    """What is asked now comes first; then the own reports, facilities and users."""
    enterprises = enterprises_of(request.user)
    if not enterprises:
        raise Http404
    facilities = list(facilities_of(enterprises))
    table_class = FacilityAssessmentTable if len(facilities) == 1 else AssessmentTable
    context = {
        "enterprises": enterprises,
        "facilities": facilities,
        "desk": desk_of(enterprises, day=timezone.localdate()),
        "table": table_class(
            list(reports_of(enterprises)[:SHOWN]), orderable=False, exclude=("baseline_year",)
        ),
        "colleagues": colleagues_of(enterprises),
        "today": timezone.localdate(),
    }
    return render(request, "campaigns/my_facility.html", context)


@require_POST
@requires(Permission.REPORT_OWN)
def my_round(request: Request, pk: int) -> HttpResponse:
    """Begins, or goes on with, what a round asks of one of the own facilities."""
    own = Invitation.objects.for_user(request.user, Permission.REPORT_OWN)
    invitation = get_object_or_404(own.select_related("round", "facility"), pk=pk)
    try:
        draft = begin_draft(
            facility=invitation.facility,
            reporting_year=invitation.round.reporting_year,
            kind=AssessmentKind.SELF,
            by=request.user,
        )
    except AssessmentRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("campaigns:my_facility")
    return redirect("assessments:fill", draft.pk, FACILITY)
