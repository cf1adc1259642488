"""Who took part, from a pasted list: what each line means is shown before anything is added."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from campaigns.models import Activity, Participation
from campaigns.selectors.attendance import EntryState
from enterprises.models import AdminUnit, Facility
from reports.models import FacilityYear
from reports.services.rollup import drain
from tests import factories

pytestmark = pytest.mark.django_db


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
    commune = factories.Commune(province=hanoi)
    enterprise = factories.Enterprise(tax_code="0101234567")
    return factories.Facility(
        code="CS-77", name="Gốm sứ Kim Lan", commune=commune, enterprise=enterprise
    )


@pytest.fixture
def training(hanoi: AdminUnit) -> Activity:
    return factories.Activity(kind="training", admin_unit=hanoi)


def paste(client: Client, activity: Activity, names: str, **more: Any) -> Any:
    address = reverse("campaigns:attendance_paste", args=[activity.pk])
    return client.post(address, {"names": names, **more})


def test_a_list_is_shown_before_it_is_added(
    client: Client, officer: User, training: Activity, facility: Facility, hanoi: AdminUnit
) -> None:
    factories.default_rules()
    known = factories.Officer(name="Lê Văn Hoà", facility=facility, admin_unit=hanoi)
    agency = factories.Agency(name="Sở Công Thương", admin_unit=hanoi)
    factories.Participation(activity=training, person="Trần Thị Mai", agency=agency)
    names = (
        "STT\tHọ và tên\tĐơn vị\n1\tLê Văn Hòa\tcs-77\tCN-1\n2\tTRẦN THỊ MAI\tsở công thương\n\n"
        "3. Vũ Nam; 0101234567\nĐào Lan | gốm sứ kim lan\nVũ Nam;CS-77\n0101234567"
    )
    seen = paste(client, training, names, check="")
    states = [each.state for each in seen.context["entries"]]
    new = EntryState.NEW
    assert states == [new, EntryState.THERE, new, new, EntryState.TWICE, new]
    assert not Participation.objects.filter(facility=facility).exists()
    assert paste(client, training, names, add="", role="technical").url == (
        training.get_absolute_url()
    )
    added = Participation.objects.filter(facility=facility).order_by("pk")
    assert [each.person for each in added] == ["Lê Văn Hòa", "Vũ Nam", "Đào Lan", ""]
    assert (added[0].officer, added[0].certificate, added[0].role) == (known, "CN-1", "technical")
    drain()
    assert FacilityYear.objects.filter(facility=facility, year=2017).get().is_aware


def test_what_is_not_found_is_said_and_nothing_is_added(
    client: Client, officer: User, training: Activity, facility: Facility
) -> None:
    twin = factories.Facility(name=facility.name, commune=facility.commune)
    foreign = factories.Facility()
    names = f"Mai; {facility.name}\nNam; {foreign.code}\nLan"
    answer = paste(client, training, names, add="")
    first, second, third = answer.context["entries"]
    assert (first.state, second.state) == (EntryState.SEVERAL, EntryState.UNKNOWN)
    assert set(first.candidates) == {facility.code, twin.code}
    assert third.is_new
    assert names.splitlines()[1] in answer.content.decode()
    assert not Participation.objects.exists()
    paste(client, training, names, add="", unknown_alone="on")
    assert set(Participation.objects.values_list("person", "facility")) == {
        ("Mai", None),
        ("Nam", None),
        ("Lan", None),
    }


def test_an_officer_is_known_by_name_and_employer(
    client: Client, officer: User, training: Activity, facility: Facility, hanoi: AdminUnit
) -> None:
    known = factories.Officer(name="Lê Văn Hoà", facility=facility, admin_unit=hanoi)
    address = reverse("campaigns:participation_create", args=[training.pk])
    client.post(address, {"facility": facility.code, "person": "lê văn hòa"})
    stored = Participation.objects.get()
    assert stored.officer == known
    edit = reverse("campaigns:participation_edit", args=[training.pk, stored.pk])
    client.post(edit, {"facility": facility.code, "person": "Lê Văn Hùng"})
    stored.refresh_from_db()
    assert stored.officer is None
