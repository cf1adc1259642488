"""The heart of the programme in one go: a letter, an account, a self-assessment on a phone that is
killed in the middle, the officer's check, and the province's figure, moved by the real worker."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from assessments.choices import AssessmentStatus, Move
from assessments.models import Assessment, FlowLine, Resource, ReviewEvent
from campaigns.models import ActionPlan, CollectionRound, Indicator
from enterprises.choices import CURRENT_EDITION
from enterprises.models import AdminUnit, Industry
from reports.models import RollupRun
from tests import factories
from tests.browser.looks import DESK, PHONE, fits_here
from tests.browser.test_invitation_journey import ADDRESS, ask_everybody, link_in, make_account
from tests.cast import someone
from tests.processes import celery, running
from tests.reports.side_by_side import queued_tasks

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATIENCE = 30_000
SOON = timedelta(seconds=5)
# 1,240,000 kWh for 3,000 tonnes, then 1,158,000 kWh for 3,180: 11.9 % less per tonne.
SAVING = "11,9\u00a0%"


@pytest.fixture
def hanoi(transactional_db: None) -> AdminUnit:
    return AdminUnit.objects.get(edition=CURRENT_EDITION, code="01")


@pytest.fixture
def officer(hanoi: AdminUnit) -> User:
    return someone("officer", "officer", admin_unit=hanoi)


@pytest.fixture
def asked(hanoi: AdminUnit, officer: User) -> CollectionRound:
    """A round for last year, open now, and a facility of Bát Tràng that nobody has heard of."""
    commune = AdminUnit.objects.communes_of(hanoi).get(name="Xã Bát Tràng")
    pottery = Industry.objects.get(version="2018", code="2393")
    factories.Facility(
        name="Gốm sứ Kim Lan", commune=commune, industry=pottery, email=ADDRESS, code="KL-1"
    )
    return factories.CollectionRound(
        admin_unit=hanoi, reporting_year=timezone.localdate().year - 1, created_by=officer
    )


@pytest.fixture
def plan(hanoi: AdminUnit, asked: CollectionRound) -> ActionPlan:
    year = asked.reporting_year
    plan = factories.ActionPlan(
        admin_unit=hanoi, starts_on=date(year - 4, 1, 1), ends_on=date(year, 12, 31)
    )
    indicator = Indicator.objects.get(code="energy_saving")
    factories.Target(plan=plan, indicator=indicator, low=8, high=13)
    return plan


@pytest.fixture
def portal(
    plan: ActionPlan, live_server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Worker and scheduler as `make run` has them; the folder of the letters they write."""
    folder = tmp_path / "mail"
    folder.mkdir()
    monkeypatch.setenv("PORTAL_TEST_MAIL", str(folder))
    monkeypatch.setenv("PORTAL_ADDRESS", live_server.url)
    queued_tasks()  # what earlier tests left for workers that were never there
    worker = celery("worker", "--concurrency=2", "--without-gossip", "--without-mingle")
    beat = celery("beat", "--pidfile=", f"--schedule={tmp_path / 'schedule'}")
    logs = [tmp_path / "worker.log", tmp_path / "beat.log"]
    with running(worker, log=logs[0]), running(beat, log=logs[1]):
        yield folder
    for log in logs:
        assert "Traceback" not in log.read_text(), log.read_text()


