"""From assessments to the figure of a target: whose, when, by which method, and why not."""

from datetime import date
from decimal import Decimal

import pytest

from reports.rules import Status
from tests import factories as f
from tests.reports.figures import only, plant, rate, report, shown

pytestmark = pytest.mark.django_db

# plant: (baseline output, baseline use), {year: (output, use)}
PLANTS = {
    "Hastings": (
        ("146239", "2633708.16"),
        {2016: ("158508", "2633434.47"), 2017: ("154987", "2483245.47")},
    ),
    "McLean": (
        ("825804.92", "825804.92"),
        {2016: ("784392.75", "718173.07"), 2017: ("826892.22", "748309.57")},
    ),
    "Minneapolis": (
        ("825804.92", "825804.92"),
        {2016: ("784392.75", "718173.07"), 2017: ("826892.22", "748309.57")},
    ),
    "Rochester": (
        ("2594704.17", "2594704.17"),
        {2016: ("2101358.03", "2024671.90"), 2017: ("1867203.84", "1693426.31")},
    ),
}


@pytest.fixture(autouse=True)
def rules(db):
    f.default_rules()


@pytest.fixture
def plan():
    return f.ActionPlan()


@pytest.fixture
def commune(plan):
    return f.Commune(province=plan.admin_unit)


@pytest.fixture
def saving(plan):
    return f.Target(plan=plan, low=Decimal(8), high=Decimal(13))


@pytest.fixture
def four_plants(commune):
    toe = f.Resource(code="test-energy", group="fuel", unit="tấn")
    f.ConversionFactor(resource=toe, toe_per_unit=1)
    for (output, use), years in PLANTS.values():
        facility = f.Facility(commune=commune)
        for year, (made, used) in years.items():
            f.assessment_with_lines(
                facility=facility,
                verified=True,
                reporting_year=year,
                baseline_year=2015,
                outputs=[(output, made)],
                flows=[{"resource": toe, "baseline_quantity": use, "current_quantity": used}],
            )


def rounded(value, places="0.0001"):
    return value.quantize(Decimal(places))


# Savings ----------------------------------------------------------------------------------------


def test_four_plants_in_year_3(plan, saving, four_plants):
    found = only(plan, date(2017, 12, 31))
    methods = {name.value: rounded(value) for name, value in found.spread.methods.items()}
    assert methods == {
        "adjusted": Decimal("10.1224"),
        "baseline_weighted": Decimal("10.0155"),
        "mean": Decimal("9.8371"),
    }
    assert rounded(found.figure.value) == Decimal("10.1224")
    assert (found.figure.n, found.figure.population) == (4, 4)
    assert found.figure.status is Status.REACHED
    assert found.spread.distribution["8-10"] == 3
    assert found.spread.distribution["10-13"] == 1


def test_four_plants_in_year_2(plan, saving, four_plants):
    methods = only(plan, date(2016, 12, 31)).spread.methods
    assert [rounded(value, "0.01") for value in methods.values()] == [
        Decimal("6.60"),
        Decimal("6.37"),
        Decimal("7.07"),
    ]


@pytest.mark.parametrize(
    ("method", "value"), [("adjusted", "18"), ("baseline_weighted", "18"), ("mean", "15")]
)
def test_the_target_says_which_method_counts(plan, commune, method, value):
    f.Target(plan=plan, method=method)
    plant(commune, "0.1", size=100)
    plant(commune, "0.2", size=400)
    found = only(plan)
    assert found.figure.value == Decimal(value)
    assert found.figure.method == method


def test_saving_without_quantities_counts_in_the_mean_only(plan, commune):
    target = f.Target(plan=plan, indicator=f.Indicator(code="material_saving"))
    plant(commune, "0.1", group="material")
    f.Assessment(
        facility=f.Facility(commune=commune),
        verified=True,
        results={"material": (None, None, None, "0.3")},
    )
    found = only(plan)
    assert found.target == target
    assert found.figure.n == 2
    assert found.spread.methods["adjusted"] == found.spread.methods["baseline_weighted"] == 10
    assert found.spread.methods["mean"] == found.spread.median == 20
    assert sum(found.spread.distribution.values()) == 2


