"""The life of each solution: proposed, chosen, done, and looked at again half a year later."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from accounts.models import User
from assessments.choices import IMPLEMENTED, SolutionStatus
from assessments.models import Assessment, MeasuredEffect, Solution, SolutionEffect, SolutionStep
from assessments.rules.lives import FIRST_FOLLOW_UP, LAST_FOLLOW_UP, months_after
from core.bulk import copy_all, next_keys
from sxsh_portal.demo.chance import Chance

S = SolutionStatus
# An enterprise writes its report so long after it has found what could be done.
REPORTED_AFTER = timedelta(days=45)
SOONEST, LATEST, CHECKED_AFTER = timedelta(days=14), timedelta(days=150), timedelta(days=3)
REMARKS = {
    S.IMPLEMENTED: (
        "Đã làm xong và chạy ổn định",
        "Làm trong kỳ bảo dưỡng định kỳ, không phải dừng sản xuất thêm",
        "Đã nghiệm thu nội bộ, giao cho tổ cơ điện theo dõi",
    ),
    S.CONFIRMED: (
        "Đối chiếu hóa đơn, chứng từ sáu tháng trước và sau khi thực hiện",
        "Theo sổ sản xuất sáu tháng, tính trên một đơn vị sản phẩm",
        "Đã xem tại chỗ, số đo khớp với sổ ghi của cơ sở",
    ),
}
STEP_FIELDS = (
    "id",
    "solution_id",
    "status",
    "on",
    "reason",
    "measured_saving_vnd",
    "reported_by_id",
    "reported_at",
    "checked_by_id",
    "checked_at",
    "is_refused",
)
Day = tuple[SolutionStatus, date]


class Step(NamedTuple):
    """A step of a solution that need not be stored yet, told by `by` and accepted."""

    solution: Solution
    status: SolutionStatus
    on: date
    reason: str
    by: User
    at: datetime
    checked_by: User
    checked_at: datetime


def steps_of(
    assessment: Assessment, solutions: Sequence[Solution], *, by: User, last_year: int
) -> list[Step]:
    """What became of the solutions of a verified assessment, as `by` tells it and who verified the
    assessment accepts it."""
    code, year = assessment.facility.code, assessment.reporting_year
    chance = Chance(f"lives {code} {year} {assessment.kind}")
    proposed_on = _proposed_on(assessment)
    return [
        _step(solution, *day, by=by, officer=assessment.verified_by or by, chance=chance)
        for solution in solutions
        for day in _days(solution, proposed_on, last_year, chance)
    ]


def end_follow_up(solution: Solution) -> None:
    """Once the result is confirmed, nobody is to look at it again."""
    if solution.status == S.CONFIRMED:
        solution.follow_up_on = None


def write_steps(steps: Sequence[Step], effects: Sequence[SolutionEffect]) -> None:
    """Of solutions that are stored by now, with what was measured of their main resource and of
    the further `effects` when the result was confirmed."""
    further = {effect.solution_id: effect for effect in effects}
    told = list(zip(next_keys(SolutionStep, len(steps)), steps, strict=True))
    copy_all(SolutionStep, STEP_FIELDS, ([key, *_values(step)] for key, step in told))
    copy_all(
        MeasuredEffect,
        ("step_id", "resource_id", "measured_quantity"),
        (
            (key, *measured)
            for key, step in told
            if step.status == S.CONFIRMED
            for measured in _measured(step.solution, further.get(step.solution.pk))
        ),
    )


def _measured(solution: Solution, further: SolutionEffect | None) -> Iterator[tuple[object, ...]]:
    """By resource."""
    yield solution.effect_resource_id, solution.measured_effect_quantity
    if further:
        yield further.resource_id, further.measured_quantity


def _values(step: Step) -> list[object]:
    """In the order of STEP_FIELDS, without the key."""
    solution, status, on, reason, by, at, checked_by, checked_at = step
    measured = solution.measured_saving_vnd if status == S.CONFIRMED else None
    said = [solution.pk, status.value, on, reason, measured]
    return [*said, by.pk, at, checked_by.pk, checked_at, False]


def _days(solution: Solution, proposed_on: date, last_year: int, chance: Chance) -> list[Day]:
    """Each step with its day. What was done before the assessment was never proposed in it."""
    status = S(solution.status)
    begun = [(S.PROPOSED, proposed_on)]
    if status in IMPLEMENTED:
        done_on = _done_on(solution, proposed_on, chance)
        before = _before(solution, proposed_on, done_on)
        return [*before, (S.IMPLEMENTED, done_on), *_looked_at(solution)]
    if status == S.PROPOSED:
        return begun
    last = min(proposed_on + LATEST, date(last_year, 12, 31))
    return [*begun, (status, chance.day(proposed_on + SOONEST, last))]


def _proposed_on(assessment: Assessment) -> date:
    reported_on = assessment.sent_on or date(assessment.reporting_year, 12, 20)
    return assessment.assessed_on or reported_on - REPORTED_AFTER


def _done_on(solution: Solution, proposed_on: date, chance: Chance) -> date:
    """In its year, 6 to 12 months before the follow-up where there is one, and after it was
    proposed where that leaves a day."""
    year = solution.implemented_year or proposed_on.year
    first, last = date(year, 1, 1), date(year, 12, 31)
    if looked_at := solution.follow_up_on:
        first = max(first, months_after(looked_at, -LAST_FOLLOW_UP))
        last = min(last, months_after(looked_at, -FIRST_FOLLOW_UP))
    soonest = proposed_on + SOONEST
    return chance.day(max(first, soonest) if soonest <= last else first, last)


def _before(solution: Solution, proposed_on: date, done_on: date) -> list[Day]:
    """Where something is bought, somebody chooses first."""
    if done_on <= proposed_on:
        return []
    chosen_on = proposed_on + (done_on - proposed_on) // 2
    chosen = [(S.CHOSEN, chosen_on)] if solution.investment_vnd else []
    return [(S.PROPOSED, proposed_on), *chosen]


def _looked_at(solution: Solution) -> list[Day]:
    looked_at = solution.follow_up_on
    return [(S.CONFIRMED, looked_at)] if looked_at and solution.status == S.CONFIRMED else []


def _step(
    solution: Solution,
    status: SolutionStatus,
    on: date,
    *,
    by: User,
    officer: User,
    chance: Chance,
) -> Step:
    """Why it was put off stands at the step that did it; a draft is its author's own."""
    at = timezone.make_aware(datetime.combine(on, time(chance.randint(8, 16), 30)))
    is_last = status == solution.status
    is_own = status == S.PROPOSED or by == officer
    return Step(
        solution=solution,
        status=status,
        on=on,
        reason=solution.reason if is_last and solution.reason else _remark(status, chance),
        by=by,
        at=at,
        checked_by=by if is_own else officer,
        checked_at=at if is_own else at + CHECKED_AFTER,
    )


def _remark(status: SolutionStatus, chance: Chance) -> str:
    return chance.choice(REMARKS[status]) if status in REMARKS else ""
