"""Checking one assessment: the page with all there is to judge it by, and what is decided."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from accounts.access import Request, requires
from accounts.roles import Permission
from assessments.choices import AssessmentKind, Move
from assessments.errors import AssessmentRefusedError
from assessments.forms.review import CHECKS, EXPERT_KINDS, AssignForm, DecisionForm, TaskForm
from assessments.models import Assessment, ChecklistTask
from assessments.policies.assessments import (
    MOVES,
    may_add_evidence,
    may_begin,
    may_check,
    may_take_part,
    refusal_of,
)
from assessments.policies.checklist import steps_to_mark
from assessments.selectors.checking import assessment_checked, clock_of
from assessments.selectors.checklist import checklist_of
from assessments.selectors.differences import Comparison, compare
from assessments.selectors.queue import next_waiting
from assessments.services.assigning import assign_assessments
from assessments.services.checking import decide_assessment
from assessments.services.checklist import mark_task, unmark_task
from assessments.tables.assessments import status_tag

# Said when a move was made.
DONE = {
    Move.VERIFY: gettext_lazy("The assessment of %(facility)s was accepted."),
    Move.RETURN: gettext_lazy("The assessment of %(facility)s was returned."),
    Move.REOPEN: gettext_lazy("The assessment of %(facility)s was opened again."),
    Move.PREFER: gettext_lazy("This assessment of %(facility)s counts for its year."),
}
# Which one counts is said where they stand side by side.
DECISIONS = tuple(move for move in CHECKS if move is not Move.PREFER)
# After these the next one of the queue comes up.
ENDS_CHECK = (Move.VERIFY, Move.RETURN)


@requires(Permission.VERIFY)
@require_GET
def check(request: Request, pk: int) -> HttpResponse:
    """One assessment, beside last year's and beside its industry, with what it asks about."""
    return _check_page(request, _checked(request, pk), DecisionForm())


@requires(Permission.VERIFY)
@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    """Accepts, returns, opens again, or says which one counts; what was typed is never lost."""
    assessment = _checked(request, pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _check_page(request, assessment, form)
    move = form.cleaned_data["move"]
    try:
        decide_assessment(assessment=assessment, by=request.user, **form.cleaned_data)
    except AssessmentRefusedError as error:
        form.add_error(None, str(error))
        return _check_page(request, assessment, form)
    messages.success(request, DONE[move] % {"facility": assessment.facility.name})
    return _onwards(request, assessment, move)


@requires(Permission.VERIFY)
@require_POST
def assign(request: Request, pk: int) -> HttpResponse:
    """Says who checks this one."""
    assessment = _checked(request, pk)
    form = AssignForm(request.POST, user=request.user)
    if form.is_valid():
        to = form.cleaned_data["to"]
        try:
            assign_assessments(assessments=[assessment.pk], to=to, by=request.user)
            messages.success(
                request, _("Who checks: %(person)s") % {"person": to or _("nobody yet")}
            )
        except AssessmentRefusedError as error:
            messages.error(request, str(error))
    return redirect("assessments:check", pk=pk)


@requires(Permission.VIEW_REGISTER)
@require_GET
def differences(request: Request, pk: int) -> HttpResponse:
    """The assessments of one facility and year side by side."""
    assessment = _seen(request, pk)
    comparison = compare(assessment)
    context = {
        "assessment": assessment,
        "comparison": comparison,
        "to_begin": _to_begin(request, comparison),
        "may_check": may_check(request.user, assessment),
    }
    return render(request, "assessments/review/differences.html", context)


@requires(Permission.VIEW_REGISTER)
def checklist(request: Request, pk: int) -> HttpResponse:
    """The six steps and eighteen tasks, marked by whoever fills in the assessment."""
    assessment = _seen(request, pk)
    if request.method == "POST":
        return _mark(request, assessment)
    context = {
        "assessment": assessment,
        "checklist": checklist_of(assessment),
        "to_mark": steps_to_mark(request.user, assessment),
    }
    return render(request, "assessments/review/checklist.html", context)


def _seen(request: Request, pk: int) -> Assessment:
    scope = Assessment.objects.for_user(request.user)
    return get_object_or_404(scope.select_related("facility__industry"), pk=pk)


def _checked(request: Request, pk: int) -> Assessment:
    scope = Assessment.objects.for_user(request.user, Permission.VERIFY)
    related = ("facility__industry", "facility__commune", "sent_by", "verified_by", "assigned_to")
    found = scope.select_related(*related).prefetch_related("authors")
    return get_object_or_404(found, pk=pk)


def _to_begin(request: Request, comparison: Comparison) -> list[AssessmentKind]:
    """The expert assessments that the person may begin and that are not there yet."""
    there = {each.kind for each in comparison.assessments}
    facility = comparison.assessments[0].facility
    missing = [kind for kind in EXPERT_KINDS if kind not in there]
    return [kind for kind in missing if may_begin(request.user, facility, kind)]


def _check_page(request: Request, assessment: Assessment, form: DecisionForm) -> HttpResponse:
    assessment.refresh_from_db(fields=["status", "verified_on", "verified_by", "is_preferred"])
    asked = [move for move in DECISIONS if assessment.status in MOVES[move].starts]
    refusals = {move: refusal_of(request.user, assessment, move) for move in asked}
    context = {
        "assessment": assessment,
        "status": status_tag(assessment),
        "checked": assessment_checked(assessment),
        "clock": clock_of(assessment),
        "form": form,
        "moves": [move for move, refusal in refusals.items() if refusal is None],
        "refusal": next(filter(None, refusals.values()), None),
        "may_add": may_take_part(request.user, assessment),
        "may_add_files": may_add_evidence(request.user, assessment),
        "next": next_waiting(request.user, after=assessment),
        "assign": AssignForm(user=request.user),
    }
    return render(request, "assessments/review/check.html", context)


def _onwards(request: Request, assessment: Assessment, move: Move) -> HttpResponse:
    """After a decision the next in the queue; when none waits, the queue, which says so."""
    if move not in ENDS_CHECK:
        return redirect("assessments:check", pk=assessment.pk)
    following = next_waiting(request.user, after=assessment)
    if following is None:
        return redirect("assessments:queue")
    return redirect("assessments:check", pk=following.pk)


def _mark(request: Request, assessment: Assessment) -> HttpResponse:
    """Marks a task, or takes the mark away."""
    form = TaskForm(request.POST)
    address: Any = redirect("assessments:checklist", pk=assessment.pk)
    if not form.is_valid():
        return address
    task: ChecklistTask = form.cleaned_data["task"]
    try:
        if form.cleaned_data["undo"]:
            unmark_task(assessment=assessment, task=task, by=request.user)
        else:
            note = form.cleaned_data["note"]
            mark_task(assessment=assessment, task=task, by=request.user, note=note)
    except AssessmentRefusedError as error:
        messages.error(request, str(error))
    address["Location"] += f"#task-{task.pk}"
    return address
