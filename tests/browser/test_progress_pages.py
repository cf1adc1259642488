"""The dashboard and the plans in a real browser, at a desk and on a phone."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from reports.services.rollup import drain
from tests import factories
from tests.browser.looks import is_for_everyone
from tests.cast import Cast
from tests.reports.figures import plant

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plan(cast: Cast):
    """A plan with a band, a share and something unknown, and what it rests on."""
    factories.default_rules()
    factories.Target(plan=cast.plan, low=Decimal(8), high=Decimal(13), base_year=2015, base_value=0)
    for code, kind in (("adoption_rate", "ratio"), ("context", "context")):
        indicator = factories.Indicator(code=code, kind=kind)
        factories.Target(plan=cast.plan, indicator=indicator, low=Decimal(50))
    activity = factories.Activity(plan=cast.plan)
    factories.Participation(activity=activity, facility=cast.facility)
    plant(cast.commune, "0.05", year=2017)
    plant(cast.commune, "0.15", year=2019)
    factories.Assessment(facility=cast.facility)
    drain()
    return cast.plan


@pytest.fixture
def page(browser_page: Page, sign_in: Callable[[User], None], cast: Cast) -> Page:
    """An officer of Hà Nội, signed in."""
    sign_in(cast.officer)
    return browser_page


def test_choosing_a_day_shows_what_was_known_then(page: Page, live_server, plan) -> None:
    page.goto(f"{live_server.url}/progress/")
    saving = page.locator(".targets tbody tr").first
    expect(saving).to_contain_text("10,0")
    page.locator("[name=as_of]").fill("2018-06-30")
    page.locator(".chooser button").click()
    expect(saving).to_contain_text("5,0")
    assert "as_of=2018-06-30" in page.url


def test_a_target_leads_to_how_it_is_made(page: Page, live_server, plan) -> None:
    page.goto(f"{live_server.url}/plans/{plan.code}/progress/")
    page.locator(".targets th a").first.click()
    explained = page.locator("details:has(:target)")
    expect(explained.locator("summary").first).to_be_in_viewport()
    expect(explained.locator(".methods")).to_be_visible()


def test_pages_have_no_barriers_and_fit(page: Page, live_server, plan) -> None:
    code, activity = plan.code, plan.activities.get().code
    for path in (
        f"/plans/{code}/progress/",
        f"/plans/{code}/progress/?as_of=khong-ro&by=commune",
        "/plans/",
        f"/plans/{code}/",
        "/activities/",
        f"/activities/{activity}/",
    ):
        page.goto(live_server.url + path)
        page.evaluate("document.querySelectorAll('main details').forEach((it) => it.open = true)")
        is_for_everyone(page)
