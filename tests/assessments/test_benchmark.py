"""A place among like plants that tells nobody's value, norms, and what worked elsewhere."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from assessments.models import Assessment, Norm, OutputLine
from assessments.selectors.benchmark import norms_of, standing_of
from assessments.selectors.proven import proven_solutions
from enterprises.models import Enterprise, Facility
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
D = Decimal
OUTPUT = D(1000)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def reported(facility: Facility, toe: object, *, coverage: object = 1, **fields) -> Assessment:
    """A verified report of 2018 of 1000 tonnes with so much energy: toe kgOE per tonne."""
    fields = {"verified": True, "results": {"energy": (100, 100, str(toe), "0")}} | fields
    assessment = factories.Assessment(facility=facility, **fields)
    assessment.results.update(coverage=coverage)
    factories.OutputLine(assessment=assessment, current_quantity=OUTPUT)
    return assessment


def others(*toes: object, **fields: object) -> list[Assessment]:
    return [reported(factories.Facility(**fields), toe) for toe in toes]


def own(cast: Cast, toe: object = 25, **fields) -> Assessment:
    return reported(cast.facility, toe, **fields)


# The place -------------------------------------------------------------------------------------


def test_four_others_show_nothing_and_five_do(cast: Cast) -> None:
    """10, 20, 30, 40, 50 kgOE/t: mean of the lowest three 20; three of five use more than 25."""
    assessment = own(cast)
    others(10, 20, 30, 40)
    standing = standing_of(assessment)
    assert (standing.place, standing.own) == (None, 25)
    assert "Fewer than five" in str(standing.refusal)
    others(50)
    place = standing_of(assessment).place
    assert place is not None
    assert (place.n, place.better_than) == (5, D("0.6"))
    assert (place.best_quarter, place.median, place.distance) == (20, 30, D("0.2"))


def test_place_counts_one_plant_of_each_other_enterprise(cast: Cast) -> None:
    """Five plants of four enterprises are a group of four; one's own other plants do not count."""
    assessment = own(cast)
    four = others(10, 20, 30, 40)
    reported(factories.Facility(enterprise=four[0].facility.enterprise), 50)
    reported(factories.Facility(enterprise=cast.facility.enterprise), 50)
    assert standing_of(assessment).place is None
    others(50)
    place = standing_of(assessment).place
    assert place is not None
    assert place.n == 5


@pytest.mark.parametrize(
    "unlike",
    [
        {"medium": True},  # another size
        {"industry__code": "1811"},  # another group
    ],
)
def test_unlike_plants_do_not_count(cast: Cast, unlike) -> None:
    assessment = own(cast)
    others(10, 20, 30, 40)
    others(50, **unlike)
    assert standing_of(assessment).place is None


def test_plants_of_the_same_group_count_whatever_their_class_and_version(cast: Cast) -> None:
    assessment = own(cast)
    others(10, 20, 30, 40, industry=factories.Industry(code="1702"))
    others(50, industry=factories.Industry(code="1709", version="2025"))
    assert standing_of(assessment).place is not None


@pytest.mark.parametrize(
    ("report", "lines"),
    [
        ({"status": "sent"}, {}),
        ({"baseline_year": 2013, "reporting_year": 2013}, {}),
        ({"reporting_year": 2019}, {}),
        ({}, {"unit": "đôi"}),
        ({}, {"current_quantity": None}),
        ({}, {"current_quantity": 0}),
    ],
)
def test_reports_that_cannot_be_compared_do_not_count(cast: Cast, report, lines) -> None:
    assessment = own(cast)
    others(10, 20, 30, 40)
    (last,) = others(50)
    if report.get("status") == "sent":
        report |= {"verified_on": None}
    Assessment.objects.filter(pk=last.pk).update(**report)
    OutputLine.objects.filter(assessment=last).update(**lines)
    assert standing_of(assessment).place is None


