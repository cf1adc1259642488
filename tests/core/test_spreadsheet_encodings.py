"""Text in every encoding that Vietnamese files come in: read right, or refused by its name."""

import csv
import io
import unicodedata
from pathlib import Path

import pytest
from django.conf import settings
from openpyxl import Workbook

from core.spreadsheets.encodings import (
    TCVN3_LETTERS,
    TONES,
    VNI_LETTERS,
    VNI_MARKS,
    Encoding,
    convert,
    recognise,
)
from core.spreadsheets.reading import FileError, FileFault, Grid, read_workbook
from core.spreadsheets.syllables import is_syllable
from core.spreadsheets.wordings import text_of

ROWS = [
    ["Mã cơ sở", "Tên cơ sở", "Mã ngành", "Tỉnh, thành phố", "Xã, phường"],
    ["CS-1", "Gốm sứ Bát Tràng", "2393", "Hà Nội", "Bát Tràng"],
    ["CS-2", "Xưởng dệt Vạn Phúc", "1311", "Hà Nội", "Phường Hà Đông"],
]
TEXT = "\r\n".join(";".join(row) for row in ROWS)


def in_tcvn3(text: str) -> str:
    letters = {chr(letter): chr(code) for code, letter in TCVN3_LETTERS.items()}
    return "".join(letters.get(letter, letter) for letter in text)


def in_vni(text: str) -> str:
    return "".join(map(_vni_letter, text))


def _vni_letter(letter: str) -> str:
    alone = {chr(to): chr(code) for code, to in VNI_LETTERS.items()}
    if letter in alone:
        return alone[letter]
    base, *rest = unicodedata.normalize("NFD", letter)
    marks = "".join(sorted(rest, key=lambda mark: mark in TONES))
    if marks.startswith("\u031b"):
        base, marks = alone[unicodedata.normalize("NFC", base + "\u031b")], marks[1:]
    mark = {marks: sign for sign, marks in VNI_MARKS.items()}.get(marks, "") if marks else ""
    return base + (mark.upper() if base.isupper() else mark)


def in_windows_1258(text: str) -> bytes:
    """A vowel with its shape, then its tone, as that encoding has them."""
    return "".join(map(_parted, text)).encode("cp1258")


def _parted(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in marks if mark in TONES)
    return unicodedata.normalize("NFC", "".join(m for m in marks if m not in TONES)) + tone


def cells(grid: Grid) -> list[list[object]]:
    return [[unicodedata.normalize("NFC", str(cell)) for cell in line] for _, line in grid.lines()]


def read_csv(content: bytes) -> Grid:
    [grid] = read_workbook(content, file_name="ds.csv")
    return grid


# Unicode -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        unicodedata.normalize("NFD", TEXT).encode(),
    ],
    ids=["utf-8", "utf-8 marked", "utf-16", "le unmarked", "be unmarked", "be marked", "nfd"],
)
def test_unicode_in_every_form(content: bytes) -> None:
    grid = read_csv(content)
    assert (cells(grid), len(grid), grid.warnings, grid.errors) == (ROWS, 3, [], [])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_and_quoted_cells(separator: str) -> None:
    rows = [*ROWS, ["CS-3", 'Xưởng "Hoa Mai"', "2393", "1.803,6", "một\nhai"]]
    file = io.StringIO()
    csv.writer(file, delimiter=separator).writerows(rows)
    assert cells(read_csv(file.getvalue().encode())) == rows


def test_many_decimal_commas_do_not_part_cells() -> None:
    text = "Tên;Lượng\n" + "\n".join(f"Xưởng {n};{n},5" for n in range(30))
    assert cells(read_csv(text.encode()))[1] == ["Xưởng 0", "0,5"]


def test_the_line_that_tells_excel_the_separator_is_no_row() -> None:
    assert cells(read_csv(f"sep=;\r\n{TEXT}".encode())) == ROWS


# Before Unicode ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (in_windows_1258(TEXT), "Windows-1258"),
        (in_tcvn3(TEXT).encode("latin-1"), "TCVN3 (ABC)"),
        (in_vni(TEXT).encode("latin-1"), "VNI"),
        (in_tcvn3(TEXT).encode(), "TCVN3 (ABC)"),
        (in_vni(TEXT).encode(), "VNI"),
    ],
    ids=["windows-1258", "tcvn3", "vni", "tcvn3 as utf-8", "vni as utf-8"],
)
def test_old_encodings_are_converted_and_named(content: bytes, name: str) -> None:
    grid = read_csv(content)
    assert cells(grid) == ROWS
    assert grid.errors == []
    [warning] = grid.warnings
    assert (warning.wording.code, warning.params["encoding"]) == ("old_encoding", name)
    assert warning.params["value"] == ROWS[0][0]
    assert name in text_of("old_encoding", warning.params, language="vi")


def test_text_in_no_known_encoding_is_refused() -> None:
    with pytest.raises(FileError) as caught:
        read_csv("Größe;Straße;Übung;Ähre\n".encode("latin-1"))
    assert caught.value.fault == FileFault.ENCODING


