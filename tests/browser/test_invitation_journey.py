"""From the letter to the first step in a real browser, at a phone's width: an officer asks a
facility, a worker writes the letter, and the person in the plant needs nothing but its link."""

import re
from collections.abc import Callable, Iterator
from email import message_from_string, policy
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Page, expect

from accounts.choices import NotificationKind
from accounts.models import User
from accounts.services import notify
from accounts.services.daily_letter import switch_address
from assessments.choices import AssessmentKind, AssessmentStatus
from assessments.models import Assessment, Comment
from campaigns.models import CollectionRound, Invitation
from campaigns.services.colleagues import token_for
from tests import factories
from tests.browser.looks import PHONE, is_for_everyone
from tests.cast import Cast
from tests.processes import celery, running
from tests.reports.side_by_side import queued_tasks

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATIENCE = 30_000
ADDRESS = "lan@kimlan.example"
PASSWORD = "gốm-lò-nung-1250"


@pytest.fixture
def letters(
    live_server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, transactional_db: None
) -> Iterator[Path]:
    """The folder of letters of a worker that writes them, as `make run` has one."""
    folder = tmp_path / "mail"
    folder.mkdir()
    monkeypatch.setenv("PORTAL_TEST_MAIL", str(folder))
    monkeypatch.setenv("PORTAL_ADDRESS", live_server.url)
    queued_tasks()  # what earlier tests left for workers that were never there
    worker = celery(
        "worker", "--concurrency=1", "--pool=solo", "--without-gossip", "--without-mingle"
    )
    with running(worker, log=tmp_path / "worker.log"):
        yield folder
    assert "Traceback" not in (tmp_path / "worker.log").read_text()