def test_place_is_told_in_the_unit_of_the_own_product(cast: Cast) -> None:
    """25 t of energy per 1000 tonnes, whether they are counted in tonnes or in kilograms."""
    assessment = own(cast)
    assessment.outputs.update(unit="kg", current_quantity=OUTPUT * 1000)
    others(10, 20, 30, 40, 50)
    standing = standing_of(assessment)
    assert (standing.own, standing.unit) == (D("0.025"), "kgOE/kg")
    assert standing.place is not None
    assert (standing.place.best_quarter, standing.place.better_than) == (D("0.020"), D("0.6"))


@pytest.mark.parametrize(
    ("report", "words"),
    [
        ({"status": "draft"}, "as soon as the report has been sent"),
        ({"results": {"energy": (None, None, None, "0")}}, "no conversion factor"),
        ({"coverage": D("0.5")}, "cannot be told"),
    ],
)
def test_place_says_why_there_is_none(cast: Cast, report, words) -> None:
    others(10, 20, 30, 40, 50)
    fields = {"verified": False} if "status" in report else {}
    standing = standing_of(own(cast, **fields, **report))
    assert (standing.place, standing.own) == (None, None)
    assert words in str(standing.refusal)


def test_place_asks_for_the_size_of_the_enterprise(cast: Cast) -> None:
    others(10, 20, 30, 40, 50)
    Enterprise.objects.filter(pk=cast.facility.enterprise_id).update(size="")
    assert "size" in str(standing_of(Assessment.objects.get(pk=own(cast).pk)).refusal)


def test_place_costs_the_same_for_5_and_for_35(cast: Cast) -> None:
    assessment, counts = own(cast), []
    for more in (5, 30):
        others(*range(1, more + 1))
        with CaptureQueriesContext(connection) as queries:
            assert standing_of(assessment).place is not None
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 2


# Norms -----------------------------------------------------------------------------------------


def norm(quantity: object, **fields: object) -> Norm:
    values = {
        "resource": factories.Resource(),
        "unit": "kWh",
        "per_unit": "tấn",
        "valid_from": date(2015, 1, 1),
        "source": "TT 24/2017/TT-BCT",
        "industry": factories.Industry(code="170"),
    }
    return Norm.objects.create(quantity=D(str(quantity)), **(values | fields))


def mill(cast: Cast, outputs=((1000, 1000),), flows=((100_000, 110_000),)) -> Assessment:
    return factories.assessment_with_lines(facility=cast.facility, outputs=outputs, flows=flows)


def test_use_is_held_against_the_norm_of_the_industry(cast: Cast) -> None:
    """110000 kWh for 1000 t is 110 kWh/t, a tenth above 100."""
    norm(100)
    (found,) = norms_of(mill(cast))
    assert (found.against.use, found.against.distance, found.unit) == (110, D("0.1"), "kWh/tấn")


def test_norm_in_other_units_is_the_same_norm(cast: Cast) -> None:
    norm("0.1", unit="MWh", per_unit="1000 kg")
    (found,) = norms_of(mill(cast))
    assert found.against.distance == D("0.1")


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([(100, "170", 2015), (90, "1701", 2015)], 90),  # the finer industry
        ([(100, "170", 2015), (90, "170", 2017)], 90),  # the later one
        ([(100, "170", 2015), (90, "170", 2030)], 100),  # not yet in force
        ([(100, "170", 2015), (90, "1811", 2017)], 100),  # another industry's
    ],
)
def test_norm_that_holds(cast: Cast, rows, kept) -> None:
    for quantity, code, year in rows:
        norm(quantity, industry=factories.Industry(code=code), valid_from=date(year, 1, 1))
    (found,) = norms_of(mill(cast))
    assert found.against.norm == kept


def test_norm_of_a_product_asks_for_what_is_metered_for_it(cast: Cast) -> None:
    assessment = mill(cast, outputs=[(1000, 1000), (500, 500)], flows=[(1, 90_000)])
    first, _second = assessment.outputs.all()
    norm(100, industry=None, product=first.product.upper())
    assert norms_of(assessment) == []
    assessment.flows.update(output_line=first)
    (found,) = norms_of(assessment)
    assert found.against.use == 90


@pytest.mark.parametrize("values", [{"current_quantity": None}, {"unit": "tấn"}])
def test_norm_says_nothing_where_the_use_is_not_known(cast: Cast, values) -> None:
    norm(100)
    assessment = mill(cast)
    assessment.flows.update(**values)
    assert norms_of(assessment) == []


