"""One small workbook per fault: the message names the cell, the exit code is 1, nothing is
written."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from openpyxl import load_workbook

from accounts.roles import Role
from assessments.models import Assessment, FlowLine, OutputLine, Solution
from campaigns.models import ActionPlan, Activity, Participation, Target
from enterprises.models import AdminUnit, Enterprise, Facility, FacilityList, Zone
from imports.models import ImportBatch, ImportRow
from tests import factories
from tests.imports.bring import FACILITY, Outcome, bring

ROW = ["X-1", "Xưởng một", "2393", "Hà Nội", "Bát Tràng"]
KEPT = (
    Enterprise,
    Facility,
    FacilityList,
    Zone,
    Assessment,
    OutputLine,
    FlowLine,
    Solution,
    ActionPlan,
    Target,
    Activity,
    Participation,
    ImportBatch,
    ImportRow,
)


def census() -> list[int]:
    return [model.objects.count() for model in KEPT]


def refused(kind: str, path: Path, user: Any) -> Outcome:
    """The import must fail, with and without --check, and leave nothing behind."""
    before = census()
    checked = bring(kind, path, user, "--check")
    outcome = bring(kind, path, user)
    assert (checked.code, outcome.code) == (1, 1)
    assert checked.report["errors"] == outcome.report["errors"]
    assert not outcome.report["written"]
    assert outcome.report["batch"] is None
    assert census() == before
    return outcome


# The file ---------------------------------------------------------------------------------------


def test_missing_file(officer: Any, tmp_path: Path) -> None:
    outcome = refused("facilities", tmp_path / "không có.xlsx", officer)
    assert outcome.errors == [("file_missing", "")]
    assert "không có.xlsx" in outcome.complained


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"not a spreadsheet", "file_not_a_workbook"),
        (b"PK\x03\x04broken", "file_not_a_workbook"),
    ],
)
def test_file_that_cannot_be_read(content: bytes, code: str, officer: Any, tmp_path: Path) -> None:
    path = tmp_path / "tep.xlsx"
    path.write_bytes(content)
    assert refused("facilities", path, officer).errors == [(code, "")]


def test_csv_in_an_old_encoding(officer: Any, tmp_path: Path) -> None:
    path = tmp_path / "tep.csv"
    path.write_bytes("Mã cơ sở,Tên cơ sở".encode("utf-16-le"))
    path.write_bytes(b"M\xe3 c\xf4,T\xean")
    assert refused("facilities", path, officer).errors == [("file_encoding", "")]


def test_wrong_sheet(officer: Any, book: Any) -> None:
    path = book({"Đánh giá": [["Mã cơ sở", "Năm báo cáo"]], "Linh tinh": [["a"]]})
    outcome = refused("facilities", path, officer)
    assert outcome.errors == [("wrong_sheet", "")]
    assert "Cơ sở sản xuất" in outcome.complained
    assert "Đánh giá, Linh tinh" in outcome.complained


def test_missing_column(officer: Any, book: Any) -> None:
    path = book([["Bảng kê"], [], ["Mã cơ sở", "Tên cơ sở", "Tỉnh, thành phố", "Xã, phường"], ROW])
    [error] = refused("facilities", path, officer).report["errors"]
    assert (error["code"], error["sheet"]) == ("missing_column", "Cơ sở sản xuất")
    assert (error["row"], error["column"]) == (3, "Mã ngành")


def test_missing_column_of_a_second_sheet(officer: Any, book: Any) -> None:
    path = book(
        {
            "Kế hoạch": [
                ["Mã kế hoạch", "Tên kế hoạch", "Tỉnh, thành phố", "Năm bắt đầu", "Năm kết thúc"],
                ["K-1", "Kế hoạch", "Hà Nội", 2016, 2020],
            ],
            "Chỉ tiêu": [["Mã kế hoạch", "Mức thấp", "Năm đích"], ["K-1", 50, 2020]],
        }
    )
    [error] = refused("plans", path, officer).report["errors"]
    assert (error["sheet"], error["column"]) == ("Chỉ tiêu", "Chỉ tiêu")


def test_repeated_column(officer: Any, book: Any) -> None:
    path = book([[*FACILITY, "tên cơ sở*"], [*ROW, "khác"]])
    assert refused("facilities", path, officer).errors == [("repeated_column", "F1")]


def test_header_without_rows(officer: Any, book: Any) -> None:
    assert refused("facilities", book([FACILITY]), officer).errors == [("no_rows", "")]


# Cells ------------------------------------------------------------------------------------------


def test_all_errors_at_once_each_with_its_cell(officer: Any, book: Any) -> None:
    path = book(
        [
            [*FACILITY, "Lao động", "Doanh thu, tỷ đồng", "Email", "Có tiềm năng", "Năm bắt đầu"],
            ["X-1", None, "2393", "Hà Nội", "Bát Tràng", "12 người", "-", "a@b", "chắc", 19],
            ["X-2", "Xưởng", "2393", "Hà Nội", "Bát Tràng", 1.5, -3, None, None, date(2010, 1, 1)],
        ]
    )
    outcome = refused("facilities", path, officer)
    assert set(outcome.errors) == {
        ("required", "B2"),
        ("number_with_text", "F2"),
        ("placeholder_number", "G2"),
        ("unreadable_email", "H2"),
        ("unreadable_boolean", "I2"),
        ("unreadable_year", "J2"),
        ("not_whole", "F3"),
        ("number_too_small", "G3"),
        ("unreadable_year", "J3"),
    }
    assert outcome.counts == {"wrong": 2}
    assert "Cơ sở sản xuất" in outcome.complained
    assert "(F2)" in outcome.complained


def test_a_number_that_cannot_be_read_names_its_cell_and_value(officer: Any, book: Any) -> None:
    path = book([[*FACILITY, "Lao động"], [*ROW, "mười hai"]])
    [error] = refused("facilities", path, officer).report["errors"]
    assert error["code"] == "unreadable_number"
    assert (error["cell"], error["row"], error["letter"]) == ("F2", 2, "F")
    assert (error["column"], error["value"]) == ("Lao động", "mười hai")
    assert "mười hai" in error["message"]
    assert error["remedy"]


def test_error_cells_and_formulas_without_a_value(officer: Any, book: Any) -> None:
    path = book([[*FACILITY, "Lao động", "Địa chỉ"], [*ROW, 3, "Xóm 1"]])
    workbook = load_workbook(path)
    page = workbook.active
    page["F2"], page["G2"] = "=1+1", "#N/A"
    page["G2"].data_type = "e"
    workbook.save(path)
    outcome = refused("facilities", path, officer)
    assert set(outcome.errors) == {("formula_without_value", "F2"), ("excel_error", "G2")}
    assert "#N/A" in outcome.complained


def test_unknown_industry_code_offers_the_nearest(officer: Any, book: Any) -> None:
    path = book([FACILITY, ["X-1", "Xưởng", "23939", "Hà Nội", "Bát Tràng"]])
    [error] = refused("facilities", path, officer).report["errors"]
    assert (error["code"], error["cell"]) == ("unknown_industry", "C2")
    assert "2393" in error["remedy"]


def test_duplicate_code_names_the_first_row(officer: Any, book: Any) -> None:
    [error] = refused("facilities", book([FACILITY, ROW, ROW]), officer).report["errors"]
    assert (error["code"], error["cell"]) == ("duplicate_key", "A3")
    assert "2" in error["message_en"]


def test_the_same_enterprise_name_and_place_twice_without_a_code(officer: Any, book: Any) -> None:
    row = ["", "Hộ gốm Hưng", "2393", "Hà Nội", "Bát Tràng"]
    other = ["", "Hộ gốm Hùng", "2393", "Hà Nội", "Bát Tràng"]
    path = book([FACILITY, row, other, row])
    assert refused("facilities", path, officer).errors == [("duplicate_key", "B4")]


def test_invalid_tax_codes(officer: Any, book: Any) -> None:
    header = [*FACILITY, "Mã số thuế"]
    codes = ["010011258", "0100100014", "01001A0014"]
    rows = [[f"X-{n}", f"Xưởng {n}", *ROW[2:], code] for n, code in enumerate(codes)]
    outcome = refused("facilities", book([header, *rows]), officer)
    assert outcome.errors == [
        ("tax_code_length", "F2"),
        ("tax_code_check_digit", "F3"),
        ("tax_code_characters", "F4"),
    ]


# Places -----------------------------------------------------------------------------------------


def test_unknown_places_offer_the_nearest(officer: Any, book: Any) -> None:
    header = [*FACILITY, "Quận, huyện"]
    path = book(
        [
            header,
            ["X-1", "A", "2393", "Hà Nộ", "Bát Tràng", None],
            ["X-2", "B", "2393", "Hà Nội", "Bát Trang Mới", None],
            ["X-3", "C", "2393", "Hà Nội", "Kim Sơn", "Gia Lam Mới"],
        ]
    )
    outcome = refused("facilities", path, officer)
    assert outcome.errors == [
        ("unknown_province", "D2"),
        ("unknown_commune", "E3"),
        ("unknown_district", "F4"),
    ]
    remedies = [error["remedy"] for error in outcome.report["errors"]]
    for name, remedy in zip(("Hà Nội", "Bát Tràng", "Gia Lâm"), remedies, strict=True):
        assert name in remedy


def test_ambiguous_former_commune_lists_its_districts(officer: Any, book: Any) -> None:
    path = book([FACILITY, ["X-1", "A", "2393", "Hà Nội", "Xã Tân Dân"]])
    [error] = refused("facilities", path, officer).report["errors"]
    assert (error["code"], error["cell"]) == ("ambiguous", "E2")
    assert "Huyện Sóc Sơn" in error["message"]
    assert "Huyện Phú Xuyên" in error["message"]


def test_row_outside_the_territory(officer: Any, book: Any) -> None:
    path = book([FACILITY, ROW, ["X-2", "B", "2393", "Hải Phòng", "Lê Chân"]])
    outcome = refused("facilities", path, officer)
    assert outcome.errors == [("outside_territory", "E3")]
    assert outcome.counts == {"new": 1, "wrong": 1}


def test_facility_that_belongs_to_another_territory(officer: Any, book: Any) -> None:
    abroad = AdminUnit.objects.get(edition="2025", level="commune", name="Phường Lê Chân")
    factories.Facility(code="X-1", commune=abroad)
    assert refused("facilities", book([FACILITY, ROW]), officer).errors == [
        ("outside_territory", "A2")
    ]


def test_unknown_zone(officer: Any, hanoi: AdminUnit, book: Any) -> None:
    factories.Zone(name="Khu công nghiệp Thăng Long", province=hanoi)
    path = book([[*FACILITY, "Khu, cụm, làng nghề"], [*ROW, "Khu công nghệ Thang Long"]])
    [error] = refused("facilities", path, officer).report["errors"]
    assert (error["code"], error["cell"]) == ("unknown_zone", "F2")
    assert "Khu công nghiệp Thăng Long" in error["remedy"]


# Who --------------------------------------------------------------------------------------------


def test_unknown_user_and_user_without_the_right(officer: Any, book: Any) -> None:
    path = book([FACILITY, ROW])
    leader = factories.Membership(role=Role.LEADER).user
    for email in ("nobody@test.example", leader.email):
        with pytest.raises(CommandError, match=email):
            call_command("import_sheet", "facilities", str(path), "--as", email)
    assert Facility.objects.count() == 0
