"""Filling in on a phone: fields save themselves; neither a killed page, nor a dropped line, nor a
session that ended, nor a colleague costs what was typed."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from accounts.models import User
from assessments.choices import AssessmentKind, ResourceGroup
from assessments.models import Assessment, FlowLine, Resource
from tests import factories
from tests.browser.looks import PHONE, fits_here, is_for_everyone
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STEPS = ("facility", "output", "use", "waste", "send")
PATIENCE = 20_000


@pytest.fixture
def draft(cast: Cast) -> Assessment:
    """3,000 → 3,180 tonnes; electricity and water, of whose year nothing is known yet."""
    factories.ConversionFactor()
    water = factories.Resource(code="water", group=ResourceGroup.WATER, unit="m³")
    dust = factories.Resource(code="dust", group=ResourceGroup.DUST, unit="kg")
    common = {"baseline_quantity": Decimal(1240000), "current_quantity": None}
    flows = [common, common | {"resource": water}, common | {"resource": dust, "direction": "out"}]
    report = [common | {"current_quantity": Decimal(1201000)}]
    values = {"facility": cast.facility, "kind": AssessmentKind.SELF}
    factories.assessment_with_lines(
        **values, reporting_year=2019, outputs=[(1, 1)], flows=report, verified=True
    )
    return factories.assessment_with_lines(
        **values,
        reporting_year=2020,
        baseline_year=2018,
        draft=True,
        outputs=[(3000, 3180)],
        flows=flows,
    )


@pytest.fixture
def power(draft: Assessment) -> FlowLine:
    return draft.flows.get(resource__code="electricity")


@pytest.fixture
def colleague(cast: Cast) -> User:
    person = factories.User(full_name="Trần Thị Bình")
    factories.Membership(user=person, role="enterprise", enterprise=cast.facility.enterprise)
    return person


Opener = Callable[[User], Page]


@pytest.fixture
def phone(chromium: Browser, live_server: Any) -> Iterator[Callable[[User], BrowserContext]]:
    """Phones of their own, each signed in: what one keeps, no other knows."""
    made = []

    def of(user: User) -> BrowserContext:
        context = chromium.new_context(locale="vi-VN", viewport=PHONE)
        context.set_default_timeout(PATIENCE)
        made.append(context)
        sign_in(context, live_server, user)
        return context

    yield of
    for context in made:
        context.close()


def sign_in(context: BrowserContext, live_server: Any, user: User) -> None:
    client = Client()
    client.force_login(user)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([session | {"url": live_server.url}])


def open_step(context: BrowserContext, live_server: Any, draft: Assessment, step: str) -> Page:
    page = context.new_page()
    page.goto(f"{live_server.url}/assessments/{draft.pk}/fill/{step}/")
    return page


def current(page: Page, line: FlowLine) -> Any:
    return page.locator(f'[name="flow-{line.pk}-current_quantity"]')


def stored(line: FlowLine) -> Decimal | None:
    line.refresh_from_db()
    return line.current_quantity


def is_saved(page: Page) -> None:
    expect(page.locator("#saved")).to_contain_text("Đã lưu lúc", timeout=PATIENCE)
    expect(page.locator("[data-trouble]:visible")).to_have_count(0, timeout=PATIENCE)


def is_stored(page: Page, line: FlowLine, value: int) -> None:
    for _ in range(PATIENCE // 100):
        if stored(line) == value:
            return
        page.wait_for_timeout(100)
    assert stored(line) == value


def test_leaving_a_field_saves_it_and_shows_what_it_comes_to(
    phone, live_server, cast: Cast, draft: Assessment, power: FlowLine
) -> None:
    page = open_step(phone(cast.owner), live_server, draft, "use")
    field = current(page, power)
    field.fill("1158000")
    page.keyboard.press("Tab")
    is_saved(page)
    expect(field).to_have_value("1.158.000")
    expect(page.locator(f"#live-flow-{power.pk}")).to_contain_text("413,33 → 364,15")
    expect(page.locator("#total")).to_contain_text("11,9\u00a0%")
    unit = page.locator(f'[name="flow-{power.pk}-unit"]')
    assert unit.evaluate("(each) => each === document.activeElement"), "the focus moved on"
    assert stored(power) == 1158000
    page.locator(f'[data-take="flow-{power.pk}-current_quantity"]').click()
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    is_stored(page, power, 1201000)
    expect(field).to_have_value("1.201.000")


def test_another_unit_is_chosen_and_the_baseline_follows(
    phone, live_server, cast: Cast, draft: Assessment, power: FlowLine
) -> None:
    page = open_step(phone(cast.owner), live_server, draft, "use")
    current(page, power).fill("1.158")
    current(page, power).blur()
    page.locator(f'[name="flow-{power.pk}-unit"]').select_option("MWh")
    expect(page.locator(f'[name="flow-{power.pk}-baseline_quantity"]')).to_have_value("1.240")
    expect(page.locator(f'[data-unit="flow-{power.pk}-unit"]')).to_have_text("MWh")
    assert stored(power) == 1158
    assert power.unit == "MWh"


def test_a_killed_page_loses_nothing(
    phone, live_server, cast: Cast, draft: Assessment, power: FlowLine
) -> None:
    """Killed while a number is being typed: the field was never left."""
    context = phone(cast.owner)
    page = open_step(context, live_server, draft, "use")
    current(page, power).press_sequentially("1.158.0")
    assert stored(power) is None
    page.close(run_before_unload=False)
    page = open_step(context, live_server, draft, "use")
    expect(current(page, power)).to_have_value("1.158.0")
    current(page, power).fill("1.158.000")
    current(page, power).blur()
    is_stored(page, power, 1158000)
    is_saved(page)


def test_a_dropped_line_keeps_what_is_typed_until_it_is_back(
    phone, live_server, cast: Cast, draft: Assessment, power: FlowLine
) -> None:
    context = phone(cast.owner)
    page = open_step(context, live_server, draft, "use")
    context.set_offline(True)
    current(page, power).fill("1.158.000")
    current(page, power).blur()
    expect(page.locator('[data-trouble="offline"]')).to_be_visible()
    assert stored(power) is None
    context.set_offline(False)
    is_stored(page, power, 1158000)
    is_saved(page)


def test_a_dropped_line_and_a_closed_browser_keep_it_for_another_step(
    phone, live_server, cast: Cast, draft: Assessment, power: FlowLine
) -> None:
    context = phone(cast.owner)
    page = open_step(context, live_server, draft, "use")
    context.set_offline(True)
    current(page, power).fill("1.158.000")
    current(page, power).blur()
    expect(page.locator('[data-trouble="offline"]')).to_be_visible()
    page.close(run_before_unload=False)
    context.set_offline(False)
    page = open_step(context, live_server, draft, "output")
    is_stored(page, power, 1158000)
    is_saved(page)


@pytest.mark.parametrize("answer", ["none", "fault"])
def test_a_portal_that_does_not_answer_is_told_from_a_dropped_line(
    phone, live_server, cast: Cast, draft: Assessment, power: FlowLine, answer: str
) -> None:
    page = open_step(phone(cast.owner), live_server, draft, "use")

    def unanswered(route: Route) -> None:
        route.abort("connectionrefused") if answer == "none" else route.fulfill(status=502)

    page.route("**/save/**", unanswered)
    current(page, power).fill("1.158.000")
    current(page, power).blur()
    told = page.locator("[data-trouble]:visible")
    expect(told).to_contain_text("cổng không trả lời")
    expect(told).to_contain_text("được giữ trên máy này")
    expect(page.locator('[data-trouble="offline"]')).to_be_hidden()
    page.unroute("**/save/**")
    is_stored(page, power, 1158000)
    is_saved(page)


def kept_here(page: Page) -> dict[str, str]:
    """What this device keeps of new lines, by its key."""
    kept: dict[str, str] = page.evaluate("({...localStorage})")
    return {key: text for key, text in kept.items() if key.startswith("new-")}


def test_a_killed_page_without_a_line_keeps_a_new_product_until_it_is_added(
    phone, live_server, cast: Cast, draft: Assessment
) -> None:
    context = phone(cast.owner)
    page = open_step(context, live_server, draft, "output")
    expect(page.locator("[data-kept]")).to_be_hidden()
    context.set_offline(True)
    page.locator("[name=new-product]").press_sequentially("Gạch ốp")
    page.locator("[name=new-unit]").press_sequentially("m²")
    page.close(run_before_unload=False)
    context.set_offline(False)
    page = open_step(context, live_server, draft, "output")
    expect(page.locator("[data-kept]")).to_be_visible()
    expect(page.locator("[name=new-product]")).to_have_value("Gạch ốp")
    expect(page.locator("[name=new-unit]")).to_have_value("m²")
    fits_here(page)
    page.locator("button[value=add]").click()
    expect(page.locator(".line")).to_have_count(2)
    assert draft.outputs.filter(product="Gạch ốp", unit="m²").exists()
    expect(page.locator("[name=new-product]")).to_have_value("")
    assert kept_here(page) == {}
    # The page may be opened again at this address after something else was typed.
    page.locator("[name=new-product]").press_sequentially("Ngói")
    page.reload()
    expect(page.locator("[name=new-product]")).to_have_value("Ngói")
    page.locator("[data-kept] button").click()
    expect(page.locator("[name=new-product]")).to_have_value("")
    assert kept_here(page) == {}


@pytest.mark.parametrize("step", ["use", "waste"])
def test_a_new_line_that_was_refused_or_left_for_another_step_stays_chosen(
    phone, live_server, cast: Cast, draft: Assessment, step: str
) -> None:
    code = {"use": "water", "waste": "dust"}[step]
    chosen = str(Resource.objects.get(code=code).pk)
    context = phone(cast.owner)
    page = open_step(context, live_server, draft, step)
    before = draft.flows.count()
    page.locator("[name=new-resource]").select_option(chosen)
    Session.objects.all().delete()
    page.locator("button[value=add]").click()
    page.wait_for_url("**/sign-in/**")
    sign_in(context, live_server, cast.owner)
    page = open_step(context, live_server, draft, step)
    expect(page.locator("[name=new-resource]")).to_have_value(chosen)
    page.locator("[value=continue]").click()
    page = open_step(context, live_server, draft, step)
    expect(page.locator("[name=new-resource]")).to_have_value(chosen)
    assert draft.flows.count() == before


def test_an_ended_session_keeps_it_until_one_has_signed_in_again(
    phone, live_server, cast: Cast, draft: Assessment, power: FlowLine
) -> None:
    context = phone(cast.owner)
    page = open_step(context, live_server, draft, "use")
    Session.objects.all().delete()
    current(page, power).fill("1.158.000")
    current(page, power).blur()
    told = page.locator('[data-trouble="signed-out"]')
    expect(told).to_be_visible()
    told.locator("a").click()
    page.locator("[name=username]").fill(cast.owner.email)
    page.locator("[name=password]").fill(factories.PASSWORD)
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/fill/use/")
    is_stored(page, power, 1158000)
    is_saved(page)
    expect(current(page, power)).to_have_value("1.158.000")


def test_two_people_in_one_draft_see_both_values(
    phone, live_server, cast: Cast, draft: Assessment, power: FlowLine, colleague: User
) -> None:
    mine = open_step(phone(cast.owner), live_server, draft, "use")
    theirs = open_step(phone(colleague), live_server, draft, "use")
    current(theirs, power).fill("1.100.000")
    current(theirs, power).blur()
    is_saved(theirs)
    current(mine, power).fill("1.158.000")
    current(mine, power).blur()
    note = mine.locator(f"#note-flow-{power.pk}-current_quantity")
    expect(note).to_contain_text("Trần Thị Bình")
    expect(note).to_contain_text("1.100.000")
    expect(current(mine, power)).to_have_value("1.158.000")
    assert stored(power) == 1100000
    mine.locator("[data-mine]").click()
    is_stored(mine, power, 1158000)
    current(theirs, power).fill("7")
    current(theirs, power).blur()
    theirs.locator("[data-theirs]").click()
    expect(current(theirs, power)).to_have_value("1.158.000")
    assert stored(power) == 1158000


def test_what_cannot_be_stays_typed_with_the_remedy(
    phone, live_server, cast: Cast, draft: Assessment, power: FlowLine
) -> None:
    page = open_step(phone(cast.owner), live_server, draft, "use")
    current(page, power).fill("12 kWh")
    current(page, power).blur()
    expect(page.locator(f"#note-flow-{power.pk}-current_quantity .error")).to_be_visible()
    expect(current(page, power)).to_have_value("12 kWh")
    expect(page.locator('[data-trouble="open"]')).to_be_visible()
    current(page, power).fill("12")
    current(page, power).blur()
    is_stored(page, power, 12)
    is_saved(page)


def test_what_is_being_typed_is_left_alone_while_another_field_is_saved(
    phone, live_server, cast: Cast, draft: Assessment, power: FlowLine
) -> None:
    page = open_step(phone(cast.owner), live_server, draft, "use")
    page.route("**/save/**", lambda route: (page.wait_for_timeout(500), route.continue_()))
    current(page, power).fill("1158000")
    baseline = page.locator(f'[name="flow-{power.pk}-baseline_quantity"]')
    baseline.click()
    baseline.press_sequentially("9", delay=50)
    is_stored(page, power, 1158000)
    expect(current(page, power)).to_have_value("1.158.000")
    expect(baseline).to_be_focused()
    expect(baseline).to_have_value("91.240.000")


def test_from_the_facility_to_sent_on_a_phone(phone, live_server, cast: Cast, draft) -> None:
    page = phone(cast.owner).new_page()
    page.goto(f"{live_server.url}/assessments/begin/{cast.facility.pk}/")
    page.locator("[name=reporting_year]").select_option("2020")
    page.locator("main form button").click()
    page.wait_for_url("**/fill/facility/")
    page.locator("[name=facility-phone]").fill("024 3874 1234")
    for step in ("output", "use"):
        page.locator('[value="continue"]').click()
        page.wait_for_url(f"**/fill/{step}/")
    for field in page.locator('[name^="flow-"][name$="current_quantity"]').all():
        field.fill("1.158.000")
    page.locator('[value="continue"]').click()
    page.wait_for_url("**/fill/waste/")
    page.goto(f"{live_server.url}/assessments/{draft.pk}/fill/send/")
    fits_here(page)
    page.locator("[data-after-saving] button").click()
    page.wait_for_url("**/sent/", wait_until="commit")
    draft.refresh_from_db()
    cast.facility.refresh_from_db()
    assert (draft.status, cast.facility.phone) == ("sent", "024 3874 1234")
    is_for_everyone(page)


@pytest.mark.parametrize("step", STEPS)
def test_each_step_has_no_barriers_and_fits(
    browser_page: Page, sign_in, live_server, cast: Cast, draft, power, step: str
) -> None:
    FlowLine.objects.filter(pk=power.pk).update(current_quantity=13000000)
    sign_in(cast.owner)
    browser_page.goto(f"{live_server.url}/assessments/{draft.pk}/fill/{step}/")
    for summary in browser_page.locator("details > summary").all():
        if summary.is_visible():
            summary.evaluate("(each) => { each.parentElement.open = !each.closest('.menu') }")
    is_for_everyone(browser_page)
