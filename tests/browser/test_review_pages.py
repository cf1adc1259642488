"""The officer's two minutes in a real browser: the queue, checking by keyboard and by mouse."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from assessments.anchors import anchor_of
from assessments.choices import AssessmentKind, AssessmentStatus
from assessments.models import Assessment
from assessments.reference import load_checklist
from tests import factories
from tests.browser.looks import DESK, PHONE, is_for_everyone
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(browser_page: Page, sign_in: Callable[[User], None], cast: Cast) -> Iterator[Page]:
    sign_in(cast.officer)
    browser_page.set_viewport_size(DESK)
    return browser_page


def waiting(cast: Cast, name: str, *, current: int = 1_158_000, warnings: int = 0) -> Assessment:
    """Handed in today by the owner: 1,240,000 kWh in the baseline."""
    assessment = factories.assessment_with_lines(
        facility=factories.Facility(commune=cast.commune, name=name),
        kind=AssessmentKind.SELF,
        reporting_year=2020,
        sent_on=timezone.localdate(),
        sent_by=cast.owner,
        warnings=warnings,
        outputs=[(3000, 3180)],
        flows=[(1_240_000, current)],
    )
    factories.Solution(assessment=assessment, implemented=True)
    return assessment


def state_of(assessment: Assessment) -> str:
    return Assessment.objects.get(pk=assessment.pk).status


def test_checked_and_accepted_by_keyboard_alone(page: Page, live_server, cast: Cast) -> None:
    """From the queue to the line, to the decision, and on to the next one."""
    first, second = waiting(cast, "Xưởng A"), waiting(cast, "Xưởng B")
    page.goto(f"{live_server.url}/assessments/queue/")
    page.get_by_role("link", name="Xưởng A").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Xưởng A")
    page.get_by_role("link", name="Đến phần quyết định").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("[name=reason]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("button[value=verify]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Xưởng B")
    expect(page.get_by_role("status").first).to_contain_text("Xưởng A")
    assert state_of(first) == AssessmentStatus.VERIFIED
    page.locator("button[value=verify]").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{live_server.url}/assessments/queue/")
    expect(page.locator("#list")).to_contain_text("Không có bản nào đang chờ")
    assert state_of(second) == AssessmentStatus.VERIFIED


def press_with_alt(page: Page, key: str) -> None:
    """As from a real keyboard: Playwright's own leaves out the letter that an access key is."""
    session = page.context.new_cdp_session(page)
    pressed = {"modifiers": 1, "key": key, "code": f"Key{key.upper()}"}
    letter = {"text": key, "unmodifiedText": key}
    code = {"windowsVirtualKeyCode": ord(key.upper())}
    session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **pressed, **code})
    session.send("Input.dispatchKeyEvent", {"type": "char", **pressed, **letter})
    session.send("Input.dispatchKeyEvent", {"type": "keyUp", **pressed, **code})
    session.detach()


def test_every_key_that_the_page_names_works(page: Page, live_server, cast: Cast) -> None:
    """Alt with D, N, R, A and O; also while a reason is being typed."""
    first, second = waiting(cast, "Xưởng A"), waiting(cast, "Xưởng B")
    check = f"{live_server.url}/assessments/%s/check/"
    page.goto(check % first.pk)
    expect(page.locator(".decision kbd")).to_have_text(["D", "A", "R", "N"])
    press_with_alt(page, "d")
    expect(page.locator("#decision")).to_be_focused()
    press_with_alt(page, "n")
    expect(page).to_have_url(check % second.pk)
    page.locator("[name=reason]").press_sequentially("Vì sao?")
    press_with_alt(page, "r")
    expect(page).to_have_url(check % first.pk)
    assert state_of(second) == AssessmentStatus.RETURNED
    expect(page.locator(".decision kbd")).to_have_text(["D", "A", "R"])
    page.locator("[name=reason]").focus()
    press_with_alt(page, "a")
    expect(page).to_have_url(f"{live_server.url}/assessments/queue/")
    assert state_of(first) == AssessmentStatus.VERIFIED
    page.goto(check % first.pk)
    expect(page.locator(".decision kbd")).to_have_text(["D", "O"])
    page.locator("[name=reason]").press_sequentially("Sai đơn vị")
    press_with_alt(page, "o")
    expect(page.get_by_role("status").first).to_be_visible()
    assert state_of(first) == AssessmentStatus.REOPENED


def test_returned_with_a_comment_at_its_line_by_mouse_on_a_phone(
    page: Page, live_server, cast: Cast
) -> None:
    assessment = waiting(cast, "Xưởng A", current=12_400_000, warnings=1)
    anchor = anchor_of(assessment.flows.get())
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/assessments/{assessment.pk}/check/")
    page.locator(f"a[href='#{anchor}']").first.click()
    below = page.locator(f"tr#{anchor} + tr.below")
    expect(below).to_contain_text("cảnh báo")
    below.locator("summary").click()
    below.locator("[name=text]").fill("kWh hay MWh?")
    below.get_by_role("button", name="nhận xét").click()
    expect(page.locator(f"tr#{anchor} + tr.below")).to_contain_text("kWh hay MWh?")
    page.locator("button[value=return]").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã trả lại")
    assert state_of(assessment) == AssessmentStatus.RETURNED


def test_many_without_a_warning_are_accepted_at_once(page: Page, live_server, cast: Cast) -> None:
    """Chosen by one button, which keeps the filters; told how many before anything is written."""
    clean = [waiting(cast, f"Xưởng {letter}") for letter in "AB"]
    doubtful = waiting(cast, "Xưởng C", warnings=2)
    page.goto(f"{live_server.url}/assessments/queue/?kind=self")
    page.get_by_role("button", name="Chọn các bản không có cảnh báo").click()
    expect(page.locator("[name=chosen]:checked")).to_have_count(2)
    assert "kind=self" in page.url
    page.get_by_role("checkbox", name="Xưởng C").check()
    page.get_by_role("button", name="Xác nhận các bản đã chọn").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xác nhận 2 bản đánh giá?")
    expect(page.locator("main")).to_contain_text("có 2 cảnh báo")
    is_for_everyone(page)
    assert {state_of(each) for each in clean} == {AssessmentStatus.SENT}
    page.get_by_role("button", name="Xác nhận", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Đã xác nhận 2 bản đánh giá")
    assert {state_of(each) for each in clean} == {AssessmentStatus.VERIFIED}
    assert state_of(doubtful) == AssessmentStatus.SENT


def test_pages_have_no_barriers_and_fit(page: Page, live_server, cast: Cast) -> None:
    load_checklist()
    assessment = waiting(cast, "Xưởng A", current=12_400_000, warnings=1)
    experts = factories.assessment_with_lines(
        facility=assessment.facility,
        kind=AssessmentKind.DETAILED,
        reporting_year=2020,
        outputs=[(3000, 3180)],
        flows=[{"baseline_quantity": Decimal(1_240_000), "current_quantity": Decimal(1_200_000)}],
        verified=True,
    )
    own = factories.Assessment(facility=cast.facility, kind=AssessmentKind.QUICK, draft=True)
    for path in (
        "queue/",
        f"{assessment.pk}/check/",
        f"{experts.pk}/check/",
        f"{experts.pk}/differences/",
        f"{own.pk}/checklist/",
        f"{experts.pk}/",
    ):
        page.goto(f"{live_server.url}/assessments/{path}")
        is_for_everyone(page)
