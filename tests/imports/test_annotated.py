"""The file comes back: as it was, with the outcome of each row, and what to mend at its cell."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from core.choices import ExportFault
from core.history import written_by
from core.models import Export
from core.services import repeat_export, run_export
from core.views import exporting
from enterprises.models import Facility
from imports import annotated
from imports.models import ImportBatch, ImportRow
from imports.remarks import ERROR, WARNING
from imports.xlsx.styles import UnknownFormError
from tests import factories
from tests.imports.bring import bring

SHEET, STATUS = "Cơ sở sản xuất", "Kết quả kiểm tra"
HEADER = ["Mã cơ sở", "Tên cơ sở", "Mã ngành", "Tỉnh, thành phố", "Xã, phường", "Lao động"]
GOOD = ["X-1", "Xưởng một", "2393", "Hà Nội", "Bát Tràng", 12]
BAD = ["X-2", "Xưởng hai", "99999", "Hà Nội", "Đông Anh", "nhiều"]
EMPTY = ["X-3", "Xưởng ba", None, "Hà Nội", "Đông Anh", 30]
# The bare name is of a commune that was divided: a warning, not an error.
DIVIDED = ["X-4", "Xưởng bốn", "2393", "Hà Nội", "Phú Đô", 8, "Nam Từ Liêm"]
Change = Callable[[Any], None]


@pytest.fixture
def signed_in(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    client.cookies["django_language"] = "vi"
    return client


def upload(client: Client, path: Path, kind: str = "facilities") -> ImportBatch:
    with path.open("rb") as file:
        client.post(reverse("imports:home"), {"kind": kind, "file": file})
    return ImportBatch.objects.latest("pk")


def given_back(client: Client, batch: ImportBatch, name: str = "checked") -> bytes:
    response = client.get(reverse(f"imports:{name}", args=[batch.pk]))
    assert response.status_code == 200
    return bytes(response.content)


def opened(content: bytes, **options: Any) -> Any:
    return load_workbook(io.BytesIO(content), **options)


def ground(cell: Any) -> str:
    return cell.fill.fgColor.rgb[2:] if cell.fill.patternType else ""


def outcomes(batch: ImportBatch) -> dict[int, str]:
    return dict(ImportRow.objects.of_batch(batch).values_list("number", "outcome"))


def mended(content: bytes, path: Path, change: Change) -> Path:
    """The file as a person would save it after some changes."""
    book = opened(content)
    change(book[SHEET])
    book.save(path)
    return path


@pytest.fixture
def own_book(tmp_path: Path) -> Path:
    """A workbook with much of its own around the table."""
    book = Workbook()
    notes = book.active
    notes.title = "Sổ tay"
    notes["A1"], notes["B2"] = "Không phải của cổng", "=40+2"
    page = book.create_sheet(SHEET)
    page.merge_cells("A1:F1")
    page["A1"] = "DANH SÁCH CƠ SỞ"
    page["A1"].font = Font(size=16)
    page.append([])
    for row in (HEADER, GOOD, BAD, EMPTY):
        page.append(row)
    for cell in page[3]:
        cell.fill = PatternFill("solid", fgColor="E5F1EA")
    page["F4"].number_format = "#,##0"
    page["C5"].font = Font(italic=True)
    page["C5"].comment = Comment("Hỏi lại ông Nam", "Lan")
    page.column_dimensions["B"].width = 33
    page.freeze_panes = "A4"
    book.create_sheet("Ẩn").sheet_state = "hidden"
    bare, path = tmp_path / "bare.xlsx", tmp_path / "Danh sách.xlsx"
    book.save(bare)
    worked_out(bare, path, formula="40+2", value="42")
    return path


def worked_out(source: Path, target: Path, *, formula: str, value: str) -> None:
    """The workbook as Excel saves it, with the value of a formula."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for empty in (b"<v></v>", b"<v/>", b"<v />"):
                told = f"<f>{formula}</f>".encode()
                part = part.replace(told + empty, told + f"<v>{value}</v>".encode())
            new.writestr(name, part)


