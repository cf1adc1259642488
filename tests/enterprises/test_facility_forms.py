"""Facilities as people type them: made, changed, closed, removed."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from enterprises.models import AdminUnit, Enterprise, Facility, FacilityListMember
from tests import factories

pytestmark = pytest.mark.django_db
NEW = "/facilities/new/"
TAX_CODE = "0100108688"
OTHER_TAX_CODE = "0101248141"
PERSON = "001085012345"


@pytest.fixture
def hanoi(db: None) -> AdminUnit:
    return AdminUnit.objects.get(edition="2025", code="01", level="province")


@pytest.fixture
def commune(hanoi: AdminUnit) -> AdminUnit:
    return AdminUnit.objects.get(edition="2025", province=hanoi, name="Xã Bát Tràng")


@pytest.fixture
def editor(client: Client, hanoi: AdminUnit) -> User:
    person = factories.Membership(role=Role.OFFICER, admin_unit=hanoi).user
    client.force_login(person)
    return person


@pytest.fixture
def typed(hanoi: AdminUnit, commune: AdminUnit) -> dict[str, Any]:
    """The least that a facility needs."""
    return {
        "name": "Gốm Kim Lan",
        "kind": "industrial",
        "industry": "2393",
        "province": hanoi.pk,
        "commune": "bát tràng",
    }


def refused(answer: Any, field: str) -> str:
    return " ".join(answer.context["form"].errors[field])


def store(client: Client, typed: dict[str, Any], at: str = NEW) -> Any:
    """The page of what was stored."""
    answer = client.post(at, typed, follow=True)
    assert answer.redirect_chain, answer.context["form"].errors
    return answer


def fields_of(facility: Facility, client: Client, **changed: Any) -> dict[str, Any]:
    """What the page of a facility sends when nothing but some fields was changed."""
    form = client.get(reverse("enterprises:facility_edit", args=[facility.pk])).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    kept = {name: value for name, value in shown.items() if value not in (None, False, [])}
    return kept | changed


def test_a_facility_is_typed_in_with_its_enterprise(
    client: Client, editor: User, hanoi: AdminUnit, commune: AdminUnit, typed: dict[str, Any]
) -> None:
    factories.Facility(code="01-000041", commune=commune, name="Dệt Vạn Phúc")
    zone = factories.Zone(province=hanoi, name="Làng nghề gốm Bát Tràng", kind="craft_village")
    answer = store(
        client,
        {
            **typed,
            "industry": "san xuat san pham gom su khac",
            "tax_code": "100108688",
            "enterprise": "Công ty Gốm Kim Lan",
            "legal_form": "limited",
            "staff": "12",
            "revenue_bn": "4,5",
            "zone": "làng nghề gốm bát tràng",
            "is_rural": "True",
            "has_potential": "on",
            "opened_on": "2012-03-01",
            "phone": "0912345678",
        },
    )
    facility = Facility.objects.get(name="Gốm Kim Lan")
    owner = facility.enterprise
    assert (facility.code, facility.commune, facility.zone) == ("01-000042", commune, zone)
    assert facility.industry.code == "2393"
    assert (owner.tax_code, owner.legal_form, owner.staff) == (TAX_CODE, "limited", 12)
    assert (owner.revenue_vnd, owner.size, owner.size_source) == (
        Decimal("4500000000"),
        "small",
        "computed",
    )
    membership = FacilityListMember.objects.get(facility=facility)
    assert membership.facility_list.has_potential
    assert membership.facility_list.admin_unit == hanoi
    page = answer.content.decode()
    # The page says who typed it, and what was read in another way than it was typed.
    assert {change.who for change in answer.context["changes"]} == {str(editor)}
    assert facility.events.get().pgh_context.metadata["source"] == "form"
    assert TAX_CODE in page
    assert any("100108688" in str(message) for message in answer.context["messages"])
    assert reverse("enterprises:facility_edit", args=[facility.pk]) in page
    assert NEW in client.get("/facilities/").content.decode()


def test_what_cannot_be_is_said_at_its_field(
    client: Client, editor: User, hanoi: AdminUnit, typed: dict[str, Any]
) -> None:
    haiphong = AdminUnit.objects.get(edition="2025", code="31", level="province")
    factories.Facility(code="CS-01", commune__province=haiphong)
    answer = client.post(
        NEW,
        {
            **typed,
            "code": "cs-01",
            "industry": "gốm xứ khác",
            "tax_code": "0100108680",
            "staff": "một tá",
            "commune": "An Lão",
            "zone": "KCN Lạ",
            "opened_on": "2020-01-01",
            "closed_on": "2019-01-01",
        },
    )
    errors = answer.context["form"].errors
    assert set(errors) == {
        *("code", "industry", "tax_code", "staff", "commune", "zone", "closed_on")
    }
    assert "Thành phố Hà Nội" in refused(answer, "commune")
    answer = client.post(NEW, {**typed, "province": haiphong.pk})
    assert "province" in answer.context["form"].errors
    assert Facility.objects.count() == 1


def test_a_local_territory_ends_at_its_commune(
    client: Client, hanoi: AdminUnit, commune: AdminUnit, typed: dict[str, Any]
) -> None:
    client.force_login(factories.Membership(role=Role.OFFICER, admin_unit=commune).user)
    answer = client.post(NEW, {**typed, "commune": "Phù Đổng"})
    assert "Phù Đổng" in refused(answer, "commune")
    store(client, typed)


def test_a_divided_commune_asks_for_the_part(
    client: Client, editor: User, typed: dict[str, Any]
) -> None:
    divided = {**typed, "district": "Ba Đình", "commune": "Cống Vị"}
    answer = client.post(NEW, divided)
    assert "Cống Vị" in refused(answer, "part")
    former = AdminUnit.objects.get(edition="2024", name="Phường Cống Vị")
    other = former.successors.get(name="Phường Giảng Võ")
    assert f'<option value="{other.pk}">' in answer.content.decode()
    store(client, {**divided, "part": "open"})
    facility = Facility.objects.get()
    assert (facility.commune, facility.former_commune) == (None, former)
    edit = reverse("enterprises:facility_edit", args=[facility.pk])
    store(client, fields_of(facility, client, part=other.pk), edit)
    facility.refresh_from_db()
    assert (facility.commune, facility.former_commune) == (other, former)
    # Nothing is typed of the place: it stays, and with it the former commune.
    store(client, fields_of(facility, client, address="Thôn 3"), edit)
    facility.refresh_from_db()
    assert (facility.address, facility.former_commune) == ("Thôn 3", former)


def test_a_likely_duplicate_is_asked_about_once(
    client: Client, editor: User, commune: AdminUnit, typed: dict[str, Any]
) -> None:
    stored = factories.Facility(commune=commune, name="Công ty TNHH Gốm Kim Lan")
    answer = client.post(NEW, typed)
    assert answer.context["form"].errors.keys() == {"another"}
    page = answer.content.decode()
    assert f'href="{stored.get_absolute_url()}"' in page
    assert f'name="another" value="{stored.pk}"' in page
    store(client, {**typed, "another": stored.pk})
    assert Facility.objects.count() == 2
    # The same tax code is asked about wherever the enterprise has a facility.
    Enterprise.objects.filter(pk=stored.enterprise_id).update(tax_code=TAX_CODE)
    again = {**typed, "name": "Xưởng nhuộm", "tax_code": TAX_CODE}
    assert client.post(NEW, again).context["form"].errors.keys() == {"another"}
    store(client, {**again, "another": stored.pk, "enterprise": "Cty Kim Lan", "staff": "7"})
    owner = Facility.objects.get(name="Xưởng nhuộm").enterprise
    assert owner == stored.enterprise
    # The register's name stays; a figure that is typed counts.
    assert (owner.name, owner.staff) == (stored.enterprise.name, 7)


def test_the_enterprise_is_found_by_name_corrected_or_another(
    client: Client, editor: User, commune: AdminUnit, typed: dict[str, Any]
) -> None:
    facility = factories.Facility(
        commune=commune,
        industry__code="2393",
        enterprise__name="Công ty TNHH Hoà Bình",
        enterprise__tax_code=TAX_CODE,
        enterprise__staff=40,
    )
    first = facility.enterprise
    store(client, {**typed, "enterprise": "công ty tnhh hòa bình", "another": facility.pk})
    assert Facility.objects.get(name="Gốm Kim Lan").enterprise == first
    edit = reverse("enterprises:facility_edit", args=[facility.pk])
    # Another code, the same name: it was mistyped. Another name as well: another enterprise.
    store(client, fields_of(facility, client, tax_code=OTHER_TAX_CODE, size="large"), edit)
    first.refresh_from_db()
    assert (first.tax_code, first.staff, first.size, first.size_source) == (
        *(OTHER_TAX_CODE, 40, "large", "declared"),
    )
    store(client, fields_of(facility, client, tax_code=PERSON, enterprise="Hộ Đào Văn Ba"), edit)
    facility.refresh_from_db()
    assert facility.enterprise.personal_code == PERSON
    assert facility.enterprise.name == "Hộ Đào Văn Ba"
    first.refresh_from_db()
    assert first.tax_code == OTHER_TAX_CODE
    # A personal number is not shown whole, and stays when nobody touches it.
    sent = fields_of(facility, client, name="Xưởng gốm")
    assert PERSON not in str(sent)
    store(client, sent, edit)
    facility.refresh_from_db()
    assert (facility.name, facility.enterprise.personal_code) == ("Xưởng gốm", PERSON)


def test_what_something_rests_on_is_closed_instead_of_removed(
    client: Client, editor: User, commune: AdminUnit
) -> None:
    facility = factories.Facility(commune=commune, industry__code="2393")
    factories.FacilityList(
        admin_unit=commune.province, name="Danh sách 2026", facilities=[facility]
    )
    remove = reverse("enterprises:facility_remove", args=[facility.pk])
    assert "Danh sách 2026" in client.post(remove).content.decode()
    facility.list_memberships.all().delete()
    assessment = factories.Assessment(facility=facility)
    refusal = client.post(remove).context["form"].non_field_errors()[0]
    assert f"{assessment._meta.verbose_name}: 1" in refusal
    edit = reverse("enterprises:facility_edit", args=[facility.pk])
    store(client, fields_of(facility, client, closed_on="2026-06-30"), edit)
    facility.refresh_from_db()
    assert str(facility.closed_on) == "2026-06-30"
    assessment.delete()
    client.post(remove)
    assert not Facility.objects.exists()
