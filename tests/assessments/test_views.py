"""The pages of assessments."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from assessments.models import Assessment
from assessments.selectors import assessment_shown
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LIST = "/assessments/"


@pytest.fixture
def officer(cast: Cast, client: Client) -> Client:
    client.force_login(cast.officer)
    client.cookies["django_language"] = "en"
    return client


def detail(client: Client, assessment: Assessment) -> str:
    return client.get(reverse("assessments:detail", args=[assessment.pk])).content.decode()


def kim_lan(cast: Cast, **fields) -> Assessment:
    """One product; electricity 1,240,000 → 1,158,000 kWh for 3,000 → 3,180 tonnes."""
    return factories.assessment_with_lines(
        facility=cast.facility,
        reporting_year=2020,
        outputs=[(3000, 3180)],
        flows=[(1240000, 1158000)],
        **fields,
    )


def test_line_shows_both_periods_per_unit_and_saving(officer: Client, cast: Cast) -> None:
    """e_b = 1240000 / 3000 = 413.33; e_t = 1158000 / 3180 = 364.15; s = 11.9 %."""
    page = detail(officer, kim_lan(cast))
    for words in ("1,240,000\u00a0kWh", "1,158,000\u00a0kWh", "413.33 → 364.15", "11.9%"):
        assert words in page


def test_line_of_a_site_with_two_products_shows_what_was_expected(cast: Cast) -> None:
    """E = 100000 · (½ · 120/100 + ½ · 90/100) = 105000; no product to divide by."""
    assessment = factories.assessment_with_lines(
        facility=cast.facility, outputs=[(100, 120), (100, 90)], flows=[(100000, 98000)]
    )
    (flow,) = assessment_shown(assessment).inflows
    assert (flow.product, flow.baseline_per_unit, flow.per_unit) == (None, None, "")
    assert flow.expected == Decimal(105000)
    assert round(flow.saving, 12) == Decimal("0.066666666667")


def test_missing_quantity_is_told_and_never_taken_for_zero(officer: Client, cast: Cast) -> None:
    flow = {"baseline_quantity": Decimal(9800), "current_quantity": None}
    assessment = factories.assessment_with_lines(
        facility=cast.facility, outputs=[(1, 1)], flows=[flow]
    )
    page = detail(officer, assessment)
    assert "Use in the period is missing" in page
    assert "not computable" in page


def test_factors_are_those_frozen_with_the_result(officer: Client, cast: Cast) -> None:
    assessment = kim_lan(cast)
    factories.ConversionFactor._meta.model.objects.update(toe_per_unit=Decimal("0.5"))
    page = detail(officer, assessment)
    assert "0.0001543" in page
    assert "Công văn 3505/BCT-KHCN" in page


def test_solutions_show_their_payback(officer: Client, cast: Cast) -> None:
    """185 million / (410 − 205) million a year = 0.902 years: 11 months."""
    assessment = kim_lan(cast)
    factories.Solution(
        assessment=assessment,
        implemented=True,
        investment_vnd=Decimal(185_000_000),
        annual_saving_vnd=Decimal(410_000_000),
        annual_cost_vnd=Decimal(205_000_000),
    )
    factories.Solution(assessment=assessment, investment_vnd=Decimal(1), annual_saving_vnd=None)
    shown = assessment_shown(assessment)
    assert [item.payback_years is None for item in shown.solutions] == [False, True]
    assert (shown.solutions_implemented, shown.yearly_saving_vnd) == (1, Decimal(410_000_000))
    page = detail(officer, assessment)
    assert "11 months" in page
    assert "410\u00a0million đồng" in page


def test_detail_costs_the_same_for_3_and_for_30_lines(
    officer: Client, cast: Cast, django_assert_max_num_queries
) -> None:
    counts = []
    for size in (3, 30):
        lines = [
            {"resource": factories.Resource(code=f"r{size}-{number}"), "unit": "kWh"}
            for number in range(size)
        ]
        assessment = factories.assessment_with_lines(
            facility=cast.facility,
            reporting_year=2010 + size % 7,
            outputs=[(1, 1)] * 2,
            flows=lines,
        )
        for _number in range(size):
            factories.Solution(assessment=assessment)
        with django_assert_max_num_queries(20) as queries:
            detail(officer, assessment)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_list_shows_the_saving_of_energy_and_narrows(officer: Client, cast: Cast) -> None:
    kim_lan(cast)
    factories.Assessment(facility=cast.facility, reporting_year=2018, verified=True)
    everything = officer.get(LIST).context["table"].page.object_list
    assert [row.record.reporting_year for row in everything] == [2020, 2018]
    assert round(everything[0].record.energy_saving, 4) == Decimal("0.1190")
    assert everything[1].record.energy_saving is None
    for filters, years in [
        ({"year": "2018"}, [2018]),
        ({"status": "sent"}, [2020]),
        ({"kind": "self"}, []),
        ({"q": "kim lan"}, [2020, 2018]),
        ({"q": "dệt"}, []),
    ]:
        rows = officer.get(LIST, filters).context["table"].page.object_list
        assert [row.record.reporting_year for row in rows] == years, filters


def test_list_costs_the_same_for_3_and_for_300(
    officer: Client, cast: Cast, django_assert_max_num_queries
) -> None:
    counts = []
    communes = [factories.Commune(province=cast.hanoi) for _number in range(30)]
    for size in (3, 297):
        for number in range(size):
            factories.Result(assessment__facility__commune=communes[number % 30])
        with django_assert_max_num_queries(15) as queries:
            officer.get(LIST)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_facility_page_lists_its_assessments(officer: Client, cast: Cast) -> None:
    assessment = kim_lan(cast)
    address = reverse("enterprises:facility_detail", args=[cast.facility.pk])
    page = officer.get(address).content.decode()
    assert reverse("assessments:detail", args=[assessment.pk]) in page
    assert "11.9%" in page


def test_detail_speaks_vietnamese_numbers(officer: Client, cast: Cast) -> None:
    officer.cookies["django_language"] = "vi"
    with translation.override("vi"):
        assert "1.240.000\u00a0kWh" in detail(officer, kim_lan(cast))
