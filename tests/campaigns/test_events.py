"""Events that the public comes to: signing up, waiting, withdrawing, the door; then certificates
and the calendar."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from campaigns.choices import SignUpState
from campaigns.models import Activity, Participation, SignUp
from campaigns.services.certificates import token_of
from campaigns.services.event_letters import send_letters
from enterprises.models import AdminUnit, Facility
from reports.models import FacilityYear
from reports.services.rollup import drain
from tests import factories

pytestmark = pytest.mark.django_db
KEY = "key-of-the-sign-up-page"
DOOR = "key-of-the-door"
MAI = {"name": "Trần Thị Mai", "email": "Mai@Kimlan.example", "facility_code": "cs-77"}


@pytest.fixture
def hanoi() -> AdminUnit:
    return factories.Province(name="Thành phố Hà Nội")


@pytest.fixture
def officer(client: Client, hanoi: AdminUnit) -> User:
    person = factories.Membership(role=Role.OFFICER, admin_unit=hanoi).user
    client.force_login(person)
    return person


@pytest.fixture
def facility(hanoi: AdminUnit) -> Facility:
    return factories.Facility(code="CS-77", commune=factories.Commune(province=hanoi))


@pytest.fixture
def event(hanoi: AdminUnit) -> Activity:
    """Today, with one seat."""
    today = timezone.localdate()
    return factories.Activity(
        title="Hội thảo gốm", admin_unit=hanoi, starts_on=today, seats=1, sign_up_key=KEY,
        door_key=DOOR,
    )  # fmt: skip


def wish(client: Client, **values: str) -> Any:
    return client.post(reverse("campaigns:sign_up", args=[KEY]), {**MAI, **values})


def come(client: Client, **values: str) -> Any:
    return client.post(reverse("campaigns:door", args=[DOOR]), values)


def states() -> list[str]:
    return list(SignUp.objects.order_by("pk").values_list("state", flat=True))


# Signing up --------------------------------------------------------------------------------------


def test_the_second_waits_until_the_first_withdraws(
    client: Client, event: Activity, facility: Facility
) -> None:
    thanks = reverse("campaigns:sign_up_thanks", args=[KEY])
    assert wish(client).url == thanks
    assert wish(client, name="Lê Nam", email="nam@b.example").url == thanks
    # Twice is once: the same words, one row more of nobody.
    assert wish(client, name="trần thị mai").url == thanks
    first, second = SignUp.objects.order_by("pk")
    assert (first.facility, first.email) == (facility, "mai@kimlan.example")
    assert states() == [SignUpState.SIGNED_UP, SignUpState.WAITING]
    assert send_letters() == 2
    assert send_letters() == 0
    seat, waiting = mail.outbox
    assert (seat.to, waiting.to) == ([first.email], [second.email])
    own = reverse("campaigns:sign_up_own", args=[first.key])
    assert own in seat.body
    page = client.get(own).content.decode()
    assert first.name in page
    assert second.name not in page
    client.post(own)
    assert states() == [SignUpState.WITHDRAWN, SignUpState.SIGNED_UP]
    assert send_letters() == 1
    assert mail.outbox[-1].to == [second.email]
    assert wish(client).url == thanks
    assert states() == [SignUpState.WAITING, SignUpState.SIGNED_UP]


def test_after_the_closing_date_and_without_an_address_nobody_signs_up(
    client: Client, officer: User, event: Activity
) -> None:
    event.sign_up_until = event.starts_on - timedelta(days=1)
    event.save()
    assert client.get(reverse("campaigns:sign_up", args=[KEY])).context["shut"]
    assert wish(client).context["form"].non_field_errors()
    switch = reverse("campaigns:sign_up_switch", args=[event.pk, "sign-up"])
    client.post(switch)
    assert wish(client).status_code == 404
    client.post(reverse("campaigns:sign_up_open", args=[event.pk]), {"seats": "5"})
    event.refresh_from_db()
    assert (event.seats, event.sign_up_until) == (5, None)
    assert event.sign_up_key not in (None, KEY)
    assert event.sign_up_key not in client.get(event.get_absolute_url()).content.decode()
    assert not SignUp.objects.exists()


def test_one_address_is_not_buried_under_letters(client: Client, event: Activity) -> None:
    for number in range(10):
        factories.SignUp(activity=event, email=MAI["email"].lower(), name=f"Người {number}")
    assert wish(client).context["form"].non_field_errors()
    assert SignUp.objects.count() == 10


def test_more_seats_are_given_to_who_waits(client: Client, officer: User, event: Activity) -> None:
    factories.SignUp(activity=event)
    later = factories.SignUp(activity=event, state=SignUpState.WAITING, told_at=timezone.now())
    client.post(reverse("campaigns:sign_up_open", args=[event.pk]), {"seats": "2"})
    later.refresh_from_db()
    assert (later.state, later.told_at) == (SignUpState.SIGNED_UP, None)


# Coming -------------------------------------------------------------------------------------------


def test_at_the_door_everybody_is_counted_once(
    client: Client, event: Activity, facility: Facility, hanoi: AdminUnit
) -> None:
    factories.default_rules()
    known = factories.Officer(name="Trần Thị Mai", facility=facility, admin_unit=hanoi)
    signed_up = factories.SignUp(activity=event, name=known.name, facility=facility)
    for _twice in range(2):
        come(client, name="trần thị  mai")
        come(client, name="Lê Nam", organisation="Công ty lạ")
    came = Participation.objects.order_by("pk")
    assert [(each.person, each.facility, each.officer) for each in came] == [
        ("Trần Thị Mai", facility, known),
        ("Lê Nam", None, None),
    ]
    signed_up.refresh_from_db()
    assert signed_up.participation == came[0]
    assert SignUp.objects.latest("pk").organisation == "Công ty lạ"
    # Another of that name, of another facility, is somebody else.
    other = factories.Facility(commune=facility.commune)
    come(client, name="Trần Thị Mai", organisation=other.code)
    assert Participation.objects.latest("pk").facility == other
    drain()
    years = FacilityYear.objects.filter(facility=facility, year=event.starts_on.year)
    assert years.get().is_aware


def test_the_door_is_open_on_the_days_of_the_event(client: Client, event: Activity) -> None:
    event.starts_on += timedelta(days=1)
    event.save()
    assert client.get(reverse("campaigns:door", args=[DOOR])).context["shut"]
    assert come(client, name="Lê Nam").context["form"].non_field_errors()
    assert not Participation.objects.exists()


def test_who_came_is_ticked_and_not_counted_twice(
    client: Client, officer: User, event: Activity, facility: Facility
) -> None:
    mai, nam = (factories.SignUp(activity=event, facility=facility) for _ in range(2))
    gone = factories.SignUp(activity=event, state=SignUpState.WITHDRAWN)
    there = factories.Participation(activity=event, facility=facility, person=mai.name.upper())
    address = reverse("campaigns:sign_up_came", args=[event.pk])
    assert client.post(address).context["form"].errors
    assert set(client.get(address).context["expected"]) == {mai, nam}
    client.post(address, {"came": [mai.pk, nam.pk, gone.pk]})
    assert Participation.objects.count() == 1
    client.post(address, {"came": [mai.pk, nam.pk]})
    assert Participation.objects.count() == 2
    mai.refresh_from_db()
    assert mai.participation == there


def test_the_list_of_sign_ups_asks_as_many_questions_for_many(
    client: Client, officer: User, event: Activity, facility: Facility
) -> None:
    def grow(count: int) -> int:
        for _ in range(count):
            came = factories.Participation(activity=event)
            factories.SignUp(activity=event, facility=facility, participation=came)
        with CaptureQueriesContext(connection) as queries:
            address = reverse("campaigns:sign_up_list", args=[event.pk])
            assert facility.name in client.get(address).content.decode()
        return len(queries)

    assert grow(3) == grow(17)


def test_what_the_office_knows_better_is_mended(
    client: Client, officer: User, event: Activity, facility: Facility
) -> None:
    first, second = factories.SignUp.create_batch(2, activity=event)
    second.state = SignUpState.WAITING
    second.save()
    typed = {"name": first.name, "facility": "cs-77", "email": first.email, "state": "withdrawn"}
    client.post(reverse("campaigns:sign_up_edit", args=[event.pk, first.pk]), typed)
    first.refresh_from_db()
    assert first.facility == facility
    assert states() == [SignUpState.WITHDRAWN, SignUpState.SIGNED_UP]
    client.post(reverse("campaigns:sign_up_remove", args=[event.pk, first.pk]))
    assert list(SignUp.objects.all()) == [second]


# Certificates and the calendar --------------------------------------------------------------------


def test_certificates_are_numbered_printed_and_checked(
    client: Client, officer: User, event: Activity
) -> None:
    factories.Participation(activity=event, certificate=f"007/{event.code}")
    mai = factories.Participation(activity=event, person="Trần Thị Mai")
    nobody = factories.Participation(activity=event, person="")
    client.post(reverse("campaigns:certificates_number", args=[event.pk]))
    for each in (mai, nobody):
        each.refresh_from_db()
    assert (mai.certificate, nobody.certificate) == (f"008/{event.code}", "")
    address = reverse("campaigns:certificates", args=[event.pk])
    whole, one = client.get(address).content, client.get(address, {"participant": mai.pk}).content
    assert [len(re.findall(rb"/Type/Page/", pdf)) for pdf in (whole, one)] == [2, 1]
    check = reverse("campaigns:certificate_check", args=[token_of(mai.pk)])
    page = Client().get(check).content.decode()
    assert mai.person in page
    assert mai.certificate in page
    mai.delete()
    assert Client().get(check).status_code == 404


def test_a_month_shows_what_is_on_its_days_by_the_same_filters(
    client: Client, officer: User, hanoi: AdminUnit
) -> None:
    here = {"admin_unit": hanoi}
    over = factories.Activity(starts_on=date(2026, 10, 30), ends_on=date(2026, 11, 2), **here)
    fair = factories.Activity(starts_on=date(2026, 11, 2), kind="fair", **here)
    survey = factories.Activity(starts_on=date(2026, 9, 1), ends_on=date(2026, 12, 1), **here)
    factories.Activity(starts_on=date(2026, 12, 1), **here)
    factories.Activity(starts_on=date(2026, 11, 2), admin_unit=factories.Province())
    address = reverse("campaigns:activity_calendar")
    page = client.get(address, {"month": "2026-11"}).context["page"]
    days = {day.day: day.activities for week in page.weeks for day in week if day.activities}
    assert days == {date(2026, 11, 1): [over], date(2026, 11, 2): [over, fair]}
    assert (page.lasting, page.count) == ([survey], 3)
    seen = client.get(address, {"month": "2026-11", "kind": "fair"})
    assert seen.context["page"].count == 1
    assert "month=2026-10&amp;kind=fair" in seen.content.decode()
    today = timezone.localdate()
    unread = client.get(address, {"month": "2026-13"}).context["page"].month
    assert (unread.year, unread.number) == (today.year, today.month)
