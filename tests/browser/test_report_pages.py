"""Progress reports in a real browser: asked for, waited for, read, at a desk and on a phone."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from reports.choices import ReportState
from reports.models import ProgressReport
from tests.browser.looks import is_for_everyone
from tests.cast import Cast
from tests.reports.sample import sample

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(browser_page: Page, sign_in: Callable[[User], None], cast: Cast) -> Page:
    """An officer of Hà Nội, signed in."""
    sign_in(cast.officer)
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


def test_pages_have_no_barriers_and_fit(page: Page, live_server, cast: Cast) -> None:
    ready = a_report(cast)
    finish(ready)
    waiting = a_report(cast)
    failed = a_report(cast, state=ReportState.FAILED, error="OSError: " + "x" * 200)
    pages = ["/reports/", "/reports/new/"]
    pages += [f"/reports/{report.pk}/" for report in (ready, waiting, failed)]
    for path in pages:
        page.goto(live_server.url + path)
        is_for_everyone(page)
