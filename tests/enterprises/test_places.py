"""Places as people write them, in the real country of before and after July 2025."""

from collections.abc import Callable

import pytest

from enterprises.importers.places import Place, PlaceError, PlaceFinder
from enterprises.models import AdminUnit

Find = Callable[..., Place]


@pytest.fixture
def finder(db: None) -> PlaceFinder:
    return PlaceFinder()


@pytest.fixture
def find(finder: PlaceFinder) -> Find:
    def look(province: str, commune: str, district: str = "") -> Place:
        finder.load([province])
        return finder.find(province=province, district=district, commune=commune)

    return look


def told(place: Place) -> tuple[str | None, str | None]:
    """The names of today's commune and of the former one."""
    return (
        place.commune.name if place.commune else None,
        place.former_commune.name if place.former_commune else None,
    )


@pytest.mark.parametrize(
    "province",
    ["Hà Nội", "TP. Hà Nội", "thanh pho ha noi", "HANOI", "HN", "01", "1", "Thành phố Hà Nội"],
)
def test_a_province_is_known_by_name_and_code(province: str, find: Find) -> None:
    assert told(find(province, "Xã Bát Tràng")) == ("Xã Bát Tràng", None)


@pytest.mark.parametrize(
    ("province", "commune"),
    [
        ("TP HCM", "Phường Sài Gòn"),
        ("TPHCM", "Phường Sài Gòn"),
        ("Thừa Thiên - Huế", "Thuận Hoá"),
        ("Daklak", "Cư M'gar"),
        ("BR-VT", "Phường Vũng Tàu"),
    ],
)
def test_other_names_of_provinces(province: str, commune: str, find: Find) -> None:
    assert find(province, commune).commune is not None


@pytest.mark.parametrize("commune", ["Xã Bát Tràng", "bat trang", "X. Bát Tràng", "00577", "577"])
def test_a_commune_of_today(commune: str, find: Find) -> None:
    assert told(find("Hà Nội", commune)) == ("Xã Bát Tràng", None)


@pytest.mark.parametrize("province", ["Hải Dương", "30", "Hải Phòng", "31"])
def test_a_former_commune_in_the_old_or_the_new_province(province: str, find: Find) -> None:
    """Hải Dương became part of Hải Phòng; both are written."""
    assert told(find(province, "P. Cẩm Thượng")) == ("Phường Thành Đông", "Phường Cẩm Thượng")


@pytest.mark.parametrize(("code", "province"), [("15", "Tỉnh Lào Cai"), ("24", "Tỉnh Bắc Ninh")])
def test_a_code_that_was_used_again_names_either_edition(
    code: str, province: str, finder: PlaceFinder
) -> None:
    old, new = finder.province(code)["2024"], finder.province(code)["2025"]
    assert old.name != new.name == province
    assert old.current_province_id == new.pk


def test_the_district_says_which_of_many_is_meant(find: Find) -> None:
    with pytest.raises(PlaceError) as raised:
        find("TP HCM", "Phường 12")
    assert "Phường 12 (Quận 3)" in raised.value.params["candidates"]
    place = find("TP HCM", "P12", "Q3")
    assert told(place) == ("Phường Nhiêu Lộc", "Phường 12")


def test_the_kind_tells_a_former_town_from_the_commune_of_today(find: Find) -> None:
    assert told(find("Hà Nội", "Xã Đông Anh")) == ("Xã Đông Anh", None)
    town = find("Hà Nội", "Thị trấn Đông Anh")
    assert told(town) == (None, "Thị trấn Đông Anh")
    assert {unit.name for unit in town.options} == {"Xã Đông Anh", "Xã Phúc Thịnh", "Xã Thư Lâm"}


def test_the_largest_part_of_a_divided_commune_is_offered_first(find: Find) -> None:
    place = find("Hà Nội", "Cống Vị", "Ba Đình")
    assert [unit.name for unit in place.options] == ["Phường Ngọc Hà", "Phường Giảng Võ"]


def test_former_communes_of_one_name_that_became_one(find: Find) -> None:
    """Town and commune Yên Viên both went whole into Phù Đổng: no need to ask which it was."""
    assert told(find("Hà Nội", "Yên Viên", "Gia Lâm")) == ("Xã Phù Đổng", None)


