"""The page that waits for the figures of a day gone by, in a real browser."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from campaigns.models import ActionPlan
from reports.services.look_backs import make_look_backs
from reports.services.rollup import drain
from tests import factories
from tests.cast import Cast
from tests.reports.figures import plant, report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture
def plan(cast: Cast) -> ActionPlan:
    factories.default_rules()
    factories.Target(plan=cast.plan, low=8, high=13)
    facility = plant(cast.commune, "0.05", year=2017)
    report(facility, "0.09", year=2020, verified_on=date(2021, 3, 1))
    drain()
    return cast.plan


@pytest.mark.parametrize("size", SIZES)
def test_page_waits_and_then_shows_the_figures(
    browser_page: Page, live_server, cast: Cast, plan: ActionPlan, size: str
) -> None:
    page = browser_page
    page.set_viewport_size(SIZES[size])
    page.goto(f"{live_server.url}/account/sign-in/")
    page.locator("[name=username]").fill(cast.officer.email)
    page.locator("[name=password]").fill(factories.PASSWORD)
    page.locator("main button[type=submit]").click()
    page.wait_for_url(lambda url: "sign-in" not in url)
    page.goto(f"{live_server.url}/plans/{plan.code}/progress/?as_of=2020-12-31")
    waiting = page.locator("#being-made")
    expect(waiting).to_contain_text("31/12/2020")
    with page.expect_response(lambda answer: "as_of=2020-12-31" in answer.url):
        pass  # htmx asks again, and the page stays as it is
    expect(waiting).to_be_visible()
    barriers = Axe().run(page).response["violations"]
    assert [barrier["id"] for barrier in barriers] == []
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(width) <= 0
    make_look_backs()
    expect(page.locator("table.targets")).to_contain_text("5,0", timeout=10_000)
