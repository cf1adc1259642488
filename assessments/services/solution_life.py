"""The life of a solution: steps taken, steps reported and checked, and when to look again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from accounts.choices import NotificationKind
from accounts.models import User
from accounts.roles import Permission
from accounts.services import notify
from assessments.anchors import anchor_of
from assessments.choices import IMPLEMENTED, WITH_REASON, SolutionStatus
from assessments.errors import AssessmentRefusedError
from assessments.models import (
    Assessment,
    Comment,
    MeasuredEffect,
    Solution,
    SolutionEffect,
    SolutionStep,
)
from assessments.policies.solutions import (
    NO_STEP,
    REMOVED_MEANWHILE,
    Way,
    check_settling,
    check_step,
    way_open_to,
)
from assessments.rules.lives import FIRST_FOLLOW_UP, months_after
from assessments.selectors.solution_days import follow_up_days
from core.history import written_by
from core.spreadsheets.wordings import Text
from core.templatetags.portal import day as shown
from enterprises.selectors import people_who_may

TAKEN = (
    "status",
    "reason",
    "implemented_year",
    "measured_saving_vnd",
    "measured_effect_quantity",
    "follow_up_on",
)
NOT_TO_FOLLOW: Text = _("Only a solution that is implemented is followed up.")
OUTSIDE: Text = _("Choose a day between %(first)s and %(last)s.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a solution really saves in a year: money in đồng, and of each resource that was expected
    (its id) a quantity in the resource's own unit; what was not measured is not named."""

    saving_vnd: Decimal | None = None
    effects: Mapping[int, Decimal] = field(default_factory=dict)


UNMEASURED = Measured()


@transaction.atomic
def report_step(
    *,
    solution: Solution,
    status: SolutionStatus,
    on: date,
    by: User,
    reason: str = "",
    measured: Measured = UNMEASURED,
) -> SolutionStep:
    """A step of its life: taken at once, or reported for somebody else to check.

    The step says which: `checked_at` is empty while it waits. Raises AssessmentRefusedError when
    the step does not follow, lacks something, or is not the person's to take.
    """
    locked = _locked(solution)
    step = SolutionStep(
        solution=locked,
        status=status,
        on=on,
        reason=reason.strip(),
        measured_saving_vnd=measured.saving_vnd,
        reported_by=by,
    )
    way = check_step(by, locked, step, measured.effects)
    with written_by(by, source="form", reason=step.reason):
        if way is Way.AT_ONCE:
            step.checked_by, step.checked_at = by, timezone.now()
            _take(locked, step, measured.effects)
        step.save()
        _keep_measured(step, measured.effects)
        if way is Way.REPORTED:
            _tell_checkers(locked, by)
    _copy(locked, solution)
    return step


@transaction.atomic
def settle_step(*, step: SolutionStep, accept: bool, by: User, reason: str = "") -> None:
    """What was reported is accepted, and the solution takes it; or it is refused, with a reason.

    The reason stands as a comment at the solution, of the very moment of the check. Raises
    AssessmentRefusedError for whoever may not check it, reported it, or comes second.
    """
    solution = _locked(step.solution)
    held = SolutionStep.objects.select_related("checked_by", "reported_by").get(pk=step.pk)
    held.solution = solution
    check_settling(by, held, accept=accept, reason=reason)
    held.checked_by, held.checked_at, held.is_refused = by, timezone.now(), not accept
    with written_by(by, source="form", reason=reason.strip() or held.reason):
        held.save(update_fields=("checked_by", "checked_at", "is_refused"))
        if accept:
            _take(solution, held, measured_by(held))
        if reason.strip():
            _comment(held, reason.strip(), by)
    _tell_reporter(held, reason.strip())


def measured_by(step: SolutionStep) -> dict[int, Decimal]:
    """The quantities that came with the step, by the id of their resource."""
    return dict(step.measured.values_list("resource", "measured_quantity"))


