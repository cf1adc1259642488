"""The commune out of an address: taken when it is beyond doubt, offered when it is not."""

import pytest

from enterprises.importers.addresses import (
    Cells,
    Reading,
    commune_in_address,
    locate,
    province_in_address,
)
from enterprises.importers.places import Place, PlaceError, PlaceFinder


@pytest.fixture
def finder(db: None) -> PlaceFinder:
    return PlaceFinder()


def told(place: Place | None) -> str:
    """The former commune with its district, else the one of today."""
    if place is None:
        return ""
    if place.former_commune is not None:
        return place.former_commune.name
    return f"{place.commune.name} (2025)" if place.commune else ""


def read(finder: PlaceFinder, address: str, province: str = "Hà Nội") -> Reading:
    finder.load([province])
    return commune_in_address(address, province=province, finder=finder)


@pytest.mark.parametrize(
    ("address", "province", "commune"),
    [
        ("Số 12, ngõ 5, xã Bát Tràng, huyện Gia Lâm, thành phố Hà Nội", "Hà Nội", "Xã Bát Tràng"),
        ("Bát Tràng, Gia Lâm, Hà Nội", "Hà Nội", "Xã Bát Tràng"),
        ("Bát Tràng, Hà Nội, Việt Nam", "Hà Nội", "Xã Bát Tràng (2025)"),
        ("Thôn 3, Bát Tràng", "Hà Nội", "Xã Bát Tràng (2025)"),
        ("Thôn 2 xã Bát Tràng huyện Gia Lâm Hà Nội", "Hà Nội", "Xã Bát Tràng"),
        ("so 5 xa bat trang huyen gia lam ha noi", "Hà Nội", "Xã Bát Tràng"),
        ("SỐ 5 XÃ BÁT TRÀNG - HUYỆN GIA LÂM", "Hà Nội", "Xã Bát Tràng"),
        ("X. Bát Tràng, H. Gia Lâm", "Hà Nội", "Xã Bát Tràng"),
        ("45 Lê Lợi, P. Bến Nghé, Q.1, TP.HCM", "TP HCM", "Phường Bến Nghé"),
        ("45 Lê Lợi, P12, Q3, TPHCM", "TP HCM", "Phường 12"),
        ("P.Cẩm Thượng, TP.Hải Dương, T. Hải Dương", "Hải Dương", "Phường Cẩm Thượng"),
        ("P. Cẩm Thượng, TX. Hải Dương", "Hải Phòng", "Phường Cẩm Thượng"),
        ("Phường 1, TP. Vũng Tàu, Bà Rịa - Vũng Tàu", "BR-VT", "Phường 1"),
        ("Ấp 3, xã Cư M'gar, huyện Cư M'gar", "Đắk Lắk", "Xã Cư M'gar"),
        ("Thị trấn Trâu Quỳ, Gia Lâm, Hà Nội (gần chợ)", "Hà Nội", "Thị trấn Trâu Quỳ"),
        ("TT Trâu Quỳ, Gia Lâm", "Hà Nội", "Thị trấn Trâu Quỳ"),
        ("Xã Đông Anh, Hà Nội", "Hà Nội", "Xã Đông Anh (2025)"),
        ("TT. Đông Anh, Hà Nội", "Hà Nội", "Thị trấn Đông Anh"),
        ("xã Tân Dân, Sóc Sơn, Hà Nội", "Hà Nội", "Xã Tân Dân"),
    ],
)
def test_a_commune_that_is_named_beyond_doubt(
    address: str, province: str, commune: str, finder: PlaceFinder
) -> None:
    reading = read(finder, address, province)
    assert (told(reading.place), reading.candidates) == (commune, ())


@pytest.mark.parametrize(
    "address",
    [
        "xã Bát Tràng, Hà Nội, ĐT: 0912.345.678",
        "xã Bát Tràng. Tel 024 3874 1234, fax (024) 3874-1235",
        "xã Bát Tràng, Hà Nội - 0912345678",
        "xã Bát Tràng, gomsu@battrang.example",
        "MST 0100108688, xã Bát Tràng",
    ],
)
def test_phone_numbers_do_not_get_in_the_way(address: str, finder: PlaceFinder) -> None:
    assert told(read(finder, address).place) == "Xã Bát Tràng (2025)"


@pytest.mark.parametrize(
    "address",
    [
        # Tây Hồ, Hoàn Kiếm, Kim Liên and Bát Tràng are communes of today in Hà Nội.
        "Số 10 đường Tây Hồ, phường Hoàn Kiếm",
        "Số 10 P. Tây Hồ, phường Hoàn Kiếm",
        "Số 10 Tây Hồ, phường Hoàn Kiếm",
        "Số 1 đường Xã Đàn, phường Hoàn Kiếm",
        "Hợp tác xã Bát Tràng, phường Hoàn Kiếm",
        "Ngõ Kim Liên, P. Hoàn Kiếm",
    ],
)
def test_a_street_of_the_name_does_not_win(address: str, finder: PlaceFinder) -> None:
    assert told(read(finder, address).place) == "Phường Hoàn Kiếm (2025)"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "Số 10 đường Tây Hồ",
        "Số 10 đường Bát Tràng, Hà Nội",
        "Hợp tác xã Bát Tràng",
        "Ông Nguyễn Văn Phương Mai, tổ 5",
        "KCN Quang Minh, Mê Linh, Hà Nội",
        "xã Như Quỳnh, huyện Văn Lâm, tỉnh Hưng Yên",
        "Bát Tràng, Hải Phòng",
        "xã Bát Tràng, huyện Sóc Sơn",
    ],
)
def test_nothing_is_taken_that_is_not_said(address: str, finder: PlaceFinder) -> None:
    assert read(finder, address).place is None