def test_a_former_commune_elsewhere_of_todays_name_is_mentioned(find: Find) -> None:
    place = find("Phú Thọ", "Xã Lương Sơn")
    assert told(place) == ("Xã Lương Sơn", None)
    [note] = place.notes
    assert note.wording.code == "same_name_elsewhere"
    assert note.params["candidates"] == ["Xã Lương Sơn (Huyện Yên Lập)"]
    assert find("Phú Thọ", "Xã Lương Sơn", "Yên Lập").former_commune is not None
    assert find("Hòa Bình", "Xã Lương Sơn").notes == ()


@pytest.mark.parametrize(
    ("cells", "column", "mended"),
    [
        (("1", "00577"), "province", "01"),
        (("Hà Nội", "577"), "commune", "00577"),
        (("Hà Nội", "Bồ Đê"), "commune", "Phường Bồ Đề"),
        (("Đắk Lắk", "Cư Mgar"), "commune", "Xã Cư M'gar"),
        (("Hà Nội", "Hương Sơn", "Mĩ Đức"), "district", "Huyện Mỹ Đức"),
    ],
)
def test_what_was_mended_is_said(
    cells: tuple[str, ...], column: str, mended: str, find: Find
) -> None:
    [note] = find(*cells).notes
    assert (note.column, note.wording.code) == (column, "mended")
    assert note.params["mended"] == mended


@pytest.mark.parametrize("text", ["Hòan Kiếm", "Hoàn Kiê\u0301m", "HOÀN KIẾM", "hoan kiem"])
def test_case_tone_places_and_bare_letters_need_no_word(text: str, find: Find) -> None:
    assert find("Hà Nội", text).notes == ()


@pytest.mark.parametrize(
    ("cells", "column", "nearest"),
    [
        (("Hà Nộp", "Bát Tràng"), "province", "Hà Nội"),
        (("Hà Nội", "Bát Tranh"), "commune", "Bát Tràng"),
        (("Hà Nội", "Xuân Phương", "Từ Liêm"), "district", "Nam Từ Liêm"),
        (("Hải Dương", "Cẩm Thuợngg"), "commune", "Cẩm Thượng"),
        (("Hải Dương", "An Lão"), "commune", ""),
    ],
)
def test_what_is_not_there_offers_the_nearest(
    cells: tuple[str, ...], column: str, nearest: str, find: Find
) -> None:
    with pytest.raises(PlaceError) as raised:
        find(*cells)
    assert raised.value.column == column
    assert not nearest or nearest in raised.value.params["nearest"]


def test_an_error_is_raised_again_without_the_way_of_the_first(find: Find) -> None:
    lengths = []
    for _ in range(3):
        with pytest.raises(PlaceError) as raised:
            find("Hà Nội", "Bát Tranh")
        lengths.append(len(raised.traceback))
    assert lengths[1] == lengths[2]


def test_loading_more_provinces_keeps_what_was_found(finder: PlaceFinder) -> None:
    finder.load(["Hà Nội"])
    cells = {"province": "Hà Nội", "district": "", "commune": "Bát Tràng"}
    place = finder.find(**cells)
    with pytest.raises(PlaceError):
        finder.find(province="Hải Dương", district="", commune="Cẩm Thượng")
    finder.load(["Hải Dương", "Hà Nội"])
    assert finder.find(**cells) is place
    assert finder.find(province="Hải Dương", district="", commune="Cẩm Thượng").former_commune


def test_every_unit_of_the_country_is_found_by_its_code_and_by_its_names(
    finder: PlaceFinder,
) -> None:
    provinces = AdminUnit.objects.filter(level="province", edition="2025")
    finder.load(provinces.values_list("name", flat=True))
    communes = AdminUnit.objects.filter(level="commune").select_related("parent", "province")
    for unit in communes:
        by_name = finder.find(
            province=unit.province.name,
            district=unit.parent.name if unit.edition == "2024" else "",
            commune=unit.name,
        )
        found = by_name.commune if unit.edition == "2025" else by_name.former_commune
        assert found is not None, unit
        assert found.pk == unit.pk, unit