def link_in(folder: Path, page: Page) -> str:
    """The personal link of the one letter in the folder, once it is written."""
    for _ in range(PATIENCE // 250):
        files = [path for path in folder.iterdir() if path.stat().st_size]
        if files and (found := _link(files[0].read_text())):
            return found
        page.wait_for_timeout(250)
    raise AssertionError("No letter was written")


def _link(written: str) -> str:
    letter: Any = message_from_string(written, policy=policy.default)
    assert letter["To"] == ADDRESS
    found = re.search(r"http\S+/invitation/\S+", written)
    return found.group(0) if found else ""


def ask_everybody(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Mời").click()
    expect(page.locator("tbody")).to_contain_text("Gốm sứ Kim Lan")


def make_account(page: Page, link: str) -> None:
    """A short password first: the page says what is wrong and keeps the name."""
    page.goto(link)
    expect(page.locator("h1")).to_contain_text("Gốm sứ Kim Lan")
    page.locator("[name=full_name]").fill("Trần Thị Lan")
    page.locator("[name=password1]").fill("ngan")
    page.locator("[name=password2]").fill("ngan")
    page.get_by_role("button", name="Lập tài khoản").click()
    expect(page.locator(".field--error")).to_have_count(1)
    expect(page.locator("[name=full_name]")).to_have_value("Trần Thị Lan")
    is_for_everyone(page)
    page.set_viewport_size(PHONE)
    page.locator("[name=password1]").fill(PASSWORD)
    page.locator("[name=password2]").fill(PASSWORD)
    page.get_by_role("button", name="Lập tài khoản").click()


def test_from_the_letter_to_the_first_step_on_a_phone(
    browser_page: Page,
    sign_in: Callable[[User], None],
    live_server: Any,
    cast: Cast,
    letters: Path,
) -> None:
    cast.facility.email = ADDRESS
    cast.facility.save()
    collection_round = factories.CollectionRound(admin_unit=cast.hanoi, created_by=cast.officer)
    page = browser_page
    page.set_default_timeout(PATIENCE)
    page.set_viewport_size(PHONE)
    sign_in(cast.officer)
    ask_everybody(page, f"{live_server.url}/rounds/{collection_round.pk}/choose/")
    link = link_in(letters, page)
    page.context.clear_cookies()
    make_account(page, link)

    page.wait_for_url("**/fill/facility/")
    draft = Assessment.objects.get()
    assert draft.facility == cast.facility
    assert draft.reporting_year == collection_round.reporting_year
    page.goto(live_server.url)
    expect(page.locator(".desk")).to_contain_text(collection_round.name)
    expect(page.locator(".desk button")).to_contain_text("Làm tiếp")
    page.locator(".desk button").click()
    page.wait_for_url(f"**/{draft.pk}/fill/facility/")


@pytest.fixture
def page(browser_page: Page, sign_in: Callable[[User], None], cast: Cast) -> Page:
    sign_in(cast.officer)
    return browser_page


def invitation_of(cast: Cast, **fields: object) -> Invitation:
    made = factories.CollectionRound(admin_unit=cast.hanoi, created_by=cast.officer)
    return factories.Invitation(round=made, facility=cast.facility, **fields)


def answers(collection_round: CollectionRound) -> None:
    """Some in each state, one of them without an address."""
    for status in (*AssessmentStatus, None):
        facility = factories.Facility(commune__province=collection_round.admin_unit)
        factories.Invitation(
            round=collection_round, facility=facility, email="" if status is None else "a@b.example"
        )
        if status in (AssessmentStatus.SENT, AssessmentStatus.RETURNED):
            factories.Assessment(
                facility=facility,
                kind=AssessmentKind.SELF,
                reporting_year=collection_round.reporting_year,
                status=status,
            )


def test_pages_of_a_round_have_no_barriers_and_fit(page: Page, live_server, cast: Cast) -> None:
    invitation = invitation_of(cast)
    answers(invitation.round)
    factories.Facility(commune=cast.commune)
    own = f"/rounds/{invitation.round_id}/"
    for path in (
        "/rounds/",
        "/rounds/new/",
        own,
        f"{own}edit/",
        f"{own}choose/",
        f"{own}rates/",
        f"{own}remind/",
        f"{own}invitations/{invitation.pk}/",
    ):
        page.goto(live_server.url + path)
        is_for_everyone(page)


def test_pages_of_what_is_new_have_no_barriers_and_fit(page: Page, live_server, cast: Cast) -> None:
    params = {"facility": "Gốm sứ Kim Lan", "year": "2025"}
    notify(users=[cast.officer], kind=NotificationKind.SENT, params=params, url="/facilities/")
    page.goto(f"{live_server.url}/account/notifications/")
    expect(page.locator(".bell__count")).to_have_text("1")
    is_for_everyone(page)
    page.get_by_role("link", name="Gốm sứ Kim Lan").click()
    page.wait_for_url("**/facilities/")
    expect(page.locator(".bell__count")).to_have_count(0)
    for path in ("/account/letters/", urlparse(switch_address(cast.officer)).path):
        page.goto(live_server.url + path)
        is_for_everyone(page)


def test_what_is_asked_of_an_enterprise_has_no_barriers_and_fits(
    browser_page: Page, sign_in: Callable[[User], None], live_server, cast: Cast
) -> None:
    invitation = invitation_of(cast)
    returned = factories.Assessment(
        facility=cast.facility, kind=AssessmentKind.SELF, status=AssessmentStatus.RETURNED
    )
    Comment.objects.create(assessment=returned, by=cast.officer, text="Vì sao gấp mười lần?")
    factories.Solution(assessment=returned, implemented=True, follow_up_on=returned.sent_on)
    sign_in(cast.owner)
    for path in (f"/invitation/{invitation.key}/", "/"):
        browser_page.goto(live_server.url + path)
        is_for_everyone(browser_page)
    browser_page.get_by_text("Mời đồng nghiệp").click()
    is_for_everyone(browser_page)
    browser_page.context.clear_cookies()
    token = token_for(email=ADDRESS, enterprise=cast.facility.enterprise, by=cast.owner)
    browser_page.goto(f"{live_server.url}/colleague/{token}/")
    is_for_everyone(browser_page)
    for used_by in (None, cast.owner):
        Invitation.objects.update(joined_by=used_by)
        browser_page.goto(f"{live_server.url}/invitation/{invitation.key}/")
        is_for_everyone(browser_page)