def test_saving_is_carried_until_the_next_assessment(plan, saving, commune):
    facility = plant(commune, "0.05", year=2016)
    report(facility, "0.09", year=2019)
    values = {day: only(plan, date(day, 12, 31)).figure.value for day in range(2016, 2021)}
    assert values == {2016: 5, 2017: 5, 2018: 5, 2019: 9, 2020: 9}


def test_only_the_usable_result_of_a_group_is_replaced(plan, saving, commune):
    """A later year that cannot be computed leaves the earlier saving standing."""
    facility = plant(commune, "0.05", year=2016)
    f.Assessment(
        facility=facility, verified=True, reporting_year=2018, results={"energy": "no_output"}
    )
    assert only(plan).figure.value == 5


def test_the_more_thorough_assessment_of_a_year_counts(plan, saving, commune):
    facility = f.Facility(commune=commune)
    report(facility, "0.01", kind="self", verified_on=date(2019, 5, 5))
    report(facility, "0.07", kind="detailed", verified_on=date(2018, 12, 31))
    report(facility, "0.03", kind="quick", verified_on=date(2019, 6, 6))
    assert only(plan).figure.value == 7


def test_saving_from_before_the_plan_has_no_part_in_it(plan, saving, commune):
    plant(commune, "0.2", year=2015)
    plant(commune, "0.1", year=2016)
    found = only(plan)
    assert (found.figure.n, found.figure.value) == (1, 10)
    assert found.figure.excluded == {"no_assessment": 1}


def test_year_is_at_most_the_plans_last(plan, saving, commune):
    plant(commune, "0.1", year=2020)
    plant(commune, "0.2", year=2021)
    found = shown(plan, date(2024, 6, 30))
    assert found.year == 2020
    assert found.targets[0].figure.value == 10


def test_panel_is_of_facilities_usable_a_year_earlier_too(plan, saving, commune):
    plant(commune, "0.1", year=2019)
    old = plant(commune, "0.2", year=2018)
    report(old, "0.3", year=2020)
    plant(commune, "0.4", year=2020)
    found = only(plan)
    assert found.figure.n == 3
    assert found.spread.panel.n == 2
    assert found.spread.panel.value == 20  # (10 + 30) of (100 + 100)


def test_no_panel_in_the_first_year_of_the_plan(plan, saving, commune):
    facility = plant(commune, year=2015)
    report(facility, year=2016)
    found = only(plan, date(2016, 12, 31))
    assert (found.figure.n, found.spread.panel.n, found.spread.panel.value) == (1, 0, None)


def test_nothing_usable_is_unknown_never_zero(plan, saving, commune):
    f.Facility(commune=commune)
    figure = only(plan).figure
    assert (figure.value, figure.status, figure.n) == (None, Status.UNKNOWN, 0)


def test_excluded_say_why_and_add_up(plan, saving, commune):
    plant(commune)
    f.Facility(commune=commune)
    f.Assessment(facility=f.Facility(commune=commune))
    f.Assessment(facility=f.Facility(commune=commune), draft=True)
    f.Assessment(
        facility=f.Facility(commune=commune), verified=True, results={"energy": "zero_expected"}
    )
    plant(commune, group="water")
    figure = only(plan).figure
    assert figure.excluded == {
        "no_assessment": 2,
        "not_verified": 1,
        "zero_expected": 1,
        "no_flow": 1,
    }
    assert figure.n + sum(figure.excluded.values()) == figure.population == 6


@pytest.mark.parametrize(
    ("saving", "status"),
    [
        ("0.079", Status.NOT_REACHED),
        ("0.08", Status.REACHED),
        ("0.13", Status.REACHED),
        ("0.131", Status.EXCEEDED),
    ],
)
def test_band(plan, commune, saving, status):
    f.Target(plan=plan, low=Decimal(8), high=Decimal(13))
    plant(commune, saving)
    assert only(plan).figure.status is status


# Denominators -----------------------------------------------------------------------------------


def test_denominators(plan, commune):
    facility_list = f.FacilityList(
        name="Có tiềm năng", decision_no="12/QĐ", facilities=[plant(commune), f.Facility()]
    )
    plant(commune, large=True)
    plant(commune, medium=True)
    for denominator in ("all", "large", "medium_large"):
        f.Target(plan=plan, denominator=denominator)
    f.Target(plan=plan, facility_list=facility_list)
    found = shown(plan).targets
    assert [(each.denominator, each.figure.population) for each in found] == [
        ("all", 3),
        ("large", 1),
        ("medium_large", 2),
        ("list:Có tiềm năng", 1),
    ]
    assert found[-1].denominator_text == "Có tiềm năng (12/QĐ)"


