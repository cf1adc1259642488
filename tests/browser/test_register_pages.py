"""The register in a real browser: signing in, finding, reading, at a desk and on a phone."""

from collections.abc import Callable, Iterator
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests import factories
from tests.browser.looks import is_for_everyone
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(
    browser_page: Page, sign_in: Callable[[User], None], live_server, cast: Cast
) -> Iterator[Page]:
    """An officer of Hà Nội, signed in, whose browser asks no other host for anything."""
    strangers: list[str] = []
    own = urlparse(live_server.url).netloc
    browser_page.on(
        "request",
        lambda asked: (
            None if urlparse(asked.url).netloc in (own, "") else strangers.append(asked.url)
        ),
    )
    sign_in(cast.officer)
    yield browser_page
    assert strangers == []


def test_search_narrows_the_list_in_place_and_in_the_address(
    page: Page, live_server, cast: Cast
) -> None:
    factories.Facility(commune=cast.commune, name="Dệt Vạn Phúc")
    page.goto(f"{live_server.url}/facilities/")
    page.evaluate("window.sameDocument = true")
    page.locator("[name=q]").press_sequentially("kim lan")
    expect(page.locator("#list")).not_to_contain_text("Dệt Vạn Phúc")
    expect(page.locator("#list")).to_contain_text("Gốm sứ Kim Lan")
    assert "q=kim+lan" in page.url
    assert page.evaluate("window.sameDocument") is True
    expect(page.locator("[name=q]")).to_be_focused()
    page.reload()
    expect(page.locator("#list")).not_to_contain_text("Dệt Vạn Phúc")


def test_sorting_keeps_the_filters(page: Page, live_server, cast: Cast) -> None:
    for name in ("An", "Bình"):
        factories.Facility(commune=cast.commune, name=name, large=True)
    page.goto(f"{live_server.url}/facilities/?size=large")
    page.locator("thead th a").first.click()
    expect(page.locator("thead th").first).to_have_attribute("aria-sort", "descending")
    expect(page.locator("tbody th a")).to_have_text(["Bình", "An"])
    assert "size=large" in page.url


def test_menu_opens_and_closes_by_keyboard(page: Page, live_server) -> None:
    page.goto(live_server.url)
    menu = page.locator("details.menu")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()


def test_pages_have_no_barriers_and_fit(page: Page, live_server, cast: Cast) -> None:
    assessment = factories.assessment_with_lines(
        facility=cast.facility, outputs=[(3000, 3180)], flows=[(1240000, 1158000)]
    )
    factories.Solution(assessment=assessment, implemented=True)
    cast.facility.address = "Thôn 1"
    cast.facility.save()
    for path in (
        "/facilities/",
        "/facilities/?q=khong-co",
        f"/facilities/{cast.facility.pk}/",
        "/assessments/",
        f"/assessments/{assessment.pk}/",
        "/account/password/",
    ):
        page.goto(live_server.url + path)
        is_for_everyone(page)
