"""The assessments of a year side by side, which one counts, and the tasks of an assessment."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.choices import OPEN, AssessmentKind, AssessmentStatus, Move
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, ChecklistMark, ChecklistTask
from assessments.reference import load_checklist
from assessments.selectors.checklist import checklist_of
from assessments.selectors.differences import compare
from assessments.services import compute_results, move_assessment
from assessments.services.checklist import mark_task, unmark_task
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast: Cast, client: Client) -> Client:
    client.force_login(cast.officer)
    client.cookies["django_language"] = "en"
    return client


def assessed(cast: Cast, kind: AssessmentKind, *, product: str, use: str, unit: str, **fields):
    """1,000 tonnes in both periods; electricity from 100,000 kWh to `use`, in `unit`."""
    factories.ConversionFactor()
    values: dict[str, Any] = {"verified": True, "facility": cast.facility, **fields}
    assessment = factories.Assessment(kind=kind, reporting_year=2020, **values)
    factories.OutputLine(assessment=assessment, product=product)
    ratio = 1000 if unit == "MWh" else 1
    factories.FlowLine(
        assessment=assessment,
        unit=unit,
        baseline_quantity=Decimal(100_000) / ratio,
        current_quantity=Decimal(use),
    )
    compute_results(assessment_ids=[assessment.pk])
    return assessment


@pytest.fixture
def pair(cast: Cast) -> tuple[Assessment, Assessment]:
    """The enterprise says 90,000 kWh, the experts 95 MWh, of one product spelled in two ways."""
    own = assessed(cast, AssessmentKind.SELF, product="Gạch hoá", use="90000", unit="kWh")
    theirs = assessed(cast, AssessmentKind.DETAILED, product="GẠCH HÓA", use="95", unit="MWh")
    return own, theirs


def test_lines_of_one_subject_stand_in_one_row_and_one_unit(pair) -> None:
    own, theirs = pair
    found = compare(theirs)
    assert [each.pk for each in found.assessments] == [own.pk, theirs.pk]
    (product,), (flow,) = found.outputs, found.inflows
    assert (product.differs, flow.differs, flow.unit) == (False, True, "kWh")
    assert [value and value.current for value in flow.values] == [90_000, 95_000]
    difference = flow.values[1].current_differs
    assert round(difference, 6) == Decimal("0.055556")
    assert flow.values[1].baseline_differs is None


def test_savings_stand_side_by_side(pair) -> None:
    (energy,) = [group for group in compare(pair[0]).groups if group.group == "energy"]
    assert [result.saving for result in energy.results] == [Decimal("0.1"), Decimal("0.05")]


def test_line_that_one_lacks_stays_empty(cast: Cast, pair) -> None:
    water = factories.Resource(code="water", group="water", unit="m³")
    factories.FlowLine(assessment=pair[1], resource=water)
    rows = {row.label: row for row in compare(pair[0]).inflows}
    assert rows[str(water)].values[0] is None
    assert rows[str(water)].values[1].current == 90_000


def test_draft_of_another_is_nobodys_word(cast: Cast) -> None:
    own = assessed(cast, AssessmentKind.SELF, product="Gạch", use="90000", unit="kWh")
    factories.Assessment(
        facility=cast.facility, reporting_year=2020, kind=AssessmentKind.QUICK, draft=True
    )
    assert [each.pk for each in compare(own).assessments] == [own.pk]


def test_the_most_thorough_one_counts_unless_the_department_says_otherwise(
    cast: Cast, pair
) -> None:
    own, theirs = pair
    assert compare(own).counting == theirs
    move_assessment(assessment=own, move=Move.PREFER, by=cast.officer, reason="Có công tơ riêng")
    assert compare(own).counting == own
    move_assessment(assessment=theirs, move=Move.PREFER, by=cast.officer, reason="Đo lại")
    assert compare(own).counting == theirs
    assert not Assessment.objects.get(pk=own.pk).is_preferred


def test_page_says_which_one_counts_and_lets_the_department_choose(
    officer: Client, cast: Cast, pair
) -> None:
    own, _theirs = pair
    address = reverse("assessments:differences", args=[own.pk])
    page = officer.get(address).content.decode()
    for words in ("this one counts: Detailed assessment", "+5.6%", "differs", "10.0%", "5.0%"):
        assert words in page, words
    decide = reverse("assessments:decide", args=[own.pk])
    officer.post(decide, {"move": "prefer", "reason": "Có công tơ riêng"})
    page = officer.get(address).content.decode()
    assert "this one counts: Self-assessment" in page
    assert "The department has said so." in page
    officer.force_login(cast.owner)
    assert 'value="prefer"' not in officer.get(address).content.decode()


def test_expert_assessment_is_begun_from_the_self_assessment(officer: Client, cast: Cast) -> None:
    own = assessed(cast, AssessmentKind.SELF, product="Gạch", use="90000", unit="kWh")
    page = officer.get(reverse("assessments:differences", args=[own.pk])).content.decode()
    assert "Begin: Quick assessment" in page
    data = {"reporting_year": "2020", "kind": "quick"}
    officer.post(reverse("assessments:begin", args=[cast.facility.pk]), data)
    begun = Assessment.objects.get(kind=AssessmentKind.QUICK)
    assert (begun.facility, begun.reporting_year) == (cast.facility, 2020)
    officer.force_login(cast.owner)
    page = officer.get(reverse("assessments:differences", args=[own.pk])).content.decode()
    assert "Begin:" not in page


# The checklist --------------------------------------------------------------------------------


@pytest.fixture
def tasks(db: None) -> None:
    load_checklist()


@pytest.fixture
def draft(cast: Cast, tasks: None) -> Assessment:
    return factories.Assessment(facility=cast.facility, kind=AssessmentKind.DETAILED, draft=True)


def test_six_steps_of_eighteen_tasks(draft: Assessment) -> None:
    found = checklist_of(draft)
    assert [len(step.tasks) for step in found.steps] == [3, 4, 2, 4, 3, 2]
    assert (found.done, found.total) == (0, 18)
    assert load_checklist() == ChecklistTask.objects.count() == 18


def test_task_is_marked_with_who_when_and_a_note_and_taken_back(
    officer: Client, cast: Cast, draft: Assessment
) -> None:
    address = reverse("assessments:checklist", args=[draft.pk])
    officer.post(address, {"task": "7", "note": "Lò hở cửa"})
    mark = ChecklistMark.objects.get()
    assert (mark.task_id, mark.by, mark.note) == (7, cast.officer, "Lò hở cửa")
    page = officer.get(address).content.decode()
    for words in ("1 of 18 tasks done", "Lò hở cửa", str(cast.officer), "Find the causes"):
        assert words in page, words
    officer.post(address, {"task": "7", "undo": "yes"})
    assert not ChecklistMark.objects.exists()


def test_tasks_are_a_click_away_from_filling_in(
    officer: Client, cast: Cast, draft: Assessment
) -> None:
    page = officer.get(reverse("assessments:fill", args=[draft.pk, "output"])).content.decode()
    assert reverse("assessments:checklist", args=[draft.pk]) in page


def test_tasks_are_done_in_any_order_and_none_is_needed(cast: Cast, draft: Assessment) -> None:
    for number in (18, 1):
        mark_task(
            assessment=draft, task=ChecklistTask.objects.get(number=number), by=cast.consultant
        )
    assert [step.done for step in checklist_of(draft).steps] == [1, 0, 0, 0, 0, 1]
    move_assessment(assessment=draft, move=Move.SEND, by=cast.consultant)


@pytest.mark.parametrize("status", [AssessmentStatus.SENT, AssessmentStatus.VERIFIED])
def test_tasks_of_what_is_not_open_stay_as_they_are(
    cast: Cast, draft: Assessment, status: AssessmentStatus
) -> None:
    task = ChecklistTask.objects.get(number=1)
    mark_task(assessment=draft, task=task, by=cast.consultant)
    move_assessment(assessment=draft, move=Move.SEND, by=cast.consultant)
    if status == AssessmentStatus.VERIFIED:
        move_assessment(assessment=draft, move=Move.VERIFY, by=cast.officer)
    for service in (mark_task, unmark_task):
        with pytest.raises(AssessmentRefusedError, match="implementing and sustaining"):
            service(assessment=draft, task=task, by=cast.consultant)
    assert ChecklistMark.objects.count() == 1


@pytest.mark.parametrize("status", AssessmentStatus)
def test_implementing_and_sustaining_are_marked_in_every_state(
    officer: Client, cast: Cast, draft: Assessment, status: AssessmentStatus
) -> None:
    verified_on = date(2020, 3, 2) if status == AssessmentStatus.VERIFIED else None
    Assessment.objects.update(status=status, sent_on=date(2020, 3, 1), verified_on=verified_on)
    address = reverse("assessments:checklist", args=[draft.pk])
    page = officer.get(address).content.decode()
    is_open = status in OPEN
    for number in range(1, 19):
        assert (f'id="note-{number}"' in page) is (is_open or number >= 14), number
        officer.post(address, {"task": str(number), "note": "xong"})
    marked = ChecklistMark.objects.order_by("task_id").values_list("task_id", flat=True)
    assert list(marked) == list(range(1 if is_open else 14, 19))
    officer.post(address, {"task": "18", "undo": "yes"})
    assert not ChecklistMark.objects.filter(task_id=18).exists()


@pytest.mark.parametrize("person", ["owner", "leader", "local", "ministry", "stranger"])
def test_lasting_tasks_as_well_are_marked_by_whoever_fills_in(
    cast: Cast, draft: Assessment, person: str
) -> None:
    move_assessment(assessment=draft, move=Move.SEND, by=cast.consultant)
    task = ChecklistTask.objects.get(number=16)
    with pytest.raises(AssessmentRefusedError):
        mark_task(assessment=draft, task=task, by=cast.person(person))
    mark_task(assessment=draft, task=task, by=cast.consultant)


def test_whoever_does_not_fill_it_in_marks_nothing(cast: Cast, draft: Assessment) -> None:
    with pytest.raises(AssessmentRefusedError):
        mark_task(assessment=draft, task=ChecklistTask.objects.get(number=1), by=cast.owner)