def test_industries_narrow_the_population(plan, commune):
    section = f.Industry(code="C", level=1)
    trades = [f.Industry(code="17", parent=section), f.Industry(code="1702"), section]
    f.Industry(code="23", parent=section)
    for code in ("1701", "1702", "2391"):
        plant(commune, industry=f.Industry(code=code))
    for due_year, trade in enumerate(trades, start=2018):
        f.Target(plan=plan, due_year=due_year, industries=[trade])
    assert [each.figure.population for each in shown(plan).targets] == [2, 1, 3]


def test_zones_as_denominator_of_facilities_make_no_sense(plan, commune):
    rate(plan, "adoption_rate", denominator="zones")
    assert only(plan).figure.value is None


def test_facility_of_another_province_has_no_part(plan, saving, commune):
    plant(commune)
    plant(f.Commune())
    assert only(plan).figure.population == 1


def test_old_province_keeps_its_own_facilities(saving):
    """Hải Dương lies in Hải Phòng today: its plan counts what lay in it, and only that."""
    haiphong = f.Province(name="Hải Phòng")
    haiduong = f.OldProvince(name="Hải Dương", current_province=haiphong)
    taken_in, own = f.Commune(province=haiphong), f.Commune(province=haiphong)
    old = f.OldCommune(district__province=haiduong, successor=taken_in)
    plant(taken_in)
    plant(None, "0.3", former_commune=old)
    plant(own, "0.9")
    then = f.ActionPlan(admin_unit=haiduong)
    now = f.ActionPlan(admin_unit=haiphong)
    for each in (then, now):
        f.Target(plan=each)
    assert (only(then).figure.population, only(then).figure.value) == (2, 20)
    assert only(now).figure.population == 3
    assert not shown(then).is_approximate
    f.OldCommune(successor=taken_in, successor__share="part")
    assert shown(then).is_approximate


def test_national_plan_takes_the_whole_country():
    plan = f.ActionPlan(admin_unit=None)
    f.Target(plan=plan)
    plant(f.Commune())
    plant(f.Commune())
    assert only(plan).figure.population == 2


# Scope ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dates", "counts"),
    [
        ({"closed_on": date(2020, 12, 31)}, False),
        ({"closed_on": date(2021, 1, 1)}, True),
        ({"opened_on": date(2020, 12, 31)}, True),
        ({"opened_on": date(2021, 1, 1)}, False),
    ],
)
def test_facilities_in_scope_at_the_end_of_the_year(plan, saving, commune, dates, counts):
    plant(commune, **dates)
    figure = only(plan).figure
    assert (figure.population, figure.n) == (counts, counts)


# Ratios -----------------------------------------------------------------------------------------


def test_applying_holds_from_its_year_until_closing(plan, commune):
    rate(plan, "adoption_rate")
    facility = f.Facility(commune=commune, closed_on=date(2020, 6, 1))
    f.Facility(commune=commune)
    assessment = f.Assessment(facility=facility, verified=True, reporting_year=2016)
    f.Solution(assessment=assessment, implemented=True, implemented_year=2018)
    values = {year: only(plan, date(year, 12, 31)).figure for year in range(2017, 2021)}
    assert {year: (each.numerator, each.denominator) for year, each in values.items()} == {
        2017: (0, 2),
        2018: (1, 2),
        2019: (1, 2),
        2020: (0, 1),
    }


def test_applying_since_before_the_plan_counts(plan, commune):
    rate(plan, "adoption_rate")
    assessment = f.Assessment(
        facility=f.Facility(commune=commune), verified=True, reporting_year=2012
    )
    f.Solution(assessment=assessment, implemented=True)
    assert only(plan).figure.value == 100


@pytest.mark.parametrize(
    ("assessment", "solution"),
    [({"verified": True}, {"status": "chosen"}), ({}, {"implemented": True})],
)
def test_not_applying(plan, commune, assessment, solution):
    rate(plan, "adoption_rate")
    found = f.Assessment(facility=f.Facility(commune=commune), **assessment)
    f.Solution(assessment=found, **solution)
    assert only(plan).figure.numerator == 0


