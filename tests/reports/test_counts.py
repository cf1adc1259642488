"""What was done in the period of a plan, and the shares of officers and zones."""

from datetime import date
from decimal import Decimal

import pytest

from campaigns.models import Indicator
from enterprises.choices import OLD_EDITION
from reports.selectors.indicators import COUNTS, INDICATORS
from reports.selectors.progress import trend
from tests import factories as f
from tests.reports.figures import END_2020, only, plant, rate, report, shown

pytestmark = pytest.mark.django_db

BEFORE, WITHIN, AFTER = date(2015, 12, 31), date(2017, 5, 1), date(2021, 1, 1)


@pytest.fixture
def plan():
    f.default_rules()
    return f.ActionPlan()


@pytest.fixture
def commune(plan):
    return f.Commune(province=plan.admin_unit)


def counts(plan, as_of=END_2020):
    return shown(plan, as_of).counts


# Assessments and solutions ----------------------------------------------------------------------


def test_facilities_assessed_are_distinct_and_of_the_period(plan, commune):
    twice = plant(commune, year=2016)
    report(twice, year=2018)
    plant(commune, year=2015)
    plant(commune, year=2021)
    plant(f.Commune())
    f.Assessment(facility=f.Facility(commune=commune))
    assert counts(plan)["facilities_assessed"] == 1


def test_a_facility_that_closed_was_assessed_all_the_same(plan, commune):
    plant(commune, year=2016, closed_on=date(2017, 6, 1))
    assert counts(plan)["facilities_assessed"] == 1


def test_solutions_proposed_and_implemented(plan, commune):
    def solution(year, **fields):
        assessment = report(f.Facility(commune=commune), year=year)
        f.Solution(assessment=assessment, annual_saving_vnd=100, **fields)

    solution(2016)
    solution(2017, implemented=True)
    solution(2017, status="confirmed", implemented_year=2019)
    solution(2015, implemented=True, implemented_year=2018)
    solution(2015, implemented=True)
    solution(2019, implemented=True, implemented_year=2022)
    found = counts(plan)
    assert found["solutions_proposed"] == 4
    assert found["solutions_implemented"] == 3
    assert found["money_saved_vnd"] == 300


def test_money_saved_is_unknown_when_nobody_wrote_it_down(plan, commune):
    assert counts(plan)["money_saved_vnd"] == 0
    f.Solution(assessment=report(f.Facility(commune=commune)), implemented=True)
    assert counts(plan)["money_saved_vnd"] is None


def test_quantities_saved(plan, commune):
    plant(commune, "0.1", size=1000)
    plant(commune, "-0.05", size=1000)
    found = counts(plan)
    assert found["energy_saved_toe"] == 50
    assert found["water_saved_m3"] is None


# Activities, support, models --------------------------------------------------------------------


def test_events_of_the_plan_of_its_parts_and_of_the_territory(plan):
    part = f.ActionPlan(parent=plan, starts_on=date(2017, 1, 1), ends_on=date(2017, 12, 31))
    f.Activity(plan=plan, starts_on=WITHIN)
    f.Activity(plan=part, starts_on=WITHIN)
    f.Activity(plan=f.ActionPlan(parent=part), starts_on=WITHIN)
    f.Activity(admin_unit=plan.admin_unit, starts_on=WITHIN)
    f.Activity(admin_unit=f.Commune(province=plan.admin_unit), starts_on=WITHIN)
    f.Activity(admin_unit=f.OldProvince(current_province=plan.admin_unit), starts_on=WITHIN)
    for unwanted in (
        {"plan": f.ActionPlan()},
        {"plan": f.ActionPlan(admin_unit=plan.admin_unit)},
        {"admin_unit": f.Province()},
        {},
        {"plan": plan, "kind": "leaflet"},
        {"plan": plan, "starts_on": BEFORE},
        {"plan": plan, "starts_on": AFTER},
    ):
        f.Activity(**({"starts_on": WITHIN} | unwanted))
    assert counts(plan)["events"] == 6
    assert counts(part)["events"] == 2
    assert counts(plan, date(2017, 4, 30))["events"] == 0


def test_participants_leaflets_and_booths(plan):
    fair = f.Activity(plan=plan, kind="fair", booths=60, starts_on=WITHIN)
    f.Activity(plan=plan, kind="fair", booths=None, starts_on=WITHIN)
    f.Activity(plan=plan, kind="workshop", copies=500, starts_on=WITHIN)
    f.Participation.create_batch(3, activity=fair)
    found = counts(plan)
    assert (found["participants"], found["booths"], found["leaflets"]) == (3, 60, 500)


def test_a_leaflet_without_copies_is_unknown_none_at_all_is_zero(plan):
    assert counts(plan)["leaflets"] == 0
    f.Activity(plan=plan, kind="leaflet", starts_on=WITHIN)
    assert counts(plan)["leaflets"] is None
    f.Activity(plan=plan, kind="leaflet", copies=10, starts_on=WITHIN)
    assert counts(plan)["leaflets"] == 10


