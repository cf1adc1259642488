"""Warnings in words, answered with a reason, and counted for lists."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from assessments.anchors import anchor_of
from assessments.choices import AssessmentKind, AssessmentStatus, Direction, Move
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, FlowLine, OutputLine
from assessments.selectors.earlier import earlier_report, earlier_values
from assessments.selectors.seen import report_seen
from assessments.selectors.usual import usual_ranges
from assessments.selectors.warnings import Warning as Doubt
from assessments.selectors.warnings import warnings_of
from assessments.services import move_assessment
from assessments.services.warnings import explain, note_warnings
from core.history import events_of
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def draft(cast: Cast, *, outputs=((3000, 3180),), flows=((1240000, 1158000),), **fields):
    fields = {"facility": cast.facility, "reporting_year": 2020, "draft": True} | fields
    return factories.assessment_with_lines(
        kind=AssessmentKind.SELF, outputs=outputs, flows=flows, **fields
    )


def line(assessment: Assessment) -> FlowLine:
    return assessment.flows.get()


def change(record: FlowLine | OutputLine, **values: object) -> None:
    type(record).objects.filter(pk=record.pk).update(**values)


def the_one(assessment: Assessment) -> Doubt:
    (doubt,) = warnings_of(assessment)
    return doubt


def codes(assessment: Assessment) -> list[str]:
    return [doubt.code for doubt in warnings_of(assessment)]


def follow(assessment: Assessment, **fields: object) -> Assessment:
    """Next year's draft of the same facility with the same lines, the year before as baseline."""
    year = assessment.reporting_year
    fields = {"reporting_year": year + 1, "baseline_year": year} | fields
    report = factories.Assessment(facility=assessment.facility, draft=True, kind="self", **fields)
    for output in assessment.outputs.all():
        factories.OutputLine(
            assessment=report,
            product=output.product.upper(),
            baseline_quantity=output.current_quantity,
            current_quantity=output.current_quantity,
        )
    for flow in assessment.flows.all():
        factories.FlowLine(
            assessment=report,
            resource=flow.resource,
            baseline_quantity=flow.current_quantity,
            current_quantity=flow.current_quantity,
        )
    return report


def test_report_without_anything_odd_has_no_warning(cast: Cast) -> None:
    assert warnings_of(draft(cast)) == []


def test_warning_says_what_and_what_to_do(cast: Cast) -> None:
    assessment = draft(cast, flows=[(1_000_000, 1_600_000)], outputs=[(1000, 1000)])
    doubt = the_one(assessment)
    assert doubt.anchor == anchor_of(line(assessment))
    assert (doubt.field, doubt.code) == ("current_quantity", "changed_per_unit")
    assert doubt.text == "Per unit of product 60% more than in 2019."
    assert "say what changed" in doubt.remedy
    assert not doubt.is_answered


def test_slip_of_the_unit_names_the_unit(cast: Cast) -> None:
    doubt = the_one(draft(cast, flows=[(1_240_000, 1158)]))
    assert doubt.code == "tenfold"
    assert "one part in 1,071 of 2019 (1,240,000\u00a0kWh)" in doubt.text
    assert "Was it measured in MWh?" in doubt.remedy


def test_warnings_speak_vietnamese_numbers(cast: Cast) -> None:
    assessment = draft(cast, flows=[(1_240_000, 1158)])
    with translation.override("vi"):
        assert "1.240.000\u00a0kWh" in the_one(assessment).text


def test_last_year_is_found_by_its_spelling_and_in_its_unit(cast: Cast) -> None:
    """The earlier report counted in MWh and called the product otherwise spelled."""
    before = draft(cast, outputs=[(3000, 3000)], flows=[(1_000_000, 1_000_000)])
    change(line(before), unit="MWh", baseline_quantity=D(1000), current_quantity=D(1000))
    Assessment.objects.filter(pk=before.pk).update(status=AssessmentStatus.SENT)
    report = follow(before)
    change(line(report), baseline_quantity=D(1_000_000), current_quantity=D(1_000_000))
    assert warnings_of(report) == []
    change(line(report), baseline_quantity=D(1_000_001))
    assert warnings_of(report) == []
    change(line(report), baseline_quantity=D(900_000))
    doubt = the_one(report)
    assert (doubt.code, doubt.field) == ("baseline_changed", "baseline_quantity")
    assert "1,000,000\u00a0kWh" in doubt.text


