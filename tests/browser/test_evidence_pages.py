"""On a phone: a bill is sent as evidence, a renamed program is refused, a question is asked; and
the workbook of the assessment is taken along and brought back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from accounts.models import User
from assessments.choices import AssessmentKind
from assessments.models import Assessment
from tests import factories
from tests.assessments import kinds_of_files as files
from tests.browser.looks import PHONE, fits_here, has_no_barriers, is_for_everyone
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def kept_here(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def draft(cast: Cast) -> Assessment:
    made = factories.Assessment(
        draft=True, facility=cast.facility, kind=AssessmentKind.SELF, reporting_year=2024
    )
    factories.OutputLine(assessment=made, product="Gốm gia dụng", current_quantity=None)
    factories.FlowLine(assessment=made, current_quantity=None)
    return made


def test_bill_is_sent_from_a_phone_and_a_renamed_program_is_refused(
    browser_page: Page,
    sign_in: Callable[[User], None],
    live_server,
    cast: Cast,
    draft: Assessment,
) -> None:
    page, line = browser_page, draft.flows.get()
    sign_in(cast.owner)
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + reverse("assessments:notes", args=[draft.pk]))
    section = page.locator(f"#flow-{line.pk}")

    def send(name: str, content: bytes) -> None:
        if not section.locator("input[type=file]").is_visible():
            section.locator("summary").click()
        fits_here(page)
        file = {"name": name, "mimeType": "application/pdf", "buffer": content}
        section.locator("input[type=file]").set_input_files([file])
        section.get_by_role("button", name="Thêm tệp").click()

    send("hóa đơn điện.pdf", files.pdf(pages=20))
    expect(section.get_by_role("link", name="hóa đơn điện.pdf")).to_be_visible()
    expect(page).to_have_url(f"{live_server.url}/assessments/{draft.pk}/notes/#flow-{line.pk}")
    send("hoa-don.pdf", files.exe())
    expect(page.locator(".notice--bad")).to_contain_text("hoa-don.pdf")
    expect(section.get_by_role("link")).to_have_count(1)

    section.locator("summary").click()
    section.get_by_label("Nhận xét").fill("Kỳ này thay công tơ\nsố cũ 120")
    section.get_by_role("button", name="Thêm nhận xét").click()
    expect(section.locator("ol")).to_contain_text("Kỳ này thay công tơ")
    is_for_everyone(page)
    page.set_viewport_size(PHONE)
    section.locator("summary").click()
    fits_here(page)
    has_no_barriers(page)


def test_workbook_is_taken_along_and_brought_back(
    browser_page: Page,
    sign_in: Callable[[User], None],
    live_server,
    cast: Cast,
    draft: Assessment,
    tmp_path: Path,
) -> None:
    page, workbook = browser_page, tmp_path / "so-lieu.xlsx"
    sign_in(cast.owner)
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + reverse("imports:draft", args=[draft.pk]))
    is_for_everyone(page)
    page.set_viewport_size(PHONE)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp Excel").click()
    download.value.save_as(workbook)
    book = load_workbook(workbook)
    book["Sản lượng"]["F2"] = 702
    book.save(workbook)
    page.locator("input[type=file]").set_input_files(workbook)
    page.get_by_role("button", name="Kiểm tra tệp").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kiểm tra trước khi nhập")
    is_for_everyone(page)
    page.set_viewport_size(PHONE)
    assert draft.outputs.get().current_quantity is None
    page.locator(".button--primary").first.click()
    expect(page.locator(".notice--good")).to_be_visible()
    assert draft.outputs.get().current_quantity == 702


def test_form_to_print_is_for_everyone_on_the_screen_and_lies_on_a4(
    browser_page: Page,
    sign_in: Callable[[User], None],
    live_server,
    cast: Cast,
    draft: Assessment,
    tmp_path: Path,
) -> None:
    page = browser_page
    sign_in(cast.owner)
    page.goto(live_server.url + reverse("assessments:blank_form", args=[draft.pk]))
    is_for_everyone(page)
    printed = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox" in printed
    page.emulate_media(media="print")
    expect(page.locator(".masthead")).to_be_hidden()
    expect(page.locator(".mainnav")).to_be_hidden()
    expect(page.get_by_text(cast.facility.code, exact=True)).to_be_visible()
