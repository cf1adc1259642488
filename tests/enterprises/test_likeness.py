"""Which names may mean one facility, and which facilities of a file somebody is asked about."""

import random
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from django.db import transaction

from accounts.models import User
from accounts.roles import Role
from enterprises.importers.duplicates import (
    MOST_ASKED,
    Newcomer,
    Resemblance,
    as_query,
    find_likely_duplicates,
)
from enterprises.importers.likeness import Party, Why, compare, name_likeness, name_words
from enterprises.models import AdminUnit, AdminUnitSuccessor, Facility
from tests import factories

# One name written in two ways, and why it is taken for one.
ALIKE = [
    ("Công ty TNHH Gốm sứ Kim Lan", "Cty TNHH gốm sứ Kim Lan", Why.NAME),
    ("Công ty cổ phần Dệt Vạn Phúc", "CTCP DỆT VẠN PHÚC", Why.NAME),
    ("DNTN Cơ khí Hoàng Long", "Doanh nghiệp tư nhân cơ khí Hoàng Long", Why.NAME),
    ("HTX Mây tre đan Phú Vinh", "Hợp tác xã mây tre đan Phú Vinh", Why.NAME),
    ("Công ty TNHH MTV In Tiến Bộ", "Công ty TNHH một thành viên in Tiến Bộ", Why.NAME),
    ("Gốm sứ Kim Lan (Công ty TNHH)", "Công ty TNHH gốm sứ Kim Lan", Why.NAME),
    ("Cty TNHH SX & TM Đại Thành", "Công ty TNHH Sản xuất và Thương mại Đại Thành", Why.NAME),
    ("Cơ sở sản xuất gốm Hà Anh", "CSSX gốm Hà Anh", Why.NAME),
    ("Hộ kinh doanh Nguyễn Văn Hùng", "HKD Nguyễn Văn Hùng", Why.NAME),
    ("Công ty TNHH Thép Việt-Ý", "Công ty TNHH Thép Việt Ý", Why.NAME),
    ("Cty Cổ phần Bia Sài Gòn - Hà Nội", "Công ty CP Bia Sài Gòn Hà Nội", Why.NAME),
    ("Công ty TNHH KimLan", "Công ty TNHH Kim Lan", Why.NAME),
    ("Kim Lan gốm sứ", "Gốm sứ Kim Lan", Why.NAME),
    ("Công ty TNHH Thực phẩm Ánh Dương", "Cong ty TNHH Thuc pham Anh Duong", Why.NAME),
    ("Nhựa Hoà Phát", "Nhựa Hòa Phát", Why.NAME),
    ("Xưởng gốm Kim Lan", "Xưởng gốm sứ Kim Lan", Why.SIMILAR_NAME),
    ("Công ty TNHH Gốm sứ Quang Vinh", "Công ty TNHH Gốm Quang Vinh", Why.SIMILAR_NAME),
    ("Nhà máy gạch Tuynel Đại Thanh", "Gạch Tuynel Đại Thanh", Why.SIMILAR_NAME),
    ("Cty Dệt may Vạn Phúc", "Công ty Dệt may Vạn Phúc Hà Nội", Why.SIMILAR_NAME),
    ("Công ty TNHH Nhựa Long Thành", "Công ty TNHH Nhựa Long Thàng", Why.SIMILAR_NAME),
    ("Nhà máy giấy Trường Xuân", "Nhà máy giấy Tường Xuân", Why.SIMILAR_NAME),
]
# Neighbours that somebody would be annoyed to be asked about.
APART = [
    ("Nhà máy 1 Công ty Kim Lan", "Nhà máy 2 Công ty Kim Lan"),
    ("Phân xưởng II Dệt Nam Định", "Phân xưởng III Dệt Nam Định"),
    ("Gốm sứ Kim Lan", "Gốm sứ Kim Lan 2"),
    ("Công ty TNHH Minh Phát", "Công ty TNHH Minh Phú"),
    ("Hộ Nguyễn Văn Hùng", "Hộ Nguyễn Văn Hương"),
    ("Hộ Nguyễn Văn Hùng", "Hộ Nguyễn Văn Hải"),
    ("Gốm sứ Kim Lan", "Gốm sứ Bát Tràng"),
    ("Công ty TNHH Nhựa Hoàng Phát", "Công ty TNHH Nhựa Hoàng Phúc"),
    ("Công ty Cơ khí Đông Anh", "Công ty Cơ khí Đông Á"),
    ("Dệt may Hưng Thịnh", "Dệt may Hưng Thành"),
    ("HTX dịch vụ tổng hợp Phú Lâm", "HTX dịch vụ tổng hợp Phú Lộc"),
    ("Cty Sản xuất và thương mại Hùng Phú", "Cty Sản xuất và thương mại Hùng Phát"),
    ("Cty Sản xuất và thương mại Hùng Phú", "Cty Sản xuất và thương mại Lan Hùng"),
    ("Xưởng cơ khí Anh Tuấn", "Xưởng cơ khí Anh Tú"),
    ("Nhựa Quang Phát", "Nhựa Phát Quang"),
    ("Gỗ An Nam", "Gỗ Nam An"),
]
ONE, OTHER, BRANCH = "0100108688", "0101234567", "0100108688-001"
PERSON, NEIGHBOUR = "001085012345", "001085054321"