def test_many_reports_are_compared_with_the_same_ones_as_one_is(cast: Cast) -> None:
    """selectors.seen reads in bulk what selectors.earlier reads for one."""
    fields = {"facility": cast.facility, "flows": [(100, 100)], "outputs": [(10, 10)]}
    for year, kind, status in [
        (2018, "self", "sent"),
        (2019, "detailed", "verified"),
        (2019, "self", "sent"),
        (2019, "quick", "verified"),
        (2020, "self", "draft"),
    ]:
        trait = {"verified": True} if status == "verified" else {"status": status}
        factories.assessment_with_lines(kind=kind, reporting_year=year, **fields, **trait)
    report = follow(Assessment.objects.get(reporting_year=2019, kind="self"), reporting_year=2021)
    for kind in AssessmentKind:
        Assessment.objects.filter(pk=report.pk).update(kind=kind)
        report.refresh_from_db()
        chosen = earlier_report(report)
        assert chosen is not None
        assert (chosen.reporting_year, chosen.kind) == (2019, kind)
        FlowLine.objects.exclude(assessment=report).update(current_quantity=D(1))
        change(line(chosen), current_quantity=D(77))
        alone = earlier_values(report)[anchor_of(line(report))]
        (seen,) = report_seen(report).flows
        assert seen.before is not None
        assert (seen.before.year, seen.before.current) == (alone.year, alone.current) == (2019, 77)


def test_missing_quantity_and_energy(cast: Cast) -> None:
    assessment = draft(cast, flows=[])
    assert codes(assessment) == ["no_energy"]
    assert the_one(assessment).anchor == ""
    factories.FlowLine(assessment=assessment, current_quantity=None)
    assert codes(assessment) == ["missing_value"]


def test_energy_given_off_is_no_energy_used(cast: Cast) -> None:
    assessment = draft(cast)
    change(line(assessment), direction=Direction.OUT)
    assert codes(assessment) == ["no_energy"]


# The usual range -----------------------------------------------------------------------------


def industry_of(cast: Cast, number: int, **fields: object) -> None:
    """So many verified reports of the industry of the cast's facility, 100 to 100 + n kgOE per
    tonne: 1000 t with 100000 kgOE and a little more."""
    factories.ConversionFactor()
    for place in range(number):
        toe = D(100) + place
        facility = factories.Facility(commune=cast.commune, **fields)
        assessment = factories.Assessment(
            facility=facility, verified=True, results={"energy": (100, 100, toe, "0")}
        )
        assessment.results.update(coverage=1)
        factories.OutputLine(assessment=assessment)


def test_energy_outside_the_usual_range_of_the_industry(cast: Cast) -> None:
    """Quartiles of 12 are 102.75 and 108.25, so that 88 to 127 kgOE/t is usual; here it is 61.7."""
    industry_of(cast, 12)
    assessment = draft(cast, outputs=[(1000, 1000)], flows=[(400_000, 400_000)])
    doubt = the_one(assessment)
    assert (doubt.code, doubt.anchor) == ("outside_range", anchor_of(line(assessment)))
    assert "61.72\u00a0kgOE/tấn" in doubt.text
    assert "88 to 130\u00a0kgOE/tấn (12 facilities)" in doubt.text
    change(line(assessment), baseline_quantity=D(650_000), current_quantity=D(650_000))
    assert warnings_of(assessment) == []


def test_range_needs_enough_facilities_of_the_division_and_unit(cast: Cast) -> None:
    industry_of(cast, 11)
    assert usual_ranges(["17"]) == {}
    industry_of(cast, 12, industry=factories.Industry(code="1321"))
    assert list(usual_ranges(["17", "13"])) == [("13", "mass")]
    OutputLine.objects.filter(assessment__facility__industry__code="1321").update(unit="mét")
    assert list(usual_ranges(["13"])) == [("13", "mét")]


def test_range_is_not_that_of_a_few_enterprises(cast: Cast) -> None:
    large = factories.Enterprise()
    industry_of(cast, 20, enterprise=large)
    industry_of(cast, 3)
    assert usual_ranges(["17"]) == {}
    industry_of(cast, 1)
    assert usual_ranges(["17"])["17", "mass"].n == 24


