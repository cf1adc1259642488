"""Long lists in a real browser: asked for, watched, taken along, at a desk and on a phone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from accounts.models import User
from core.models import Export
from core.tasks import make_export
from core.views import exporting
from tests.browser.looks import is_for_everyone
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(
    browser_page: Page,
    sign_in: Callable[[User], None],
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
) -> Page:
    """An officer of Hà Nội, signed in, where every list is too long to wait for."""
    monkeypatch.setattr(exporting, "MOST_AT_ONCE", 0)
    sign_in(cast.officer)
    return browser_page


def ask_for_the_list(page: Page, server: str) -> Export:
    page.goto(f"{server}/facilities/?q=g%E1%BB%91m")
    page.locator("a[href*='export=book']").click()
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/files/")
    return Export.objects.latest("pk")


def test_a_file_becomes_ready_before_ones_eyes_and_is_taken_along(
    page: Page, live_server, cast: Cast
) -> None:
    export = ask_for_the_list(page, live_server.url)
    expect(page.locator("#files .tag--warn")).to_be_visible()
    make_export(export.pk)
    link = page.locator("#files a.button")
    expect(link).to_be_visible()
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "facilities-to-import.xlsx"
    with Path(download.value.path()).open("rb") as file:
        rows = list(load_workbook(file).active.values)
    assert [row[1] for row in rows[1:]] == [cast.facility.name]


def test_a_file_is_cancelled_and_made_again(page: Page, live_server) -> None:
    ask_for_the_list(page, live_server.url)
    # The page asks again all the while: what it swaps in must not come between down and up.
    page.locator("#files form button").dispatch_event("click")
    expect(page.locator("#files")).not_to_have_attribute("hx-trigger", "every 2s")
    assert Export.objects.get().status == "cancelled"
    page.locator("#files form button").click()
    expect(page.locator("#files .tag--warn")).to_be_visible()
    assert Export.objects.latest("pk").status == "queued"


def test_pages_have_no_barriers_and_fit(page: Page, live_server) -> None:
    make_export(ask_for_the_list(page, live_server.url).pk)
    Export.objects.update(narrowed="Tên, mã, địa chỉ hoặc mã số thuế: " + "gốm " * 40)
    failed = ask_for_the_list(page, live_server.url)
    Export.objects.filter(pk=failed.pk).update(status="failed", fault="broken")
    running = ask_for_the_list(page, live_server.url)
    Export.objects.filter(pk=running.pk).update(status="running", done=1, total=3)
    for path in ("/files/", "/facilities/?export=csv", "/imports/current/", "/imports/"):
        page.goto(live_server.url + path)
        is_for_everyone(page)