def test_too_few_words_to_be_sure_are_refused() -> None:
    with pytest.raises(FileError) as caught:
        read_csv(in_tcvn3("Tên,Mã").encode("latin-1"))
    assert caught.value.fault == FileFault.ENCODING


def test_utf_8_that_a_program_took_for_windows_1252_is_converted() -> None:
    shown = "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in TEXT.encode()
    )
    grid = read_csv(shown.encode())
    assert cells(grid) == ROWS
    assert grid.warnings[0].params["encoding"] == "UTF-8 / Windows-1252"


def xlsx(rows: list[list[str]]) -> Grid:
    workbook, file = Workbook(), io.BytesIO()
    for row in rows:
        workbook.active.append(row)
    workbook.save(file)
    [grid] = read_workbook(file.getvalue(), file_name="ds.xlsx")
    return grid


@pytest.mark.parametrize("encode", [in_tcvn3, in_vni])
def test_old_fonts_in_a_workbook(encode: object) -> None:
    grid = xlsx([[encode(cell) for cell in row] for row in ROWS])
    assert cells(grid) == ROWS
    assert [warning.wording.code for warning in grid.warnings] == ["old_encoding"]


def test_only_the_columns_in_an_old_font_are_converted() -> None:
    """In a column of Unicode, "Công" stays what it is, though TCVN3 knows it as "Cụng"."""
    rows = [["Tên cơ sở", "Xã, phường"], ["Công ty Hà Nam", "Bát Tràng"], ["Công", "Đông Anh"]]
    grid = xlsx([[row[0], in_tcvn3(row[1])] for row in rows])
    assert cells(grid) == rows
    assert grid.warnings[0].params["value"] == "Xã, phường"


def test_a_column_of_both_has_to_be_mended_by_a_person() -> None:
    names = ["Tên cơ sở", "Gốm sứ Bát Tràng", in_tcvn3("Dệt Vạn Phúc, phường Hà Đông"), "Công"]
    [error] = xlsx([["", name] for name in names]).errors
    assert error.wording.code == "mixed_encodings"
    assert (error.params["letter"], error.params["row"]) == ("B", 3)
    assert error.params["encoding"] == "TCVN3 (ABC)"


def test_signs_and_foreign_names_are_no_old_font() -> None:
    names = ["Café Müller", "Ø20 × 3", "25 °C", "m²", "naïve Hôtel", "µm", "Gốm sứ"]
    grid = xlsx([[name] for name in names])
    assert cells(grid) == [[name] for name in names]
    assert (grid.warnings, grid.errors) == ([], [])


# The tables --------------------------------------------------------------------------------------


def vietnamese_words() -> set[str]:
    path = Path(settings.BASE_DIR) / "enterprises" / "data" / "admin_units.csv"
    with path.open(encoding="utf-8", newline="") as file:
        names = " ".join(" ".join(row.values()) for row in csv.DictReader(file))
    return {word for word in names.lower().split() if word.isalpha() and not word.isascii()}


def test_the_syllables_are_those_of_the_names_of_all_communes() -> None:
    words = vietnamese_words()
    strange = [word for word in words if not is_syllable(word)]
    assert len(words) > 900
    # Names in the languages of the highlands: Krông, Đắk, Pơng.
    assert len(strange) < 0.1 * len(words)
    assert not any(map(is_syllable, ("tªn", "teân", "cô sôû", "hoùa", "maõ", "đắk", "tât̃")))


@pytest.mark.parametrize(
    ("encoding", "encode"),
    [
        (Encoding.TCVN3, in_tcvn3),
        (Encoding.VNI, in_vni),
        (Encoding.WINDOWS_1258, lambda word: in_windows_1258(word).decode("latin-1")),
    ],
)
def test_every_word_comes_back_from_its_old_encoding(encoding: Encoding, encode: object) -> None:
    words = vietnamese_words()
    assert all(convert(encode(word), encoding) == word for word in words)
    assert recognise(map(encode, words)) is encoding
    assert recognise(words) is None


def test_well_known_spellings_of_the_old_fonts() -> None:
    """As such text stands in files, so that a slip in a table cannot hide in its own mirror."""
    tcvn3, vni = Encoding.TCVN3, Encoding.VNI
    for old, encoding, expected in (
        ("Céng hoµ x· héi chñ nghÜa", tcvn3, "Cộng hoà xã hội chủ nghĩa"),
        ("§éc lËp - Tù do - H¹nh phóc", tcvn3, "Độc lập - Tự do - Hạnh phúc"),
        ("Coäng hoøa xaõ hoäi chuû nghóa", vni, "Cộng hòa xã hội chủ nghĩa"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", vni, "Độc lập - Tự do - Hạnh phúc"),
        ("ÑOÄC LAÄP - TÖÏ DO", vni, "ĐỘC LẬP - TỰ DO"),
    ):
        assert convert(old, encoding) == expected
