"""Activities and participants as people type them: each kind is asked for its own, and what follows
from taking part comes and goes with it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from campaigns.choices import EVENTS, OWN_FIELDS, ActivityKind
from campaigns.forms.activities import ALL_OWN
from campaigns.models import ActionPlan, Activity, Participation
from campaigns.selectors.activities import next_code
from core.history import events_of
from enterprises.models import AdminUnit, Facility
from reports.models import FacilityYear
from reports.services.rollup import drain
from tests import factories

pytestmark = pytest.mark.django_db
GIVEN = {
    "destination": "Nhà máy xi măng Bút Sơn",
    "booths": "180",
    "copies": "10.000",
    "channel": "Báo Công Thương",
    "reach": "25.000",
    "team": "Sở Công Thương, Sở TN&MT",
    "finding": "Rò rỉ hơi",
    "remedy": "Bọc bảo ôn",
    "remedy_due_on": "2026-12-31",
    "proposal": "Tặng bằng khen cho ba đơn vị",
    "decision": "12/QĐ-UBND",
}


@pytest.fixture
def hanoi() -> AdminUnit:
    return factories.Province(name="Thành phố Hà Nội")


@pytest.fixture
def officer(client: Client, hanoi: AdminUnit) -> User:
    person = factories.Membership(role=Role.OFFICER, admin_unit=hanoi).user
    client.force_login(person)
    return person


@pytest.fixture
def plan(hanoi: AdminUnit) -> ActionPlan:
    return factories.ActionPlan(admin_unit=hanoi)


@pytest.fixture
def facility(hanoi: AdminUnit) -> Facility:
    return factories.Facility(commune=factories.Commune(province=hanoi), opened_on=None)


def typed(**values: Any) -> dict[str, Any]:
    return {"title": "Hoạt động", "starts_on": "2026-05-10", **values}


def make(client: Client, kind: ActivityKind, **values: Any) -> Any:
    return client.post(reverse("campaigns:activity_create", args=[kind]), typed(**values))


@pytest.mark.parametrize("kind", ActivityKind)
def test_each_kind_is_asked_for_its_own_and_keeps_it(
    client: Client, officer: User, plan: ActionPlan, kind: ActivityKind
) -> None:
    """What belongs to other kinds is neither asked for nor taken."""
    form = client.get(reverse("campaigns:activity_create", args=[kind])).context["form"]
    own = set(OWN_FIELDS.get(kind, ()))
    assert set(form.fields) & ALL_OWN == own
    assert form.initial["counts_as_awareness"] is (kind in EVENTS)
    answer = make(client, kind, plan=plan.pk, **GIVEN)
    stored = Activity.objects.get()
    assert answer.url == stored.get_absolute_url()
    assert stored.kind == kind
    assert {name for name in ALL_OWN if getattr(stored, name) not in (None, "")} == own


def test_numbers_money_and_days_are_typed_the_vietnamese_way(
    client: Client, officer: User, plan: ActionPlan
) -> None:
    money = {"budget_vnd_amount": "182,5", "budget_vnd_step": "1000000"}
    make(client, ActivityKind.LEAFLET, plan=plan.pk, copies="10.000", ends_on="31/12/2026", **money)
    stored = Activity.objects.get()
    assert (stored.copies, stored.budget_vnd) == (10_000, 182_500_000)
    assert stored.ends_on == date(2026, 12, 31)
    page = client.get(stored.get_absolute_url()).content.decode()
    assert "10.000" in page
    assert "182,5\xa0triệu đồng" in page


def test_codes_are_numbered_within_the_year(client: Client, officer: User, plan: Any) -> None:
    factories.Activity(code="HĐ-2026-041")
    factories.Activity(code="HĐ-2026-x")
    make(client, ActivityKind.TALK, plan=plan.pk)
    make(client, ActivityKind.TALK, plan=plan.pk, code="TỌA/1")
    codes = set(Activity.objects.filter(plan=plan).values_list("code", flat=True))
    assert codes == {"HĐ-2026-042", "TỌA/1"}
    assert next_code(2027) == "HĐ-2027-001"
    again = make(client, ActivityKind.TALK, plan=plan.pk, code="TỌA/1")
    assert "code" in again.context["form"].errors


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "plan"),
        ({"starts_on": ""}, "starts_on"),
        ({"ends_on": "2026-05-01"}, "__all__"),
        ({"copies": "nhiều"}, "copies"),
        ({"copies": "-3"}, "copies"),
        ({"title": " "}, "title"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_stays_typed(
    client: Client, officer: User, plan: ActionPlan, values: dict[str, str], field: str
) -> None:
    given = {"plan": plan.pk, "place": "Bát Tràng"} if values else {"place": "Bát Tràng"}
    answer = make(client, ActivityKind.LEAFLET, **given | values)
    assert set(answer.context["form"].errors) == {field}
    assert "Bát Tràng" in answer.content.decode()
    assert not Activity.objects.exists()


def test_only_own_plans_and_territories_can_be_chosen(
    client: Client, officer: User, plan: ActionPlan, hanoi: AdminUnit
) -> None:
    foreign = factories.ActionPlan()
    form = client.get(reverse("campaigns:activity_create", args=["talk"])).context["form"]
    assert list(form.fields["plan"].queryset) == [plan]
    assert list(form.fields["admin_unit"].queryset) == [hanoi]
    assert "plan" in make(client, ActivityKind.TALK, plan=foreign.pk).context["form"].errors
    make(client, ActivityKind.TALK, admin_unit=hanoi.pk)
    assert Activity.objects.get().admin_unit == hanoi


def test_a_change_keeps_the_kind_and_is_in_the_history(
    client: Client, officer: User, plan: ActionPlan
) -> None:
    stored = factories.Activity(plan=plan, kind=ActivityKind.MEDIA, channel="VTV1")
    address = reverse("campaigns:activity_edit", args=[stored.pk])
    assert "VTV1" in client.get(address).content.decode()
    client.post(address, typed(title="Phóng sự", code=stored.code, plan=plan.pk, channel="HTV"))
    stored.refresh_from_db()
    assert (stored.kind, stored.title, stored.channel) == (ActivityKind.MEDIA, "Phóng sự", "HTV")
    change = events_of(Activity).objects.filter(pgh_obj_id=stored.pk).latest("pgh_id")
    assert change.pgh_context.metadata["user"] == officer.pk
    assert change.pgh_context.metadata["source"] == "form"


def test_a_form_sent_empty_still_knows_where_it_is(
    client: Client, officer: User, plan: ActionPlan
) -> None:
    stored = factories.Activity(plan=plan, title="Hội thảo")
    page = client.post(reverse("campaigns:activity_edit", args=[stored.pk]), {}).content.decode()
    assert stored.get_absolute_url() in page
    client.post(reverse("campaigns:activity_edit", args=[stored.pk]), typed(code="", plan=plan.pk))
    code = stored.code
    stored.refresh_from_db()
    assert (stored.code, stored.title) == (code, "Hoạt động")


def test_unknown_kind_and_strange_activity_are_not_there(client: Client, officer: User) -> None:
    foreign = factories.Activity(plan=factories.ActionPlan())
    for name, key in (("create", "party"), ("edit", foreign.pk), ("remove", foreign.pk)):
        assert client.get(reverse(f"campaigns:activity_{name}", args=[key])).status_code == 404
    assert client.post(reverse("campaigns:activity_remove", args=[foreign.pk])).status_code == 404
    assert Activity.objects.filter(pk=foreign.pk).exists()


# Participants -------------------------------------------------------------------------------------


@pytest.fixture
def training(plan: ActionPlan) -> Activity:
    return factories.Activity(plan=plan, kind=ActivityKind.TRAINING, starts_on=date(2017, 5, 10))


def aware(facility: Facility) -> set[int]:
    """The years in which the facility counts as aware."""
    drain()
    rows = FacilityYear.objects.filter(facility=facility).exclude(aware_by="")
    return set(rows.values_list("year", flat=True))


def test_taking_part_makes_aware_and_its_removal_takes_that_back(
    client: Client, officer: User, training: Activity, facility: Facility
) -> None:
    assert 2017 not in aware(facility)
    address = reverse("campaigns:participation_create", args=[training.pk])
    client.post(address, {"facility": facility.code.lower(), "person": "Trần Thị Mai"})
    stored = Participation.objects.get()
    assert (stored.facility, stored.person) == (facility, "Trần Thị Mai")
    assert 2017 in aware(facility)
    remove = reverse("campaigns:participation_remove", args=[training.pk, stored.pk])
    assert client.get(remove).status_code == 200
    assert Participation.objects.exists()
    assert client.post(remove).url == training.get_absolute_url()
    assert not Participation.objects.exists()
    assert 2017 not in aware(facility)


def test_removing_the_activity_takes_it_all_back(
    client: Client, officer: User, training: Activity, facility: Facility
) -> None:
    factories.Participation(activity=training, facility=facility)
    assert 2017 in aware(facility)
    answer = client.post(reverse("campaigns:activity_remove", args=[training.pk]))
    assert answer.url == reverse("campaigns:activity_list")
    assert 2017 not in aware(facility)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "person"),
        ({"facility": "KHÔNG-CÓ"}, "facility"),
        ({"facility": "own", "agency": "own"}, "agency"),
    ],
)
def test_a_participant_that_cannot_be_is_refused_in_words(
    client: Client,
    officer: User,
    training: Activity,
    facility: Facility,
    hanoi: AdminUnit,
    given: dict[str, Any],
    field: str,
) -> None:
    own = {"facility": facility.code, "agency": factories.Agency(admin_unit=hanoi).pk}
    said = {name: own[name] if value == "own" else value for name, value in given.items()}
    answer = client.post(reverse("campaigns:participation_create", args=[training.pk]), said)
    assert set(answer.context["form"].errors) == {field}
    assert not Participation.objects.exists()


def test_the_same_participant_is_not_taken_twice(
    client: Client, officer: User, training: Activity, facility: Facility
) -> None:
    address = reverse("campaigns:participation_create", args=[training.pk])
    said = {"facility": facility.code, "person": "Trần Thị Mai"}
    client.post(address, said)
    answer = client.post(address, said)
    assert answer.context["form"].errors
    assert Participation.objects.count() == 1


def test_a_participant_is_mended(client: Client, officer: User, training: Activity) -> None:
    stored = factories.Participation(activity=training, person="Mai")
    address = reverse("campaigns:participation_edit", args=[training.pk, stored.pk])
    assert client.get(address).context["form"].initial["person"] == "Mai"
    client.post(address, {"person": "Trần Thị Mai", "role": "state"})
    stored.refresh_from_db()
    assert (stored.person, stored.role) == ("Trần Thị Mai", "state")