@pytest.mark.parametrize(
    ("address", "province", "candidates"),
    [
        ("xã Tân Dân", "Hà Nội", {"Xã Tân Dân (Huyện Sóc Sơn)", "Xã Tân Dân (Huyện Phú Xuyên)"}),
        ("Thôn 2, Đông Anh, Hà Nội", "Hà Nội", {"Xã Đông Anh"}),
        ("xã Bát Tràng, xã Đông Anh", "Hà Nội",
         {"Xã Bát Tràng (Thành phố Hà Nội)", "Xã Đông Anh (Thành phố Hà Nội)"}),
        ("Tổ 3, xã Bát Tranh", "Hà Nội", {"Bát Tràng"}),
    ],
)  # fmt: skip
def test_what_it_may_mean_is_offered(
    address: str, province: str, candidates: set[str], finder: PlaceFinder
) -> None:
    reading = read(finder, address, province)
    assert reading.place is None
    assert candidates <= set(reading.candidates)


def test_two_names_of_one_commune_are_no_doubt(finder: PlaceFinder) -> None:
    """Yên Viên went whole into Phù Đổng; the address says both."""
    reading = read(finder, "thị trấn Yên Viên (nay là xã Phù Đổng), Hà Nội")
    assert told(reading.place) == "Thị trấn Yên Viên"


@pytest.mark.parametrize(
    ("address", "province"),
    [
        ("Số 5, xã Bát Tràng, Hà Nội", "Hà Nội"),
        ("Số 5, xã Bát Tràng, TP. Hà Nội, Việt Nam", "TP Hà Nội"),
        ("P12, Q3, TPHCM", "TPHCM"),
        ("Khu 4, P. Cẩm Thượng, tỉnh Hải Dương", "tỉnh Hải Dương"),
        ("xã X huyện Gia Lâm Hà Nội", "Hà Nội"),
        ("đường Hà Nội, phường Hoàn Kiếm", ""),
        ("Số nhà 1", ""),
        ("", ""),
    ],
)
def test_the_province_at_the_end(address: str, province: str, finder: PlaceFinder) -> None:
    assert province_in_address(address, finder=finder) == province


def test_an_empty_commune_is_filled_and_said(finder: PlaceFinder) -> None:
    place = locate(finder, Cells("Hà Nội", "", "", "Số 5, xã Đông Anh"))
    assert told(place) == "Xã Đông Anh (2025)"
    [note] = place.notes
    assert (note.column, note.wording.code) == ("commune", "read_from_address")
    assert note.params == {"read": "Xã Đông Anh (Thành phố Hà Nội)"}


def test_an_empty_province_is_filled_and_said(finder: PlaceFinder) -> None:
    place = locate(finder, Cells("", "", "", "Số 5, xã Đông Anh, Hà Nội"))
    assert told(place) == "Xã Đông Anh (2025)"
    assert [note.column for note in place.notes] == ["province", "commune"]
    place = locate(finder, Cells("", "", "Bát Tràng", "Số 5, Hà Nội"))
    assert told(place) == "Xã Bát Tràng (2025)"
    assert [note.column for note in place.notes] == ["province"]


def test_the_district_of_the_address_decides_between_communes(finder: PlaceFinder) -> None:
    finder.load(["Hà Nội"])
    place = locate(finder, Cells("Hà Nội", "", "Tân Dân", "Thôn 1, huyện Sóc Sơn"))
    assert told(place) == "Xã Tân Dân"
    assert [(note.column, note.params["read"]) for note in place.notes] == [
        ("district", "huyện Sóc Sơn")
    ]
    with pytest.raises(PlaceError) as raised:
        locate(finder, Cells("Hà Nội", "", "Tân Dân", "Thôn 1"))
    assert raised.value.wording.code == "ambiguous"


def test_the_cells_count_before_the_address(finder: PlaceFinder) -> None:
    finder.load(["Hà Nội"])
    place = locate(finder, Cells("Hà Nội", "", "Bát Tràng", "Số 5, xã Đông Anh, Hải Phòng"))
    assert told(place) == "Xã Bát Tràng (2025)"
    assert place.notes == ()


def test_a_district_in_its_cell_helps_the_address(finder: PlaceFinder) -> None:
    place = locate(finder, Cells("Hà Nội", "Sóc Sơn", "", "Thôn 1, xã Tân Dân"))
    assert place.former_commune is not None
    assert finder.full_name(place.former_commune) == "Xã Tân Dân (Huyện Sóc Sơn)"


@pytest.mark.parametrize(
    ("cells", "column", "nearest"),
    [
        (Cells("", "", "", ""), "province", None),
        (Cells("", "", "Bát Tràng", "Số 5"), "province", None),
        (Cells("Hà Nội", "", "", ""), "commune", []),
        (Cells("Hà Nội", "", "", "xã Bát Tranh"), "commune", ["Bát Tràng"]),
        (Cells("Hà Nội", "", "", "xã Bát Tranh gần chợ"), "commune", ["Bát Tràng"]),
    ],
)
def test_what_stays_empty_is_required_with_the_nearest(
    cells: Cells, column: str, nearest: list[str] | None, finder: PlaceFinder
) -> None:
    with pytest.raises(PlaceError) as raised:
        locate(finder, cells)
    assert (raised.value.column, raised.value.wording.code) == (column, "required")
    near = raised.value.params.get("nearest")
    assert (near and near[:1]) == nearest
