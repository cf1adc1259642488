"""Long lists in a real browser: asked for, watched, taken along, at a desk and on a phone."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Page, expect

from core.models import Export
from core.tasks import make_export
from core.views import exporting
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def page(
    browser_page: Page,
    browser_context: BrowserContext,
    live_server,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
) -> Page:
    """An officer of Hà Nội, signed in, where every list is too long to wait for."""
    monkeypatch.setattr(exporting, "MOST_AT_ONCE", 0)
    client = Client()
    client.force_login(cast.officer)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    browser_context.add_cookies([session | {"url": live_server.url}])
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
    page.locator("#files form button").click()
    expect(page.locator("#files")).not_to_have_attribute("hx-trigger", "every 2s")
    assert Export.objects.get().status == "cancelled"
    page.locator("#files form button").click()
    expect(page.locator("#files .tag--warn")).to_be_visible()
    assert Export.objects.latest("pk").status == "queued"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_have_no_barriers_and_fit(page: Page, live_server, size) -> None:
    page.set_viewport_size(size)
    make_export(ask_for_the_list(page, live_server.url).pk)
    Export.objects.update(narrowed="Tên, mã, địa chỉ hoặc mã số thuế: " + "gốm " * 40)
    failed = ask_for_the_list(page, live_server.url)
    Export.objects.filter(pk=failed.pk).update(status="failed", fault="broken")
    running = ask_for_the_list(page, live_server.url)
    Export.objects.filter(pk=running.pk).update(status="running", done=1, total=3)
    for path in ("/files/", "/facilities/?export=csv", "/imports/current/", "/imports/"):
        page.goto(live_server.url + path)
        barriers = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in barriers] == [], path
        width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(width) <= 0, f"{path} is wider than the screen"
