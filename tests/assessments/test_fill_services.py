"""Beginning a draft and saving what is typed into it."""

from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone, translation

from assessments.choices import AssessmentKind, AssessmentStatus, Direction, ResourceGroup
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, FlowLine, OutputLine
from assessments.services.drafts import (
    add_flow,
    add_output,
    begin_draft,
    remove_draft,
    remove_line,
    take_over,
    take_over_empty,
)
from assessments.services.saving import Entry, Saved, save_entries
from assessments.services.sending import send_assessment
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def draft(cast: Cast) -> Assessment:
    """The self-assessment of 2020 begun after that of 2019, whose baseline is 2018."""
    factories.ConversionFactor()
    report = factories.assessment_with_lines(
        facility=cast.facility,
        kind=AssessmentKind.SELF,
        reporting_year=2019,
        outputs=[(3000, 3100)],
        flows=[{"baseline_quantity": Decimal(1240000), "current_quantity": Decimal(1200000)}],
        verified=True,
    )
    report.flows.update(baseline_unit_cost_vnd=Decimal(1800))
    return begin(cast)


def begin(cast: Cast, year: int = 2020) -> Assessment:
    return begin_draft(
        facility=cast.facility, reporting_year=year, kind=AssessmentKind.SELF, by=cast.owner
    )


def flow_of(draft: Assessment) -> FlowLine:
    return draft.flows.get()


def save(draft: Assessment, by: Any, *entries: Entry) -> list[Saved]:
    return list(save_entries(assessment=draft, entries=entries, by=by))


def entry(line: FlowLine | OutputLine, name: str, text: str, *was: str, unit: str = "") -> Entry:
    anchor = f"{'flow' if isinstance(line, FlowLine) else 'output'}-{line.pk}"
    return Entry(anchor=anchor, name=name, text=text, was=was, unit=unit)


# Begin ------------------------------------------------------------------------------------------


def test_a_draft_begins_with_the_baseline_of_the_report_before(cast: Cast, draft) -> None:
    (output,), flow = draft.outputs.all(), flow_of(draft)
    assert (draft.status, draft.baseline_year) == (AssessmentStatus.DRAFT, 2018)
    assert (output.unit, output.baseline_quantity, output.current_quantity) == ("tấn", 3000, None)
    assert (flow.unit, flow.baseline_quantity, flow.current_quantity) == ("kWh", 1240000, None)
    assert (flow.direction, flow.baseline_unit_cost_vnd) == (Direction.IN, 1800)


def test_a_flow_metered_for_a_product_keeps_it(cast: Cast) -> None:
    report = factories.assessment_with_lines(facility=cast.facility, outputs=[(1, 2), (3, 4)])
    second = report.outputs.last()
    factories.FlowLine(assessment=report, output_line=second)
    line = flow_of(begin(cast))
    assert line.output_line is not None
    assert line.output_line.product == second.product
    assert line.output_line_id != second.pk


def test_the_first_report_is_measured_against_the_year_before(cast: Cast) -> None:
    draft = begin(cast, 2017)
    assert (draft.baseline_year, draft.outputs.count(), draft.flows.count()) == (2016, 0, 0)


def test_beginning_twice_gives_the_one_that_is_there(cast: Cast, draft: Assessment) -> None:
    factories.OutputLine(assessment=draft)
    assert begin(cast).pk == draft.pk
    assert draft.outputs.count() == 2


@pytest.mark.parametrize("year", [2008, 2999])
def test_a_year_that_cannot_be_reported_is_refused(cast: Cast, year: int) -> None:
    with pytest.raises(AssessmentRefusedError):
        begin(cast, year)


@pytest.mark.parametrize(
    ("person", "kind", "may"),
    [
        ("owner", "self", True),
        ("owner", "quick", False),
        ("consultant", "detailed", True),
        ("consultant", "self", False),
        ("officer", "quick", True),
        ("stranger", "quick", False),
        ("leader", "quick", False),
    ],
)
def test_enterprises_report_and_experts_assess(cast: Cast, person: str, kind: str, may: bool):
    values = {"facility": cast.facility, "reporting_year": 2020, "kind": kind}
    if may:
        assert begin_draft(**values, by=cast.person(person)).kind == kind
        return
    with pytest.raises(AssessmentRefusedError):
        begin_draft(**values, by=cast.person(person))


