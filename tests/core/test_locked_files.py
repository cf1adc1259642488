"""A file locked with a password is told from one that is broken."""

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from openpyxl import Workbook

from core.spreadsheets.reading import FileError, FileFault, hidden_sheets, read_workbook
from tests.files.locked import locked_workbook

OLD_EXCEL = Path(settings.BASE_DIR) / "tests" / "files" / "odd" / "co_so.xls"
BEGINNING = bytes.fromhex("0908 1000 0006 0500")


def locked_old_excel() -> bytes:
    """The file with the record that a password leaves behind its beginning."""
    content = bytearray(OLD_EXCEL.read_bytes())
    place = content.index(BEGINNING) + 4 + 16
    content[place : place + 2] = b"\x2f\x00"
    return bytes(content)


def locked_open_document() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", b"\x13\x57" * 40)
        told = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
        archive.writestr("META-INF/manifest.xml", told)
    return file.getvalue()


@pytest.mark.parametrize("make", [locked_workbook, locked_old_excel, locked_open_document])
def test_a_locked_file_is_said_to_be_locked(make: object) -> None:
    with pytest.raises(FileError) as caught:
        read_workbook(make(), file_name="ds.xlsx")
    assert caught.value.fault == FileFault.PASSWORD


def test_the_same_file_without_a_password_is_read() -> None:
    assert read_workbook(OLD_EXCEL.read_bytes(), file_name="co_so.xls")


def test_sheets_that_are_not_seen_are_named() -> None:
    workbook, file = Workbook(), io.BytesIO()
    for name, state in (("Ẩn", "hidden"), ("Rất ẩn", "veryHidden"), ("Thấy", "visible")):
        workbook.create_sheet(name).sheet_state = state
    workbook.create_chartsheet("Biểu đồ").sheet_state = "hidden"
    workbook.save(file)
    assert hidden_sheets(file.getvalue()) == ["Ẩn", "Rất ẩn"]
    assert hidden_sheets("Mã;Tên".encode()) == []