def test_range_takes_the_latest_verified_report_of_each_facility(cast: Cast) -> None:
    industry_of(cast, 12)
    before = usual_ranges(["17"])
    other = Assessment.objects.filter(status="verified").first()
    for status, year in [("sent", 2019), ("verified", 2010)]:
        again = factories.Assessment(
            facility=other.facility,
            reporting_year=year,
            results={"energy": (1, 1, 999, "0")},
            **({"verified": True} if status == "verified" else {}),
        )
        again.results.update(coverage=1)
        factories.OutputLine(assessment=again)
    assert usual_ranges(["17"]) == before


@pytest.mark.parametrize(
    "fault",
    [
        {"coverage": D("0.5")},
        {"actual": None, "saving": None, "saved": None, "reason": "no_factor"},
    ],
)
def test_range_leaves_out_energy_that_is_not_whole(cast: Cast, fault) -> None:
    industry_of(cast, 12)
    Assessment.objects.filter(status="verified").first().results.update(**fault)
    assert usual_ranges(["17"]) == {}


# Answers -------------------------------------------------------------------------------------


def test_explanation_answers_until_the_value_changes(cast: Cast) -> None:
    assessment = draft(cast, flows=[(1_000_000, 1_600_000)], outputs=[(1000, 1000)])
    doubt = the_one(assessment)
    said = {"assessment": assessment, "anchor": doubt.anchor, "code": doubt.code}
    explain(**said, reason=" New kiln since March ", by=cast.owner)
    assert (the_one(assessment).reason, the_one(assessment).is_answered) == (
        "New kiln since March",
        True,
    )
    change(line(assessment), current_quantity=D(1_700_000))
    assert not the_one(assessment).is_answered
    explain(**said, reason="Two kilns", by=cast.owner)
    assert the_one(assessment).reason == "Two kilns"
    assert assessment.explanations.count() == 1
    change(assessment.outputs.get(), current_quantity=D(900))
    assert not the_one(assessment).is_answered


@pytest.mark.parametrize(
    ("person", "reason", "status", "words"),
    [
        ("owner", " ", "draft", "Say why"),
        ("stranger", "So it is", "draft", "may not"),
        ("officer", "So it is", "draft", "may not"),
        ("owner", "So it is", "sent", "may not"),
    ],
)
def test_explanation_is_refused(cast: Cast, person, reason, status, words) -> None:
    assessment = draft(cast, flows=[(1_000_000, 1_600_000)], status=status)
    doubt = the_one(assessment)
    with pytest.raises(AssessmentRefusedError, match=words):
        explain(
            assessment=assessment,
            anchor=doubt.anchor,
            code=doubt.code,
            reason=reason,
            by=getattr(cast, person),
        )
    assert not assessment.explanations.exists()


def test_nothing_is_explained_that_is_not_asked(cast: Cast) -> None:
    assessment = draft(cast)
    with pytest.raises(AssessmentRefusedError, match="no such warning"):
        explain(assessment=assessment, anchor="", code="no_energy", reason="So", by=cast.owner)


# Numbers for lists ---------------------------------------------------------------------------


def test_sending_counts_the_warnings_answered_ones_too(cast: Cast) -> None:
    assessment = draft(cast, flows=[(1_000_000, 1_600_000)], outputs=[(1000, 1000)])
    doubt = the_one(assessment)
    explain(assessment=assessment, anchor=doubt.anchor, code=doubt.code, reason="So", by=cast.owner)
    move_assessment(assessment=assessment, move=Move.SEND, by=cast.owner)
    assessment.refresh_from_db()
    assert assessment.warnings == 1


def test_many_are_counted_in_as_many_queries_as_few(cast: Cast) -> None:
    counts = []
    for number in (3, 30):
        ids = []
        for _place in range(number):
            facility = factories.Facility(commune=cast.commune)
            draft(cast, facility=facility, reporting_year=2019, status="sent")
            ids.append(draft(cast, facility=facility, flows=[(1_000_000, 1158)]).pk)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            note_warnings(assessment_ids=ids)
        counts.append(len(queries))
        stored = Assessment.objects.filter(pk__in=ids).values_list("warnings", flat=True)
        assert set(stored) == {2}
    assert len(set(counts)) == 1, counts


def test_counting_again_leaves_no_trace_in_history(cast: Cast) -> None:
    assessment = draft(cast)
    note_warnings(assessment_ids=[assessment.pk])
    history = events_of(Assessment).objects.filter(pgh_obj_id=assessment.pk)
    before = history.count()
    note_warnings(assessment_ids=[assessment.pk, assessment.pk])
    assert history.count() == before
    note_warnings(assessment_ids=[])