def test_only_a_draft_that_was_never_sent_is_removed(cast: Cast, draft: Assessment) -> None:
    save(draft, cast.owner, entry(flow_of(draft), "current_quantity", "1", ""))
    send_assessment(assessment=draft, by=cast.owner)
    with pytest.raises(AssessmentRefusedError):
        remove_draft(assessment=draft, by=cast.owner)
    other = begin(cast, 2016)
    remove_draft(assessment=other, by=cast.owner)
    assert not Assessment.objects.filter(pk=other.pk).exists()


def test_an_empty_sheet_is_not_sent(cast: Cast) -> None:
    with pytest.raises(AssessmentRefusedError):
        send_assessment(assessment=begin(cast, 2016), by=cast.owner)


# Lines ------------------------------------------------------------------------------------------


def test_lines_are_added_once_and_removed(cast: Cast, draft: Assessment) -> None:
    made = add_output(assessment=draft, product=" Gạch  ốp ", unit="m2", by=cast.owner)
    assert (made.product, made.unit) == ("Gạch ốp", "m2")
    with pytest.raises(AssessmentRefusedError, match="Gạch ỐP"):
        add_output(assessment=draft, product="Gạch ỐP", unit="m2", by=cast.owner)
    with pytest.raises(AssessmentRefusedError):
        add_output(assessment=draft, product="", unit="tấn", by=cast.owner)
    water = factories.Resource(code="water", group=ResourceGroup.WATER, unit="m³")
    values = {"assessment": draft, "resource": water, "direction": Direction.IN, "by": cast.owner}
    line = add_flow(**values, product=made)
    assert add_flow(**values, product=None).unit == "m³"
    with pytest.raises(AssessmentRefusedError):
        add_flow(**values, product=made)
    with pytest.raises(AssessmentRefusedError, match="Gạch ốp"):
        remove_line(assessment=draft, anchor=f"output-{made.pk}", by=cast.owner)
    remove_line(assessment=draft, anchor=f"flow-{line.pk}", by=cast.owner)
    remove_line(assessment=draft, anchor=f"flow-{line.pk}", by=cast.owner)
    remove_line(assessment=draft, anchor=f"output-{made.pk}", by=cast.owner)
    assert (draft.outputs.count(), draft.flows.count()) == (1, 2)


def test_last_years_values_are_taken_over(cast: Cast, draft: Assessment) -> None:
    flow = flow_of(draft)
    take_over(assessment=draft, key=f"flow-{flow.pk}-current_quantity", by=cast.owner)
    flow.refresh_from_db()
    assert flow.current_quantity == 1200000
    draft.flows.update(current_quantity=5, baseline_quantity=None)
    take_over_empty(assessment=draft, step="use", by=cast.owner)
    flow.refresh_from_db()
    assert (flow.current_quantity, flow.baseline_quantity) == (5, 1240000)
    assert draft.outputs.get().current_quantity is None, "another step"


# Saving -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.158.000", "1158000"),
        ("1158000", "1158000"),
        ("182,5", "182.5"),
        ("1.158", "1158"),
        ("0", "0"),
        ("", None),
        ("0,123456789012", "0.123456789012"),
    ],
)
def test_numbers_are_read_as_vietnamese_write_them(cast: Cast, draft, text, value) -> None:
    flow = flow_of(draft)
    draft.flows.update(current_quantity=7)
    (saved,) = save(draft, cast.owner, entry(flow, "current_quantity", text, "7"))
    flow.refresh_from_db()
    assert saved.state == "saved"
    assert flow.current_quantity == (None if value is None else Decimal(value))
    draft.refresh_from_db()
    assert (draft.saved_by, draft.saved_at <= timezone.now()) == (cast.owner, True)


def test_numbers_come_back_formatted(cast: Cast, draft: Assessment) -> None:
    (saved,) = save(draft, cast.owner, entry(flow_of(draft), "current_quantity", "1158000,50", ""))
    assert saved.text == "1.158.000,5"


@pytest.mark.parametrize(
    "text", ["-5", "12 kWh", "không có", "mười", "1.80.3", "1" + "0" * 29, "12/2020"]
)
def test_what_cannot_be_is_refused_in_words_and_stays_typed(cast: Cast, draft, text) -> None:
    flow = flow_of(draft)
    (saved,) = save(draft, cast.owner, entry(flow, "current_quantity", text, ""))
    flow.refresh_from_db()
    assert (saved.state, saved.text, flow.current_quantity) == ("wrong", text, None)
    assert str(saved.reason)
    assert draft.saved_at is None


