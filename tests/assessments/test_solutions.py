"""Solutions of a draft: added, changed, ranked, removed, brought back."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.utils import translation

from accounts.models import User
from assessments.choices import AssessmentKind, AssessmentStatus, SolutionStatus
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, MeasuredEffect, Solution, SolutionStep
from assessments.selectors.solutions import effects_of, fingerprint, solution_cards
from assessments.services.solution_life import Measured, report_step
from assessments.services.solutions import (
    ChangedMeanwhileError,
    Effect,
    add_solution,
    bring_back_solution,
    change_solution,
    rank_solution,
    remove_solution,
    removed_solution,
    stored_solution,
)
from core.history import events_of
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def draft(cast: Cast) -> Assessment:
    return factories.Assessment(facility=cast.facility, kind=AssessmentKind.SELF, draft=True)


def add(assessment: Assessment, by: User, title: str = "Bọc bảo ôn", **values) -> Solution:
    category = factories.SolutionCategory()
    return add_solution(
        assessment=assessment, values={"title": title, "category": category} | values, by=by
    )


def titles(assessment: Assessment) -> list[str]:
    return [card.solution.title for card in solution_cards(assessment)]


def test_added_solution_begins_its_life_at_the_end_of_the_list(
    draft: Assessment, cast: Cast
) -> None:
    add(draft, cast.owner)
    made = add(draft, cast.owner, "Đèn LED", investment_vnd=Decimal(8_000_000))
    assert titles(draft) == ["Bọc bảo ôn", "Đèn LED"]
    assert (made.status, made.rank) == (SolutionStatus.PROPOSED, 2)
    (step,) = made.steps.all()
    assert (step.status, step.reported_by, step.checked_by) == ("proposed", cast.owner, cast.owner)
    draft.refresh_from_db()
    assert draft.saved_by == cast.owner


def test_added_solution_knows_its_author(draft: Assessment, cast: Cast) -> None:
    made = add(draft, cast.owner)
    event = events_of(Solution).objects.get(pgh_obj_id=made.pk)
    assert event.pgh_context.metadata["user"] == cast.owner.pk


def test_effects_are_one_list_the_main_one_first(draft: Assessment, cast: Cast) -> None:
    power, water = (factories.Resource(code=code) for code in ("electricity", "water"))
    first = Effect(resource=power.pk, expected_quantity=Decimal(1000))
    second = Effect(resource=water.pk, expected_quantity=Decimal(-5))
    made = add(draft, cast.owner, effects=[first, second])
    assert [(each.resource, each.expected) for each in effects_of(stored_solution(made))] == [
        (power, 1000),
        (water, -5),
    ]
    change_solution(solution=made, values={"effects": [second]}, by=cast.owner)
    (only,) = effects_of(stored_solution(made))
    assert (only.resource, only.is_main) == (water, True)


def test_resource_named_twice_is_refused(draft: Assessment, cast: Cast) -> None:
    twice = [Effect(resource=factories.Resource().pk)] * 2
    with pytest.raises(AssessmentRefusedError, match="twice"):
        add(draft, cast.owner, effects=twice)
    assert titles(draft) == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": "Đèn LED"}, "already a solution of this title"),
        ({"investment_vnd": Decimal(-1)}, "cannot be negative"),
        ({"title": ""}, "blank"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    draft: Assessment, cast: Cast, values: dict, words: str
) -> None:
    add(draft, cast.owner, "Đèn LED")
    with pytest.raises(AssessmentRefusedError, match=words):
        add(draft, cast.owner, **values)
    assert titles(draft) == ["Đèn LED"]


@pytest.mark.parametrize("status", AssessmentStatus)
@pytest.mark.parametrize("person", ["owner", "officer", "consultant", "leader", "stranger"])
def test_only_whoever_fills_in_adds_and_only_while_it_is_open(
    cast: Cast, status: AssessmentStatus, person: str
) -> None:
    is_verified = status == AssessmentStatus.VERIFIED
    assessment = (
        factories.Assessment(facility=cast.facility, kind=AssessmentKind.SELF, status=status)
        if not is_verified
        else factories.Assessment(facility=cast.facility, kind=AssessmentKind.SELF, verified=True)
    )
    is_open = status in ("draft", "returned", "reopened")
    if is_open and person == "owner":
        add(assessment, cast.owner)
    else:
        with pytest.raises(AssessmentRefusedError):
            add(assessment, cast.person(person))
    assert assessment.solutions.exists() is (is_open and person == "owner")


def test_expert_assessment_is_filled_by_experts(cast: Cast) -> None:
    assessment = factories.Assessment(facility=cast.facility, draft=True)
    add(assessment, cast.consultant)
    with pytest.raises(AssessmentRefusedError):
        add(assessment, cast.owner, "Đèn LED")


def test_change_writes_what_is_named_and_keeps_the_rest(draft: Assessment, cast: Cast) -> None:
    made = add(draft, cast.owner, investment_vnd=Decimal(5), subtype="bảo ôn")
    change_solution(solution=made, values={"investment_vnd": Decimal(7)}, by=cast.owner)
    made.refresh_from_db()
    assert (made.investment_vnd, made.subtype) == (7, "bảo ôn")


def test_two_people_do_not_overwrite_each_other_silently(draft: Assessment, cast: Cast) -> None:
    made = add(draft, cast.owner)
    seen = fingerprint(stored_solution(made))
    change_solution(solution=made, values={"subtype": "first"}, seen=seen, by=cast.owner)
    with pytest.raises(ChangedMeanwhileError):
        change_solution(solution=made, values={"subtype": "second"}, seen=seen, by=cast.owner)
    assert stored_solution(made).subtype == "first"
    now = fingerprint(stored_solution(made))
    change_solution(solution=made, values={"subtype": "second"}, seen=now, by=cast.owner)
    assert stored_solution(made).subtype == "second"


def test_rank_moves_one_place_and_stops_at_the_ends(draft: Assessment, cast: Cast) -> None:
    one, two, three = (add(draft, cast.owner, title) for title in ("1", "2", "3"))
    rank_solution(solution=three, up=True, by=cast.owner)
    assert titles(draft) == ["1", "3", "2"]
    rank_solution(solution=one, up=False, by=cast.owner)
    rank_solution(solution=two, up=False, by=cast.owner)
    assert titles(draft) == ["3", "1", "2"]


def test_rank_takes_in_those_that_had_none(draft: Assessment, cast: Cast) -> None:
    for title in ("1", "2", "3"):
        factories.Solution(assessment=draft, title=title)
    last = draft.solutions.get(title="3")
    rank_solution(solution=last, up=True, by=cast.owner)
    assert titles(draft) == ["1", "3", "2"]
    assert add(draft, cast.owner, "4").rank == 4


def test_removed_solution_comes_back_as_it_was(draft: Assessment, cast: Cast) -> None:
    power, water = (factories.Resource(code=code) for code in ("electricity", "water"))
    effects = [
        Effect(resource=power.pk),
        Effect(resource=water.pk, expected_quantity=Decimal("1.5")),
    ]
    made = add(draft, cast.owner, annual_saving_vnd=Decimal("12.5"), effects=effects)
    report_step(
        solution=made,
        status=SolutionStatus.CHOSEN,
        on=made.steps.get().on,
        by=cast.owner,
        reason="rẻ",
    )
    report_step(
        solution=made,
        status=SolutionStatus.IMPLEMENTED,
        on=made.steps.first().on,
        measured=Measured(effects={power.pk: Decimal("0.25"), water.pk: Decimal("1.5")}),
        by=cast.owner,
    )
    before = (fingerprint(stored_solution(made)), lived(made))
    pk = made.pk
    key = remove_solution(solution=made, by=cast.owner)
    assert not draft.solutions.exists()
    assert removed_solution(assessment=draft, key=key).title == made.title
    back = bring_back_solution(assessment=draft, key=key, by=cast.owner)
    assert back.pk == pk
    assert (back.status, back.rank) == (SolutionStatus.IMPLEMENTED, made.rank)
    assert (fingerprint(stored_solution(back)), lived(back)) == before


def lived(solution: Solution) -> list[list[dict]]:
    measured = MeasuredEffect.objects.filter(step__solution=solution)
    return [list(solution.steps.values()), list(measured.values())]


def test_what_is_there_or_elsewhere_is_not_brought_back(draft: Assessment, cast: Cast) -> None:
    made = add(draft, cast.owner)
    with pytest.raises(AssessmentRefusedError):
        bring_back_solution(assessment=draft, key=made.pk, by=cast.owner)
    key = remove_solution(solution=made, by=cast.owner)
    other = factories.Assessment(
        facility=cast.facility, kind=AssessmentKind.SELF, draft=True, reporting_year=2019
    )
    with pytest.raises(AssessmentRefusedError):
        bring_back_solution(assessment=other, key=key, by=cast.owner)


def test_what_was_removed_meanwhile_is_told(draft: Assessment, cast: Cast) -> None:
    made = add(draft, cast.owner)
    same = Solution.objects.get(pk=made.pk)
    remove_solution(solution=made, by=cast.owner)
    for act in (
        lambda: change_solution(solution=same, values={"subtype": "x"}, by=cast.owner),
        lambda: rank_solution(solution=same, up=True, by=cast.owner),
        lambda: remove_solution(solution=same, by=cast.owner),
    ):
        with pytest.raises(AssessmentRefusedError, match="removed"):
            act()
    assert not SolutionStep.objects.exists()