def test_support_instances_are_not_distinct_firms(plan, commune):
    facility = f.Facility(commune=commune)
    f.SupportCase.create_batch(2, facility=facility)
    f.SupportCase(plan=plan)
    f.SupportCase()
    f.SupportCase(facility=facility, supported_on=BEFORE)
    f.DemonstrationModel(facility=facility)
    f.DemonstrationModel(plan=plan, kind="pilot")
    found = counts(plan)
    assert (found["support_cases"], found["facilities_supported"]) == (3, 2)
    assert found["demonstration_models"] == 2


def test_counts_of_a_national_plan():
    plan = f.ActionPlan(admin_unit=None)
    f.Activity(starts_on=WITHIN)
    f.SupportCase()
    plant(f.Commune())
    found = counts(plan)
    assert (found["events"], found["support_cases"], found["facilities_assessed"]) == (1, 1, 1)


def test_a_count_as_a_target_and_its_trend(plan, commune):
    target = rate(plan, "events", low=Decimal(2), unit="sự kiện")
    f.Activity(plan=plan, starts_on=date(2016, 3, 3))
    f.Activity(plan=plan, starts_on=date(2018, 3, 3))
    found = only(plan)
    assert (found.figure.value, found.figure.status.value) == (2, "reached")
    assert found.figure.n is None
    assert found.shortfall is None
    assert [point.value for point in trend(target, as_of=END_2020, may_make=True)] == [
        1,
        1,
        2,
        2,
        2,
    ]


# Officers and zones -----------------------------------------------------------------------------


def trained(officer, starts_on=WITHIN, **activity):
    training = f.Activity(**({"kind": "training", "starts_on": starts_on} | activity))
    f.Participation(activity=training, officer=officer)
    return officer


def share_of(plan, code, as_of=END_2020):
    figure = next(
        each.figure for each in shown(plan, as_of).targets if each.figure.indicator == code
    )
    return figure.numerator, figure.denominator


def test_officers_trained(plan, commune):
    rate(plan, "officers_trained_rate", denominator="officers")
    here = {"admin_unit": plan.admin_unit}
    trained(f.Officer(**here))
    trained(f.Officer(zone=f.Zone(), admin_unit=commune))
    trained(f.Officer(**here), date(2015, 6, 1))
    trained(f.Officer(**here), kind="workshop")
    trained(f.Officer(left_on=date(2020, 12, 31), **here))
    trained(f.Officer(facility=f.Facility(commune=commune), **here))
    trained(f.Officer())
    assert share_of(plan, "officers_trained_rate") == (2, 4)
    assert share_of(plan, "officers_trained_rate", date(2017, 4, 30)) == (1, 5)


def test_zones_informed_and_guided(plan):
    rate(plan, "zones_informed_rate", denominator="zones")
    rate(plan, "zones_with_guide_rate", denominator="zones")
    zones = f.Zone.create_batch(3, province=plan.admin_unit)
    f.Participation(zone=zones[0], activity=f.Activity(starts_on=WITHIN))
    f.Participation(zone=zones[1], activity=f.Activity(counts_as_awareness=False))
    f.Participation(zone=f.Zone(), activity=f.Activity(starts_on=WITHIN))
    trained(f.Officer(zone=zones[2]))
    trained(f.Officer(zone=zones[2]))
    trained(f.Officer(zone=zones[1], left_on=date(2019, 1, 1)))
    assert share_of(plan, "zones_informed_rate") == (1, 3)
    assert share_of(plan, "zones_informed_rate", date(2017, 4, 30)) == (0, 3)
    assert share_of(plan, "zones_with_guide_rate") == (1, 3)


def test_zones_of_an_old_province():
    old = f.OldProvince()
    new = f.Commune(province=old.current_province)
    f.OldCommune(district__province=old, successor=new)
    plan = f.ActionPlan(admin_unit=old)
    assert plan.admin_unit.edition == OLD_EDITION
    rate(plan, "zones_informed_rate", denominator="zones")
    f.Zone(province=old.current_province, communes=[new])
    f.Zone(province=old.current_province)
    assert share_of(plan, "zones_informed_rate") == (0, 1)


# The registry -----------------------------------------------------------------------------------


def test_every_indicator_of_the_promise_is_made(db):
    assert set(INDICATORS) == set(Indicator.objects.values_list("code", flat=True))


def test_counts_are_the_sums_and_counts_of_the_promise(db):
    kinds = Indicator.objects.filter(kind__in=("sum", "count"))
    assert set(COUNTS) == set(kinds.values_list("code", flat=True))


def test_members_of_the_network_are_those_of_the_day(plan, commune):
    def member(**fields):
        f.NetworkMember(**{"admin_unit": plan.admin_unit, "joined_on": WITHIN, **fields})

    member()
    member(joined_on=BEFORE)
    member(admin_unit=commune)
    member(left_on=date(2019, 1, 1))
    member(joined_on=AFTER)
    member(admin_unit=f.Province())
    assert counts(plan)["network_members"] == 3
    assert counts(plan, date(2018, 6, 30))["network_members"] == 4
    assert counts(plan, date(2016, 6, 30))["network_members"] == 1


def test_what_is_not_kept_is_unknown(plan, commune):
    rate(plan, "context")
    plant(commune)
    assert only(plan).figure.value is None