def test_results_follow_what_is_typed(cast: Cast, draft: Assessment) -> None:
    """E = 1240000 · 3180 / 3000 = 1314400 kWh; s = (1314400 − 1158000) / 1314400."""
    output = draft.outputs.get()
    save(
        draft,
        cast.owner,
        entry(output, "current_quantity", "3.180", ""),
        entry(flow_of(draft), "current_quantity", "1.158.000", ""),
    )
    energy = draft.results.get(group="energy")
    assert round(energy.saving, 6) == round(Decimal(156400) / Decimal(1314400), 6)
    assert round(energy.actual, 4) == Decimal("178.6794")


def test_nobody_overwrites_another_silently(cast: Cast, draft: Assessment) -> None:
    flow = flow_of(draft)
    colleague = factories.User(full_name="Trần Thị Bình")
    factories.Membership(user=colleague, role="enterprise", enterprise=cast.facility.enterprise)
    save(draft, colleague, entry(flow, "current_quantity", "1.158.000", ""))
    (saved,) = save(draft, cast.owner, entry(flow, "current_quantity", "1.200.000", "9"))
    flow.refresh_from_db()
    assert (saved.state, saved.text, flow.current_quantity) == ("conflict", "1.200.000", 1158000)
    assert saved.other is not None
    assert (saved.other.text, saved.other.who) == ("1.158.000", "Trần Thị Bình")
    assert saved.other.at is not None
    (again,) = save(draft, cast.owner, entry(flow, "current_quantity", "1.200.000", "1.158.000"))
    flow.refresh_from_db()
    assert (again.state, flow.current_quantity) == ("saved", 1200000)


def test_a_field_that_another_has_emptied_is_told(cast: Cast, draft: Assessment) -> None:
    flow = flow_of(draft)
    (saved,) = save(draft, cast.owner, entry(flow, "current_quantity", "5", "7"))
    flow.refresh_from_db()
    assert (saved.state, flow.current_quantity) == ("conflict", None)
    assert saved.other is not None
    assert saved.other.text == ""


def test_an_answer_that_was_lost_is_no_conflict(cast: Cast, draft: Assessment) -> None:
    """The first trial was stored, its answer never came; then more was typed."""
    flow = flow_of(draft)
    save(draft, cast.owner, entry(flow, "current_quantity", "115", ""))
    (same,) = save(draft, cast.owner, entry(flow, "current_quantity", "115", ""))
    (more,) = save(draft, cast.owner, entry(flow, "current_quantity", "1158", "", "115"))
    assert (same.state, more.state) == ("saved", "saved")
    (back,) = save(draft, cast.owner, entry(flow, "current_quantity", "", "", "1158"))
    flow.refresh_from_db()
    assert (back.state, flow.current_quantity) == ("saved", None)


def test_a_field_nobody_touched_changes_nothing(cast: Cast, draft: Assessment) -> None:
    flow = flow_of(draft)
    draft.flows.update(baseline_quantity=5)
    (saved,) = save(draft, cast.owner, entry(flow, "baseline_quantity", "1240000", "1.240.000"))
    flow.refresh_from_db()
    assert (saved.state, saved.text, flow.baseline_quantity) == ("untouched", "5", 5)


def test_another_unit_leaves_the_typed_number_and_converts_the_report_before(cast, draft) -> None:
    """1.158 was meant in MWh; the baseline of 1.240.000 kWh at 1.800 đồng was not."""
    flow = flow_of(draft)
    save(draft, cast.owner, entry(flow, "current_quantity", "1.158", "", unit="kWh"))
    save(draft, cast.owner, entry(flow, "unit", "MWh", "kWh"))
    flow.refresh_from_db()
    assert (flow.unit, flow.current_quantity, flow.baseline_quantity) == ("MWh", 1158, 1240)
    assert flow.baseline_unit_cost_vnd == 1800000


def test_number_and_unit_of_one_form_belong_together(cast: Cast, draft: Assessment) -> None:
    flow = flow_of(draft)
    states = save(
        draft,
        cast.owner,
        entry(flow, "current_quantity", "1.158", "", unit="kWh"),
        entry(flow, "unit", "MWh", "kWh"),
        entry(flow, "baseline_quantity", "1.240.000", "1.240.000", unit="kWh"),
    )
    flow.refresh_from_db()
    assert {each.state for each in states} == {"saved", "untouched"}
    assert (flow.unit, flow.current_quantity, flow.baseline_quantity) == ("MWh", 1158, 1240)