def test_all_that_is_not_ours_stays(signed_in: Client, own_book: Path) -> None:
    batch = upload(signed_in, own_book)
    content = given_back(signed_in, batch)
    book = opened(content)
    assert book.sheetnames == ["Sổ tay", SHEET, "Ẩn"]
    assert book["Ẩn"].sheet_state == "hidden"
    assert book["Sổ tay"]["B2"].value == "=40+2"
    assert opened(content, data_only=True)["Sổ tay"]["B2"].value == 42
    page = book[SHEET]
    assert [cell.value for cell in page[3]] == [*HEADER, STATUS]
    assert [str(each) for each in page.merged_cells.ranges] == ["A1:F1"]
    assert (page["A1"].font.size, page.freeze_panes) == (16, "A4")
    assert page["F4"].number_format == "#,##0"
    assert page.column_dimensions["B"].width == 33
    assert page.column_dimensions["G"].width > 20
    assert ground(page["G3"]) == ground(page["F3"]) == "E5F1EA"
    for before, after in zip((GOOD, BAD, EMPTY), page.iter_rows(min_row=4), strict=True):
        assert [cell.value for cell in after][:-1] == before
    exact = signed_in.get(reverse("imports:file", args=[batch.pk]))
    assert b"".join(exact.streaming_content) == own_book.read_bytes()


def test_every_part_that_is_not_marked_is_the_same_to_the_byte(
    signed_in: Client, own_book: Path
) -> None:
    content = given_back(signed_in, upload(signed_in, own_book))
    before, after = zipfile.ZipFile(own_book), zipfile.ZipFile(io.BytesIO(content))
    touched = {"xl/styles.xml", "xl/worksheets/sheet2.xml"}
    touched |= {name for name in before.namelist() if "comment" in name}
    assert set(after.namelist()) == set(before.namelist())
    same = set(before.namelist()) - touched
    assert len(same) > 6
    assert {name for name in same if before.read(name) != after.read(name)} == set()


def test_each_row_has_its_outcome_and_each_bad_cell_its_mark(
    signed_in: Client, own_book: Path
) -> None:
    page = opened(given_back(signed_in, upload(signed_in, own_book)))[SHEET]
    statuses = [cell.value for cell in page["G"]][3:]
    assert statuses[0] == "Thêm mới"
    assert statuses[1].startswith("Lỗi: ")
    assert "Mã ngành (C5), Lao động (F5)" in statuses[1]
    assert "Mã ngành (C6)" in statuses[2]
    assert page["C5"].font.italic
    marked = {c.coordinate for row in page["A4:F6"] for c in row if ground(c)}
    assert marked == {"C5", "F5", "C6"}
    assert {ground(page[cell]) for cell in marked} == {ERROR}
    assert page["C5"].comment.text.startswith("Hỏi lại ông Nam")
    assert "Không có mã ngành “99999”" in page["C5"].comment.text
    assert "nhiều" in page["F5"].comment.text
    assert page["A4"].comment is None


def test_the_mended_file_is_taken_and_its_good_rows_are_unchanged(
    signed_in: Client, own_book: Path, tmp_path: Path
) -> None:
    first = upload(signed_in, own_book)
    signed_in.post(reverse("imports:write", args=[first.pk]), {"valid_only": "1"})

    def mend(page: Any) -> None:
        page["C5"], page["F5"] = "2592", 31

    path = mended(given_back(signed_in, first), tmp_path / "again.xlsx", mend)
    second = upload(signed_in, path)
    assert [each["code"] for each in second.messages] == ["unknown_sheet"]
    assert outcomes(second) == {4: "unchanged", 5: "new", 6: "wrong"}
    page = opened(given_back(signed_in, second))[SHEET]
    assert [cell.value for cell in page[3]] == [*HEADER, STATUS]
    assert [page[f"G{row}"].value for row in (4, 5)] == ["Không đổi", "Thêm mới"]
    assert ground(page["C5"]) == ground(page["F5"]) == ground(page["G4"]) == ""
    assert (page["C5"].comment.text, page["C5"].font.italic) == ("Hỏi lại ông Nam", True)
    assert page["F5"].comment is None
    assert ground(page["C6"]) == ERROR
    signed_in.post(reverse("imports:write", args=[second.pk]), {"valid_only": "1"})
    assert Facility.objects.get(code="X-2").industry.code == "2592"


def test_a_file_that_is_not_mended_comes_back_the_same(
    signed_in: Client, own_book: Path, tmp_path: Path
) -> None:
    first = given_back(signed_in, upload(signed_in, own_book))
    again = tmp_path / "again.xlsx"
    again.write_bytes(first)
    second = given_back(signed_in, upload(signed_in, again))
    cells = [
        [
            (cell.coordinate, cell.value, ground(cell), cell.comment and cell.comment.text)
            for row in opened(content)[SHEET].iter_rows()
            for cell in row
        ]
        for content in (first, second)
    ]
    assert cells[0] == cells[1]