# Names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("one", "other", "why"), ALIKE)
def test_one_name_in_two_spellings_is_alike(one: str, other: str, why: Why) -> None:
    found = compare(Party(name=one), Party(name=other))
    assert found is not None
    assert found.why == why
    assert found == compare(Party(name=other), Party(name=one))


@pytest.mark.parametrize(("one", "other"), APART)
def test_neighbours_are_not_alike(one: str, other: str) -> None:
    assert compare(Party(name=one), Party(name=other)) is None


def test_likeness_is_the_share_of_common_trigrams() -> None:
    """gom su and gom: {__g, _go, gom, om_} of these and {__s, _su, su_}: 4 of 7."""
    assert name_likeness("gốm sứ", "gốm") == Decimal(4) / 7
    assert name_likeness("Gốm sứ", "GOM SU") == 1


def test_a_name_that_is_only_a_legal_form_keeps_its_words() -> None:
    assert name_words("Hợp tác xã") == ("hop", "tac", "xa")
    assert name_words("Công ty TNHH SX VLXD Á Châu") == (
        *("san", "xuat", "vat", "lieu", "xay", "dung", "a", "chau"),
    )


@pytest.mark.parametrize(
    ("codes", "names", "why"),
    [
        ((ONE, ONE), ("Xưởng gốm Kim Lan", "Gốm sứ Kim Lan"), Why.TAX_CODE),
        ((ONE, BRANCH), ("Xưởng gốm Kim Lan", "Gốm sứ Kim Lan"), Why.TAX_CODE),
        ((ONE, ONE), ("Xưởng gốm Kim Lan", "Kho vật tư"), None),
        ((ONE, ONE), ("Xưởng 1", "Xưởng 2"), None),
        ((ONE, OTHER), ("Gốm sứ Kim Lan", "Gốm sứ Kim Lan"), Why.NAME),
        ((ONE, OTHER), ("Xưởng gốm Kim Lan", "Xưởng gốm sứ Kim Lan"), None),
        ((ONE, ""), ("Xưởng gốm Kim Lan", "Xưởng gốm sứ Kim Lan"), Why.SIMILAR_NAME),
        ((PERSON, NEIGHBOUR), ("Hộ Nguyễn Văn Hùng", "Hộ Nguyễn Văn Hưng"), None),
        ((PERSON, PERSON), ("Hộ Nguyễn Văn Hùng", "Hộ Nguyễn Văn Hưng"), Why.TAX_CODE),
    ],
)
def test_the_tax_code_weighs_more_than_the_name(
    codes: tuple[str, str], names: tuple[str, str], why: Why | None
) -> None:
    one, other = (Party(name=name, tax_code=code) for name, code in zip(names, codes, strict=True))
    found = compare(one, other)
    assert (found and found.why) == why


# In the register ----------------------------------------------------------------------------------


@pytest.fixture
def commune(db: None) -> AdminUnit:
    return factories.Commune()


@pytest.fixture
def officer(commune: AdminUnit) -> User:
    return factories.Membership(role=Role.OFFICER, admin_unit=commune.province).user


def newcomer(line: int, name: str, commune: AdminUnit | None = None, **given: Any) -> Newcomer:
    blank = {"code": "", "tax_code": "", "enterprise_id": None, "former_commune_id": None}
    place = {"commune_id": commune.pk if commune else None}
    return Newcomer(line=line, name=name, **(blank | place | given))