def test_a_number_is_meant_in_the_unit_that_was_seen(cast: Cast, draft: Assessment) -> None:
    flow = flow_of(draft)
    save(draft, cast.owner, entry(flow, "unit", "MWh", "kWh"))
    (saved,) = save(draft, cast.owner, entry(flow, "current_quantity", "1.158.000", "", unit="kWh"))
    flow.refresh_from_db()
    assert (saved.state, saved.text, flow.current_quantity) == ("saved", "1.158", 1158)


def test_a_unit_of_another_kind_is_refused_with_those_that_fit(cast: Cast, draft) -> None:
    flow = flow_of(draft)
    (saved,) = save(draft, cast.owner, entry(flow, "unit", "tấn", "kWh"))
    assert saved.state == "wrong"
    assert "MWh" in str(saved.reason)


def test_a_line_that_is_gone_is_told(cast: Cast, draft: Assessment) -> None:
    flow = flow_of(draft)
    gone = entry(flow, "current_quantity", "5", "")
    flow.delete()
    assert [each.state for each in save(draft, cast.owner, gone)] == ["gone"]


def test_what_is_no_field_of_a_line_is_not_written(cast: Cast, draft: Assessment) -> None:
    (saved,) = save(draft, cast.owner, entry(flow_of(draft), "resource_id", "1", ""))
    whole = Entry(anchor="whole", name="status", text="verified", was=("draft",))
    (other,) = save(draft, cast.owner, whole)
    draft.refresh_from_db()
    assert (saved.state, other.state, draft.status) == ("gone", "gone", "draft")


def test_a_sent_assessment_takes_nothing_more(cast: Cast, draft: Assessment) -> None:
    flow = flow_of(draft)
    save(draft, cast.owner, entry(flow, "current_quantity", "1.158.000", ""))
    send_assessment(assessment=draft, by=cast.owner)
    with pytest.raises(AssessmentRefusedError):
        save(draft, cast.owner, entry(flow, "current_quantity", "5", "1.158.000"))


def test_contact_and_staff_are_corrected_and_the_size_with_them(cast: Cast, draft) -> None:
    enterprise = cast.facility.enterprise
    enterprise.staff, enterprise.revenue_vnd = 20, Decimal(10) ** 10
    enterprise.save()
    entries = [
        Entry(anchor="facility", name="phone", text="024 3874 1234", was=("",)),
        Entry(anchor="facility", name="email", text="kein", was=("",)),
        Entry(anchor="enterprise", name="staff", text="150", was=("20",)),
    ]
    states = [each.state for each in save(draft, cast.owner, *entries)]
    cast.facility.refresh_from_db()
    enterprise.refresh_from_db()
    assert states == ["saved", "wrong", "saved"]
    assert (cast.facility.phone, cast.facility.email) == ("024 3874 1234", "")
    assert (enterprise.staff, enterprise.size) == (150, "medium")


def test_the_years_and_the_day_are_checked(cast: Cast, draft: Assessment) -> None:
    def whole(name: str, text: str, was: str) -> str:
        entry = Entry(anchor="whole", name=name, text=text, was=(was,))
        return save(draft, cast.owner, entry)[0].state

    assert whole("baseline_year", "2021", "2018") == "wrong"
    assert whole("baseline_year", "2015", "2018") == "saved"
    assert whole("assessed_on", "31/02/2021", "") == "wrong"
    assert whole("assessed_on", "15/01/2021", "") == "saved"
    draft.refresh_from_db()
    assert (draft.baseline_year, f"{draft.assessed_on:%d/%m/%Y}") == (2015, "15/01/2021")


def test_a_warning_is_answered_where_it_stands(cast: Cast, draft: Assessment) -> None:
    flow = flow_of(draft)
    save(draft, cast.owner, entry(flow, "current_quantity", "12.000.000", ""))
    (saved,) = save(draft, cast.owner, entry(flow, "why_tenfold", "Thêm lò mới", ""))
    assert saved.state == "saved"
    assert draft.explanations.get().reason == "Thêm lò mới"
    (gone,) = save(draft, cast.owner, entry(flow, "why_missing_unit", "?", ""))
    assert gone.state == "wrong"
    (other,) = save(draft, cast.owner, entry(flow, "why_tenfold", "Lò cũ", ""))
    assert (other.state, other.other.text) == ("conflict", "Thêm lò mới")
    assert draft.explanations.get().reason == "Thêm lò mới"
    save(draft, cast.owner, entry(flow, "why_tenfold", "Lò cũ", "Thêm lò mới"))
    assert draft.explanations.get().reason == "Lò cũ"
