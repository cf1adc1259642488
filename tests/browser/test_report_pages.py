"""Progress reports in a real browser: asked for, waited for, read, at a desk and on a phone."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from reports.choices import ReportState
from reports.models import ProgressReport
from tests.cast import Cast
from tests.reports.sample import sample

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def page(browser_page: Page, browser_context: BrowserContext, live_server, cast: Cast) -> Page:
    """An officer of Hà Nội, signed in."""
    client = Client()
    client.force_login(cast.officer)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    browser_context.add_cookies([session | {"url": live_server.url}])
    return browser_page


def a_report(cast: Cast, **fields: object) -> ProgressReport:
    values = {"plan": cast.plan, "as_of": date(2018, 12, 31), "created_by": cast.officer}
    return ProgressReport.objects.create(**values | fields)


def finish(report: ProgressReport) -> None:
    report.state, report.figures = ReportState.READY, sample()
    report.finished_at = timezone.now()
    report.docx.save("report.docx", ContentFile(b"Word"))


def test_report_appears_by_itself_and_is_downloaded(page: Page, live_server, cast: Cast) -> None:
    page.goto(f"{live_server.url}/reports/new/")
    page.locator("[name=as_of]").fill("2018-12-31")
    page.locator("main form button[type=submit]").click()
    expect(page.locator("#report-state")).to_be_visible()
    finish(ProgressReport.objects.get())
    expect(page.locator(".paper")).to_contain_text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    with page.expect_download() as download:
        page.locator("a[download]").first.click()
    assert download.value.suggested_filename.endswith("đến ngày 31-12-2018.docx")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_have_no_barriers_and_fit(page: Page, live_server, cast: Cast, size) -> None:
    ready = a_report(cast)
    finish(ready)
    waiting = a_report(cast)
    failed = a_report(cast, state=ReportState.FAILED, error="OSError: " + "x" * 200)
    page.set_viewport_size(size)
    pages = ["/reports/", "/reports/new/"]
    pages += [f"/reports/{report.pk}/" for report in (ready, waiting, failed)]
    for path in pages:
        page.goto(live_server.url + path)
        barriers = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in barriers] == [], path
        width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(width) <= 0, f"{path} is wider than the screen"
