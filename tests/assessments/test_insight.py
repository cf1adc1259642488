"""What an enterprise gets back: the page, one click onto the list, and the PDF."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from assessments.documents import report_data, report_pdf_of
from assessments.models import Assessment
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
D = Decimal
PAGES = re.compile(rb"/Type\s*/Page[^s]")


@pytest.fixture
def owner(cast: Cast, client: Client) -> Client:
    client.force_login(cast.owner)
    client.cookies["django_language"] = "en"
    return client


def address(assessment: Assessment, name: str = "insight") -> str:
    return reverse(f"assessments:{name}", args=[assessment.pk])


def page(client: Client, assessment: Assessment) -> str:
    text = client.get(address(assessment)).content.decode()
    return " ".join(text.replace("\u00a0", " ").split())


def kim_lan(cast: Cast, **fields) -> Assessment:
    """Electricity 1,240,000 → 1,158,000 kWh for 3,000 → 3,180 tonnes: 413.33 → 364.15 kWh/t."""
    return factories.assessment_with_lines(
        facility=cast.facility,
        kind="self",
        reporting_year=2018,
        outputs=[(3000, 3180)],
        flows=[(1240000, 1158000)],
        **fields,
    )


def like_plants(*kwh: int, prefix: str = "Riêng") -> list[Assessment]:
    """Verified reports of 1000 tonnes each, with so much electricity."""
    return [
        factories.assessment_with_lines(
            facility=factories.Facility(name=f"{prefix} {place}", code=f"RIENG-{prefix}-{place}"),
            outputs=[(1000, 1000)],
            flows=[(used, used)],
            verified=True,
        )
        for place, used in enumerate(kwh)
    ]


def proven(title: str = "Lắp biến tần", count: int = 3) -> None:
    for _number in range(count):
        factories.Solution(
            title=title,
            implemented=True,
            investment_vnd=D(100_000_000),
            annual_saving_vnd=D(50_000_000),
        )


# The page --------------------------------------------------------------------------------------


def test_page_shows_nothing_for_a_group_of_four_and_a_place_for_five(
    owner: Client, cast: Cast
) -> None:
    """364.15 kWh/t are 56.19 kgOE/t; of 200, 300, 400, 500, 600 kWh/t three use more. The mean of
    the lowest three is 300 kWh/t: 46.29, shown as 46 kgOE/t; 18 % less than one's own."""
    assessment = kim_lan(cast)
    like_plants(200_000, 300_000, 400_000, 500_000)
    four = page(owner, assessment)
    assert "Fewer than five other enterprises" in four
    assert "56.19 kgOE/tấn" in four
    assert "Better than" not in four
    like_plants(600_000, prefix="Thứ năm")
    five = page(owner, assessment)
    assert "Better than <b>60%</b> of like plants (n = 5)" in five
    assert "about 46 kgOE/tấn" in five
    assert "18% less energy" in five


def test_page_and_pdf_give_nobody_away(owner: Client, cast: Cast) -> None:
    """No name, no code, no single value, neither the least nor the most of the others."""
    assessment = kim_lan(cast)
    reports = like_plants(211_111, 260_000, 433_333, 544_444, 900_000)
    proven()
    facts = report_data(assessment)
    everything = page(owner, assessment) + str(facts)
    assert "Better than" in page(owner, assessment)
    for report in reports:
        kwh = report.flows.get().current_quantity
        kgoe = kwh * D("0.1543") / 1000
        enterprise = report.facility.enterprise
        known = [report.facility.name, report.facility.code, enterprise.name, f"{kgoe:.2f}"]
        for secret in [*known, f"about {kgoe:.2g} ", f"about {kgoe:.0f} ", f"{kwh:,.0f}"]:
            assert secret not in everything, secret


def test_draft_has_no_place_but_shows_what_worked(owner: Client, cast: Cast) -> None:
    like_plants(200_000, 300_000, 400_000, 500_000, 600_000)
    proven()
    text = page(owner, kim_lan(cast, draft=True))
    assert "as soon as the report has been sent" in text
    assert "Lắp biến tần" in text
    assert "2.0 years" in text


def test_empty_page_says_what_is_to_come(owner: Client, cast: Cast) -> None:
    text = page(owner, kim_lan(cast))
    assert "Nothing to tell yet" in text


def test_page_costs_the_same_for_few_and_for_many(owner: Client, cast: Cast) -> None:
    assessment, counts = kim_lan(cast), []
    for number in (5, 25):
        like_plants(*range(200_000, 200_000 + number), prefix=str(number))
        proven(f"Giải pháp {number}", count=number)
        page(owner, assessment)
        with CaptureQueriesContext(connection) as queries:
            page(owner, assessment)
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


