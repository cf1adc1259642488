"""Zones, facility lists, officers and norms: found by their keys, told of each fault, written."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assessments.models import Norm
from campaigns.models import Officer, Participation
from enterprises.importers.potential import LIST_NAME
from enterprises.models import AdminUnit, Agency, FacilityList, Zone
from tests import factories
from tests.imports.bring import Outcome, bring

ZONE = ["Mã khu, cụm", "Tên khu, cụm", "Loại", "Tỉnh, thành phố", "Xã, phường", "Ban quản lý"]
CLUSTER = [None, "CCN Một", "cụm công nghiệp", "Hà Nội", "Bát Tràng; Đông Anh", "UBND xã"]
LISTED = ["Tên danh mục", "Số quyết định", "Ngày quyết định", "Tỉnh, thành phố", "Mã cơ sở",
          "Thuộc danh mục"]  # fmt: skip
MEMBER = ["Trọng điểm", "12/QĐ", date(2019, 3, 1), "Hà Nội", "X-1", None]
OFFICER = ["name", "position", "province", "facility_code", "tax_code", "zone", "agency", "phone",
           "email", "started_on", "left_on", "trained_in", "certificate"]  # fmt: skip
PERSON = ["Lê Văn A", "Kỹ sư", "Hà Nội", "X-1", None, None, None, "0900000001", None,
          date(2018, 1, 1), None, "H-1", "CN-1"]  # fmt: skip
NORM = ["product", "industry", "resource", "quantity", "unit", "valid_from", "source"]
BEER = ["Bia", "1103", "Điện", "9,6", "kWh/hl", date(2016, 1, 1), "Thông tư một"]


@pytest.fixture
def facility(hanoi: AdminUnit) -> Any:
    commune = AdminUnit.objects.get(edition="2025", level="commune", name="Xã Bát Tràng")
    return factories.Facility(
        code="X-1", commune=commune, enterprise__tax_code="0199000017", enterprise__size="large"
    )


@pytest.fixture
def training(hanoi: AdminUnit) -> Any:
    return factories.Activity(code="H-1", kind="training", admin_unit=hanoi, plan=None)


@pytest.fixture
def bring_in(book: Any, facility: Any, training: Any) -> Any:
    """Imports rows under the header of their kind."""
    headers = {"zones": ZONE, "facility_lists": LISTED, "officers": OFFICER, "norms": NORM}
    titles = {
        "zones": "Khu, cụm, làng nghề",
        "facility_lists": "Danh mục cơ sở",
        "officers": "Cán bộ",
        "norms": "Định mức",
    }

    def run(kind: str, user: Any, *rows: list[Any]) -> Outcome:
        return bring(kind, book({titles[kind]: [headers[kind], *rows]}), user)

    return run


def changed(row: list[Any], **cells: Any) -> list[Any]:
    """The row with other cells: changed(PERSON, _1="Giám đốc")."""
    copy = list(row)
    for position, value in cells.items():
        copy[int(position.removeprefix("_"))] = value
    return copy


# Zones ------------------------------------------------------------------------------------------


def test_a_zone_is_given_a_code_and_its_communes(bring_in: Any, officer: Any) -> None:
    assert bring_in("zones", officer, CLUSTER).counts == {"new": 1}
    zone = Zone.objects.get()
    assert (zone.code, zone.kind, zone.board) == ("01-CCN-001", "cluster", "UBND xã")
    assert {c.name for c in zone.communes.all()} == {"Xã Bát Tràng", "Xã Đông Anh"}
    assert bring_in("zones", officer, CLUSTER).counts == {"unchanged": 1}


def test_a_zone_is_found_by_its_name_and_takes_the_code_of_the_sheet(
    bring_in: Any, officer: Any
) -> None:
    bring_in("zones", officer, CLUSTER)
    row = ["HN-7", "Cụm công nghiệp Một", "ccn", "01", "Đông Anh", None]
    assert bring_in("zones", officer, row).counts == {"changed": 1}
    zone = Zone.objects.get()
    assert (zone.code, zone.name, zone.board) == ("HN-7", "Cụm công nghiệp Một", "UBND xã")
    assert [commune.name for commune in zone.communes.all()] == ["Xã Đông Anh"]
    renamed = ["HN-7", "CCN Hai", "ccn", "Hà Nội", None, None]
    assert bring_in("zones", officer, renamed).counts == {"changed": 1}
    assert Zone.objects.get().name == "CCN Hai"
    assert Zone.objects.get().communes.count() == 1


@pytest.mark.parametrize(
    ("rows", "errors"),
    [
        ([changed(CLUSTER, _2="chợ")], [("unknown_value", "C2")]),
        ([changed(CLUSTER, _1=None)], [("required", "B2")]),
        ([changed(CLUSTER, _3="Atlantis")], [("unknown_province", "D2")]),
        ([changed(CLUSTER, _4="Bát Tràng; Nơi nào")], [("unknown_commune", "E2")]),
        ([changed(CLUSTER, _3="Hải Phòng", _4=None)], [("outside_territory", "D2")]),
        ([CLUSTER, CLUSTER], [("duplicate_key", "B3")]),
        ([CLUSTER, changed(CLUSTER, _1="Cụm CN Một")], [("duplicate_key", "B3")]),
    ],
)
def test_faults_of_zones(rows: Any, errors: Any, bring_in: Any, officer: Any) -> None:
    assert bring_in("zones", officer, *rows).errors == errors
    assert not Zone.objects.exists()


def test_a_zone_does_not_take_the_name_of_another(bring_in: Any, officer: Any) -> None:
    bring_in("zones", officer, CLUSTER, changed(CLUSTER, _0="HN-2", _1="CCN Hai"))
    outcome = bring_in("zones", officer, changed(CLUSTER, _0="HN-2"))
    assert outcome.errors == [("zone_name_taken", "B2")]


# Facility lists ---------------------------------------------------------------------------------


def test_a_list_is_made_with_its_decision_and_its_members(
    bring_in: Any, officer: Any, facility: Any, hanoi: AdminUnit
) -> None:
    outcome = bring_in("facility_lists", officer, MEMBER)
    assert (outcome.counts, outcome.warnings) == ({"new": 1}, [("new_facility_list", "A2")])
    found = FacilityList.objects.get()
    assert (found.admin_unit, found.decision_no, found.decided_on) == (
        hanoi,
        "12/QĐ",
        date(2019, 3, 1),
    )
    assert list(found.facilities.all()) == [facility]
    assert not found.has_potential
    assert bring_in("facility_lists", officer, MEMBER).counts == {"unchanged": 1}


def test_a_facility_is_taken_off_and_a_decision_changes(bring_in: Any, officer: Any) -> None:
    bring_in("facility_lists", officer, MEMBER)
    row = changed(MEMBER, _1="13/QĐ", _5="không")
    assert bring_in("facility_lists", officer, row).counts == {"changed": 1}
    found = FacilityList.objects.get()
    assert (found.decision_no, found.facilities.count()) == ("13/QĐ", 0)
    assert bring_in("facility_lists", officer, row).counts == {"unchanged": 1}


def test_the_list_of_potential_is_marked(bring_in: Any, officer: Any) -> None:
    bring_in("facility_lists", officer, changed(MEMBER, _0=LIST_NAME))
    assert FacilityList.objects.get().has_potential


def test_national_lists_are_for_those_who_import_for_the_country(
    bring_in: Any, officer: Any, admin: Any
) -> None:
    row = changed(MEMBER, _3="Cả nước")
    assert bring_in("facility_lists", officer, row).errors == [("outside_territory", "D2")]
    assert bring_in("facility_lists", admin, row).counts == {"new": 1}
    assert FacilityList.objects.get().admin_unit is None


@pytest.mark.parametrize(
    ("rows", "errors"),
    [
        ([changed(MEMBER, _4="Y-9")], [("unknown_facility", "E2")]),
        ([changed(MEMBER, _2="hôm qua")], [("unreadable_date", "C2")]),
        ([MEMBER, MEMBER], [("duplicate_key", "E3")]),
        ([MEMBER, changed(MEMBER, _1="99/QĐ", _4="X-2")], [("list_contradiction", "B3")]),
    ],
)
def test_faults_of_lists(
    rows: Any, errors: Any, bring_in: Any, officer: Any, facility: Any
) -> None:
    factories.Facility(code="X-2", commune=facility.commune)
    assert bring_in("facility_lists", officer, *rows).errors == errors
    assert not FacilityList.objects.exists()


# Officers ---------------------------------------------------------------------------------------


def test_an_officer_comes_with_a_training(
    bring_in: Any, officer: Any, facility: Any, training: Any, hanoi: AdminUnit
) -> None:
    assert bring_in("officers", officer, PERSON).counts == {"new": 1}
    person = Officer.objects.get()
    assert (person.facility, person.admin_unit, person.phone) == (facility, hanoi, "0900000001")
    assert person.started_on == date(2018, 1, 1)
    attended = Participation.objects.get()
    assert (attended.activity, attended.officer, attended.facility) == (training, person, facility)
    assert (attended.person, attended.certificate) == ("Lê Văn A", "CN-1")
    assert bring_in("officers", officer, PERSON).counts == {"unchanged": 1}


def test_an_officer_is_known_again_and_what_they_attended_by_name_is_linked(
    bring_in: Any, officer: Any, facility: Any
) -> None:
    earlier = factories.Activity(code="H-0")
    Participation.objects.create(activity=earlier, facility=facility, person="lê văn a")
    bring_in("officers", officer, changed(PERSON, _11=None, _12=None))
    assert Participation.objects.get().officer == Officer.objects.get()
    row = changed(PERSON, _3=None, _4="0199000017", _1="Giám đốc", _10=date(2021, 5, 1))
    assert bring_in("officers", officer, row).counts == {"changed": 1}
    person = Officer.objects.get()
    assert (person.position, person.left_on) == ("Giám đốc", date(2021, 5, 1))
    assert set(person.participations.values_list("activity__code", flat=True)) == {"H-0", "H-1"}


def test_officers_of_zones_and_agencies(bring_in: Any, officer: Any, hanoi: AdminUnit) -> None:
    factories.Zone(code="K-1", name="KCN Một", kind="industrial_zone", province=hanoi)
    of_zone = changed(PERSON, _3=None, _5="Khu công nghiệp Một")
    of_agency = changed(PERSON, _3=None, _6="Sở Công Thương")
    assert bring_in("officers", officer, of_zone, of_agency).counts == {"new": 2}
    assert Officer.objects.get(zone__code="K-1").name == "Lê Văn A"
    assert Officer.objects.get(agency=Agency.objects.get()).name == "Lê Văn A"
    assert Participation.objects.count() == 2


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (changed(PERSON, _3="Y-9"), ("unknown_facility", "D2")),
        (changed(PERSON, _3=None), ("no_employer", "D2")),
        (changed(PERSON, _6="Sở"), ("several_employers", "G2")),
        (changed(PERSON, _3=None, _4="0199000024"), ("unknown_enterprise", "E2")),
        (changed(PERSON, _3=None, _5="KCN Không có"), ("unknown_zone", "F2")),
        (changed(PERSON, _8="a@"), ("unreadable_email", "I2")),
        (changed(PERSON, _10=date(2017, 1, 1)), ("left_before_start", "K2")),
        (changed(PERSON, _11="H-9"), ("unknown_training", "L2")),
        (changed(PERSON, _2="Hải Phòng"), ("outside_territory", "C2")),
    ],
)
def test_faults_of_officers(row: Any, error: Any, bring_in: Any, officer: Any) -> None:
    outcome = bring_in("officers", officer, row)
    assert outcome.errors == [error]
    assert not Officer.objects.exists()


def test_an_enterprise_with_two_facilities_needs_the_code_of_one(
    bring_in: Any, officer: Any, facility: Any
) -> None:
    factories.Facility(code="X-2", enterprise=facility.enterprise, commune=facility.commune)
    outcome = bring_in("officers", officer, changed(PERSON, _3=None, _4="0199000017"))
    assert outcome.errors == [("ambiguous", "E2")]
    assert "X-1, X-2" in outcome.complained


# Norms ------------------------------------------------------------------------------------------


def test_norms_come_in_and_change(bring_in: Any, admin: Any) -> None:
    assert bring_in("norms", admin, BEER).counts == {"new": 1}
    norm = Norm.objects.get()
    assert (norm.quantity, norm.unit, norm.per_unit) == (Decimal("9.6"), "kWh", "hl")
    assert (norm.industry.code, norm.resource.code) == ("1103", "electricity")
    assert bring_in("norms", admin, BEER).counts == {"unchanged": 1}
    later = changed(BEER, _5=date(2025, 1, 1), _3="9,1")
    assert bring_in("norms", admin, changed(BEER, _3="9,5", _4="MWh/hl"), later).counts == {
        "changed": 1,
        "new": 1,
    }
    assert list(Norm.objects.order_by("valid_from").values_list("quantity", "unit")) == [
        (Decimal("9.5"), "MWh"),
        (Decimal("9.1"), "kWh"),
    ]


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (changed(BEER, _0=None, _1=None), ("norm_of_nothing", "A2")),
        (changed(BEER, _1="9999"), ("unknown_industry", "B2")),
        (changed(BEER, _2="Điệm"), ("unknown_resource", "C2")),
        (changed(BEER, _3=0), ("norm_is_zero", "D2")),
        (changed(BEER, _4="kWh"), ("norm_unit", "E2")),
        (changed(BEER, _4="lít/hl"), ("unit_does_not_fit", "E2")),
        (changed(BEER, _6=None), ("required", "G2")),
    ],
)
def test_faults_of_norms(row: Any, error: Any, bring_in: Any, admin: Any) -> None:
    assert bring_in("norms", admin, row).errors == [error]
    assert not Norm.objects.exists()


def test_norms_are_for_those_who_import_for_the_country(bring_in: Any, officer: Any) -> None:
    assert bring_in("norms", officer, BEER).errors == [("norms_are_national", "2")]
