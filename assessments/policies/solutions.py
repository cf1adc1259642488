"""Who may change a solution, take or report a step of its life, and check what was reported."""

from collections.abc import Collection
from datetime import date
from enum import Enum, auto

from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.choices import (
    IMPLEMENTED,
    OPEN,
    WITH_REASON,
    AssessmentKind,
    AssessmentStatus,
    SolutionStatus,
)
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, Solution, SolutionStep
from assessments.policies.assessments import may_begin, may_check, may_fill_in
from assessments.rules.lives import NEXT, may_follow
from core.spreadsheets.wordings import Text
from enterprises.querysets import Visitor

NOT_OPEN: Text = _("This assessment is not open to you: its solutions cannot be changed now.")
REMOVED_MEANWHILE: Text = _("Somebody else has removed this solution meanwhile.")
NO_STEP: Text = _("You may not report on this solution now.")
NOT_NEXT: Text = _("“%(before)s” cannot become “%(after)s”.")
STEP_WAITS: Text = _("A step that was reported is still waiting to be checked.")
SAY_WHY: Text = _("Say why it was postponed or rejected.")
NOT_YET: Text = _("A step cannot lie in the future: give the day on which it was taken.")
MEASURE: Text = _("Say what was measured: the money saved or the quantity saved in a year.")
MEASURED_TOO_EARLY: Text = _("A result can be measured once the solution is implemented.")
NOT_EXPECTED: Text = _("A quantity is measured only of a resource that was expected to be saved.")
ONLY_CHECKERS_CONFIRM: Text = _("The result is confirmed by the department.")
NOT_A_CHECKER: Text = _("You may not check what was reported here.")
OWN_STEP: Text = _("Whoever reported a step cannot check it: ask a colleague.")
SETTLED: Text = _("It was checked already, by %(person)s.")
REFUSED_WHY: Text = _("Say why the step is refused, so that the enterprise can mend it.")


class Way(Enum):
    """How a person's step comes about: taken as she says it, or reported and then checked."""

    AT_ONCE = auto()
    REPORTED = auto()


def way_open_to(user: Visitor, assessment: Assessment) -> Way | None:
    """While it is open, whoever fills it in takes steps; of a verified one, whoever checks takes
    them and whoever reports or assesses reports them. None: nothing can be said now."""
    if assessment.status in OPEN:
        return Way.AT_ONCE if may_fill_in(user, assessment) else None
    if assessment.status != AssessmentStatus.VERIFIED:
        return None
    if may_check(user, assessment):
        return Way.AT_ONCE
    kinds = (AssessmentKind.SELF, AssessmentKind.DETAILED)
    holds = any(may_begin(user, assessment.facility, kind) for kind in kinds)
    return Way.REPORTED if holds else None


def steps_open_to(user: Visitor, solution: Solution) -> list[SolutionStatus]:
    """What the person may make of the solution now, or report of it."""
    way = way_open_to(user, solution.assessment)
    if way is None:
        return []
    following = list(NEXT[SolutionStatus(solution.status)])
    if _is_confirmed_by_another(user, solution.assessment, way):
        return [status for status in following if status != SolutionStatus.CONFIRMED]
    return following


def check_editable(user: Visitor, assessment: Assessment) -> None:
    if not may_fill_in(user, assessment):
        raise AssessmentRefusedError(NOT_OPEN)


def check_step(
    user: User, solution: Solution, step: SolutionStep, resources: Collection[int]
) -> Way:
    """How the step comes about; `resources` are those of which it brings a measured quantity.
    Raises AssessmentRefusedError, in words, when it cannot."""
    way = way_open_to(user, solution.assessment)
    if way is None:
        raise AssessmentRefusedError(NO_STEP)
    refusal = (
        _waiting(solution)
        or _out_of_order(solution, step)
        or _incomplete(solution, step, resources)
        or _unexpected(solution, resources)
    )
    if refusal is None and step.status == SolutionStatus.CONFIRMED:
        refusal = _unconfirmed(user, solution, way)
    if refusal is not None:
        raise AssessmentRefusedError(refusal)
    return way


def check_settling(user: User, step: SolutionStep, *, accept: bool, reason: str) -> None:
    """Raises AssessmentRefusedError when the person cannot accept, or refuse, what was reported."""
    if (refusal := settling_refusal(user, step)) is not None:
        raise AssessmentRefusedError(refusal)
    if not accept and not reason.strip():
        raise AssessmentRefusedError(REFUSED_WHY)
    if accept and (wrong := _out_of_order(step.solution, step)) is not None:
        raise AssessmentRefusedError(wrong)


def settling_refusal(user: User, step: SolutionStep) -> Text | None:
    """Why the person cannot check the step; None when she can."""
    if not may_check(user, step.solution.assessment):
        return NOT_A_CHECKER
    if step.checked_at is not None:
        return lazystr(SETTLED % {"person": str(step.checked_by)})
    return OWN_STEP if step.reported_by_id == user.pk else None


def _is_confirmed_by_another(user: Visitor, assessment: Assessment, way: Way) -> bool:
    """A report may ask for confirmation, since somebody checks it; a step at once is hers."""
    return way is Way.AT_ONCE and not may_check(user, assessment)


def _waiting(solution: Solution) -> Text | None:
    return STEP_WAITS if solution.steps.filter(checked_at=None).exists() else None


def _out_of_order(solution: Solution, step: SolutionStep) -> Text | None:
    before, after = SolutionStatus(solution.status), SolutionStatus(step.status)
    if may_follow(before, after):
        return None
    return lazystr(NOT_NEXT % {"before": before.label, "after": after.label})


def _incomplete(solution: Solution, step: SolutionStep, resources: Collection[int]) -> Text | None:
    if step.status in WITH_REASON and not step.reason:
        return SAY_WHY
    if step.on > _today():
        return NOT_YET
    is_measured = step.measured_saving_vnd is not None or bool(resources)
    if is_measured and step.status not in IMPLEMENTED:
        return MEASURED_TOO_EARLY
    is_again = step.status == solution.status
    return MEASURE if is_again and not is_measured else None


def _unexpected(solution: Solution, resources: Collection[int]) -> Text | None:
    expected = {solution.effect_resource_id, *solution.effects.values_list("resource", flat=True)}
    return None if expected.issuperset(resources) else NOT_EXPECTED


def _unconfirmed(user: User, solution: Solution, way: Way) -> Text | None:
    if _is_confirmed_by_another(user, solution.assessment, way):
        return ONLY_CHECKERS_CONFIRM
    return None


def _today() -> date:
    return timezone.localdate()