def test_report_leads_to_what_it_brings(owner: Client, cast: Cast) -> None:
    assessment = kim_lan(cast)
    report = owner.get(reverse("assessments:detail", args=[assessment.pk])).content.decode()
    assert address(assessment) in report
    assert address(assessment, "report_pdf") in report


# One click -------------------------------------------------------------------------------------


def test_one_click_puts_a_solution_on_the_list(owner: Client, cast: Cast) -> None:
    assessment = kim_lan(cast, draft=True)
    proven()
    assert "on your list" not in page(owner, assessment)
    (each,) = owner.get(address(assessment)).context["insight"].proven
    answer = owner.post(address(assessment, "add_proven"), {"key": each.key}, follow=True)
    solution = assessment.solutions.get()
    assert (solution.title, solution.category, solution.status) == (
        "Lắp biến tần",
        each.category,
        "proposed",
    )
    assert (solution.investment_vnd, solution.annual_saving_vnd) == (None, None)
    assert "is on your list" in answer.content.decode()
    assert "on your list" in page(owner, assessment)


def test_second_click_is_told_that_it_is_there(owner: Client, cast: Cast) -> None:
    assessment = kim_lan(cast, draft=True)
    proven()
    (each,) = owner.get(address(assessment)).context["insight"].proven
    for _time in range(2):
        answer = owner.post(address(assessment, "add_proven"), {"key": each.key}, follow=True)
    assert "already" in answer.content.decode()
    assert assessment.solutions.count() == 1


def test_nothing_is_added_to_a_report_that_is_closed(owner: Client, cast: Cast) -> None:
    assessment = kim_lan(cast)
    proven()
    (each,) = owner.get(address(assessment)).context["insight"].proven
    assert "</form>" not in page(owner, assessment).split('id="proven"')[1].split("</section>")[0]
    owner.post(address(assessment, "add_proven"), {"key": each.key})
    assert not assessment.solutions.exists()


# The PDF ---------------------------------------------------------------------------------------


def test_pdf_holds_the_figures_of_the_report(cast: Cast) -> None:
    assessment = kim_lan(cast)
    factories.Solution(
        assessment=assessment,
        title="Thay *lò* #nung",
        implemented=True,
        investment_vnd=D(185_000_000),
        annual_saving_vnd=D(410_000_000),
        annual_cost_vnd=D(205_000_000),
    )
    like_plants(200_000, 300_000, 400_000, 500_000, 600_000)
    with translation.override("vi"):
        data = report_data(assessment)
    text = str(data).replace("\\xa0", " ")
    for figure in (
        "3.000 tấn",
        "3.180 tấn",
        "1.240.000 kWh",
        "1.158.000 kWh",
        "413,33 → 364,15",
        "11,9 %",
        "0,0001543",
        "Công văn 3505/BCT-KHCN",
        "185 triệu đồng",
        "11 tháng",
        "60 %",
        "46 kgOE/tấn",
    ):
        assert figure in text, figure
    assert (data["draft"], data["language"]) == ("", "vi")


def test_pdf_of_a_draft_says_so(cast: Cast) -> None:
    with translation.override("en"):
        assert report_data(kim_lan(cast, draft=True))["draft"] == "DRAFT"


def test_pdf_is_one_whatever_people_typed(cast: Cast) -> None:
    """Signs that mean something to the typesetter stay what they are."""
    assessment = kim_lan(cast)
    for place, title in enumerate(("#panic()", '"; #import "x"', "$a*b$ @c <d> \\ _e_", "[(")):
        factories.Solution(assessment=assessment, title=f"{title} {place}")
    pdf = report_pdf_of(assessment)
    assert pdf.startswith(b"%PDF-")
    assert len(PAGES.findall(pdf)) >= 1 or b"/ObjStm" in pdf


def test_pdf_is_handed_out_under_a_name(owner: Client, cast: Cast) -> None:
    answer = owner.get(address(kim_lan(cast), "report_pdf"))
    assert answer["Content-Type"] == "application/pdf"
    assert f'filename="{cast.facility.code}-2018.pdf"' in answer["Content-Disposition"]
    assert answer.content.startswith(b"%PDF-")


def test_pdf_names_no_personal_number(cast: Cast) -> None:
    type(cast.facility.enterprise).objects.filter(pk=cast.facility.enterprise_id).update(
        personal_code="012345678901"
    )
    assert "012345678901" not in str(report_data(Assessment.objects.get(pk=kim_lan(cast).pk)))