def test_a_row_that_was_emptied_is_no_row(
    signed_in: Client, own_book: Path, tmp_path: Path
) -> None:
    def empty(page: Any) -> None:
        for row in page["A5:F6"]:
            for cell in row:
                cell.value = None

    content = given_back(signed_in, upload(signed_in, own_book))
    batch = upload(signed_in, mended(content, tmp_path / "again.xlsx", empty))
    assert outcomes(batch) == {4: "new"}
    assert [each["code"] for each in batch.messages] == ["unknown_sheet"]
    page = opened(given_back(signed_in, batch))[SHEET]
    assert [page[f"G{row}"].value for row in (4, 5, 6)] == ["Thêm mới", None, None]


def test_warnings_are_marked_apart_from_errors(signed_in: Client, book: Any) -> None:
    path = book([[*HEADER, "Quận, huyện"], DIVIDED, [*BAD, None]])
    page = opened(given_back(signed_in, upload(signed_in, path)))[SHEET]
    assert (ground(page["E2"]), ground(page["C3"])) == (WARNING, ERROR)
    assert page["H2"].value.startswith("Thêm mới: ")
    assert "Xã, phường (E2)" in page["H2"].value


def test_a_row_of_edits_that_are_kept_says_so(signed_in: Client, officer: Any, book: Any) -> None:
    header = [*HEADER, "Điện thoại"]
    bring("facilities", book([header, [*GOOD, "0911111111"]]), officer)
    with written_by(officer, source="form"):
        Facility.objects.update(phone="0922222222")
    path = book([header, [*GOOD, "0933333333"]])
    page = opened(given_back(signed_in, upload(signed_in, path)))[SHEET]
    assert page["H2"].value == "Đã sửa tay, giữ nguyên"
    bring("facilities", path, officer, "--overwrite")
    done = ImportBatch.objects.latest("pk")
    assert opened(given_back(signed_in, done))[SHEET]["H2"].value == "Sửa đổi"


def test_unknown_and_missing_columns_are_said_at_the_header(signed_in: Client, book: Any) -> None:
    path = book([[*HEADER[:2], "Cột lạ"], [*GOOD[:2], "?"]])
    page = opened(given_back(signed_in, upload(signed_in, path)))[SHEET]
    assert [cell.value for cell in page[1]] == [*HEADER[:2], "Cột lạ", STATUS]
    assert "Cột lạ" in page["C1"].comment.text
    assert (ground(page["C1"]), ground(page["D1"])) == (WARNING, ERROR)
    for header in HEADER[2:5]:
        assert header in page["D1"].comment.text
    assert page["D2"].value is None


def test_the_outcome_stands_right_of_all_that_stands_beside_the_table(
    signed_in: Client, book: Any
) -> None:
    path = book([HEADER, GOOD, [*EMPTY, None, None, "ghi chú bên lề"], [*BAD, "xem lại"]])
    page = opened(given_back(signed_in, upload(signed_in, path)))[SHEET]
    assert [page[f"G{row}"].value for row in (1, 2, 3, 4)] == [None, None, None, "xem lại"]
    assert page["H1"].value == STATUS
    assert page["I3"].value == "ghi chú bên lề"


def test_rows_held_back_by_another_sheet_say_so(signed_in: Client, book: Any) -> None:
    upload(signed_in, book([HEADER, GOOD]))
    signed_in.post(reverse("imports:write", args=[ImportBatch.objects.latest("pk").pk]))
    years = ["Mã cơ sở", "Năm báo cáo"]
    path = book(
        {
            "Đánh giá": [
                [*years, "Loại đánh giá", "Năm gốc"],
                ["X-1", 2020, "tự đánh giá", 2018],
            ],
            "Sản lượng": [
                [*years, "Sản phẩm", "Đơn vị", "Lượng kỳ báo cáo"],
                ["X-1", 2020, "Gốm", "tấn", "12 tấn"],
            ],
        }
    )
    marked = opened(given_back(signed_in, upload(signed_in, path, "assessments")))
    assert marked["Đánh giá"]["E2"].value.startswith("Giữ lại: ")
    assert "dòng 2 của trang “Sản lượng”" in marked["Đánh giá"]["E2"].value
    assert ground(marked["Đánh giá"]["E2"]) == WARNING
    assert ground(marked["Sản lượng"]["E2"]) == ERROR


def test_a_reader_of_english_gets_english_and_both_headers_are_known(
    signed_in: Client, own_book: Path, tmp_path: Path
) -> None:
    signed_in.cookies["django_language"] = "en"
    content = given_back(signed_in, upload(signed_in, own_book))
    page = opened(content)[SHEET]
    assert page["G3"].value == "Check result"
    assert page["G5"].value.startswith("Wrong: see Mã ngành (C5)")
    assert "Error: There is no industry code “99999”" in page["C5"].comment.text
    signed_in.cookies["django_language"] = "vi"
    again = upload(signed_in, mended(content, tmp_path / "again.xlsx", lambda page: None))
    assert [each["code"] for each in again.messages] == ["unknown_sheet"]
    page = opened(given_back(signed_in, again))[SHEET]
    assert page.max_column == 7
    assert page["G5"].value.startswith("Lỗi")
    assert "There is no" not in page["C5"].comment.text


