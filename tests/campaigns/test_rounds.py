"""Collection rounds: who is asked, how far they are, who answers where, who holds them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.choices import NotificationKind
from accounts.models import Notification
from assessments.choices import AssessmentKind, AssessmentStatus
from campaigns.errors import RoundRefusedError
from campaigns.models import CollectionRound, Invitation
from campaigns.rules import Window
from campaigns.selectors.rounds import askable_by, counts_of, rates_by_commune, rates_by_industry
from campaigns.services.rounds import ask_facilities, write_to
from enterprises.models import Facility
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
WINDOW = Window(
    opens_on=date(2026, 3, 1), closes_on=date(2026, 3, 31), corrected_until=date(2026, 4, 15)
)


@pytest.fixture
def collection_round(cast: Cast) -> CollectionRound:
    return factories.CollectionRound(admin_unit=cast.hanoi, created_by=cast.officer)


def self_assessment(invitation: Invitation, **fields: object):
    return factories.Assessment(
        facility=invitation.facility,
        reporting_year=invitation.round.reporting_year,
        kind=AssessmentKind.SELF,
        **fields,
    )


def asked(collection_round: CollectionRound, count: int, **fields: object) -> list[Invitation]:
    """So many facilities of Hà Nội, each in a commune of its own."""
    return [
        factories.Invitation(
            round=collection_round,
            facility=factories.Facility(commune__province=collection_round.admin_unit),
            **fields,
        )
        for _ in range(count)
    ]


# The days of a round --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "state", "left"),
    [
        (date(2026, 2, 27), "ahead", 2),
        (date(2026, 3, 1), "open", 30),
        (date(2026, 3, 31), "open", 0),
        (date(2026, 4, 1), "correcting", 14),
        (date(2026, 4, 15), "correcting", 0),
        (date(2026, 4, 16), "past", 0),
    ],
)
def test_each_day_lies_in_one_part_of_the_window(day: date, state: str, left: int) -> None:
    assert (WINDOW.state_on(day), WINDOW.days_left(day)) == (state, left)


@pytest.mark.parametrize(
    ("day", "since"),
    [
        (date(2026, 2, 27), None),
        (date(2026, 3, 23), None),
        (date(2026, 3, 24), date(2026, 3, 24)),
        (date(2026, 3, 31), date(2026, 3, 24)),
        (date(2026, 4, 1), date(2026, 4, 1)),
        (date(2026, 4, 15), date(2026, 4, 1)),
        (date(2026, 4, 16), None),
    ],
)
def test_reminders_are_due_a_week_before_closing_and_the_day_after(
    day: date, since: date | None
) -> None:
    assert WINDOW.reminder_due_since(day) == since


def test_a_round_of_a_few_days_reminds_nobody_on_its_first_day() -> None:
    short = Window(
        opens_on=date(2026, 3, 1), closes_on=date(2026, 3, 4), corrected_until=date(2026, 3, 4)
    )
    assert short.reminder_due_since(date(2026, 3, 1)) is None
    assert short.reminder_due_since(date(2026, 3, 2)) == date(2026, 3, 2)


# Whom it asks ---------------------------------------------------------------------------------


def test_facilities_are_asked_once_and_those_without_address_are_told_apart(
    cast: Cast, collection_round: CollectionRound
) -> None:
    cast.facility.email = "kimlan@test.example"
    cast.facility.save()
    silent = factories.Facility(commune=cast.commune)
    outcome = [
        ask_facilities(
            collection_round=collection_round,
            facilities=Facility.objects.filter(commune=cast.commune),
            day=timezone.localdate(),
        )
        for _twice in range(2)
    ]
    assert [(each.facilities, each.without_address) for each in outcome] == [(2, 1), (0, 0)]
    emails = dict(collection_round.invitations.values_list("facility", "email"))
    assert emails == {cast.facility.pk: "kimlan@test.example", silent.pk: ""}
    keys = set(collection_round.invitations.values_list("key", flat=True))
    assert len(keys) == 2
    assert all(len(key) >= 43 for key in keys)


def test_asking_costs_the_same_for_few_and_many(
    cast: Cast, collection_round: CollectionRound
) -> None:
    costs = []
    there = factories.Commune(province=cast.hanoi)
    for count in (3, 30):
        factories.Facility.create_batch(count, commune=there, email="a@test.example")
        with CaptureQueriesContext(connection) as queries:
            ask_facilities(
                collection_round=collection_round,
                facilities=Facility.objects.filter(commune=there),
                day=timezone.localdate(),
            )
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_askable_are_the_open_facilities_of_the_territory_not_asked_yet(
    cast: Cast, collection_round: CollectionRound
) -> None:
    factories.Facility(commune=cast.commune, closed_on=date(2020, 1, 1))
    factories.Invitation(round=collection_round, facility=factories.Facility(commune=cast.commune))
    assert list(askable_by(cast.officer, collection_round=collection_round)) == [cast.facility]


def test_a_list_bounds_whom_a_round_asks(cast: Cast, collection_round: CollectionRound) -> None:
    listed = factories.Facility(commune=cast.commune)
    collection_round.facility_list = factories.FacilityList(
        admin_unit=cast.hanoi, facilities=[listed, cast.foreign_facility]
    )
    assert list(askable_by(cast.officer, collection_round=collection_round)) == [listed]


def test_the_enterprise_is_told_once_that_the_round_is_open(
    cast: Cast, collection_round: CollectionRound
) -> None:
    for _twice in range(2):
        ask_facilities(
            collection_round=collection_round,
            facilities=Facility.objects.filter(pk=cast.facility.pk),
            day=timezone.localdate(),
        )
    told = Notification.objects.get()
    assert (told.user, told.kind) == (cast.owner, NotificationKind.ROUND_OPEN)
    assert collection_round.name in str(told)


def test_nobody_is_told_of_a_round_that_is_not_open_yet(
    cast: Cast, collection_round: CollectionRound
) -> None:
    ask_facilities(
        collection_round=collection_round,
        facilities=Facility.objects.filter(pk=cast.facility.pk),
        day=collection_round.opens_on - timedelta(days=1),
    )
    assert not Notification.objects.exists()


def test_a_letter_to_another_address_has_another_key(cast: Cast) -> None:
    invitation = factories.Invitation(sent_at=timezone.now(), email="")
    before = invitation.key
    write_to(invitation=invitation, email="new@test.example")
    invitation.refresh_from_db()
    assert invitation.key != before
    assert (invitation.email, invitation.sent_at) == ("new@test.example", None)


def test_a_link_that_was_used_is_not_replaced(cast: Cast) -> None:
    invitation = factories.Invitation(joined_by=cast.owner)
    with pytest.raises(RoundRefusedError):
        write_to(invitation=invitation, email="new@test.example")


# How far it is --------------------------------------------------------------------------------


def test_counts_tell_answered_begun_and_not_begun(collection_round: CollectionRound) -> None:
    sent, returned, begun, _idle = asked(collection_round, 4)
    asked(collection_round, 1, email="")
    self_assessment(sent)
    self_assessment(returned, status=AssessmentStatus.RETURNED)
    self_assessment(begun, draft=True)
    counts = counts_of(collection_round)
    assert (counts.asked, counts.answered, counts.to_correct) == (5, 2, 1)
    assert (counts.begun, counts.not_begun, counts.without_address) == (1, 2, 1)
    assert counts.unsent == 4


def test_an_assessment_by_experts_or_of_another_year_is_no_answer(
    collection_round: CollectionRound,
) -> None:
    (invitation,) = asked(collection_round, 1)
    year = collection_round.reporting_year
    factories.Assessment(facility=invitation.facility, reporting_year=year)
    factories.Assessment(
        facility=invitation.facility, reporting_year=year - 1, kind=AssessmentKind.SELF
    )
    assert counts_of(collection_round).answered == 0


def test_rates_by_commune_and_industry(cast: Cast, collection_round: CollectionRound) -> None:
    factories.Industry(code="17")
    there = factories.Commune(province=cast.hanoi, name="Xã Đa Tốn")
    for commune, answers in ((cast.commune, 1), (there, 2)):
        for number in range(2):
            facility = factories.Facility(commune=commune)
            invitation = factories.Invitation(round=collection_round, facility=facility)
            if number < answers:
                self_assessment(invitation)
    communes = rates_by_commune(collection_round, reader=cast.officer)
    assert [(each.name, each.answered, each.asked) for each in communes] == [
        ("Xã Bát Tràng", 1, 2),
        ("Xã Đa Tốn", 2, 2),
    ]
    (industry,) = rates_by_industry(collection_round, reader=cast.officer)
    assert industry.name.startswith("17 ")
    assert (industry.answered, industry.asked) == (3, 4)


def test_who_may_see_no_firm_sees_no_rates(cast: Cast, collection_round: CollectionRound) -> None:
    factories.Invitation(round=collection_round, facility=cast.facility)
    assert rates_by_commune(collection_round, reader=cast.ministry) == []


# Pages ----------------------------------------------------------------------------------------


def test_a_round_is_planned_and_its_facilities_are_chosen_next(cast: Cast, client: Client) -> None:
    client.force_login(cast.officer)
    today = timezone.localdate()
    data = {
        "name": "Đợt năm nay",
        "admin_unit": cast.hanoi.pk,
        "reporting_year": today.year,
        "opens_on": today.isoformat(),
        "closes_on": (today + timedelta(days=30)).isoformat(),
        "corrected_until": (today + timedelta(days=45)).isoformat(),
    }
    answer = client.post(reverse("campaigns:round_create"), data)
    made = CollectionRound.objects.get()
    assert answer.url == reverse("campaigns:round_choose", args=[made.pk])
    assert made.created_by == cast.officer
    assert made.events.get().pgh_context.metadata["user"] == cast.officer.pk


@pytest.mark.parametrize(
    ("field", "days"), [("closes_on", -1), ("corrected_until", 3), ("reporting_year", 0)]
)
def test_a_round_whose_days_contradict_each_other_is_refused_in_words(
    cast: Cast, client: Client, field: str, days: int
) -> None:
    client.force_login(cast.officer)
    today = timezone.localdate()
    data = {
        "name": "Đợt",
        "admin_unit": cast.hanoi.pk,
        "reporting_year": today.year,
        "opens_on": today.isoformat(),
        "closes_on": (today + timedelta(days=30)).isoformat(),
        "corrected_until": (today + timedelta(days=45)).isoformat(),
    }
    data[field] = (
        today.year + 1 if field == "reporting_year" else (today + timedelta(days=days)).isoformat()
    )
    answer = client.post(reverse("campaigns:round_create"), data)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not CollectionRound.objects.exists()


def test_a_round_for_another_province_is_refused(cast: Cast, client: Client) -> None:
    client.force_login(cast.stranger)
    answer = client.get(reverse("campaigns:round_create"))
    units = answer.context["form"].fields["admin_unit"].queryset
    assert list(units) == [cast.haiphong]


def test_the_filters_choose_who_is_asked(
    cast: Cast, client: Client, collection_round: CollectionRound
) -> None:
    factories.Facility(commune=cast.commune, name="Dệt Vạn Phúc")
    client.force_login(cast.officer)
    address = reverse("campaigns:round_choose", args=[collection_round.pk])
    assert client.get(address).context["table"].paginator.count == 2
    client.post(f"{address}?q=kim+lan")
    assert [each.facility for each in collection_round.invitations.all()] == [cast.facility]


def test_page_tells_who_has_no_address_and_takes_one(
    cast: Cast, client: Client, collection_round: CollectionRound
) -> None:
    invitation = factories.Invitation(round=collection_round, facility=cast.facility, email="")
    client.force_login(cast.officer)
    page = client.get(reverse("campaigns:round_detail", args=[collection_round.pk]))
    assert "?address=without" in page.content.decode()
    address = reverse("campaigns:round_invitation", args=[collection_round.pk, invitation.pk])
    client.post(address, {"email": "kimlan@test.example"})
    invitation.refresh_from_db()
    assert invitation.email == "kimlan@test.example"


def test_an_invitation_of_another_round_is_not_there(cast: Cast, client: Client) -> None:
    one = factories.CollectionRound(admin_unit=cast.hanoi)
    other = factories.Invitation(round__admin_unit=cast.hanoi, facility=cast.facility)
    client.force_login(cast.officer)
    address = reverse("campaigns:round_invitation", args=[one.pk, other.pk])
    assert client.get(address).status_code == 404


def test_list_is_narrowed_by_answer(
    cast: Cast, client: Client, collection_round: CollectionRound
) -> None:
    sent, returned, begun, idle = asked(collection_round, 4)
    self_assessment(sent)
    self_assessment(returned, status=AssessmentStatus.RETURNED)
    self_assessment(begun, draft=True)
    client.force_login(cast.officer)
    address = reverse("campaigns:round_detail", args=[collection_round.pk])
    for answer, expected in (
        ("answered", sent),
        ("to_correct", returned),
        ("begun", begun),
        ("not_begun", idle),
    ):
        assert list(client.get(address, {"answer": answer}).context["object_list"]) == [expected]


def test_readers_see_no_addresses_and_only_facilities_in_their_sight(
    cast: Cast, client: Client, collection_round: CollectionRound
) -> None:
    factories.Invitation(round=collection_round, facility=cast.facility, email="kl@test.example")
    elsewhere = factories.Facility(commune__province=cast.hanoi, name="Nhà máy khác xã")
    factories.Invitation(round=collection_round, facility=elsewhere)
    address = reverse("campaigns:round_detail", args=[collection_round.pk])
    for person, seen, unseen in (
        (cast.officer, ["kl@test.example", "Nhà máy khác xã"], []),
        (cast.leader, ["Gốm sứ Kim Lan", "Nhà máy khác xã"], ["kl@test.example"]),
        (cast.local, ["Gốm sứ Kim Lan"], ["kl@test.example", "Nhà máy khác xã"]),
        (cast.ministry, [], ["Gốm sứ Kim Lan", "Nhà máy khác xã"]),
    ):
        client.force_login(person)
        page = client.get(address).content.decode()
        assert all(words in page for words in seen), person
        assert not any(words in page for words in unseen), person
        taken_out = client.get(address, {"export": "csv"}).content.decode()
        assert not any(words in taken_out for words in unseen), person


@pytest.mark.parametrize("name", ["round_list", "round_detail", "round_choose", "round_rates"])
def test_pages_cost_the_same_for_few_and_many(cast: Cast, client: Client, name: str) -> None:
    client.force_login(cast.officer)
    costs = []
    for count in (3, 30):
        of = factories.CollectionRound(admin_unit=cast.hanoi, created_by=cast.officer)
        for invitation in asked(of, count):
            self_assessment(invitation)
        factories.Facility.create_batch(count, commune=cast.commune)
        if name == "round_list":
            factories.CollectionRound.create_batch(count, admin_unit=cast.hanoi)
        address = reverse(f"campaigns:{name}", args=[] if name == "round_list" else [of.pk])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_chosen_list_partial_is_the_list_of_the_page(
    cast: Cast, client: Client, collection_round: CollectionRound
) -> None:
    factories.Facility.create_batch(30, commune=cast.commune)
    client.force_login(cast.officer)
    address = reverse("campaigns:round_choose", args=[collection_round.pk]) + "?page=2"
    part = client.get(address, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert part.templates[0].name == "campaigns/_choose_list.html"
