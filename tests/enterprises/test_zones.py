"""Zones as people type them, and the page of one: facilities, guides, what its board did."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from enterprises.models import AdminUnit, Zone
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanoi() -> AdminUnit:
    return factories.Province(name="Thành phố Hà Nội")


@pytest.fixture
def editor(client: Client, hanoi: AdminUnit) -> User:
    person = factories.Membership(role=Role.OFFICER, admin_unit=hanoi).user
    client.force_login(person)
    return person


def test_a_zone_is_typed_with_its_communes_changed_and_removed(
    client: Client, editor: User, hanoi: AdminUnit
) -> None:
    quang_minh = factories.Commune(province=hanoi, name="Xã Quang Minh", kind="Xã")
    dan_hoa, dan_hoa_too = (
        factories.Commune(province=hanoi, name=name, kind="Xã")
        for name in ("Xã Dân Hòa", "Xã Dan Hoa")
    )
    new = reverse("enterprises:zone_create")
    typed = {"name": "KCN Quang Minh", "kind": "industrial_zone", "province": hanoi.pk}
    answer = client.post(new, {**typed, "communes": "quang minh; Xã Lạ"})
    assert "Xã Lạ" in str(answer.context["form"].errors["communes"])
    assert client.post(new, {**typed, "communes": "dân hoà"}).context["form"].errors
    client.post(new, {**typed, "communes": "quang minh; Dân Hòa"})
    zone = Zone.objects.get()
    assert zone.code == f"{hanoi.code}-KCN-001"
    assert set(zone.communes.all()) == {quang_minh, dan_hoa}
    edit = reverse("enterprises:zone_edit", args=[zone.pk])
    shown = client.get(edit).context["form"]["communes"].value()
    assert shown == "Xã Dân Hòa; Xã Quang Minh"
    client.post(edit, {**typed, "board": "Ban quản lý", "communes": "Xã Dan Hoa"})
    zone.refresh_from_db()
    assert (zone.board, list(zone.communes.all())) == ("Ban quản lý", [dan_hoa_too])
    facility = factories.Facility(zone=zone, commune=quang_minh)
    remove = reverse("enterprises:zone_remove", args=[zone.pk])
    assert facility.name in client.post(remove).content.decode()
    facility.delete()
    client.post(remove)
    assert not Zone.objects.exists()


def test_the_page_shows_facilities_guides_activities_and_reports(
    client: Client, editor: User, hanoi: AdminUnit
) -> None:
    factories.default_rules()
    zone = factories.Zone(province=hanoi)
    facility = factories.Facility(zone=zone, commune__province=hanoi)
    factories.Facility(commune__province=hanoi)
    guide = factories.Officer(zone=zone, admin_unit=hanoi, name="Vũ Thị Lụa")
    page = client.get(zone.get_absolute_url())
    ((_template, panel),) = page.context["panels"]
    assert not panel["is_guided"]
    held = date(timezone.localdate().year, 1, 1)
    training = factories.Activity(kind="training", starts_on=held, admin_unit=hanoi)
    factories.Participation(activity=training, zone=zone, officer=guide)
    report = factories.LocalReport(round__admin_unit=hanoi, zone=zone)
    page = client.get(zone.get_absolute_url())
    ((_template, panel),) = page.context["panels"]
    assert panel["is_guided"]
    assert [row.record for row in page.context["table"].rows] == [facility]
    named = (guide, training, report)
    assert all(f'href="{each.get_absolute_url()}"' in page.content.decode() for each in named)


def test_the_list_finds_by_words_kind_and_place_and_asks_no_more_for_many(
    client: Client, editor: User, hanoi: AdminUnit
) -> None:
    commune = factories.Commune(province=hanoi, name="Xã Bát Tràng")
    village = factories.Zone(
        province=hanoi, kind="craft_village", name="Làng gốm Bát Tràng", communes=[commune]
    )
    factories.Zone(name="Khu ở tỉnh khác")
    address = reverse("enterprises:zone_list")

    def rows(**query: str) -> list[Zone]:
        return [row.record for row in client.get(address, query).context["table"].rows]

    def grow(count: int) -> int:
        for _number in range(count):
            factories.Zone(province=hanoi, communes=[commune])
        with CaptureQueriesContext(connection) as queries:
            rows()
        return len(queries)

    assert rows() == rows(q="lang gom") == rows(kind="craft_village") == [village]
    assert rows(place="bat trang") == [village]
    assert rows(kind="cluster") == []
    assert grow(2) == grow(17)