def test_a_csv_comes_back_as_a_workbook(signed_in: Client, tmp_path: Path) -> None:
    path = tmp_path / "danh sách.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = (HEADER, ["007", *GOOD[1:]], ["=1+1", *BAD[1:]])
        csv.writer(file).writerows(rows)
    batch = upload(signed_in, path)
    response = signed_in.get(reverse("imports:checked", args=[batch.pk]))
    assert response["Content-Disposition"].endswith(".xlsx")
    page = opened(response.content).worksheets[0]
    assert [page["A2"].value, page["A3"].value] == ["007", "=1+1"]
    assert page["A3"].data_type == "s"
    assert page["G2"].value == "Thêm mới"
    assert (page["G3"].value[:3], ground(page["C3"])) == ("Lỗi", ERROR)


def test_only_the_rows_to_mend(signed_in: Client, book: Any, tmp_path: Path) -> None:
    header = [*HEADER[:5], "Doanh thu, tỷ đồng"]
    rows = [[f"X-{n}", *GOOD[1:5], f"1,{n}50.75"] for n in range(1, 5)]
    rows[1][2], rows[1][5] = "99999", "1.803"
    path = book([["BẢNG 1"], [], header, *rows])
    batch = upload(signed_in, path)
    page = opened(given_back(signed_in, batch, "to_mend"))[SHEET]
    assert [page["A1"].value, page.max_row] == ["BẢNG 1", 4]
    assert [cell.value for cell in page[3]] == [*header, STATUS]
    # The other rows show that the point parts decimals; alone it would part thousands.
    assert [cell.value for cell in page[4]][:6] == [*rows[1][:5], 1.803]
    assert page["G4"].value.startswith("Dòng 5") or page["G4"].value.startswith("Row 5")
    assert ground(page["C4"]) == ERROR
    assert "99999" in page["C4"].comment.text
    again = mended(
        given_back(signed_in, batch, "to_mend"),
        tmp_path / "again.xlsx",
        lambda page: page.__setitem__("C4", "2393"),
    )
    assert outcomes(upload(signed_in, again)) == {4: "new"}


def test_a_quantity_of_several_rows_stays_a_fault_in_a_copy(
    signed_in: Client, book: Any, tmp_path: Path
) -> None:
    path = book([HEADER, GOOD, [*GOOD[:5], None], ["X-9", *GOOD[1:]]])
    whole = load_workbook(path)
    whole[SHEET].merge_cells("F2:F3")
    whole[SHEET]["A3"] = "X-8"
    whole.save(path)
    batch = upload(signed_in, path)
    assert outcomes(batch) == {2: "new", 3: "wrong", 4: "new"}
    content = given_back(signed_in, batch, "to_mend")
    assert [cell.value for cell in opened(content)[SHEET][2]][:6] == ["X-8", *GOOD[1:5], "12 ?"]
    again = upload(signed_in, mended(content, tmp_path / "again.xlsx", lambda page: None))
    assert outcomes(again) == {2: "wrong"}


