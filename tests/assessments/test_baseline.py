"""A baseline that changes: noted when it is handed in, with its reason and its effect."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from assessments.anchors import anchor_of
from assessments.choices import AssessmentKind, AssessmentStatus, Move
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, BaselineChange, Explanation
from assessments.rules.plausibility import Code, written
from assessments.services import move_assessment
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
REASON = "Công tơ cũ chạy sai, đã kiểm định lại"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def report(cast: Cast, *, year: int, baseline: int, use: tuple[Any, Any], **fields) -> Assessment:
    """1,000 tonnes in both periods, and electricity."""
    return factories.assessment_with_lines(
        facility=cast.facility,
        kind=AssessmentKind.SELF,
        reporting_year=year,
        baseline_year=baseline,
        outputs=[],
        flows=[use],
        **fields,
    )


def with_output(assessment: Assessment, baseline: Any = 1000, current: Any = 1000) -> Assessment:
    factories.OutputLine(
        assessment=assessment,
        product="Gạch",
        baseline_quantity=Decimal(baseline),
        current_quantity=Decimal(current),
    )
    return assessment


@pytest.fixture
def before(cast: Cast) -> Assessment:
    """The report of 2019: 100,000 kWh in 2018, 95,000 kWh in 2019."""
    return with_output(report(cast, year=2019, baseline=2018, use=(100_000, 95_000), verified=True))


def draft(cast: Cast, use: tuple[Any, Any], *, baseline: int = 2018) -> Assessment:
    return with_output(report(cast, year=2020, baseline=baseline, use=use, draft=True))


def explain(assessment: Assessment, by: Any, reason: str = REASON) -> None:
    line = assessment.flows.get()
    Explanation.objects.update_or_create(
        assessment=assessment,
        anchor=anchor_of(line),
        code=Code.BASELINE_CHANGED,
        defaults={"value": written(line.baseline_quantity, line.unit), "reason": reason, "by": by},
    )


def send(assessment: Assessment, cast: Cast) -> None:
    move_assessment(assessment=assessment, move=Move.SEND, by=cast.owner)


@pytest.mark.usefixtures("before")
def test_the_same_baseline_is_no_event(cast: Cast) -> None:
    send(draft(cast, (100_000, 90_000)), cast)
    assert not BaselineChange.objects.exists()


@pytest.mark.usefixtures("before")
def test_the_same_baseline_in_another_unit_is_no_event(cast: Cast) -> None:
    assessment = draft(cast, (100_000, 90_000))
    assessment.flows.update(unit="MWh", baseline_quantity=100, current_quantity=90)
    send(assessment, cast)
    assert not BaselineChange.objects.exists()


@pytest.mark.usefixtures("before")
def test_a_changed_baseline_without_a_reason_is_refused_by_the_names_of_its_lines(
    cast: Cast,
) -> None:
    assessment = draft(cast, (120_000, 90_000))
    with pytest.raises(AssessmentRefusedError, match="“Electricity”"):
        send(assessment, cast)
    assert Assessment.objects.get(pk=assessment.pk).status == AssessmentStatus.DRAFT
    assert not BaselineChange.objects.exists()


@pytest.mark.usefixtures("before")
def test_a_changed_baseline_is_noted_with_old_new_reason_who_and_effect(cast: Cast) -> None:
    """With 100,000 kWh in the baseline 10 % were saved, with 120,000 kWh 25 %."""
    assessment = draft(cast, (120_000, 90_000))
    explain(assessment, cast.owner)
    send(assessment, cast)
    change = assessment.baselinechanges.get()
    assert (change.old, change.new, change.unit) == (Decimal(100_000), Decimal(120_000), "kWh")
    assert (change.reason, change.by, change.at.date()) == (REASON, cast.owner, change.at.date())
    assert change.anchor == anchor_of(assessment.flows.get())
    effect = {key: Decimal(value) for key, value in change.effect["energy"].items()}
    assert effect == {"old": Decimal("0.1"), "new": Decimal("0.25")}


@pytest.mark.usefixtures("before")
def test_a_changed_output_of_the_baseline_is_an_event_too(cast: Cast) -> None:
    """1,000 t became 800 t: e_b = 125 instead of 100 kWh/t, so 28 % instead of 10 %."""
    assessment = draft(cast, (100_000, 90_000))
    line = assessment.outputs.get()
    line.baseline_quantity = Decimal(800)
    line.save()
    Explanation.objects.create(
        assessment=assessment,
        anchor=anchor_of(line),
        code=Code.BASELINE_CHANGED,
        value="800 tấn",
        reason=REASON,
        by=cast.owner,
    )
    send(assessment, cast)
    change = assessment.baselinechanges.get()
    assert change.label == "Gạch"
    assert Decimal(change.effect["energy"]["new"]) == Decimal("0.28")


@pytest.mark.usefixtures("before")
def test_the_last_years_value_is_what_a_new_baseline_year_is_compared_with(cast: Cast) -> None:
    send_ok = draft(cast, (95_000, 90_000), baseline=2019)
    send(send_ok, cast)
    assert not send_ok.baselinechanges.exists()
    send_ok.delete()
    other = draft(cast, (96_000, 90_000), baseline=2019)
    with pytest.raises(AssessmentRefusedError, match="“Electricity”"):
        send(other, cast)


@pytest.mark.usefixtures("before")
def test_an_answer_about_another_value_is_none(cast: Cast) -> None:
    assessment = draft(cast, (120_000, 90_000))
    explain(assessment, cast.owner)
    assessment.flows.update(baseline_quantity=130_000)
    with pytest.raises(AssessmentRefusedError):
        send(assessment, cast)


@pytest.mark.usefixtures("before")
def test_handed_in_again_as_it_was_it_is_noted_once(cast: Cast) -> None:
    assessment = draft(cast, (120_000, 90_000))
    explain(assessment, cast.owner)
    send(assessment, cast)
    move_assessment(assessment=assessment, move=Move.RETURN, by=cast.officer, reason="?")
    send(assessment, cast)
    assert assessment.baselinechanges.count() == 1
    move_assessment(assessment=assessment, move=Move.RETURN, by=cast.officer, reason="?")
    assessment.flows.update(baseline_quantity=125_000)
    explain(assessment, cast.owner, reason="Đọc lại sổ")
    send(assessment, cast)
    assert [change.new for change in assessment.baselinechanges.all()] == [120_000, 125_000]


@pytest.mark.usefixtures("before")
def test_check_page_and_detail_page_show_the_change(cast: Cast, client: Client) -> None:
    assessment = draft(cast, (120_000, 90_000))
    explain(assessment, cast.owner)
    send(assessment, cast)
    client.force_login(cast.officer)
    client.cookies["django_language"] = "en"
    for page in ("assessments:check", "assessments:detail"):
        shown = client.get(reverse(page, args=[assessment.pk])).content.decode()
        for words in ("100,000\u00a0kWh", "120,000\u00a0kWh", REASON, str(cast.owner), "25.0%"):
            assert words in shown, (page, words)
