"""Filling in an assessment: begin, step by step, field by field, look over and send."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.access import Request
from assessments.choices import OPEN, AssessmentKind, Direction, Move
from assessments.errors import AssessmentRefusedError
from assessments.forms.filling import BeginForm, NewFlowForm, NewOutputForm, entries_of
from assessments.forms.sheet import contact_fields, fields_of, is_settled, own_fields, sheet_of
from assessments.models import Assessment
from assessments.policies.assessments import filling_permission, may_begin, may_fill_in
from assessments.selectors.fill import (
    FACILITY,
    LABELS,
    OUTPUT,
    SEND,
    SOLUTIONS,
    WASTE,
    came_back,
    steps_of,
)
from assessments.selectors.missing import missing_of
from assessments.selectors.notes import notes_of
from assessments.services import drafts, move_assessment
from assessments.services.saving import Saved, save_entries
from assessments.services.sending import send_assessment
from enterprises.models import Facility

STEPS = list(LABELS)
TEMPLATES = {
    FACILITY: "assessments/fill/facility.html",
    OUTPUT: "assessments/fill/output.html",
    SEND: "assessments/fill/send.html",
}
FLOWS = "assessments/fill/flows.html"
Answers = Sequence[Saved]


@login_required
def begin(request: Request, facility: int) -> HttpResponse:
    """“Begin my self-assessment for year …”: asks for the year, and goes to the first step."""
    of = get_object_or_404(Facility.objects.for_user(request.user), pk=facility)
    kinds = [kind for kind in AssessmentKind if may_begin(request.user, of, kind)]
    if not kinds:
        raise Http404
    form = BeginForm(request.POST or None, facility=of, user=request.user)
    if form.is_valid():
        try:
            draft = drafts.begin_draft(facility=of, by=request.user, **form.cleaned_data)
            if draft.status not in OPEN:
                messages.info(request, _("It was handed in already: here it is."))
            return redirect("assessments:fill", draft.pk, FACILITY)
        except AssessmentRefusedError as refusal:
            messages.error(request, str(refusal))
    return render(request, "assessments/fill/begin.html", {"facility": of, "form": form})


@never_cache
@login_required
def fill(request: Request, pk: int, step: str) -> HttpResponse:
    """A step: its page, and what its form sends when a browser has no JavaScript, or at its end."""
    assessment = _own(request, pk)
    if step not in LABELS or step == SOLUTIONS:
        raise Http404
    if not may_fill_in(request.user, assessment):
        return redirect("assessments:detail", pk)
    if request.method != "POST":
        return _page(request, assessment, step)
    try:
        answers = _saved(request, assessment)
        if not is_settled(answers):
            return _page(request, assessment, step, answers)
        return redirect(_after(request, assessment, step))
    except AssessmentRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("assessments:fill", pk, step)


@never_cache
@login_required
@require_POST
def save(request: Request, pk: int) -> HttpResponse:
    """Fields that were left: saved, and answered with what the page has to show anew."""
    assessment = _own(request, pk)
    try:
        answers = save_entries(
            assessment=assessment, entries=entries_of(request.POST), by=request.user
        )
    except AssessmentRefusedError as refusal:
        return HttpResponse(str(refusal), status=409, content_type="text/plain; charset=utf-8")
    sheet = sheet_of(assessment, answers, step=request.GET.get("step", SEND))
    touched = {answer.entry.anchor for answer in answers}
    own = [
        *own_fields(assessment, answers),
        *contact_fields(assessment, reader=request.user, answers=answers),
    ]
    lines = [line for line in sheet.lines if line.anchor in touched]
    context = {
        "assessment": assessment,
        "answers": answers,
        "sheet": sheet,
        "fields": own + [each for line in lines for each in fields_of(line)],
    }
    return render(request, "assessments/fill/answer.html", context)


@login_required
@require_POST
def send(request: Request, pk: int) -> HttpResponse:
    """Hands the assessment in, and says what happens next."""
    assessment = _own(request, pk)
    try:
        send_assessment(assessment=assessment, by=request.user)
    except AssessmentRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("assessments:fill", pk, SEND)
    return redirect("assessments:sent", pk)


@login_required
@require_POST
def take_back(request: Request, pk: int) -> HttpResponse:
    """Takes a report back that nobody has checked yet, to go on with it."""
    assessment = _own(request, pk)
    try:
        move_assessment(assessment=assessment, move=Move.WITHDRAW, by=request.user)
    except AssessmentRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("assessments:detail", pk)
    return redirect("assessments:fill", pk, SEND)


@login_required
def sent(request: Request, pk: int) -> HttpResponse:
    """The confirmation: it was sent, and what comes next."""
    assessment = _own(request, pk)
    if may_fill_in(request.user, assessment):
        return redirect("assessments:fill", pk, SEND)
    return render(request, "assessments/fill/sent.html", {"assessment": assessment})


@login_required
@require_POST
def remove(request: Request, pk: int) -> HttpResponse:
    """Takes a draft away that was never sent."""
    assessment = _own(request, pk)
    try:
        drafts.remove_draft(assessment=assessment, by=request.user)
    except AssessmentRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("assessments:detail", pk)
    messages.success(request, _("The draft was removed."))
    return redirect("enterprises:facility_detail", assessment.facility_id)


def _own(request: Request, pk: int) -> Assessment:
    """The assessment, when its kind is this person's to fill in, whatever its state; else 404."""
    mine = Assessment.objects.none()
    for kind in AssessmentKind:
        scope = Assessment.objects.for_user(request.user, filling_permission(kind))
        mine |= scope.filter(kind=kind)
    parts = ("facility__enterprise", "facility__industry", "facility__commune", "saved_by")
    return get_object_or_404(mine.select_related(*parts), pk=pk)


