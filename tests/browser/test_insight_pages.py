"""What an enterprise gets back, in a real browser, at a desk and on a phone."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from assessments.models import Norm
from tests import factories
from tests.browser.looks import PHONE, is_for_everyone
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
D = Decimal


def like_plants() -> None:
    """Five verified reports of like plants, each with a solution that all of them have done."""
    for kwh in (200_000, 260_000, 400_000, 500_000, 700_000):
        assessment = factories.assessment_with_lines(
            verified=True, outputs=[(1000, 1000)], flows=[(kwh, kwh)]
        )
        factories.Solution(
            assessment=assessment,
            title="Lắp biến tần cho quạt và bơm",
            implemented=True,
            investment_vnd=D(100_000_000),
            annual_saving_vnd=D(50_000_000),
        )


def test_solution_that_worked_for_others_goes_onto_the_list_with_one_click(
    browser_page: Page, sign_in: Callable[[User], None], live_server, cast: Cast
) -> None:
    like_plants()
    report = factories.assessment_with_lines(
        facility=cast.facility,
        kind="self",
        draft=True,
        outputs=[(3000, 3180)],
        flows=[(1240000, 1158000)],
    )
    sign_in(cast.owner)
    browser_page.set_viewport_size(PHONE)
    browser_page.goto(f"{live_server.url}/assessments/{report.pk}/insight/")
    browser_page.get_by_role("button", name="Lắp biến tần cho quạt và bơm").click()
    expect(browser_page.locator(".messages")).to_contain_text("Lắp biến tần cho quạt và bơm")
    expect(browser_page.locator("main .tag--good")).to_have_count(1)
    assert report.solutions.get().title == "Lắp biến tần cho quạt và bơm"
    is_for_everyone(browser_page)


def test_place_and_norm_have_no_barriers_and_fit(
    browser_page: Page, sign_in: Callable[[User], None], live_server, cast: Cast
) -> None:
    like_plants()
    report = factories.assessment_with_lines(
        facility=cast.facility, outputs=[(3000, 3180)], flows=[(1240000, 1158000)]
    )
    Norm.objects.create(
        industry=cast.facility.industry,
        resource=factories.Resource(),
        quantity=D(350),
        unit="kWh",
        per_unit="tấn",
        valid_from=date(2015, 1, 1),
        source="TT 24/2017/TT-BCT",
    )
    sign_in(cast.owner)
    browser_page.goto(f"{live_server.url}/assessments/{report.pk}/insight/")
    expect(browser_page.locator("svg.bullet")).to_have_attribute("aria-label", re.compile("56,19"))
    expect(browser_page.locator("section:has(#norms) td").last).to_contain_text("4,0")
    is_for_everyone(browser_page)


def test_pdf_opens_from_the_page(
    browser_page: Page, sign_in: Callable[[User], None], live_server, cast: Cast
) -> None:
    report = factories.assessment_with_lines(
        facility=cast.facility, outputs=[(3000, 3180)], flows=[(1240000, 1158000)]
    )
    sign_in(cast.owner)
    browser_page.goto(f"{live_server.url}/assessments/{report.pk}/insight/")
    link = browser_page.locator("a[href$='report.pdf']")
    answer = browser_page.request.get(f"{live_server.url}{link.get_attribute('href')}")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")