def search(user: User, *newcomers: Newcomer) -> list[Resemblance]:
    with transaction.atomic():
        return find_likely_duplicates(as_query(newcomers), user=user)


def like(found: list[Resemblance]) -> list[tuple[int, int]]:
    """(row, id of the facility or the earlier row) of each."""
    return [
        (r.newcomer.line, r.known.pk if r.known else r.earlier.line if r.earlier else 0)
        for r in found
    ]


@pytest.mark.parametrize(("one", "other", "why"), ALIKE)
def test_every_alike_pair_is_found_in_the_register(
    one: str, other: str, why: Why, officer: User, commune: AdminUnit
) -> None:
    stored = factories.Facility(commune=commune, name=one, enterprise__tax_code=None)
    [found] = search(officer, newcomer(2, other, commune))
    assert (found.known and found.known.pk, found.likeness.why) == (stored.pk, why)


@pytest.mark.parametrize(("one", "other", "why"), ALIKE)
def test_every_alike_pair_is_found_within_the_file(
    one: str, other: str, why: Why, officer: User, commune: AdminUnit
) -> None:
    found = search(officer, newcomer(7, other, commune), newcomer(2, one, commune))
    assert like(found) == [(7, 2)]


def test_neighbours_are_not_asked_about(officer: User, commune: AdminUnit) -> None:
    rows = []
    for number, (one, other) in enumerate(APART):
        place = factories.Commune(province=commune.province)
        factories.Facility(commune=place, name=one, enterprise__tax_code=None)
        rows.append(newcomer(number, other, place))
    assert search(officer, *rows) == []


def test_a_number_may_stand_anywhere(officer: User, commune: AdminUnit) -> None:
    stored = factories.Facility(commune=commune, name="Xưởng 2 gốm Kim Lan")
    factories.Facility(commune=commune, name="Xưởng 3 gốm Kim Lan")
    assert like(search(officer, newcomer(2, "Gốm Kim Lan xưởng 2", commune))) == [(2, stored.pk)]


def test_only_facilities_of_the_commune_are_compared(officer: User, commune: AdminUnit) -> None:
    beside = factories.Commune(province=commune.province)
    factories.Facility(commune=beside, name="Gốm Kim Lan")
    assert search(officer, newcomer(2, "Gốm Kim Lan", commune)) == []


def test_a_divided_former_commune_is_each_of_todays(officer: User, commune: AdminUnit) -> None:
    beside = factories.Commune(province=commune.province)
    district = factories.District(province__current_province=commune.province)
    former = factories.OldCommune(district=district, successor=commune)
    AdminUnitSuccessor.objects.create(old=former, new=beside, share="part")
    today = factories.Facility(commune=beside, name="Gốm Kim Lan")
    earlier = factories.Facility(commune=None, former_commune=former, name="Gốm Kim Lan")
    by_former = search(officer, newcomer(2, "Gốm Kim Lan", former_commune_id=former.pk))
    assert like(by_former) == [(2, today.pk), (2, earlier.pk)]
    assert like(search(officer, newcomer(2, "Gốm Kim Lan", commune))) == [(2, earlier.pk)]


def test_facilities_of_one_enterprise_are_compared_by_it(officer: User, commune: AdminUnit) -> None:
    """Two words of four differ: their names alone would not bring them together."""
    stored = factories.Facility(commune=commune, name="Nhà máy Kim Lan", enterprise__tax_code=ONE)
    row = newcomer(
        2, "Nhà xưởng máy Kim Lam", commune, tax_code=ONE, enterprise_id=stored.enterprise_id
    )
    [found] = search(officer, row)
    assert (found.known and found.known.pk, found.likeness.why) == (stored.pk, Why.TAX_CODE)


def test_what_lies_outside_the_territory_is_not_shown(officer: User, commune: AdminUnit) -> None:
    zone = factories.Zone(province=commune.province)
    factories.Facility(commune=commune, name="Gốm Kim Lan")
    warden = factories.Membership(role=Role.OFFICER, zone=zone).user
    assert search(warden, newcomer(2, "Gốm Kim Lan", commune)) == []
    assert len(search(officer, newcomer(2, "Gốm Kim Lan", commune))) == 1


