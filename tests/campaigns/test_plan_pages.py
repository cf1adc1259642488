"""What else a plan says of itself: its frames, the programmes it serves; and which codes it may
have."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.roles import Role
from campaigns.importers.codes import check_code
from campaigns.models import ActionPlan
from campaigns.selectors.frames import readings_of
from core.addresses import is_reached
from core.spreadsheets.rows import Row, Source
from enterprises.models import AdminUnit
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "is_fine"),
    [
        ("55/KH-UBND", True),
        ("news", True),
        ("HN 2021?#%", True),
        ("a//b", True),
        ("new", False),
        ("12/edit", False),
        ("12/targets/new", False),
        ("55/KH-UBND/progress", False),
        ("../admin", False),
    ],
)
def test_a_code_is_taken_when_its_address_leads_back(code: str, is_fine: bool) -> None:
    assert is_reached("campaigns:plan_detail", code) is is_fine


def test_a_plan_is_typed_with_the_programmes_it_serves_and_a_code_that_is_reached(
    client: Client,
) -> None:
    hanoi = factories.Province()
    client.force_login(factories.Membership(role=Role.OFFICER, admin_unit=hanoi).user)
    typed: dict[str, Any] = {"name": "Kế hoạch", "admin_unit": hanoi.pk, "starts_on": "01/01/2021"}
    typed |= {"ends_on": "31/12/2021", "programmes": ["climate", "energy"]}
    new = reverse("campaigns:plan_create")
    refused = client.post(new, {**typed, "code": "new"})
    assert set(refused.context["form"].errors) == {"code"}
    row = Row(sheet="plans", number=2, source=Source(title="", columns={}))
    row.values["plan_code"] = "new"
    check_code(row, "plan_code", page="campaigns:plan_detail")
    assert row.is_wrong
    client.post(new, {**typed, "code": "55/KH-UBND"})
    plan = ActionPlan.objects.get()
    page = client.get(plan.get_absolute_url()).content.decode()
    assert plan.programme_names in page
    factories.ActionPlan(admin_unit=hanoi)
    found = client.get(reverse("campaigns:plan_list"), {"programme": "climate"})
    assert [row.record for row in found.context["table"].rows] == [plan]


def test_a_plan_of_a_province_that_is_gone_is_read_in_both_frames(client: Client) -> None:
    haiphong = factories.Province(name="Thành phố Hải Phòng")
    haiduong = factories.OldProvince(name="Tỉnh Hải Dương", current_province=haiphong)
    district = factories.District(province=haiduong)
    whole, mixed = (factories.Commune(province=haiphong, name=name) for name in ("Một", "Hai"))
    old, divided = (factories.OldCommune(district=district, successor=to) for to in (whole, mixed))
    outside = factories.OldCommune(
        district__province=factories.OldProvince(current_province=haiphong), successor=mixed
    )
    site(whole, old)
    site(mixed, divided)
    site(mixed, outside)
    site(mixed, None)
    site(factories.Commune(province=haiphong), None)
    site(None, divided)
    plan = factories.ActionPlan(admin_unit=haiduong)
    with translation.override("en"):
        was, now, around = readings_of(plan)
    # The third stood outside; of the fourth nobody knows, and it is counted by its commune.
    assert (was.communes, was.facilities) == (2, 4)
    assert was.exactness == ["3 by their former commune, 1 by that of today alone: approximate"]
    assert (now.communes, now.facilities) == (2, 4)
    assert now.exactness[0].endswith("from outside too: Hai")
    assert now.exactness[1].startswith("left out: 1 ")
    assert (around.communes, around.facilities) == (3, 6)
    assert readings_of(factories.ActionPlan(admin_unit=haiphong)) == []
    client.force_login(factories.Membership(role=Role.OFFICER, admin_unit=haiphong).user)
    page = client.get(plan.get_absolute_url()).content.decode()
    assert 'id="frames"' in page
    assert str(mixed) in page


def site(commune: AdminUnit | None, former: AdminUnit | None) -> None:
    factories.Facility(commune=commune, former_commune=former)
