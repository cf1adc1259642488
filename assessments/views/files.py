"""Evidence and comments of an assessment: what is added, taken away and handed out."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.access import Request, requires
from accounts.roles import Permission
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, Comment, Evidence
from assessments.policies.assessments import may_add_evidence, may_take_part
from assessments.selectors.blank_form import blank_form_of
from assessments.selectors.notes import noted_lines, notes_of
from assessments.services.comments import add_comment, settle_comment
from assessments.services.evidence import add_evidence, remove_evidence


@requires(Permission.VIEW_REGISTER)
@require_GET
def notes(request: Request, pk: int) -> HttpResponse:
    """Everything that was said of an assessment, and every file behind it, line by line."""
    assessment = get_object_or_404(_seen(request).select_related("facility"), pk=pk)
    said = notes_of(assessment)
    context = {
        "assessment": assessment,
        "notes": said,
        "lines": noted_lines(assessment, said),
        "may_add": may_take_part(request.user, assessment),
        "may_add_files": may_add_evidence(request.user, assessment),
    }
    return render(request, "assessments/files/notes.html", context)


@requires(Permission.VIEW_REGISTER)
@require_POST
def comment(request: Request, pk: int) -> HttpResponse:
    """Adds a comment to a line and goes back to the page it was written on."""
    assessment = _taken_part_in(request, pk)
    anchor, text = request.POST.get("anchor", ""), request.POST.get("text", "")
    try:
        add_comment(assessment=assessment, anchor=anchor, text=text, by=request.user)
        messages.success(request, _("The comment was added."))
    except AssessmentRefusedError as error:
        return _refused(request, assessment, error)
    return _back(request, assessment, anchor)


@requires(Permission.VIEW_REGISTER)
@require_POST
def settle(request: Request, pk: int) -> HttpResponse:
    """Marks a comment as done."""
    said = get_object_or_404(Comment.objects.select_related("assessment"), pk=pk)
    assessment = _taken_part_in(request, said.assessment_id)
    settle_comment(comment=said, by=request.user)
    return _back(request, assessment, said.anchor)


@requires(Permission.VIEW_REGISTER)
@require_POST
def upload(request: Request, pk: int) -> HttpResponse:
    """Keeps a file with a line and goes back to the page it was sent from."""
    assessment = _taken_part_in(request, pk)
    anchor, file = request.POST.get("anchor", ""), request.FILES.get("file")
    try:
        kept = add_evidence(assessment=assessment, anchor=anchor, file=file, by=request.user)
        messages.success(request, _("“%(name)s” was added.") % {"name": kept.name})
    except AssessmentRefusedError as error:
        return _refused(request, assessment, error)
    return _back(request, assessment, anchor)


@requires(Permission.VIEW_REGISTER)
@require_POST
def remove(request: Request, pk: int) -> HttpResponse:
    """Takes a file away."""
    evidence = get_object_or_404(Evidence, pk=pk)
    assessment = _taken_part_in(request, evidence.assessment_id)
    try:
        remove_evidence(evidence=evidence, by=request.user)
        messages.success(request, _("“%(name)s” was taken away.") % {"name": evidence.name})
    except AssessmentRefusedError as error:
        return _refused(request, assessment, error)
    return _back(request, assessment, evidence.anchor)


@requires(Permission.VIEW_REGISTER)
@require_GET
def download(request: Request, pk: int) -> FileResponse:
    """A file, as it was brought, to those who see the assessment; a browser saves it and neither
    shows nor guesses."""
    evidence = get_object_or_404(Evidence, pk=pk, assessment__in=_seen(request))
    if not evidence.file.storage.exists(str(evidence.file.name)):
        raise Http404
    response = FileResponse(
        evidence.file.open("rb"),
        as_attachment=True,
        filename=evidence.name,
        content_type=evidence.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@requires(Permission.VIEW_REGISTER)
@require_GET
def blank_form(request: Request, pk: int) -> HttpResponse:
    """The self-assessment as paper, to be printed and filled in by hand."""
    seen = _seen(request).select_related(
        "facility__enterprise", "facility__industry", "facility__commune__province"
    )
    assessment = get_object_or_404(seen, pk=pk)
    context = {"assessment": assessment, "form": blank_form_of(assessment)}
    return render(request, "assessments/files/blank_form.html", context)


def _seen(request: Request) -> "QuerySet[Assessment]":
    return Assessment.objects.for_user(request.user)


def _taken_part_in(request: Request, pk: int) -> Assessment:
    """The assessment, when the person sees it and fills it in or checks it; else 404."""
    assessment = get_object_or_404(_seen(request).select_related("facility"), pk=pk)
    if not may_take_part(request.user, assessment):
        raise Http404
    return assessment


def _back(request: Request, assessment: Assessment, anchor: str) -> HttpResponse:
    """To the page the form was on, at the line spoken of."""
    return redirect(f"{_page(request, assessment)}#{anchor or 'whole'}")


def _refused(
    request: Request, assessment: Assessment, error: AssessmentRefusedError
) -> HttpResponse:
    """To the top of the page the form was on, where it says why."""
    messages.error(request, str(error))
    return redirect(_page(request, assessment))


def _page(request: Request, assessment: Assessment) -> str:
    """The page the form was on, when it is one of ours."""
    page = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        page, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    notes_page = reverse("assessments:notes", args=[assessment.pk])
    return page.partition("#")[0] if is_ours else notes_page
