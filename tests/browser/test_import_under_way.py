"""The page of an import that a worker is busy with, in a real browser."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from accounts.models import User
from bench.facilities import write_facilities
from imports.choices import BatchStatus
from imports.models import ImportBatch
from imports.services import check_batch, open_batch, work_on
from tests.browser.looks import is_for_everyone
from tests.cast import Cast
from tests.imports.at_work import somebody_at_work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def batch(cast: Cast, tmp_path: Path) -> ImportBatch:
    content = write_facilities(tmp_path / "tep.xlsx", rows=20).read_bytes()
    return open_batch(kind="facilities", content=content, file_name="tep.xlsx", by=cast.officer)


@pytest.fixture
def page(
    browser_page: Page,
    sign_in: Callable[[User], None],
    live_server,
    cast: Cast,
    batch: ImportBatch,
) -> Page:
    sign_in(cast.officer)
    browser_page.goto(f"{live_server.url}/imports/{batch.pk}/")
    expect(browser_page.locator("#import-state")).to_be_visible()
    return browser_page


def progress(batch: ImportBatch, **values: object) -> None:
    ImportBatch.objects.filter(pk=batch.pk).update(**values)


def test_the_page_follows_the_work_and_ends_at_the_preview(page: Page, batch: ImportBatch) -> None:
    state = page.locator("#import-state")
    expect(state.locator("progress:not([value])")).to_be_visible()
    state.locator("summary").click()
    begun = {"status": BatchStatus.CHECKING, "started_at": timezone.now()}
    progress(batch, **begun, done_rows=5, total_rows=20)
    with somebody_at_work(batch.pk, "check"):
        expect(state.locator("progress")).to_have_attribute("value", "5")
        expect(state).to_contain_text("5 trên 20 dòng")
        progress(batch, done_rows=15)
        expect(state.locator("progress")).to_have_attribute("value", "15")
        is_for_everyone(page)
    expect(state.locator("details form button")).to_be_visible()  # nothing closed it meanwhile
    work_on(batch_id=batch.pk)
    expect(page.locator(".figures")).to_be_visible()


def test_cancelling_asks_first(page: Page, batch: ImportBatch) -> None:
    cancel(page)
    page.wait_for_url("**/imports/")
    batch.refresh_from_db()
    assert batch.status == BatchStatus.CANCELLED


def test_what_the_page_asked_before_does_not_call_it_back(page: Page, batch: ImportBatch) -> None:
    """The import has ended when the page asks once more on its way to the list."""

    def answer_late(route: Route) -> None:
        answer = route.fetch(max_redirects=0)
        time.sleep(1.5)  # the page asks twice a second
        route.fulfill(response=answer)

    page.route("**/cancel", answer_late)
    cancel(page)
    page.wait_for_url("**/imports/")


def cancel(page: Page) -> None:
    button = page.locator("#import-state details form button")
    expect(button).to_be_hidden()
    page.locator("#import-state summary").click()
    expect(button).to_be_visible()
    # What the page swaps in must not come between down and up.
    button.dispatch_event("click")


def test_what_cannot_be_cancelled_any_more_does_not_offer_it(
    page: Page, batch: ImportBatch
) -> None:
    # The page would leave by itself when it saw that the check is over.
    address, _ = page.url, page.goto("about:blank")
    check_batch(batch=batch)
    progress(batch, status=BatchStatus.WRITING, started_at=None)
    page.goto(address)
    expect(page.locator("#import-cancel")).to_be_visible()
    progress(batch, started_at=batch.checked_at)
    with somebody_at_work(batch.pk, "write", 1, 6, "enterprises.zone"):
        expect(page.locator("#import-cancel")).to_have_count(0)


def test_without_javascript_the_page_comes_to_the_preview(
    browser_page: Page, page: Page, batch: ImportBatch
) -> None:
    plain = browser_page.context.browser.new_context(
        java_script_enabled=False, storage_state=browser_page.context.storage_state()
    )
    there = plain.new_page()
    there.goto(page.url)
    work_on(batch_id=batch.pk)
    expect(there.locator(".figures")).to_be_visible(timeout=15_000)
    plain.close()
