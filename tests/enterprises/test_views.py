"""The register's pages."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from core.history import written_by
from enterprises.choices import EnterpriseSize, ZoneKind
from enterprises.models import AdminUnitSuccessor, Facility
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LIST = "/facilities/"


@pytest.fixture
def officer(cast: Cast, client: Client) -> Client:
    client.force_login(cast.officer)
    return client


def found(client: Client, **filters: str) -> list[str]:
    page = client.get(LIST, filters)
    return [row.record.name for row in page.context["table"].page.object_list]


def test_list_costs_the_same_for_3_and_for_30(
    officer: Client, cast: Cast, django_assert_max_num_queries
) -> None:
    counts = []
    for more in (2, 27):
        for _number in range(more):
            zone = factories.Zone(province=cast.hanoi)
            commune = factories.Commune(province=cast.hanoi)
            factories.Facility(commune=commune, zone=zone)
        with django_assert_max_num_queries(20) as queries:
            shown = officer.get(LIST)
        counts.append(len(queries))
    assert shown.context["table"].paginator.count == 30
    assert len(set(counts)) == 1, counts


def test_search_ignores_tone_marks(officer: Client, cast: Cast) -> None:
    factories.Facility(commune=cast.commune, name="Dệt Vạn Phúc")
    assert found(officer, q="det van phuc") == ["Dệt Vạn Phúc"]
    assert found(officer, q="KIM lan") == ["Gốm sứ Kim Lan"]
    assert found(officer, q="rượu") == []


def test_place_finds_both_frames(officer: Client, cast: Cast) -> None:
    old_hanoi = factories.OldProvince(current_province=cast.hanoi)
    district = factories.District(province=old_hanoi, name="Huyện Gia Lâm")
    factories.OldCommune(district=district, name="Xã Kim Lan", successor=cast.commune)
    elsewhere = factories.Commune(province=cast.hanoi, name="Phường Vĩnh Tuy")
    factories.Facility(commune=elsewhere, name="Ở Vĩnh Tuy")
    assert found(officer, place="bat trang") == ["Gốm sứ Kim Lan"]
    assert found(officer, place="gia lam") == ["Gốm sứ Kim Lan"]
    assert found(officer, place="ha noi") == ["Gốm sứ Kim Lan", "Ở Vĩnh Tuy"]


def test_filters_narrow(officer: Client, cast: Cast) -> None:
    village = factories.Zone(province=cast.hanoi, kind=ZoneKind.CRAFT_VILLAGE)
    factories.Facility(commune=cast.commune, name="Lớn", large=True, zone=village)
    factories.Facility(commune=cast.commune, name="Đóng", closed_on="2019-12-31")
    factories.Facility(commune=cast.commune, name="Bia", industry=factories.Industry(code="1103"))
    factories.Industry(code="11")
    assert found(officer, size=EnterpriseSize.LARGE) == ["Lớn"]
    assert found(officer, zone="craft_village") == ["Lớn"]
    assert "Lớn" not in found(officer, zone="none")
    assert found(officer, state="closed") == ["Đóng"]
    assert found(officer, division="11") == ["Bia"]


def test_pages_hold_25_and_do_not_overlap(officer: Client, cast: Cast) -> None:
    for _number in range(30):
        factories.Facility(commune=cast.commune, name="Cùng tên")
    names = [found(officer, sort="industry", page=page) for page in "12"]
    assert [len(page) for page in names] == [25, 6]
    records = [
        row.record.pk
        for page in "12"
        for row in officer.get(LIST, {"sort": "-industry", "page": page}).context["table"].page
    ]
    assert len(set(records)) == 31


def test_htmx_partial_equals_the_page(officer: Client, cast: Cast) -> None:
    page = officer.get(LIST, {"q": "gốm"}).content.decode()
    partial = officer.get(LIST, {"q": "gốm"}, headers={"hx-request": "true"}).content.decode()
    assert partial.strip().startswith('<div class="list" id="list"')
    assert "<html" not in partial
    assert partial.strip() in page


def test_page_restored_from_history_is_whole(officer: Client) -> None:
    headers = {"hx-request": "true", "hx-history-restore-request": "true"}
    assert "<html" in officer.get(LIST, headers=headers).content.decode()


def test_workbook_holds_the_filtered_list_and_no_formula(officer: Client, cast: Cast) -> None:
    factories.Facility(
        commune=cast.commune, name="=1+1", enterprise__staff=42, enterprise__tax_code="0100109106"
    )
    answer = officer.get(LIST, {"q": "0100109106", "export": "xlsx"})
    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    named = dict(zip(rows[0], rows[1], strict=True))
    assert len(rows) == 2
    assert "=1+1" in named.values()
    assert 42 in named.values()
    assert "0100109106" in named.values()
    assert str(cast.hanoi) in named.values()
    sheet = load_workbook(BytesIO(answer.content)).active
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n", "d"}


def test_empty_register_says_what_to_do(officer: Client) -> None:
    Facility.objects.all().delete()
    page = officer.get(LIST)
    assert str(page.context["page"].empty_title) in page.content.decode()


def test_empty_search_offers_to_clear_it(officer: Client) -> None:
    page = officer.get(LIST, {"q": "không có đâu"}).content.decode()
    assert f'class="button" href="{LIST}"' in page


def detail(client: Client, facility: Facility) -> str:
    address = reverse("enterprises:facility_detail", args=[facility.pk])
    return client.get(address).content.decode()


def test_contact_is_shown_to_those_who_keep_the_register(cast: Cast, client: Client) -> None:
    cast.facility.phone = "0912 345 678"
    cast.facility.save()
    sees = {}
    for name in ("officer", "owner", "leader", "local", "consultant"):
        client.force_login(cast.person(name))
        sees[name] = "0912 345 678" in detail(client, cast.facility)
    assert sees == {
        "officer": True,
        "owner": True,
        "leader": False,
        "local": False,
        "consultant": False,
    }


def test_history_of_phones_is_as_closed_as_the_phone(cast: Cast, client: Client) -> None:
    cast.facility.phone = "0912 345 678"
    cast.facility.save()
    cast.facility.phone = ""
    cast.facility.save()
    client.force_login(cast.leader)
    assert "0912" not in detail(client, cast.facility)
    client.force_login(cast.officer)
    assert "0912" in detail(client, cast.facility)


def test_personal_number_is_masked_for_everyone(cast: Cast, client: Client) -> None:
    enterprise = cast.facility.enterprise
    for number in ("001199012345", "001199054321"):
        enterprise.personal_code = number
        enterprise.save()
    client.force_login(cast.admin)
    page = detail(client, cast.facility)
    assert "•••••••••321" in page
    assert "0011990" not in page


def test_history_says_who_changed_what(officer: Client, cast: Cast) -> None:
    with written_by(cast.officer, source="form", reason="Đổi tên theo giấy phép"):
        cast.facility.name = "Gốm Bát Tràng"
        cast.facility.save()
    page = detail(officer, cast.facility)
    assert "<del>Gốm sứ Kim Lan</del> → <ins>Gốm Bát Tràng</ins>" in page
    assert "Đổi tên theo giấy phép" in page


def test_place_of_a_divided_commune_names_the_candidates(officer: Client, cast: Cast) -> None:
    other = factories.Commune(province=cast.hanoi, name="Xã Gia Lâm")
    old_hanoi = factories.OldProvince(current_province=cast.hanoi)
    old = factories.OldCommune(
        district__province=old_hanoi, name="Xã Đông Dư", successor=cast.commune
    )
    AdminUnitSuccessor.objects.create(old=old, new=other, share="part")
    divided = factories.Facility(commune=None, former_commune=old)
    page = detail(officer, divided)
    assert "Xã Đông Dư" in page
    assert "Xã Bát Tràng" in page
    assert "Xã Gia Lâm" in page


def test_detail_costs_the_same_however_long_its_past(
    officer: Client, cast: Cast, django_assert_max_num_queries
) -> None:
    counts = []
    for years in ((2018,), range(2009, 2018)):
        for year in years:
            factories.Assessment(facility=cast.facility, reporting_year=year, verified=True)
            cast.facility.name = f"Tên {year}"
            cast.facility.save()
        with django_assert_max_num_queries(25) as queries:
            detail(officer, cast.facility)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_empty_fields_of_the_form_leave_no_trace_in_the_address(officer: Client) -> None:
    filters = {"q": "gốm", "place": "", "size": ""}
    answer = officer.get(LIST, filters, headers={"hx-request": "true"})
    assert answer["HX-Push-Url"] == "/facilities/?q=g%E1%BB%91m"
    assert "place=" not in answer.content.decode()
    assert officer.get(LIST, {"q": ""}, headers={"hx-request": "true"})["HX-Push-Url"] == LIST