# What worked elsewhere -------------------------------------------------------------------------


def done(title: str, *, enterprise: Enterprise | None = None, **fields: object) -> None:
    facility = {"enterprise": enterprise} if enterprise else {}
    values = {
        "implemented": True,
        "investment_vnd": D(100_000_000),
        "annual_saving_vnd": D(50_000_000),
        "assessment__facility": factories.Facility(**facility),
    }
    factories.Solution(title=title, **(values | fields))


def test_solution_of_three_other_enterprises_is_proven(cast: Cast) -> None:
    assessment = factories.Assessment(facility=cast.facility, draft=True)
    same = factories.Enterprise()
    for title in ("Lắp biến tần", "lắp biến tần", "Lap bien tan"):
        done(title, enterprise=same)
    assert proven_solutions(assessment) == []
    done("LẮP BIẾN TẦN")
    done("Lắp biến tần", enterprise=cast.facility.enterprise)
    assert proven_solutions(assessment) == []
    done("Lắp biến tần")
    (proven,) = proven_solutions(assessment)
    assert (proven.times, proven.enterprises) == (5, 3)
    assert (proven.payback_years, proven.annual_saving_vnd) == (2, 50_000_000)


def test_one_enterprise_weighs_once_and_its_latest_word_counts(cast: Cast) -> None:
    """Payback of three enterprises: 1, 2 and 6 years; the middle is their mean, 3."""
    assessment = factories.Assessment(facility=cast.facility, draft=True)
    for years in (1, 2):
        done("Bảo ôn", investment_vnd=D(50_000_000) * years)
    late = factories.Enterprise()
    for year, years in ((2019, 6), (2018, 60)):
        done(
            "Bảo ôn",
            enterprise=late,
            investment_vnd=D(50_000_000) * years,
            assessment__reporting_year=year,
        )
    (proven,) = proven_solutions(assessment)
    assert (proven.times, proven.enterprises, proven.payback_years) == (4, 3, 3)


def test_payback_of_two_is_not_told(cast: Cast) -> None:
    assessment = factories.Assessment(facility=cast.facility, draft=True)
    done("Bảo ôn", investment_vnd=None)
    for _number in range(2):
        done("Bảo ôn")
    (proven,) = proven_solutions(assessment)
    assert (proven.payback_years, proven.annual_saving_vnd) == (None, 50_000_000)


@pytest.mark.parametrize(
    "fields",
    [
        {"implemented": False, "status": "in_progress"},
        {"assessment__verified": False},
        {"assessment__facility__industry__code": "1811"},
        {"category__number": 2},
    ],
)
def test_what_is_not_done_or_not_alike_proves_nothing(cast: Cast, fields) -> None:
    assessment = factories.Assessment(facility=cast.facility, draft=True)
    for _number in range(2):
        done("Bảo ôn")
    values = {"title": "Bảo ôn", "implemented": True} | fields
    factories.Solution(**values)
    assert proven_solutions(assessment) == []


def test_most_frequent_come_first_then_those_that_pay_back_fastest(cast: Cast) -> None:
    assessment = factories.Assessment(facility=cast.facility, draft=True)
    for title, times, investment in [("Chậm", 3, 900), ("Nhanh", 3, 100), ("Hay", 4, 900)]:
        for _number in range(times):
            done(title, investment_vnd=D(investment) * 1_000_000)
    factories.Solution(assessment=assessment, title="NHANH")
    found = proven_solutions(assessment)
    assert [(each.title, each.is_mine) for each in found] == [
        ("Hay", False),
        ("Nhanh", True),
        ("Chậm", False),
    ]


def test_what_worked_costs_the_same_for_3_and_for_30(cast: Cast) -> None:
    assessment, counts = factories.Assessment(facility=cast.facility, draft=True), []
    for number in (3, 27):
        for place in range(number):
            for title in ("Bảo ôn", f"Giải pháp {place % 9}"):
                done(title)
        with CaptureQueriesContext(connection) as queries:
            assert proven_solutions(assessment)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