def test_from_the_letter_to_the_figure_of_the_province(
    browser_page: Page,
    sign_in: Callable[[User], None],
    live_server: Any,
    asked: CollectionRound,
    plan: ActionPlan,
    officer: User,
    portal: Path,
) -> None:
    page, address = browser_page, live_server.url
    page.set_default_timeout(PATIENCE)
    progress = f"{address}/plans/{plan.code}/progress/"
    sign_in(officer)
    page.goto(progress)
    expect(page.locator("main")).not_to_contain_text(SAVING)
    ask_everybody(page, f"{address}/rounds/{asked.pk}/choose/")
    link = link_in(portal, page)

    page.context.clear_cookies()
    page.set_viewport_size(PHONE)
    make_account(page, link)
    page = report_a_year(page, address)
    assessment = Assessment.objects.get()
    assert assessment.status == AssessmentStatus.SENT

    page.context.clear_cookies()
    page.set_viewport_size(DESK)
    sign_in(officer)
    page.goto(f"{address}/assessments/queue/")
    page.get_by_role("link", name="Gốm sứ Kim Lan").click()
    page.locator("button[value=verify]").click()
    expect(page.get_by_role("status").first).to_contain_text("Gốm sứ Kim Lan")
    assessment.refresh_from_db()
    assert assessment.status == AssessmentStatus.VERIFIED
    assert {assessment.sent_by.email, assessment.verified_by} == {ADDRESS, officer}

    see_the_figure(page, progress)
    accepted = ReviewEvent.objects.get(move=Move.VERIFY).at
    rolled_up = RollupRun.objects.filter(finished_at__gte=accepted, facilities__gt=0)
    assert rolled_up.earliest("finished_at").finished_at - accepted <= SOON


def report_a_year(page: Page, address: str) -> Page:
    """Every step on a phone, as somebody fills it in who has never been here; in the middle the
    browser is killed. Returns the page that is open at the end."""
    page.wait_for_url("**/fill/facility/")
    go_on(page, "output")
    page.locator("[name=new-product]").fill("Gốm sứ xây dựng")
    page.locator("[name=new-unit]").fill("tấn")
    page.get_by_role("button", name="Thêm", exact=True).click()
    type_in(page, "baseline_quantity", "3.000")
    type_in(page, "current_quantity", "3.180")
    go_on(page, "use")
    electricity = Resource.objects.get(code="electricity")
    page.locator("[name=new-resource]").select_option(str(electricity.pk))
    page.get_by_role("button", name="Thêm", exact=True).click()
    type_in(page, "baseline_quantity", "1.240.000")
    unit = page.locator("select[name$='-unit']")
    if unit.input_value() != "kWh":
        unit.select_option("kWh")
    expect(page.locator("#saved")).to_contain_text("Đã lưu lúc")
    entry(page, "current_quantity").press_sequentially("1.158.0")

    page = killed(page, address)
    expect(entry(page, "current_quantity")).to_have_value("1.158.0")
    type_in(page, "current_quantity", "1.158.000")
    expect(page.locator("#total")).to_contain_text(SAVING)
    [flow] = FlowLine.objects.all()
    assert (flow.unit, int(flow.current_quantity or 0)) == ("kWh", 1_158_000)
    for step in ("waste", "solutions", "send"):
        go_on(page, step)
    fits_here(page)
    page.get_by_role("button", name="Gửi", exact=True).click()
    page.wait_for_url("**/sent/")
    fits_here(page)
    return page


def killed(page: Page, address: str) -> Page:
    """The browser dies without a word; later its owner comes back by the front door."""
    context, here = page.context, page.url
    other = context.new_page()
    page.close(run_before_unload=False)
    other.set_default_timeout(PATIENCE)
    other.set_viewport_size(PHONE)
    other.goto(address)
    other.locator(".desk button").first.click()
    other.wait_for_url("**/fill/**")
    other.goto(here)
    return other


def go_on(page: Page, step: str) -> None:
    page.locator("button[value=continue], a.button--primary[href*='/fill/']").first.click()
    page.wait_for_url(lambda url: f"/fill/{step}/" in url)
    fits_here(page)


def entry(page: Page, field: str) -> Locator:
    return page.locator(f"[name$='-{field}']:not([type=hidden])")


def type_in(page: Page, field: str, text: str) -> None:
    entry(page, field).fill(text)
    entry(page, field).blur()
    expect(page.locator("[data-trouble]:visible")).to_have_count(0)


def see_the_figure(page: Page, address: str) -> None:
    """As somebody who looks again and again."""
    for _ in range(PATIENCE // 500):
        page.goto(address)
        if SAVING in page.locator("main").inner_text():
            return
        page.wait_for_timeout(500)
    expect(page.locator("main")).to_contain_text(SAVING)
