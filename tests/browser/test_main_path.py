"""The whole way in a real browser: sign in, bring three workbooks, read the figures they make."""

from pathlib import Path

import pytest
from celery.contrib.testing.worker import start_worker
from django.core.management import call_command
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.roles import Role
from bench.reckon import reckon
from enterprises.choices import CURRENT_EDITION
from enterprises.models import AdminUnit, Membership
from reports.models import ChangedFacility
from reports.tasks import drain_changes
from sxsh_portal.celery import app

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILES = Path(__file__).parent.parent / "files"
PASSWORD = "mot-mat-khau-dai"


@pytest.fixture
def officer(transactional_db, reference) -> User:
    user = User.objects.create_user("thu.ha@example.vn", PASSWORD, full_name="Nguyễn Thu Hà")
    hanoi = AdminUnit.objects.get(edition=CURRENT_EDITION, code="01")
    Membership.objects.create(user=user, role=Role.OFFICER, admin_unit=hanoi)
    return user


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
    expect(page.locator(".figures")).to_contain_text("Thêm mới")
    page.locator("form[action$='/write'] button").click()
    expect(page.locator("main")).to_contain_text("Đã nhập xong")


def test_three_workbooks_become_figures_on_the_page(
    browser_page: Page, live_server, officer: User
) -> None:
    sign_in(browser_page, live_server.url, officer)
    for kind in ("facilities", "assessments", "plans"):
        bring(browser_page, live_server.url, kind)
    assert ChangedFacility.objects.exists()
    with start_worker(app, pool="solo", perform_ping_check=False):
        drain_changes.delay()
        browser_page.wait_for_timeout(200)
        browser_page.goto(f"{live_server.url}/plans/MAU-HN-2016-2020/progress/?as_of=2020-12-31")
    browser_page.reload()
    assert not ChangedFacility.objects.exists()
    call_command("check_drift")
    truth = reckon(FILES / "facilities.xlsx", FILES / "assessments.xlsx", first=2016, last=2020)
    targets = browser_page.locator("table.targets")
    for share in (
        truth["awareness_rate"],
        truth["adoption_rate"],
        truth["energy_saving"]["adjusted"],
    ):
        expect(targets).to_contain_text(f"{float(share):.1f} %".replace(".", ","))
    expect(targets).to_contain_text(f"{truth['counts']['solutions_implemented']} giải pháp")
