"""An event at a phone's width: somebody signs up by its public page, and writes herself down at its
door; the office's pages and the calendar are for everyone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from campaigns.models import Participation
from tests import factories
from tests.browser.looks import PHONE, is_for_everyone
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEY = "key-of-the-event"


def test_from_the_poster_to_the_list_of_participants(
    live_server: Any, browser_page: Page, sign_in: Callable[[User], None], cast: Cast
) -> None:
    event = factories.Activity(
        plan=cast.plan, starts_on=timezone.localdate(), sign_up_key=KEY, door_key=KEY, seats=30
    )
    page = browser_page

    def go(name: str, *place: object) -> None:
        page.goto(live_server.url + reverse(f"campaigns:{name}", args=place))

    go("sign_up", KEY)
    is_for_everyone(page)
    page.set_viewport_size(PHONE)
    page.locator("[name=name]").fill("Trần Thị Mai")
    page.locator("[name=email]").fill("mai@kimlan.example")
    page.locator("[name=facility_code]").fill(cast.facility.code)
    page.get_by_role("button", name="Đăng ký").click()
    expect(page).to_have_url(f"{live_server.url}{reverse('campaigns:sign_up_thanks', args=[KEY])}")
    go("door", KEY)
    page.locator("[name=name]").fill("trần thị mai")
    page.get_by_role("button", name="Tôi có mặt").click()
    expect(page.locator("h1")).to_contain_text("Chào mừng")
    came = Participation.objects.get()
    assert (came.person, came.facility) == ("Trần Thị Mai", cast.facility)
    sign_in(cast.officer)
    for name, *place in (("sign_up_list", event.pk), ("activity_calendar",)):
        go(name, *place)
        is_for_everyone(page)
