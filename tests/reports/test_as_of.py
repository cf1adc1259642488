"""What was known by a day, the path to a target, the trend, and the public JSON."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.choices import AssessmentStatus
from campaigns.models import InterimValue
from reports.selectors.fact_tables import is_stored
from reports.selectors.frame import frame_of
from reports.selectors.progress import expected_value, trend, trends
from reports.selectors.progress_json import as_json
from reports.services.rollup import drain, rebuild
from tests import factories as f
from tests.reports.figures import END_2020, only, plant, rate, report, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    f.default_rules()
    return f.ActionPlan()


@pytest.fixture
def commune(plan):
    return f.Commune(province=plan.admin_unit)


def reads_stored(plan, as_of=END_2020):
    return is_stored(frame_of(plan, as_of=as_of))


# Known by the day -------------------------------------------------------------------------------


def test_an_assessment_counts_from_the_day_it_was_verified(plan, commune):
    f.Target(plan=plan)
    facility = plant(commune, "0.05", year=2019)
    report(facility, "0.09", year=2020, verified_on=date(2021, 3, 1))
    assert only(plan, END_2020).figure.value == 5
    assert not reads_stored(plan, END_2020)
    assert only(plan, date(2021, 3, 1)).figure.value == 9
    assert reads_stored(plan, date(2021, 3, 1))


def test_not_yet_verified_by_the_day(plan, commune):
    f.Target(plan=plan)
    facility = f.Facility(commune=commune)
    report(facility, year=2020, sent_on=date(2020, 12, 1), verified_on=date(2021, 3, 1))
    report(f.Facility(commune=commune), year=2020, sent_on=date(2021, 1, 5))
    assert only(plan).figure.excluded == {"not_verified": 1, "no_assessment": 1}


def test_a_solution_of_an_earlier_year_is_known_with_its_assessment(plan, commune):
    rate(plan, "adoption_rate")
    late = f.Assessment(facility=f.Facility(commune=commune), reporting_year=2022, verified=True)
    f.Solution(assessment=late, implemented=True, implemented_year=2020)
    assert only(plan).figure.numerator == 0
    assert only(plan, date(2022, 12, 31)).figure.numerator == 1


def test_a_participation_counts_from_the_day_of_the_activity(plan, commune):
    rate(plan, "awareness_rate")
    meeting = f.Activity(starts_on=date(2020, 9, 1))
    f.Participation(facility=f.Facility(commune=commune), activity=meeting)
    assert only(plan, date(2020, 8, 31)).figure.numerator == 0
    assert only(plan, date(2020, 9, 1)).figure.numerator == 1


def test_a_self_assessment_counts_from_the_day_it_was_sent(plan, commune):
    rate(plan, "awareness_rate")
    f.Assessment(
        facility=f.Facility(commune=commune), kind="self", reporting_year=2019,
        sent_on=date(2020, 2, 1),
    )  # fmt: skip
    assert only(plan, date(2019, 12, 31)).figure.numerator == 0
    assert only(plan, date(2020, 1, 31)).figure.numerator == 0
    assert only(plan, date(2020, 2, 1)).figure.numerator == 1


def test_facts_made_afresh_equal_the_stored_ones(plan, commune):
    """The same select, whichever way it is taken."""
    f.Target(plan=plan)
    rate(plan, "adoption_rate")
    rate(plan, "awareness_rate")
    facility = plant(commune, "0.05", year=2017)
    f.Solution(assessment=facility.assessments.get(), implemented=True)
    report(facility, "0.2", year=2019)
    plant(commune, group="water", closed_on=date(2019, 5, 5))
    stored = without_moment(shown(plan))
    assert reads_stored(plan)
    report(plant(f.Commune()), year=2020, kind="quick", verified_on=date(2021, 1, 1))
    report(plant(commune, year=2021, opened_on=date(2021, 1, 1)), year=2020, kind="quick",
           verified_on=date(2021, 1, 1))  # fmt: skip
    afresh = without_moment(shown(plan))
    assert not reads_stored(plan)
    assert afresh == stored


def without_moment(found):
    figures = as_json(found)
    return {name: figures[name] for name in ("plan", "as_of", "targets", "counts")}


def test_before_any_rollup_figures_are_made_afresh(plan, commune):
    f.Target(plan=plan)
    plant(commune)
    assert only(plan, drained=False).figure.value == 10
    assert not reads_stored(plan)


def test_at_the_turn_of_the_year_stored_facts_wait_for_the_rebuild(plan, commune, monkeypatch):
    """A drain gives the new year only to what changed: until the rebuild, figures are fresh."""
    later = f.ActionPlan(admin_unit=plan.admin_unit, ends_on=date(2099, 12, 31))
    rate(later, "adoption_rate")
    f.Facility(commune=commune)
    drain()
    today = date.today()  # noqa: DTZ011
    next_year = date(today.year + 1, 1, 1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: next_year)
    f.Facility(commune=commune)
    drain()
    assert not reads_stored(later, next_year)
    assert only(later, next_year, drained=False).figure.population == 2


# Path and trend ---------------------------------------------------------------------------------


def test_expected_follows_the_interim_values(plan):
    target = f.Target(plan=plan, low=Decimal(50), base_year=2015, base_value=Decimal(10))
    InterimValue.objects.create(target=target, year=2017, value=Decimal(20))
    days = {year: expected_value(target, on=date(year, 12, 31)) for year in range(2014, 2022)}
    assert days == {
        2014: 10, 2015: 10, 2016: 15, 2017: 20, 2018: 30, 2019: 40, 2020: 50, 2021: 50,
    }  # fmt: skip


def test_expected_without_a_base_is_unknown(plan):
    target = f.Target(plan=plan, low=Decimal(50))
    assert expected_value(target, on=END_2020) is None
    InterimValue.objects.create(target=target, year=2018, value=Decimal(30))
    assert expected_value(target, on=date(2017, 12, 31)) is None
    assert expected_value(target, on=date(2019, 12, 31)) == 40


def test_trend_has_a_point_for_each_year_begun(plan, commune):
    target = f.Target(plan=plan, base_year=2015, base_value=Decimal(3))
    facility = plant(commune, "0.05", year=2017)
    report(facility, "0.09", year=2019)
    drain()
    points = trend(target, as_of=date(2019, 6, 30), may_make=True)
    assert [(point.year, point.value) for point in points] == [
        (2016, None),
        (2017, 5),
        (2018, 5),
        (2019, 5),
    ]
    assert [point.expected for point in points[:3]] == [4, 5, 6]


def test_trends_ask_no_more_for_many_targets(plan, commune, django_assert_max_num_queries):
    for due_year in range(2016, 2021):
        f.Target(plan=plan, due_year=due_year)
        rate(plan, "adoption_rate", due_year=due_year)
    plant(commune)
    drain()
    with django_assert_max_num_queries(16):
        assert len(trends(plan, as_of=END_2020)) == 10


# JSON -------------------------------------------------------------------------------------------


def test_json_keeps_its_promise(plan, commune):
    f.Target(plan=plan, low=Decimal(8), high=Decimal(13), base_year=2015, base_value=Decimal(5))
    rate(plan, "adoption_rate", low=Decimal(50))
    plant(commune, "0.12")
    f.Facility(commune=commune)
    found = as_json(shown(plan, END_2020))
    assert json.loads(json.dumps(found)) == found
    assert list(found) == ["plan", "as_of", "generated_at", "data_version", "targets", "counts"]
    saving, adoption = found["targets"]
    assert saving == {
        "indicator": "energy_saving",
        "low": "8.000000",
        "high": "13.000000",
        "unit": "%",
        "due_year": 2020,
        "method": "adjusted",
        "denominator": "all",
        "numerator_value": "12.000000",
        "denominator_value": "100.000000",
        "value": "12.000000",
        "status": "reached",
        "expected_today": "8.000000",
        "n": 1,
        "N": 2,
        "methods": {
            "adjusted": "12.000000",
            "baseline_weighted": "12.000000",
            "mean": "12.000000",
            "median": "12.000000",
        },
        "panel": {"value": "12.000000", "n": 1},
        "excluded": {"no_assessment": 1},
        "distribution": {
            "<0": 0, "0-2": 0, "2-4": 0, "4-6": 0, "6-8": 0, "8-10": 0, "10-13": 1, "13-20": 0,
            ">20": 0,
        },
    }  # fmt: skip
    assert (adoption["numerator_value"], adoption["denominator_value"]) == (0, 2)
    assert adoption["value"] == "0.000000"
    assert adoption["methods"]["median"] is None
    assert adoption["panel"] == {"value": None, "n": None}
    assert found["counts"]["facilities_assessed"] == 1
    assert found["counts"]["network_members"] == 0


def test_data_version_moves_only_with_the_figures(plan, commune):
    facility = plant(commune)
    first = shown(plan).data_version
    facility.phone = "0243 000 000"
    facility.save()
    rebuild()
    assert shown(plan).data_version == first
    report(facility, year=2019)
    assert shown(plan).data_version != first


def test_a_returned_assessment_no_longer_counts(plan, commune):
    f.Target(plan=plan)
    facility = plant(commune)
    assert only(plan).figure.n == 1
    facility.assessments.update(status=AssessmentStatus.RETURNED, verified_on=None)
    assert only(plan).figure.excluded == {"not_verified": 1}


def test_progress_asks_no_more_for_many_facilities_and_targets(plan, commune):
    def queries(due_year):
        f.Target(plan=plan, due_year=due_year)
        rate(plan, "adoption_rate", due_year=due_year)
        rate(plan, "large_enterprises_staffed_rate", due_year=due_year)
        rate(plan, "zones_informed_rate", due_year=due_year)
        plant(commune, large=True)
        drain()
        with CaptureQueriesContext(connection) as captured:
            shown(plan, drained=False)
        return len(captured)

    assert queries(2018) == queries(2019) == queries(2020) <= 40
