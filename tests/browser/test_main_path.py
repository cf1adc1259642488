"""The whole way in a real browser: sign in, bring three workbooks, read the figures they make.

Nothing here rolls anything up: that is done by a worker and the scheduler, as in `make run`.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.roles import Role
from bench.reckon import reckon
from campaigns.models import ActionPlan
from campaigns.templatetags.targets import in_unit
from enterprises.choices import CURRENT_EDITION
from enterprises.models import AdminUnit, Membership
from reports.models import ChangedFacility, RollupRun
from reports.selectors.progress import progress
from tests.processes import celery, running
from tests.reports.side_by_side import queued_tasks

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILES = Path(__file__).parent.parent / "files"
PASSWORD = "mot-mat-khau-dai"
PLAN = "MAU-HN-2016-2020"
PATIENCE = 30_000


@pytest.fixture
def officer(transactional_db) -> User:
    user = User.objects.create_user("thu.ha@example.vn", PASSWORD, full_name="Nguyễn Thu Hà")
    hanoi = AdminUnit.objects.get(edition=CURRENT_EDITION, code="01")
    Membership.objects.create(user=user, role=Role.OFFICER, admin_unit=hanoi)
    return user


@pytest.fixture
def background(officer: User, tmp_path: Path) -> Iterator[None]:
    """A worker and the scheduler, as processes of their own; they have nothing to complain of."""
    queued_tasks()  # what earlier tests left for workers that were never there
    worker = celery("worker", "--concurrency=2", "--without-gossip", "--without-mingle")
    beat = celery("beat", "--pidfile=", f"--schedule={tmp_path / 'schedule'}")
    logs = [tmp_path / "worker.log", tmp_path / "beat.log"]
    with running(worker, log=logs[0]) as one, running(beat, log=logs[1]) as other:
        yield
        assert (one.poll(), other.poll()) == (None, None), "they run to the end"
    for log in logs:
        assert "Traceback" not in log.read_text(), log.read_text()


def sign_in(page: Page, address: str, user: User) -> None:
    page.goto(address)
    page.locator("[name=username]").fill(user.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").click()
    page.wait_for_url(lambda url: "sign-in" not in url)


def bring(page: Page, address: str, kind: str) -> None:
    """Upload, look at the preview, confirm."""
    page.goto(f"{address}/imports/")
    page.locator("[name=kind]").select_option(kind)
    page.locator("[name=file]").set_input_files(FILES / f"{kind}.xlsx")
    page.get_by_role("button", name="Kiểm tra tệp").click()
    expect(page.locator(".figures")).to_contain_text("Thêm mới", timeout=PATIENCE)
    page.locator("button[form='write-form']").click()
    expect(page.locator("main")).to_contain_text("Đã nhập xong", timeout=PATIENCE)


def test_three_workbooks_become_figures_on_the_page(
    browser_page: Page, live_server, officer: User, background: None
) -> None:
    browser_page.set_default_timeout(PATIENCE)
    sign_in(browser_page, live_server.url, officer)
    for kind in ("facilities", "assessments", "plans"):
        bring(browser_page, live_server.url, kind)
    wait_for_the_rollup(browser_page)
    address = f"{live_server.url}/plans/{PLAN}/progress/"
    see_what_a_second_reckoning_says(browser_page, address)
    see_a_day_gone_by(browser_page, address)


def wait_for_the_rollup(page: Page) -> None:
    """The scheduler sends the worker every few seconds."""
    for _ in range(PATIENCE // 250):
        if not ChangedFacility.objects.exists():
            break
        page.wait_for_timeout(250)
    assert not ChangedFacility.objects.exists()
    assert RollupRun.objects.filter(kind="drain", error="", facilities__gt=0).exists()
    call_command("check_drift")


def see_what_a_second_reckoning_says(page: Page, address: str) -> None:
    page.goto(f"{address}?as_of=2020-12-31")
    truth = reckon(FILES / "facilities.xlsx", FILES / "assessments.xlsx", first=2016, last=2020)
    targets = page.locator("table.targets")
    for share in (
        truth["awareness_rate"],
        truth["adoption_rate"],
        truth["energy_saving"]["adjusted"],
    ):
        expect(targets).to_contain_text(f"{float(share):.1f} %".replace(".", ","))
    expect(targets).to_contain_text(f"{truth['counts']['solutions_implemented']} giải pháp")


def see_a_day_gone_by(page: Page, address: str) -> None:
    """The page says that its figures are being made, and shows them without being asked again."""
    answer = page.goto(f"{address}?as_of=2020-07-31")
    assert answer
    assert 'id="being-made"' in answer.text()
    targets = page.locator("table.targets")
    expect(targets).to_be_visible(timeout=PATIENCE)
    plan = ActionPlan.objects.get(code=PLAN)
    for target in progress(plan, as_of=date(2020, 7, 31), may_make=True).targets:
        expect(targets).to_contain_text(in_unit(target.figure.value, target.figure.unit))