def test_aware_by_activity_self_assessment_or_applying(plan, commune):
    rate(plan, "awareness_rate")
    facilities = [f.Facility(commune=commune) for _ in range(6)]
    f.Participation(facility=facilities[0])
    f.Assessment(facility=facilities[1], kind="self")
    f.Solution(assessment=f.Assessment(facility=facilities[2], verified=True), implemented=True)
    f.Participation(facility=facilities[3], activity__counts_as_awareness=False)
    f.Assessment(facility=facilities[4], kind="self", draft=True)
    f.Assessment(facility=facilities[5], kind="quick")
    assert (only(plan).figure.numerator, only(plan).figure.denominator) == (3, 6)
    assert only(plan, date(2016, 12, 31)).figure.numerator == 0


def test_staffed_by_a_trained_officer_for_five_years(plan, commune):
    rate(plan, "facilities_with_guide_rate")
    facility = f.Facility(commune=commune)
    officer = f.Officer(facility=facility, left_on=date(2019, 12, 31))
    training = f.Activity(kind="training", starts_on=date(2014, 3, 1))
    f.Participation(activity=training, officer=officer)
    years = {year: only(plan, date(year, 12, 31)).figure.numerator for year in (2017, 2018, 2019)}
    assert years == {2017: 1, 2018: 1, 2019: 0}


def test_staffed_by_technical_staff_in_a_training(plan, commune):
    rate(plan, "facilities_with_guide_rate")
    training = f.Activity(kind="training", starts_on=date(2016, 3, 1))
    f.Participation(activity=training, facility=f.Facility(commune=commune), role="technical")
    f.Participation(activity=training, facility=f.Facility(commune=commune), role="state")
    f.Participation(facility=f.Facility(commune=commune), role="technical")
    assert only(plan).figure.numerator == 1


def test_large_enterprises_count_once_however_many_plants(plan, commune):
    rate(plan, "large_enterprises_staffed_rate", denominator="large")
    rate(plan, "medium_large_staffed_rate")
    enterprise = f.Enterprise(size="large")
    staffed, _ = (f.Facility(commune=commune, enterprise=enterprise) for _ in range(2))
    f.Facility(commune=commune, large=True)
    f.Facility(commune=commune, medium=True)
    f.Facility(commune=commune)
    training = f.Activity(kind="training")
    f.Participation(activity=training, facility=staffed, role="technical")
    found = [each.figure for each in shown(plan).targets]
    assert [(each.numerator, each.denominator) for each in found] == [(1, 2), (1, 3)]


def test_shortfall_and_need_per_year(plan, commune):
    rate(plan, "adoption_rate", low=Decimal(50), due_year=2022)
    for _ in range(5):
        f.Facility(commune=commune)
    found = only(plan)
    assert found.shortfall == 3
    assert found.figure.needed_per_year == 25


def test_a_changed_rule_counts_from_its_day(plan, commune):
    rate(plan, "adoption_rate")
    assessment = f.Assessment(facility=f.Facility(commune=commune), verified=True)
    f.Solution(assessment=assessment, implemented=True)
    f.Rule(valid_from=date(2020, 1, 1), params={"statuses": ["confirmed"]})
    assert only(plan, date(2019, 12, 31)).figure.value == 100
    assert only(plan).figure.value == 0


def test_a_provinces_own_rule_comes_first(plan, commune):
    rate(plan, "adoption_rate")
    assessment = f.Assessment(facility=f.Facility(commune=commune), verified=True)
    f.Solution(assessment=assessment, status="chosen")
    f.Rule(admin_unit=plan.admin_unit, valid_from=date(2010, 1, 1), params={"statuses": ["chosen"]})
    f.Rule(valid_from=date(2019, 1, 1), params={"statuses": []})
    found = only(plan)
    assert found.figure.value == 100
    assert found.rule.admin_unit == plan.admin_unit


def test_without_a_rule_a_share_is_unknown(plan, commune):
    rate(plan, "adoption_rate", due_year=2009)
    plan.starts_on = date(2008, 1, 1)
    plan.save()
    f.Facility(commune=commune)
    figure = only(plan, date(2008, 12, 31)).figure
    assert (figure.value, figure.status) == (None, Status.UNKNOWN)
