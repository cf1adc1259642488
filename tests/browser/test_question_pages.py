"""The questions of an import in a real browser: answered by keyboard, in place, at both widths."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from core.spreadsheets.rows import Row, Source
from enterprises.importers.places import DIVIDED_COMMUNE
from enterprises.importers.questions import LIKELY_DUPLICATE
from enterprises.models import Answer
from imports.models import ImportBatch, ImportRow
from imports.services import check_batch, open_batch
from imports.services.summing import summary_of
from tests import factories
from tests.browser.looks import is_for_everyone
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILE = "Mã cơ sở,Tên cơ sở,Mã ngành,Tỉnh,Xã\nX-1,Xưởng gốm,?,?,?\nX-2,Gốm Kim Lan,?,?,?\n"


@pytest.fixture
def batch(cast: Cast) -> ImportBatch:
    """Row 2 may lie in either of two communes, row 3 looks like the facility of the cast."""
    content = FILE.encode()
    batch = open_batch(kind="facilities", content=content, file_name="x.csv", by=cast.officer)
    check_batch(batch=batch)
    district = factories.District(province__current_province=cast.hanoi)
    former = factories.OldCommune(district=district, name="Xã Kim Lan")
    beside = factories.Commune(province=cast.hanoi, name="Xã Gia Lâm")
    part = Row(sheet="facilities", number=2, source=Source(title="", columns={}))
    units = {cast.commune.pk: cast.commune.name, beside.pk: beside.name}
    asked = {"former": former.pk, "options": list(units), "candidates": list(units.values())}
    part.warn("commune", DIVIDED_COMMUNE, value="Kim Lan", subject="one", label="Xưởng", **asked)
    same = Row(sheet="facilities", number=3, source=Source(title="", columns={}))
    facility = {"facility": cast.facility.pk, "name": cast.facility.name, "place": ""}
    alike = {"code": "1", "why": "name", "likeness": "1", "subject": "two", "label": "Gốm Kim Lan"}
    same.warn("name", LIKELY_DUPLICATE, **facility, **alike)
    for row in (part, same):
        ImportRow.objects.filter(batch=batch, number=row.number).update(messages=row.messages)
    batch.refresh_from_db()
    batch.summary = summary_of(batch)
    batch.save(update_fields=["summary"])
    return batch


@pytest.fixture
def page(
    browser_page: Page,
    sign_in: Callable[[User], None],
    live_server,
    cast: Cast,
    batch: ImportBatch,
) -> Page:
    sign_in(cast.officer)
    browser_page.goto(f"{live_server.url}/imports/{batch.pk}/questions/")
    return browser_page


def test_answers_by_keyboard_stay_on_the_page(page: Page) -> None:
    page.evaluate("window.sameDocument = true")
    page.locator("li.question button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("li.question .tag--good")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('li.question') !== null")
    tab_to(page, "button[value=yes]")
    page.keyboard.press("Enter")
    expect(page.locator("article.question .tag--good")).to_be_visible()
    expect(page.locator("#questions-left b")).to_have_text(["2"])
    assert page.evaluate("window.sameDocument") is True
    assert sorted(Answer.objects.values_list("kind", flat=True)) == ["part", "same"]
    page.reload()
    expect(page.locator("button[value=yes]")).to_have_count(0)


def tab_to(page: Page, selector: str) -> None:
    """Within a few steps: htmx puts the focus on what it swapped in only once that has settled."""
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("(at) => document.activeElement.matches(at)", selector):
            return
    raise AssertionError(f"{selector} is not within five steps of the keyboard")


def test_the_questions_have_no_barriers_and_fit(page: Page) -> None:
    expect(page.locator(".question")).to_have_count(2)
    is_for_everyone(page)
    page.locator("button[value=yes]").click()
    expect(page.locator("article.question .tag--good")).to_be_visible()
    is_for_everyone(page)