def _page(
    request: Request, assessment: Assessment, step: str, answers: Answers = ()
) -> HttpResponse:
    steps = steps_of(assessment)
    current = STEPS.index(step)
    sheet = sheet_of(assessment, answers, step=step)
    lines = sheet.of_step(step)
    context = {
        "assessment": assessment,
        "steps": steps,
        "step": steps[current],
        "previous": steps[current - 1] if current else None,
        "sheet": sheet,
        "lines": lines,
        "can_take": any(line.can_take for line in lines),
        "notes": notes_of(assessment),
        "may_add": True,
        "may_add_files": True,
        "stored": "stored" in request.GET,
        "came_back": came_back(assessment),
        **_own_context(request, assessment, step, answers),
    }
    return render(request, TEMPLATES.get(step, FLOWS), context)


def _own_context(
    request: Request, assessment: Assessment, step: str, answers: Answers
) -> dict[str, Any]:
    """What only this step shows."""
    if step == FACILITY:
        contact = contact_fields(assessment, reader=request.user, answers=answers)
        return {"own": own_fields(assessment, answers), "contact": contact}
    if step == SEND:
        return {"missing": missing_of(assessment)}
    if step == OUTPUT:
        return {"new": NewOutputForm()}
    return {"new": NewFlowForm(assessment=assessment, step=step)}


def _saved(request: Request, assessment: Assessment) -> Answers:
    """What the form of the step sent; a field whose other value is taken is left out."""
    theirs = request.POST.get("do", "").removeprefix("theirs:")
    entries = [entry for entry in entries_of(request.POST) if entry.key != theirs]
    return save_entries(assessment=assessment, entries=entries, by=request.user)


def _after(request: Request, assessment: Assessment, step: str) -> str:
    """Does what the pressed button asks for beside saving; where to go then. The key Enter in
    the fields of a new line adds it."""
    deed, _mark, wanted = request.POST.get("do", "").partition(":")
    if deed == "stay" and (request.POST.get("new-product") or request.POST.get("new-resource")):
        deed = "add"
    if deed == "continue":
        return reverse("assessments:fill", args=[assessment.pk, STEPS[STEPS.index(step) + 1]])
    page = reverse("assessments:fill", args=[assessment.pk, step])
    anchor = DEEDS[deed](request, assessment, step, wanted) if deed in DEEDS else ""
    said = "?stored=new" if deed == "add" else ""
    return f"{page}{said}#{anchor}" if anchor else page


def _add(request: Request, assessment: Assessment, step: str, _wanted: str) -> str:
    if step == OUTPUT:
        form: Any = NewOutputForm(request.POST)
        _check(form)
        line: Any = drafts.add_output(assessment=assessment, by=request.user, **form.cleaned_data)
        return f"output-{line.pk}"
    form = NewFlowForm(request.POST, assessment=assessment, step=step)
    _check(form)
    line = drafts.add_flow(
        assessment=assessment,
        resource=form.cleaned_data["resource"],
        product=form.cleaned_data.get("product"),
        direction=Direction.OUT if step == WASTE else Direction.IN,
        by=request.user,
    )
    return f"flow-{line.pk}"


def _check(form: Any) -> None:
    if not form.is_valid():
        said = "; ".join(f"{form.fields[n].label}: {e[0]}" for n, e in form.errors.items())
        raise AssessmentRefusedError(said)


def _remove(request: Request, assessment: Assessment, step: str, wanted: str) -> str:
    drafts.remove_line(assessment=assessment, anchor=wanted, by=request.user)
    return ""


def _take(request: Request, assessment: Assessment, step: str, wanted: str) -> str:
    drafts.take_over(assessment=assessment, key=wanted, by=request.user)
    return wanted.rpartition("-")[0]


def _take_all(request: Request, assessment: Assessment, step: str, _wanted: str) -> str:
    drafts.take_over_empty(assessment=assessment, step=step, by=request.user)
    return ""


Deed = Callable[[Request, Assessment, str, str], str]
DEEDS: dict[str, Deed] = {"add": _add, "remove": _remove, "take": _take, "take-all": _take_all}
