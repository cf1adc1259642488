"""Solutions: the step of filling in, the page of each with its life, and all of the province."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.access import Request, requires
from accounts.roles import Permission
from assessments.choices import SolutionStatus
from assessments.errors import AssessmentRefusedError
from assessments.filters.solutions import SolutionFilter
from assessments.forms.solutions import AnswerForm, FollowUpForm, StepForm
from assessments.models import Solution, SolutionStep
from assessments.policies.solutions import Way, way_open_to
from assessments.selectors.solutions import NextStep, following_steps, solution_page
from assessments.services.solution_life import plan_follow_up, report_step, settle_step
from assessments.tables.solutions import SolutionTable
from core.views import ListPage


@method_decorator(requires(Permission.VIEW_REGISTER), name="dispatch")
class SolutionList(ListPage):
    """The solutions of all facilities that a person may see."""

    template_name = "assessments/solutions/list.html"
    title = _("Solutions")
    lead = _("What was proposed, what is done, and what came of it, in all your facilities.")
    table_class = SolutionTable
    filterset_class = SolutionFilter
    empty_title = _("No solution yet")
    empty_text = _("They come with the assessments of the facilities.")
    export_name = "solutions"

    def get_queryset(self) -> Any:
        scope = Solution.objects.for_user(self.request.user)
        return scope.for_list().order_by("assessment__facility__name", "title", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if not self.is_partial:
            scope = Solution.objects.for_user(self.request.user)
            context["due"] = scope.follow_up_due(timezone.localdate()).count()
            context["waiting"] = scope.with_step_waiting().count()
        return context


@requires(Permission.VIEW_REGISTER)
def solution_detail(request: Request, pk: int) -> HttpResponse:
    """One solution: its life, its worth, what was expected beside what was measured."""
    return _page(request, _solution(request, pk))


@requires(Permission.VIEW_REGISTER)
def solution_step(request: Request, pk: int, status: str) -> HttpResponse:
    """The form of one step; sent, the step is taken or reported."""
    solution = _solution(request, pk)
    step = _following(request, solution, status)
    form = StepForm(request.POST or None, solution=solution, status=step.status)
    if request.method == "POST" and form.is_valid():
        try:
            taken = report_step(
                solution=solution,
                status=step.status,
                on=form.cleaned_data["on"],
                reason=form.cleaned_data["reason"],
                measured=form.measured(),
                by=request.user,
            )
        except AssessmentRefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _said(taken))
            return redirect("assessments:solution", solution.pk)
    return _form(request, solution, step, form)


@require_POST
@requires(Permission.VIEW_REGISTER)
def solution_follow_up(request: Request, pk: int) -> HttpResponse:
    """Another day for the follow-up."""
    solution = _solution(request, pk)
    form = FollowUpForm(request.POST)
    if form.is_valid():
        try:
            plan_follow_up(solution=solution, on=form.cleaned_data["on"], by=request.user)
        except AssessmentRefusedError as refusal:
            form.add_error("on", str(refusal))
        else:
            messages.success(request, _("The day of the follow-up is noted."))
            return redirect("assessments:solution", solution.pk)
    return _page(request, solution, follow_up_form=form)


@require_POST
@requires(Permission.VERIFY)
def solution_settle(request: Request, pk: int) -> HttpResponse:
    """Accepting or refusing a step that was reported."""
    scope = Solution.objects.for_user(request.user, Permission.VERIFY)
    steps = SolutionStep.objects.select_related("solution__assessment__facility")
    step = get_object_or_404(steps.filter(solution__in=scope.values("pk")), pk=pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            settle_step(step=step, accept=said["accept"], reason=said["reason"], by=request.user)
        except AssessmentRefusedError as refusal:
            form.add_error("reason", str(refusal))
        else:
            words = _("The step is accepted.") if said["accept"] else _("The step is refused.")
            messages.success(request, words)
            return redirect("assessments:solution", step.solution_id)
    return _page(request, _solution(request, step.solution_id), answer_form=form)


# Parts ----------------------------------------------------------------------------------------


def _solution(request: Request, pk: int) -> Solution:
    scope = Solution.objects.for_user(request.user).for_cards()
    found = scope.select_related("category", "effect_resource", "assessment__facility__industry")
    return get_object_or_404(found, pk=pk)


def _page(request: Request, solution: Solution, **forms: Any) -> HttpResponse:
    told = {
        "solution": solution,
        "assessment": solution.assessment,
        "shown": solution_page(solution, request.user),
        "follow_up_form": FollowUpForm(initial={"on": solution.follow_up_on}),
        "answer_form": AnswerForm(),
        **forms,
    }
    return render(request, "assessments/solutions/detail.html", told)


def _form(request: Request, solution: Solution, step: NextStep, form: StepForm) -> HttpResponse:
    told = {
        "solution": solution,
        "assessment": solution.assessment,
        "step": step,
        "form": form,
        "is_reported": way_open_to(request.user, solution.assessment) is Way.REPORTED,
    }
    return render(request, "assessments/solutions/step.html", told)


def _following(request: Request, solution: Solution, status: str) -> NextStep:
    """The step that the address names; none the person cannot take is there."""
    steps = following_steps(solution, request.user)
    found = next((step for step in steps if step.status == status), None)
    if found is None:
        raise Http404
    return found


def _said(step: SolutionStep) -> Any:
    if step.checked_at is None:
        return _("It is reported. The department checks it, then it counts.")
    return _("Noted: %(state)s.") % {"state": SolutionStatus(step.status).label}
