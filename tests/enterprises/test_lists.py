"""Lists of facilities, the denominators of targets: typed, filled from the register, made anew, and
two versions side by side; each by hand count."""

from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from core.history import events_of
from enterprises.models import AdminUnit, FacilityList, FacilityListMember
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanoi() -> AdminUnit:
    return factories.Province(name="Thành phố Hà Nội")


@pytest.fixture
def commune(hanoi: AdminUnit) -> AdminUnit:
    return factories.Commune(province=hanoi, name="Xã Bát Tràng")


@pytest.fixture
def officer(client: Client, hanoi: AdminUnit) -> User:
    person = factories.Membership(role=Role.OFFICER, admin_unit=hanoi).user
    client.force_login(person)
    return person


def to(page: str, *of: Any) -> str:
    return reverse(f"enterprises:{page}", args=[each.pk for each in of])


def codes(of: FacilityList) -> set[str]:
    return set(of.facilities.values_list("code", flat=True))


def test_a_list_is_typed_and_facilities_are_put_on_it_by_their_codes(
    client: Client, officer: User, hanoi: AdminUnit, commune: AdminUnit
) -> None:
    said = {"name": "Cơ sở trọng điểm", "admin_unit": hanoi.pk, "decided_on": "12/05/2024"}
    answer = client.post(to("list_create"), said | {"decision_no": "118/QĐ-SCT"})
    made = FacilityList.objects.get()
    assert answer.url == made.get_absolute_url()
    assert (made.admin_unit, made.decision_no, made.decided_on.year) == (hanoi, "118/QĐ-SCT", 2024)
    for code in ("CS-A", "CS-B"):
        factories.Facility(commune=commune, code=code)
    factories.Facility(code="CS-XA")
    wrong = client.post(to("list_add", made), {"codes": "CS-A\nCS-XA, CS-0"})
    assert "CS-XA, CS-0" in str(wrong.context["form"].errors)
    assert codes(made) == set()
    client.post(to("list_add", made), {"codes": "cs-a;CS-B\n"})
    assert codes(made) == {"CS-A", "CS-B"}
    event = events_of(FacilityListMember).objects.first()
    assert event.pgh_context.metadata["user"] == officer.pk
    client.post(to("list_edit", made), said | {"name": "Tên khác"})
    made.refresh_from_db()
    assert (made.name, made.decision_no) == ("Tên khác", "")


def test_a_list_is_made_of_what_the_filters_leave_of_the_register(
    client: Client, officer: User, hanoi: AdminUnit, commune: AdminUnit
) -> None:
    large = factories.Facility(commune=commune, large=True)
    factories.Facility(commune=commune)
    factories.Facility(large=True)
    register = client.get(reverse("enterprises:facility_list"), {"size": "large"})
    address = f"{to('list_create')}?size=large&chosen=yes"
    assert address in unescape(register.content.decode())
    assert "1" in client.get(address).context["page"].lead
    client.post(address, {"name": "Doanh nghiệp lớn", "admin_unit": hanoi.pk})
    made = FacilityList.objects.get()
    assert codes(made) == {large.code}
    assert made.made_from


def test_all_found_are_put_on_a_list_and_one_is_taken_off(
    client: Client, officer: User, hanoi: AdminUnit, commune: AdminUnit
) -> None:
    there, small, large = (factories.Facility(commune=commune, large=n == 2) for n in range(3))
    of = factories.FacilityList(admin_unit=hanoi, facilities=[there])
    choose = to("list_choose", of)
    page = client.get(choose)
    assert {row.record for row in page.context["table"].rows} == {small, large}
    client.post(f"{choose}?size=large")
    assert codes(of) == {there.code, large.code}
    take_off = to("list_take_off", of, there)
    assert take_off in client.get(of.get_absolute_url()).content.decode()
    assert client.post(take_off).url == of.get_absolute_url()
    assert codes(of) == {large.code}
    assert client.post(take_off).status_code == 404


def test_the_next_version_begins_alike_and_is_compared_by_hand_count(
    client: Client, officer: User, hanoi: AdminUnit, commune: AdminUnit
) -> None:
    a, b, c, d = (factories.Facility(commune=commune, name=name) for name in "ABCD")
    old = factories.FacilityList(admin_unit=hanoi, facilities=[a, b, c])
    said = {"name": "Bản 2026", "admin_unit": hanoi.pk, "earlier": old.pk}
    client.post(to("list_next", old), said)
    new = FacilityList.objects.get(name="Bản 2026")
    assert (new.earlier, codes(new)) == (old, codes(old))
    new.members.filter(facility=c).delete()
    new.members.create(facility=d)
    page = client.get(to("list_compare", new))
    found = {row.record.name: row.record.change for row in page.context["table"].rows}
    assert found == {"A": "stayed", "B": "stayed", "C": "went", "D": "came"}
    assert [count for _words, count in page.context["counts"]] == [1, 1, 2]
    back = client.get(to("list_compare", old), {"other": new.pk, "change": "came"})
    assert [row.record for row in back.context["table"].rows] == [c]
    assert client.get(to("list_compare", old)).context["counts"][0][1] == 0
    assert client.get(to("list_compare", new), {"export": "xlsx"}).status_code == 200
    assert "Bản 2026" in client.get(old.get_absolute_url()).content.decode()
    refused = client.post(to("list_remove", old)).content.decode()
    assert "Bản 2026" in refused
    assert client.post(to("list_remove", new)).url == reverse("enterprises:lists")


def test_lists_are_seen_in_the_province_and_changed_by_its_officers_only(
    client: Client, officer: User, hanoi: AdminUnit, commune: AdminUnit
) -> None:
    own = factories.FacilityList(admin_unit=hanoi, facilities=[factories.Facility()])
    nation = factories.FacilityList(name="Của cả nước")
    factories.FacilityList(admin_unit=factories.Province())
    page = client.get(reverse("enterprises:lists"))
    assert {row.record for row in page.context["table"].rows} == {own, nation}
    assert [
        row.record
        for row in client.get(page.request["PATH_INFO"], {"q": "ca nuoc"}).context["table"].rows
    ] == [nation]
    assert client.get(nation.get_absolute_url()).status_code == 200
    assert client.get(to("list_edit", nation)).status_code == 404
    seen = client.get(own.get_absolute_url()).context
    assert (len(seen["table"].rows), seen["hidden"]) == (0, 1)


def test_the_page_of_a_list_asks_as_much_of_many_as_of_few(
    client: Client, officer: User, hanoi: AdminUnit, commune: AdminUnit
) -> None:
    def asked(of: FacilityList) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(of.get_absolute_url())
        return len(queries)

    few, many = (
        factories.FacilityList(
            admin_unit=hanoi,
            facilities=[factories.Facility(commune=commune) for _ in range(count)],
        )
        for count in (3, 24)
    )
    asked(few)
    assert asked(few) == asked(many)
