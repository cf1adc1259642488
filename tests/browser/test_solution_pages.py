"""A solution in a real browser, at a desk and on a phone: written, implemented, confirmed."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from assessments.choices import AssessmentKind, SolutionStatus
from assessments.models import Assessment, Solution
from assessments.services.solution_life import report_step
from tests import factories
from tests.browser.looks import PHONE, is_for_everyone
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SignIn = Callable[[User], None]


@pytest.fixture
def page(browser_page: Page, live_server, cast: Cast) -> Page:
    """A phone, and the eight categories with a few resources."""
    for number in range(1, 9):
        factories.SolutionCategory(number=number, name_vi=f"Nhóm {number}")
    factories.Resource(name_vi="Điện")
    browser_page.set_viewport_size(PHONE)
    return browser_page


@pytest.fixture
def draft(cast: Cast) -> Assessment:
    return factories.Assessment(
        facility=cast.facility, kind=AssessmentKind.SELF, draft=True, reporting_year=2025
    )


def test_owner_writes_ranks_removes_and_brings_back(
    page: Page, live_server, sign_in: SignIn, cast: Cast, draft: Assessment
) -> None:
    sign_in(cast.owner)
    page.goto(f"{live_server.url}/assessments/{draft.pk}/fill/solutions/")
    is_for_everyone(page)
    page.set_viewport_size(PHONE)
    page.get_by_role("link", name="Thêm giải pháp").click()
    is_for_everyone(page)
    page.set_viewport_size(PHONE)
    fill_in(page, title="Bọc bảo ôn lò", investment="185", saving="205")
    expect(page.locator(".messages")).to_contain_text("Đã thêm “Bọc bảo ôn lò”")
    made = draft.solutions.get()
    assert (made.investment_vnd, made.annual_saving_vnd) == (185_000_000, 205_000_000)
    assert made.expected_effect_quantity == Decimal("41000.5")
    expect(page.locator(".solution")).to_contain_text("11 tháng")
    page.get_by_role("link", name="Thêm giải pháp").click()
    fill_in(page, title="Đèn LED", investment="8", saving="5")
    is_for_everyone(page)
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Chuyển lên: Đèn LED").click()
    expect(page.locator(".solution h2")).to_have_text(["Đèn LED", "Bọc bảo ôn lò"])
    page.get_by_role("button", name="Xóa Đèn LED").click()
    expect(page.locator(".solution h2")).to_have_text(["Bọc bảo ôn lò"])
    page.get_by_role("button", name="Khôi phục").click()
    expect(page.locator(".solution h2")).to_have_text(["Đèn LED", "Bọc bảo ôn lò"])


def test_closed_browser_loses_nothing_that_was_typed(
    page: Page, live_server, sign_in: SignIn, cast: Cast, draft: Assessment
) -> None:
    sign_in(cast.owner)
    address = f"{live_server.url}/assessments/{draft.pk}/fill/solutions/add/"
    page.goto(address)
    expect(page.locator("[data-kept]")).to_be_hidden()
    page.get_by_label("Nội dung giải pháp").fill("Bọc bảo ôn lò")
    page.locator("[name=category][value='4']").check()
    page.locator("#id_investment_vnd_0").fill("185")
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("[data-kept]")).to_be_visible()
    is_for_everyone(page)
    expect(page.locator("#id_investment_vnd_0")).to_have_value("185")
    page.get_by_role("button", name="Lưu").click()
    assert draft.solutions.get().category_id == 4
    page.goto(address)
    expect(page.get_by_label("Nội dung giải pháp")).to_have_value("")


def fill_in(page: Page, *, title: str, investment: str, saving: str) -> None:
    page.get_by_label("Nội dung giải pháp").fill(title)
    page.locator("[name=category][value='4']").check()
    page.locator("#id_investment_vnd_0").fill(investment)
    page.locator("#id_annual_saving_vnd_0").fill(saving)
    page.locator("[name=effects-0-resource]").select_option(label="Điện (kWh)")
    page.locator("[name=effects-0-expected]").fill("41.000,5")
    page.get_by_role("button", name="Lưu").click()


def test_owner_reports_a_result_and_officer_confirms_it(
    page: Page, live_server, sign_in: SignIn, cast: Cast
) -> None:
    solution = verified(cast)
    address = f"{live_server.url}/assessments/solutions/{solution.pk}/"
    sign_in(cast.owner)
    page.goto(address)
    page.get_by_role("link", name="Báo cáo kết quả để xác nhận").click()
    is_for_everyone(page)
    page.set_viewport_size(PHONE)
    page.locator("#id_measured_saving_vnd_0").fill("182,5")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.locator("main")).to_contain_text("chờ kiểm tra")
    is_for_everyone(page)
    sign_in(cast.officer)
    page.goto(f"{live_server.url}/assessments/solutions/")
    is_for_everyone(page)
    page.get_by_role("link", name="1 báo cáo tiến độ đang chờ kiểm tra").click()
    page.get_by_role("link", name="Bọc bảo ôn lò").click()
    is_for_everyone(page)
    page.get_by_role("button", name="Chấp nhận").click()
    expect(page.locator("main")).to_contain_text(f"{cast.officer} đã chấp nhận")
    is_for_everyone(page)
    stored = Solution.objects.get(pk=solution.pk)
    assert (stored.status, stored.measured_saving_vnd) == ("confirmed", 182_500_000)


def verified(cast: Cast) -> Solution:
    assessment = factories.Assessment(
        facility=cast.facility, kind=AssessmentKind.SELF, verified=True, reporting_year=2025
    )
    solution = factories.Solution(
        assessment=assessment,
        title="Bọc bảo ôn lò",
        effect_resource=factories.Resource(),
        investment_vnd=Decimal(185_000_000),
        annual_saving_vnd=Decimal(205_000_000),
    )
    report_step(
        solution=solution,
        status=SolutionStatus.IMPLEMENTED,
        on=assessment.verified_on,
        by=cast.officer,
    )
    return solution