def test_no_more_than_three_are_shown_the_closest_first(officer: User, commune: AdminUnit) -> None:
    names = ["Gốm sứ Kim Lan", "Xưởng gốm sứ Kim Lan", *["Gốm sứ Kim Lan Hà"] * 3]
    stored = [factories.Facility(commune=commune, name=n, enterprise__tax_code=None) for n in names]
    found = search(officer, newcomer(2, "Gốm sứ Kim Lan", commune))
    assert len(found) == MOST_ASKED
    assert found[0].known is not None
    assert found[0].known.pk == stored[0].pk


def test_rows_of_a_file_are_asked_about_once(officer: User, commune: AdminUnit) -> None:
    rows = [newcomer(line, "Gốm Kim Lan", commune) for line in (2, 3, 4)]
    assert like(search(officer, *rows)) == [(3, 2), (4, 2)]
    stored = factories.Facility(commune=commune, name="Gốm Kim Lan")
    assert like(search(officer, *rows)) == [(line, stored.pk) for line in (2, 3, 4)]


def test_a_row_is_held_against_every_earlier_one(officer: User, commune: AdminUnit) -> None:
    """Rows 2, 3 and 4 have two words in common; only 3 and 4 are alike."""
    names = ("Gốm Quang Minh", "Gốm Quang Vĩnh", "Gốm Quang Vinhh")
    rows = [newcomer(line, name, commune) for line, name in enumerate(names, start=2)]
    assert like(search(officer, *rows)) == [(4, 3)]


def test_the_number_of_a_legal_form_is_no_number(officer: User, commune: AdminUnit) -> None:
    stored = factories.Facility(
        commune=commune, name="Công ty TNHH Gốm Kim Lan 3", enterprise__tax_code=None
    )
    for name in ("Cty TNHH 1 thành viên Gốm Kim Lan 3", "TNHH 1TV Gốm Kim Lan 3"):
        assert like(search(officer, newcomer(2, name, commune))) == [(2, stored.pk)]


def test_no_pair_that_is_alike_is_missed(officer: User, commune: AdminUnit) -> None:
    """Each with each, of two hundred names that chance has written in two ways."""
    chance = random.Random(7)  # noqa: S311 - a game of chance, not a secret
    names = [written(chance) for _ in range(200)]
    for name in names[:100]:
        factories.Facility(commune=commune, name=name, enterprise__tax_code=None)
    rows = [newcomer(line, name, commune) for line, name in enumerate(names[100:], start=2)]
    found = search(officer, *rows)
    like_stored = {row.line for row in rows if any(are_alike(row.name, n) for n in names[:100])}
    assert {each.newcomer.line for each in found if each.known} == like_stored
    others = [row for row in rows if row.line not in like_stored]
    like_earlier: dict[int, int] = {}
    for early, late in combinations(others, 2):
        if are_alike(early.name, late.name):
            like_earlier.setdefault(late.line, early.line)
    assert {(e.newcomer.line, e.earlier.line) for e in found if e.earlier} == {
        *like_earlier.items()
    }
    assert min(len(like_stored), len(like_earlier)) > 5


def are_alike(one: str, other: str) -> bool:
    return compare(Party(name=one), Party(name=other)) is not None


def written(chance: random.Random) -> str:
    """A name of a few words, now and then with a word mistyped, left out or put behind."""
    words = [*chance.sample(("Gốm sứ", "Dệt may", "Nhựa", "Cơ khí"), 1)]
    words += chance.sample(("Hoàng", "Phúc", "Minh", "Trường", "Thịnh"), 2)
    form = chance.choice(("Công ty TNHH", "HTX", "Cty", "Cơ sở sản xuất", ""))
    match chance.randrange(4):
        case 0:
            words[1] = words[1].replace("ng", "n")
        case 1:
            words.append("Hà Nội")
        case 2:
            words.insert(1, "mới")
    return " ".join([form, *words]).strip()


def test_a_name_that_a_whole_village_has_tells_nothing(officer: User, commune: AdminUnit) -> None:
    owner = factories.Enterprise()
    factories.Facility.create_batch(61, commune=commune, name="Hộ gốm sứ", enterprise=owner)
    assert search(officer, newcomer(2, "Hộ gốm sứ", commune)) == []


def test_an_empty_register_and_no_newcomers(officer: User, commune: AdminUnit) -> None:
    assert search(officer) == []
    assert Facility.objects.count() == 0
    assert search(officer, newcomer(2, "&", commune), newcomer(3, "-", commune)) == []