def test_a_large_file_is_given_back_by_a_worker(
    signed_in: Client, officer: Any, own_book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = upload(signed_in, own_book)
    at_once = given_back(signed_in, batch)
    monkeypatch.setattr(exporting, "MOST_AT_ONCE", 1)
    addresses = {n: reverse(f"imports:{n}", args=[batch.pk]) for n in ("checked", "to_mend")}
    for name, address in addresses.items():
        page = signed_in.get(address).content.decode()
        assert "Tạo tệp" in page, name
        assert reverse("imports:batch", args=[batch.pk]) in page
        assert signed_in.post(address).url == reverse("files:list")
    for asked in Export.objects.all():
        run_export(export_id=asked.pk)
    checked, to_mend = made = list(Export.objects.order_by("pk"))
    assert [(e.status, e.done, e.total) for e in made] == [("ready", 3, 3), ("ready", 2, 2)]
    assert checked.title == "Danh sách (đã kiểm tra).xlsx"
    assert str(batch.pk) in checked.narrowed
    download = reverse("files:download", args=[checked.pk])
    content = b"".join(signed_in.get(download).streaming_content)
    assert cells_of_all(content) == cells_of_all(at_once)
    with to_mend.file.open("rb") as file:
        assert opened(file.read())[SHEET].max_row == 5
    # The link is open to her alone, and only while she may see the import.
    ImportBatch.objects.update(created_by=factories.User())
    assert signed_in.get(addresses["checked"]).status_code == 404
    assert signed_in.get(download).status_code == 302
    run_export(export_id=repeat_export(export=checked, by=officer).pk)
    assert Export.objects.latest("pk").fault == ExportFault.NO_RIGHT


def cells_of_all(content: bytes) -> list[Any]:
    return [[c.value for c in row] for page in opened(content) for row in page.iter_rows()]


def test_a_file_of_an_unknown_form_is_counted_once(
    signed_in: Client, own_book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = upload(signed_in, own_book)
    monkeypatch.setattr("imports.annotated.CHUNK", 1)
    real, tries = annotated.mark_workbook, []

    def stumbling(source: Any, target: Any, *rest: Any, **options: Any) -> None:
        real(source, target, *rest, **options)
        tries.append(target)
        if len(tries) == 1:
            raise UnknownFormError("at the end")

    monkeypatch.setattr(annotated, "mark_workbook", stumbling)
    told: list[int] = []
    stream = io.BytesIO()
    annotated.CheckedFile(batch).write(stream, told=told.append)
    assert sum(told) == batch.total_rows == 3
    assert min(told) == -3
    assert opened(stream.getvalue())[SHEET]["G5"].value.startswith(("Lỗi", "Wrong"))


def test_nothing_to_mend_is_not_offered(signed_in: Client, book: Any) -> None:
    batch = upload(signed_in, book([HEADER, GOOD]))
    assert signed_in.get(reverse("imports:to_mend", args=[batch.pk])).status_code == 404


def test_a_file_that_could_not_be_read_does_not_come_back(
    signed_in: Client, tmp_path: Path
) -> None:
    path = tmp_path / "hỏng.xlsx"
    path.write_bytes(b"PK\x03\x04 not really")
    batch = upload(signed_in, path)
    assert signed_in.get(reverse("imports:checked", args=[batch.pk])).status_code == 404


def test_more_notes_than_a_sheet_can_bear_are_said_in_the_status(
    signed_in: Client, own_book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("imports.remarks.MOST_NOTES", 1)
    page = opened(given_back(signed_in, upload(signed_in, own_book)))[SHEET]
    assert page["C6"].comment is None
    assert ground(page["C6"]) == ERROR
    assert page["G6"].value.startswith("Lỗi: Mã ngành – ")


def rewritten(source: Path, target: Path, *changes: tuple[bytes, bytes]) -> Path:
    """The workbook with its sheets' XML written in another way."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                for was, becomes in changes:
                    part = part.replace(was, becomes)
            new.writestr(name, part)
    return target


@pytest.mark.parametrize(
    "changes",
    [
        # Names with a prefix, as some programs write them.
        (
            (b"<", b"<x:"),
            (b"<x:/", b"</x:"),
            (b"<x:worksheet xmlns=", b"<x:worksheet xmlns:x="),
        ),
        # Rows with a range of columns, as Excel writes them.
        ((b'<row r="2"', b'<row spans="1:6" r="2"'),),
        # A print set-up below the table: what follows the rows has a fixed order.
        ((b"<pageMargins", b'<printOptions horizontalCentered="1"/><pageMargins'),),
    ],
    ids=["prefixed", "spans", "tail"],
)
def test_sheets_written_in_other_ways(
    signed_in: Client, book: Any, tmp_path: Path, changes: tuple[tuple[bytes, bytes], ...]
) -> None:
    path = rewritten(book([HEADER, GOOD, BAD, EMPTY]), tmp_path / "other.xlsx", *changes)
    content = given_back(signed_in, upload(signed_in, path))
    page = opened(content)[SHEET]
    assert [page[f"G{row}"].value[:3] for row in (1, 2, 3, 4)] == ["Kết", "Thê", "Lỗi", "Lỗi"]
    assert ground(page["C3"]) == ground(page["C4"]) == ERROR
    assert "99999" in page["C3"].comment.text
    assert b"spans=" not in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


def test_rows_without_numbers_come_back_as_a_copy(
    signed_in: Client, book: Any, tmp_path: Path
) -> None:
    changes = [(f'<row r="{n}"'.encode(), b"<row") for n in (1, 2, 3)]
    path = rewritten(book([HEADER, GOOD, BAD]), tmp_path / "bare.xlsx", *changes)
    page = opened(given_back(signed_in, upload(signed_in, path)))[SHEET]
    assert [cell.value for cell in page[2]] == [*GOOD, "Thêm mới"]
    assert ground(page["C3"]) == ERROR
