"""The workbook of one assessment, for who fills it in: taken out filled, brought back, checked."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import Request, requires
from accounts.roles import Permission
from assessments.models import Assessment
from assessments.policies.assessments import fills_in, may_fill_in
from imports.forms import FileForm
from imports.kinds import KINDS, draft_kind
from imports.models import ImportBatch
from imports.template_books.contents import of_assessment
from imports.template_books.workbook import template_of
from imports.views.batches import take_in

RECENT = 10


@requires(Permission.REPORT_OWN, Permission.ASSESS)
def draft(request: Request, assessment: int) -> HttpResponse:
    """Take the workbook along, bring it back; what was brought before. The page of the import
    shows what would change, and nothing is written before that is confirmed."""
    found = _own(request, assessment)
    if not may_fill_in(request.user, found):
        messages.warning(request, _("The assessment is not open: a workbook is taken no more."))
        return redirect("assessments:detail", pk=found.pk)
    kind = draft_kind(found.pk)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        batch = take_in(request.user, kind=kind, file=form.cleaned_data["file"])
        return redirect("imports:batch", pk=batch.pk)
    recent = ImportBatch.objects.for_user(request.user).filter(kind=kind).latest_first()
    context = {"assessment": found, "form": form, "recent": recent[:RECENT]}
    return render(request, "imports/draft.html", context)


@requires(Permission.REPORT_OWN, Permission.ASSESS)
def draft_workbook(request: Request, assessment: int) -> FileResponse:
    """The assessment as a workbook: what is there is filled in, the rest is left to fill in."""
    found = _own(request, assessment)
    made = template_of(KINDS["assessments"], of_assessment(found))
    name = f"{found.facility.code}-{found.reporting_year}.xlsx"
    return FileResponse(made, as_attachment=True, filename=name)


def _own(request: Request, pk: int) -> Assessment:
    """An assessment that is the person's to fill in, open or not; 404 for any other."""
    scope = Assessment.objects.for_user(request.user).select_related("facility")
    found = get_object_or_404(scope, pk=pk)
    if not fills_in(request.user, found):
        raise Http404
    return found
