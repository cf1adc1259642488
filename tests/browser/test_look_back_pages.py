"""The page that waits for the figures of a day gone by, in a real browser."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from campaigns.models import ActionPlan
from reports.services.look_backs import make_look_backs
from reports.services.rollup import drain
from tests import factories
from tests.browser.looks import is_for_everyone
from tests.cast import Cast
from tests.reports.figures import plant, report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plan(cast: Cast) -> ActionPlan:
    factories.default_rules()
    factories.Target(plan=cast.plan, low=8, high=13)
    facility = plant(cast.commune, "0.05", year=2017)
    report(facility, "0.09", year=2020, verified_on=date(2021, 3, 1))
    drain()
    return cast.plan


@pytest.fixture
def page(browser_page: Page, sign_in: Callable[[User], None], cast: Cast) -> Page:
    """An officer of Hà Nội, signed in."""
    sign_in(cast.officer)
    return browser_page


def test_page_waits_and_then_shows_the_figures(page: Page, live_server, plan: ActionPlan) -> None:
    page.goto(f"{live_server.url}/plans/{plan.code}/progress/?as_of=2020-12-31")
    waiting = page.locator("#being-made")
    expect(waiting).to_contain_text("31/12/2020")
    with page.expect_response(lambda answer: "as_of=2020-12-31" in answer.url):
        pass  # htmx asks again, and the page stays as it is
    expect(waiting).to_be_visible()
    is_for_everyone(page)
    make_look_backs()
    expect(page.locator("table.targets")).to_contain_text("5,0", timeout=10_000)