@transaction.atomic
def plan_follow_up(*, solution: Solution, on: date, by: User) -> None:
    """Another day for looking at the result, 6 to 12 months after it was implemented."""
    locked = _locked(solution)
    if way_open_to(by, locked.assessment) is None:
        raise AssessmentRefusedError(NO_STEP)
    if locked.status != SolutionStatus.IMPLEMENTED:
        raise AssessmentRefusedError(NOT_TO_FOLLOW)
    first, last = follow_up_days(locked)
    if not first <= on <= last:
        words = {"first": shown(first), "last": shown(last)}
        raise AssessmentRefusedError(lazystr(OUTSIDE % words))
    locked.follow_up_on = on
    with written_by(by, source="form"):
        locked.save(update_fields=("follow_up_on",))
    _copy(locked, solution)


# Parts ----------------------------------------------------------------------------------------


def _locked(solution: Solution) -> Solution:
    """The solution and its assessment, held: whoever comes second sees what the first has made."""
    Assessment.objects.select_for_update(of=("self",)).get(pk=solution.assessment_id)
    held = Solution.objects.select_for_update(of=("self",)).filter(pk=solution.pk)
    found = held.select_related("assessment__facility__commune").first()
    if found is None:
        raise AssessmentRefusedError(REMOVED_MEANWHILE)
    return found


def _keep_measured(step: SolutionStep, effects: Mapping[int, Decimal]) -> None:
    MeasuredEffect.objects.bulk_create(
        MeasuredEffect(step=step, resource_id=resource, measured_quantity=measured)
        for resource, measured in effects.items()
    )


def _take(solution: Solution, step: SolutionStep, effects: Mapping[int, Decimal]) -> None:
    """The solution becomes what the step says; figures it does not name stay."""
    is_first = solution.status not in IMPLEMENTED
    solution.status = step.status
    solution.reason = step.reason if step.status in WITH_REASON else ""
    if step.status in IMPLEMENTED and is_first:
        solution.implemented_year = step.on.year
        solution.follow_up_on = months_after(step.on, FIRST_FOLLOW_UP)
    if step.measured_saving_vnd is not None:
        solution.measured_saving_vnd = step.measured_saving_vnd
    main = solution.effect_resource_id
    if main is not None and main in effects:
        solution.measured_effect_quantity = effects[main]
    _take_further(solution, effects)
    if _was_followed_up(step, is_first=is_first):
        solution.follow_up_on = None
    solution.save(update_fields=TAKEN)


def _take_further(solution: Solution, effects: Mapping[int, Decimal]) -> None:
    """Beside what was expected; of what nobody expects any more the step alone tells."""
    further = list(solution.effects.filter(resource__in=effects))
    for effect in further:
        effect.measured_quantity = effects[effect.resource_id]
    SolutionEffect.objects.bulk_update(further, ["measured_quantity"])


def _was_followed_up(step: SolutionStep, *, is_first: bool) -> bool:
    """A result measured on the day itself does not yet say what lasts."""
    return step.status in IMPLEMENTED and not is_first


def _tell_checkers(solution: Solution, by: User) -> None:
    facility = solution.assessment.facility
    people = people_who_may(Permission.VERIFY, facility=facility)
    notify(
        users=[person for person in people if person != by],
        kind=NotificationKind.STEP,
        params={"facility": facility.name, "solution": solution.title},
        url=reverse("assessments:solution", args=[solution.pk]),
    )


def _tell_reporter(step: SolutionStep, reason: str) -> None:
    kind = NotificationKind.STEP_REFUSED if step.is_refused else NotificationKind.STEP_ACCEPTED
    notify(
        users=[step.reported_by],
        kind=kind,
        params={"solution": step.solution.title, "reason": reason},
        url=reverse("assessments:solution", args=[step.solution_id]),
    )


def _comment(step: SolutionStep, text: str, by: User) -> None:
    """Nothing is to be answered there, so it is settled from the beginning."""
    Comment.objects.create(
        assessment=step.solution.assessment,
        anchor=anchor_of(step.solution),
        text=text,
        by=by,
        at=step.checked_at or timezone.now(),
        settled_at=step.checked_at,
    )


def _copy(source: Solution, target: Solution) -> None:
    for name in TAKEN:
        value: Any = getattr(source, name)
        setattr(target, name, value)
