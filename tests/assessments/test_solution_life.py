"""The life of solutions: steps at once, steps reported and checked, follow-ups and reminders."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from accounts.choices import NotificationKind
from accounts.models import Notification
from accounts.roles import Role
from assessments.choices import AssessmentKind, AssessmentStatus, SolutionStatus
from assessments.errors import AssessmentRefusedError
from assessments.models import Comment, Resource, Solution, SolutionEffect, SolutionStep
from assessments.rules.lives import NEXT, months_after
from assessments.selectors.solution_days import follow_ups_due
from assessments.selectors.solutions import effects_of, solution_page
from assessments.services.follow_ups import remind_follow_ups
from assessments.services.solution_life import Measured, plan_follow_up, report_step, settle_step
from assessments.tasks import remind_follow_ups as remind_task
from campaigns.choices import RuleCode
from core.history import events_of
from reports.models import FacilityYear
from reports.services.rollup import drain
from tests import factories
from tests.cast import Cast, someone

pytestmark = pytest.mark.django_db
DAY = date(2020, 6, 10)
STATUS = SolutionStatus
WHY = {STATUS.POSTPONED: "chờ vốn", STATUS.REJECTED: "không hợp"}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def solution_of(cast: Cast, *, status: str = "proposed", **assessment) -> Solution:
    of = {"kind": AssessmentKind.SELF, "reporting_year": 2020} | assessment
    made = factories.Assessment(facility=cast.facility, **of)
    return factories.Solution(
        assessment=made, status=status, effect_resource=factories.Resource(), title="Bọc bảo ôn"
    )


def saved() -> Measured:
    """90 million đồng, and 41,000 of the main resource."""
    power = factories.Resource()
    return Measured(saving_vnd=Decimal(90_000_000), effects={power.pk: Decimal(41_000)})


def take(solution: Solution, status: SolutionStatus, by, **given) -> SolutionStep:
    said = {"on": DAY, "reason": WHY.get(status, "")} | given
    return report_step(solution=solution, status=status, by=by, **said)


# At once --------------------------------------------------------------------------------------


def test_while_it_is_open_a_step_is_taken_at_once(cast: Cast) -> None:
    solution = solution_of(cast, draft=True)
    step = take(solution, STATUS.IMPLEMENTED, cast.owner, measured=saved())
    stored = Solution.objects.get(pk=solution.pk)
    assert (step.checked_by, stored.status, stored.implemented_year) == (
        cast.owner,
        STATUS.IMPLEMENTED,
        2020,
    )
    assert (stored.measured_saving_vnd, stored.measured_effect_quantity) == (90_000_000, 41_000)
    assert stored.follow_up_on == date(2020, 12, 10)


@pytest.mark.parametrize("before", SolutionStatus)
@pytest.mark.parametrize("after", SolutionStatus)
def test_every_pair_of_states_is_as_the_table_says(
    cast: Cast, before: SolutionStatus, after: SolutionStatus
) -> None:
    solution = solution_of(cast, status=before, verified=True)
    measured = saved() if after in ("implemented", "confirmed") else Measured()
    if after in NEXT[before]:
        take(solution, after, cast.officer, measured=measured)
    else:
        with pytest.raises(AssessmentRefusedError, match="cannot become"):
            take(solution, after, cast.officer, measured=measured)
    solution.refresh_from_db()
    assert solution.status == (after if after in NEXT[before] else before)


@pytest.mark.parametrize("status", [STATUS.POSTPONED, STATUS.REJECTED])
def test_postponing_and_rejecting_ask_for_a_reason(cast: Cast, status: SolutionStatus) -> None:
    solution = solution_of(cast, draft=True)
    with pytest.raises(AssessmentRefusedError, match="Say why"):
        take(solution, status, cast.owner, reason="  ")
    take(solution, status, cast.owner)
    assert solution.reason == WHY[status]
    if status == STATUS.POSTPONED:
        take(solution, STATUS.CHOSEN, cast.owner)
        assert (solution.status, solution.reason) == (STATUS.CHOSEN, "")


def test_step_cannot_lie_in_the_future(cast: Cast) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(AssessmentRefusedError, match="future"):
        take(solution_of(cast, draft=True), STATUS.CHOSEN, cast.owner, on=tomorrow)


def test_result_is_measured_once_it_is_there_and_the_year_stays(cast: Cast) -> None:
    solution = solution_of(cast, draft=True)
    with pytest.raises(AssessmentRefusedError, match="implemented"):
        take(solution, STATUS.CHOSEN, cast.owner, measured=saved())
    take(solution, STATUS.IMPLEMENTED, cast.owner)
    with pytest.raises(AssessmentRefusedError, match="what was measured"):
        take(solution, STATUS.IMPLEMENTED, cast.owner)
    take(solution, STATUS.IMPLEMENTED, cast.owner, on=date(2021, 2, 1), measured=saved())
    assert (solution.implemented_year, solution.follow_up_on) == (2020, None)
    assert solution.measured_saving_vnd == 90_000_000


def test_only_whoever_verifies_confirms(cast: Cast) -> None:
    solution = solution_of(cast, draft=True, status="implemented")
    with pytest.raises(AssessmentRefusedError, match="confirmed by the department"):
        take(solution, STATUS.CONFIRMED, cast.owner, measured=saved())
    expert = factories.Assessment(facility=cast.facility, draft=True)
    of_expert = factories.Solution(assessment=expert, implemented=True)
    with pytest.raises(AssessmentRefusedError, match="confirmed by the department"):
        take(of_expert, STATUS.CONFIRMED, cast.consultant, measured=Measured(saving_vnd=Decimal(1)))
    take(of_expert, STATUS.CONFIRMED, cast.officer, measured=Measured(saving_vnd=Decimal(1)))
    assert of_expert.status == STATUS.CONFIRMED


# Reported and checked -------------------------------------------------------------------------

AT_ONCE, REPORTED, REFUSED = "at once", "reported", "refused"
RIGHTS = {
    "owner": (AT_ONCE, REFUSED, REPORTED),
    "officer": (REFUSED, REFUSED, AT_ONCE),
    "consultant": (REFUSED, REFUSED, REPORTED),
    "leader": (REFUSED, REFUSED, REFUSED),
    "local": (REFUSED, REFUSED, REFUSED),
    "ministry": (REFUSED, REFUSED, REFUSED),
    "stranger": (REFUSED, REFUSED, REFUSED),
    "newcomer": (REFUSED, REFUSED, REFUSED),
    "admin": (AT_ONCE, REFUSED, AT_ONCE),
}


@pytest.mark.parametrize("person", RIGHTS)
@pytest.mark.parametrize("place", range(3), ids=["draft", "sent", "verified"])
def test_who_may_say_a_step_of_a_self_assessment(cast: Cast, person: str, place: int) -> None:
    state = ({"draft": True}, {}, {"verified": True})[place]
    solution = solution_of(cast, **state)
    expected = RIGHTS[person][place]
    if expected == REFUSED:
        with pytest.raises(AssessmentRefusedError):
            take(solution, STATUS.CHOSEN, cast.person(person))
        return
    step = take(solution, STATUS.CHOSEN, cast.person(person))
    assert (step.checked_at is None) is (expected == REPORTED)
    solution.refresh_from_db()
    assert solution.status == (STATUS.CHOSEN if expected == AT_ONCE else STATUS.PROPOSED)


@pytest.mark.parametrize("status", ["returned", "reopened"])
def test_what_came_back_is_open_again(cast: Cast, status: str) -> None:
    solution = solution_of(cast, draft=True)
    solution.assessment.status = AssessmentStatus(status)
    solution.assessment.save()
    assert take(solution, STATUS.CHOSEN, cast.owner).checked_at is not None


def reported(cast: Cast, status: SolutionStatus = STATUS.IMPLEMENTED, **given) -> SolutionStep:
    return take(solution_of(cast, verified=True), status, cast.owner, **given)


def test_reported_step_changes_nothing_until_it_is_accepted(cast: Cast) -> None:
    step = reported(cast, measured=saved(), reason="lắp xong")
    solution = Solution.objects.get(pk=step.solution_id)
    assert (solution.status, solution.implemented_year) == (STATUS.PROPOSED, None)
    settle_step(step=step, accept=True, by=cast.officer, reason="đã xem tại chỗ")
    solution.refresh_from_db()
    assert (solution.status, solution.implemented_year) == (STATUS.IMPLEMENTED, 2020)
    assert solution.measured_saving_vnd == 90_000_000
    (lived,) = solution_page(solution, cast.owner).life
    assert (lived.step.checked_by, lived.answer) == (cast.officer, "đã xem tại chỗ")
    assert Notification.objects.get(user=cast.owner).kind == NotificationKind.STEP_ACCEPTED


def test_enterprise_reports_the_result_and_the_department_confirms_it(cast: Cast) -> None:
    solution = solution_of(cast, status="implemented", verified=True)
    step = take(solution, STATUS.CONFIRMED, cast.owner, measured=saved())
    settle_step(step=step, accept=True, by=cast.officer)
    solution.refresh_from_db()
    assert (solution.status, solution.measured_effect_quantity) == (STATUS.CONFIRMED, 41_000)


def test_refused_step_says_why_and_changes_nothing(cast: Cast) -> None:
    step = reported(cast)
    with pytest.raises(AssessmentRefusedError, match="Say why"):
        settle_step(step=step, accept=False, by=cast.officer)
    settle_step(step=step, accept=False, by=cast.officer, reason="chưa lắp")
    solution = Solution.objects.get(pk=step.solution_id)
    assert solution.status == STATUS.PROPOSED
    (lived,) = solution_page(solution, cast.owner).life
    assert (lived.step.is_refused, lived.answer) == (True, "chưa lắp")
    assert Notification.objects.get(user=cast.owner).kind == NotificationKind.STEP_REFUSED
    assert Comment.objects.get().anchor == f"solution-{solution.pk}"
    take(solution, STATUS.IMPLEMENTED, cast.owner)


def test_one_step_waits_at_a_time(cast: Cast) -> None:
    step = reported(cast, STATUS.CHOSEN)
    for person in (cast.owner, cast.officer):
        with pytest.raises(AssessmentRefusedError, match="waiting"):
            take(step.solution, STATUS.IMPLEMENTED, person)


@pytest.mark.parametrize(
    "person", ["owner", "consultant", "leader", "local", "ministry", "stranger", "newcomer"]
)
def test_only_whoever_verifies_checks_a_step(cast: Cast, person: str) -> None:
    step = reported(cast)
    with pytest.raises(AssessmentRefusedError, match="may not check"):
        settle_step(step=step, accept=True, by=cast.person(person))
    assert SolutionStep.objects.get(pk=step.pk).checked_at is None


def test_nobody_checks_what_she_reported(cast: Cast) -> None:
    step = reported(cast)
    both = someone("both", Role.OFFICER, admin_unit=cast.hanoi)
    SolutionStep.objects.update(reported_by=both)
    with pytest.raises(AssessmentRefusedError, match="ask a colleague"):
        settle_step(step=step, accept=True, by=both)
    settle_step(step=step, accept=True, by=cast.officer)


def test_second_check_is_told_who_was_quicker(cast: Cast) -> None:
    step = reported(cast)
    settle_step(step=step, accept=True, by=cast.officer)
    with pytest.raises(AssessmentRefusedError, match=str(cast.officer)):
        settle_step(step=step, accept=False, by=cast.admin, reason="không")


def test_checkers_are_told_of_what_is_reported(cast: Cast) -> None:
    step = reported(cast)
    (told,) = Notification.objects.all()
    assert (told.user, told.kind) == (cast.officer, NotificationKind.STEP)
    assert told.url.endswith(f"/solutions/{step.solution_id}/")


def test_accepted_step_moves_the_figure(cast: Cast) -> None:
    """“Applying” counts what is implemented in verified assessments."""
    factories.Rule(code=RuleCode.APPLYING)
    step = reported(cast)
    drain()
    years = FacilityYear.objects.filter(facility=cast.facility, year=2020)
    before = years.get()
    settle_step(step=step, accept=True, by=cast.officer)
    drain()
    after = years.get()
    assert (before.solutions_implemented, after.solutions_implemented) == (0, 1)
    assert (before.is_applying, after.is_applying) == (False, True)


# Measured beside expected ---------------------------------------------------------------------


def saving_of_three(cast: Cast) -> tuple[Solution, Resource, Resource]:
    """Of a verified assessment: expected to save electricity, water and coal."""
    water, coal = (factories.Resource(code=code) for code in ("water", "coal"))
    solution = solution_of(cast, verified=True, status="implemented")
    for resource, expected in ((water, 500), (coal, 8)):
        SolutionEffect.objects.create(
            solution=solution, resource=resource, expected_quantity=expected
        )
    return solution, water, coal


def shown(effects) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    return {each.resource.code: (each.expected, each.measured) for each in effects}


def test_accepted_step_brings_the_measured_beside_every_expected_effect(cast: Cast) -> None:
    solution, water, _coal = saving_of_three(cast)
    measured = Measured(effects=saved().effects | {water.pk: Decimal(420)})
    step = take(solution, STATUS.CONFIRMED, cast.owner, measured=measured)
    assert {each for _, each in shown(effects_of(solution)).values()} == {None}
    (waiting,) = solution_page(solution, cast.officer).life
    assert shown(waiting.effects) == {"electricity": (None, 41_000), "water": (500, 420)}
    settle_step(step=step, accept=True, by=cast.officer)
    stored = Solution.objects.get(pk=solution.pk)
    assert shown(effects_of(stored)) == {
        "electricity": (None, 41_000),
        "water": (500, 420),
        "coal": (8, None),
    }


def test_refused_step_leaves_the_effects_and_stays_in_the_life(cast: Cast) -> None:
    solution, water, _coal = saving_of_three(cast)
    SolutionEffect.objects.filter(resource=water).update(measured_quantity=300)
    measured = Measured(effects={water.pk: Decimal(420)})
    step = take(solution, STATUS.CONFIRMED, cast.owner, measured=measured)
    settle_step(step=step, accept=False, by=cast.officer, reason="đo lại")
    stored = Solution.objects.get(pk=solution.pk)
    assert shown(effects_of(stored))["water"] == (500, 300)
    (refused,) = solution_page(stored, cast.owner).life
    assert shown(refused.effects) == {"water": (500, 420)}


def test_measuring_again_changes_what_it_names_and_history_keeps_both(cast: Cast) -> None:
    solution, water, coal = saving_of_three(cast)
    for quantities in ({water.pk: 420, coal.pk: 9}, {water.pk: 450}):
        measured = Measured(effects={pk: Decimal(each) for pk, each in quantities.items()})
        take(solution, STATUS.IMPLEMENTED, cast.officer, measured=measured)
    stored = Solution.objects.get(pk=solution.pk)
    assert shown(effects_of(stored))["water"] == (500, 450)
    assert shown(effects_of(stored))["coal"] == (8, 9)
    events = events_of(SolutionEffect).objects.filter(resource=water, pgh_label="update")
    written = events.order_by("pgh_id").values_list(
        "measured_quantity", "pgh_context__metadata__user"
    )
    assert list(written) == [(420, cast.officer.pk), (450, cast.officer.pk)]


def test_only_what_was_expected_is_measured(cast: Cast) -> None:
    solution, *_ = saving_of_three(cast)
    other = Measured(effects={factories.Resource(code="lpg").pk: Decimal(1)})
    with pytest.raises(AssessmentRefusedError, match="expected"):
        take(solution, STATUS.CONFIRMED, cast.owner, measured=other)
    assert not solution.steps.exists()


def test_effect_taken_out_meanwhile_does_not_come_back(cast: Cast) -> None:
    """The assessment was opened again while the step waited, and another effect became the main
    one: each quantity still goes to its own resource."""
    solution, water, coal = saving_of_three(cast)
    quantities = saved().effects | {water.pk: Decimal(420), coal.pk: Decimal(9)}
    step = take(solution, STATUS.CONFIRMED, cast.owner, measured=Measured(effects=quantities))
    solution.effects.filter(resource__in=[water, coal]).delete()
    Solution.objects.update(effect_resource=water)
    settle_step(step=step, accept=True, by=cast.officer)
    stored = Solution.objects.get(pk=solution.pk)
    assert shown(effects_of(stored)) == {"water": (None, 420)}


# Follow-ups -----------------------------------------------------------------------------------


def implemented(cast: Cast, months_ago: int) -> Solution:
    solution = solution_of(cast, verified=True)
    day = months_after(timezone.localdate(), -months_ago)
    take(solution, STATUS.IMPLEMENTED, cast.officer, on=day)
    return solution


def test_follow_up_can_be_moved_up_to_twelve_months(cast: Cast) -> None:
    solution = implemented(cast, 1)
    day = months_after(timezone.localdate(), -1)
    plan_follow_up(solution=solution, on=months_after(day, 12), by=cast.owner)
    assert solution.follow_up_on == months_after(day, 12)
    for wrong in (months_after(day, 13), months_after(day, 5)):
        with pytest.raises(AssessmentRefusedError, match="between"):
            plan_follow_up(solution=solution, on=wrong, by=cast.owner)
    with pytest.raises(AssessmentRefusedError):
        plan_follow_up(solution=solution, on=months_after(day, 8), by=cast.leader)


def test_due_is_what_nobody_has_looked_at(cast: Cast) -> None:
    today = timezone.localdate()
    assert list(follow_ups_due(today)) == []
    solution = implemented(cast, 7)
    assert list(follow_ups_due(today)) == [solution]
    step = take(solution, STATUS.CONFIRMED, cast.owner, measured=saved())
    assert list(follow_ups_due(today)) == []
    settle_step(step=step, accept=False, by=cast.officer, reason="đo lại")
    assert list(follow_ups_due(today)) == [solution]
    take(solution, STATUS.IMPLEMENTED, cast.officer, measured=saved())
    assert list(follow_ups_due(today)) == []


def test_reminder_is_told_once_for_a_day_and_anew_for_another(cast: Cast) -> None:
    today = timezone.localdate()
    solution = implemented(cast, 7)
    assert remind_follow_ups(on=today) == 1
    assert remind_follow_ups(on=today + timedelta(days=1)) == 0
    remind_task()
    told = Notification.objects.get(kind=NotificationKind.FOLLOW_UP)
    assert told.user == cast.owner
    assert "Bọc bảo ôn" in str(told)
    plan_follow_up(solution=solution, on=today, by=cast.owner)
    assert remind_follow_ups(on=today) == 1


def test_reminders_cost_the_same_for_3_and_for_30(
    cast: Cast, django_assert_max_num_queries
) -> None:
    counts = []
    today = timezone.localdate()
    for size in (3, 30):
        for _number in range(size):
            facility = factories.Facility(commune=cast.commune)
            someone(f"owner{facility.pk}", Role.ENTERPRISE, enterprise=facility.enterprise)
            factories.Solution(assessment__facility=facility, implemented=True, follow_up_on=today)
        with django_assert_max_num_queries(12) as queries:
            assert remind_follow_ups(on=today) == size
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
