"""The step “solutions” of filling in an assessment: add, change, rank, remove, bring back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.access import Request, requires
from accounts.models import User
from accounts.roles import Permission
from assessments.choices import OPEN
from assessments.errors import AssessmentRefusedError
from assessments.forms.solutions import EffectList, SolutionForm, effect_list
from assessments.models import Assessment, Solution
from assessments.policies.assessments import may_begin
from assessments.selectors.fill import SOLUTIONS, came_back, steps_of
from assessments.selectors.notes import notes_of
from assessments.selectors.solutions import card_of, effects_of, fingerprint, solution_cards
from assessments.services.solutions import (
    ChangedMeanwhileError,
    add_solution,
    bring_back_solution,
    change_solution,
    rank_solution,
    remove_solution,
    removed_solution,
    stored_solution,
)

STEP = "assessments:fill_solutions"


@requires(Permission.VIEW_REGISTER)
def fill_solutions(request: Request, pk: int) -> HttpResponse:
    """The solutions in their order, each with what may be done with it."""
    assessment = _own(request, pk)
    if assessment.status not in OPEN:
        return redirect("assessments:detail", assessment.pk)
    told = {
        "cards": solution_cards(assessment),
        "removed": _removed(request, assessment),
        "notes": notes_of(assessment),
        "stored": request.GET.get("stored", ""),
    }
    return _render(request, assessment, "assessments/solutions/fill.html", told)


@requires(Permission.VIEW_REGISTER)
def solution_add(request: Request, pk: int) -> HttpResponse:
    """The form of a new solution."""
    assessment = _open(request, pk)
    form, effects = SolutionForm(request.POST or None), effect_list(request.POST or None)
    if request.method == "POST" and form.is_valid() and effects.is_valid():
        try:
            values = {**_said(form), "effects": effects.effects([])}
            made = add_solution(assessment=assessment, values=values, by=request.user)
        except AssessmentRefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("“%(title)s” is in the list.") % {"title": made.title})
            return redirect(f"{_address(assessment)}?stored=new")
    told = {"form": form, "effects": effects, "solution": None}
    return _render(request, assessment, "assessments/solutions/form.html", told)


@requires(Permission.VIEW_REGISTER)
def solution_change(request: Request, pk: int) -> HttpResponse:
    """The form of a solution that is there."""
    solution = _solution(request, pk)
    if solution.assessment.status not in OPEN:
        return redirect("assessments:solution", solution.pk)
    form = SolutionForm(request.POST or None, initial=_initial(solution))
    effects = effect_list(request.POST or None, solution=solution)
    told = {"form": form, "effects": effects, "solution": solution}
    if request.method == "POST" and form.is_valid() and effects.is_valid():
        try:
            _change(solution, form, effects, by=request.user)
        except ChangedMeanwhileError as refusal:
            told |= _compared(form, solution)
            form.add_error(None, str(refusal))
        except AssessmentRefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("“%(title)s” is saved.") % {"title": solution.title})
            return redirect(f"{_address(solution.assessment)}?stored={solution.pk}")
    return _render(request, solution.assessment, "assessments/solutions/form.html", told)


@require_POST
@requires(Permission.VIEW_REGISTER)
def solution_rank(request: Request, pk: int) -> HttpResponse:
    """One place up or down."""
    solution = _solution(request, pk)
    is_up = request.POST.get("move") == "up"
    try:
        rank_solution(solution=solution, up=is_up, by=request.user)
    except AssessmentRefusedError as refusal:
        messages.error(request, str(refusal))
    return redirect(STEP, solution.assessment_id)


@require_POST
@requires(Permission.VIEW_REGISTER)
def solution_remove(request: Request, pk: int) -> HttpResponse:
    """Out of the list; the page that follows says so and can bring it back."""
    solution = _solution(request, pk)
    try:
        key = remove_solution(solution=solution, by=request.user)
    except AssessmentRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect(STEP, solution.assessment_id)
    return redirect(f"{_address(solution.assessment)}?removed={key}")


@require_POST
@requires(Permission.VIEW_REGISTER)
def solution_bring_back(request: Request, pk: int) -> HttpResponse:
    """A removed solution, back in the list."""
    assessment = _open(request, pk)
    key = request.POST.get("key", "")
    try:
        found = bring_back_solution(
            assessment=assessment, key=int(key) if key.isdecimal() else 0, by=request.user
        )
    except AssessmentRefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("“%(title)s” is in the list again.") % {"title": found.title})
    return redirect(STEP, assessment.pk)


# Parts ----------------------------------------------------------------------------------------


def _own(request: Request, pk: int) -> Assessment:
    """An assessment whose kind the person fills in, whatever its state; 404 of others."""
    scope = Assessment.objects.for_user(request.user).select_related("facility")
    assessment = get_object_or_404(scope, pk=pk)
    if not may_begin(request.user, assessment.facility, assessment.kind):
        raise Http404
    return assessment


def _open(request: Request, pk: int) -> Assessment:
    """The same, open: what is locked has no forms."""
    assessment = _own(request, pk)
    if assessment.status not in OPEN:
        raise Http404
    return assessment


def _solution(request: Request, pk: int) -> Solution:
    scope = Solution.objects.for_user(request.user).for_cards()
    solution = get_object_or_404(scope, pk=pk)
    solution.assessment = _own(request, solution.assessment_id)
    return solution


def _render(
    request: Request, assessment: Assessment, template: str, told: dict[str, Any]
) -> HttpResponse:
    steps = steps_of(assessment)
    place = [each.key for each in steps].index(SOLUTIONS)
    frame = {
        "assessment": assessment,
        "steps": steps,
        "before": steps[place - 1],
        "step": steps[place],
        "after": steps[place + 1],
        "came_back": came_back(assessment),
    }
    return render(request, template, frame | told)


def _removed(request: Request, assessment: Assessment) -> Any:
    """The last of a solution that was just removed, so that it can be brought back."""
    key = request.GET.get("removed", "")
    return removed_solution(assessment=assessment, key=int(key)) if key.isdecimal() else None


def _change(solution: Solution, form: SolutionForm, effects: EffectList, *, by: User) -> None:
    values = {**_said(form), "effects": effects.effects(effects_of(solution))}
    change_solution(solution=solution, values=values, seen=form.cleaned_data["seen"], by=by)


def _compared(form: SolutionForm, solution: Solution) -> dict[str, Any]:
    """What somebody else has stored, above what was typed; saved again, what was typed stays."""
    stored = stored_solution(solution)
    form.data = {**form.data.dict(), "seen": fingerprint(stored)}  # type: ignore[attr-defined]
    return {"stored": card_of(stored)}


def _said(form: SolutionForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "seen"}


def _initial(solution: Solution) -> dict[str, Any]:
    names = [name for name in SolutionForm.base_fields if name != "seen"]
    said = {name: getattr(solution, name) for name in names}
    return said | {"seen": fingerprint(solution)}


def _address(assessment: Assessment) -> str:
    return reverse(STEP, args=[assessment.pk])
