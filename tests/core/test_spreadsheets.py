"""Cells, spellings and headers as people write them."""

import json
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from psycopg2.sql import Identifier

from core.bulk import as_json, copy_lines
from core.numbers import NumberStyle
from core.spreadsheets.codes import look_up
from core.spreadsheets.damaged import column_letter
from core.spreadsheets.reading import read_file
from core.spreadsheets.sheets import header_key
from core.spreadsheets.spelling import Names, spelling
from core.spreadsheets.widgets import (
    BooleanWidget,
    ChoiceWidget,
    CodeWidget,
    DateWidget,
    NumberWidget,
    ShareWidget,
    WholeWidget,
    YearWidget,
    cell_text,
    json_value,
)
from core.spreadsheets.wordings import WORDINGS, CellError, remedy_of, text_of
from imports.kinds import KINDS


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hoá chất", "hóa  chất", True),
        ("HOÀ BÌNH", "Hòa Bình", True),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", False),
        ("Bàn", "Bán", False),
        ("Thủy", "Thuỷ", True),
    ],
)
def test_spelling_forgives_case_and_the_place_of_the_mark_only(
    one: str, other: str, same: bool
) -> None:
    assert (spelling(one) == spelling(other)) is same


def test_a_name_typed_without_marks_finds_all_it_may_mean() -> None:
    names: Names[int] = Names()
    for number, name in enumerate(("Hùng", "Hưng", "Thắng")):
        names.add(name, number)
    assert names.find("hung") == [0, 1]
    assert names.only("hung") is None
    assert names.only("thang") == 2
    assert names.find("Thăng") == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("31/12/2020", date(2020, 12, 31)),
        ("1.2.2020", date(2020, 2, 1)),
        ("2020-02-01", date(2020, 2, 1)),
        ("2020-02-01 00:00:00", date(2020, 2, 1)),
        (datetime(2020, 2, 1, 13, 0), date(2020, 2, 1)),  # noqa: DTZ001 - as a sheet has it
        (date(2020, 2, 1), date(2020, 2, 1)),
    ],
)
def test_days(cell: object, expected: date) -> None:
    assert DateWidget().clean(cell) == expected


@pytest.mark.parametrize("cell", ["31/02/2020", "12/2020", "hôm qua", 43831.0])
def test_what_is_no_day(cell: object) -> None:
    with pytest.raises(CellError):
        DateWidget().clean(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("Có", True), ("co", True), ("x", True), (1.0, True), ("KHÔNG", False), (False, False)],
)
def test_yes_and_no(cell: object, expected: bool) -> None:
    assert BooleanWidget().clean(cell) is expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("0,6", "0.6"), (60, "0.6"), ("60 %", "0.6"), (1, "1"), ("0,5%", "0.005")],
)
def test_shares(cell: object, expected: str) -> None:
    assert ShareWidget().clean(cell) == Decimal(expected)


def test_numbers_keep_the_places_of_their_column_and_are_staged_as_text() -> None:
    read = NumberWidget(places=12).clean(0.1 + 0.2)
    assert read == Decimal("0.3")
    assert json_value(read) == "0.3"
    assert json_value(NumberWidget().clean("1.234.567")) == "1234567"
    assert NumberWidget().clean("1.234", style=NumberStyle.EN) == Decimal("1.234")
    with pytest.raises(CellError):
        NumberWidget().clean(True)


def test_counts_and_years_are_whole() -> None:
    assert WholeWidget().clean(12.0) == 12
    assert YearWidget().clean("2020.0") == YearWidget().clean(2020.0) == 2020
    for widget, cell in (
        (WholeWidget(), 1.5),
        (YearWidget(), 20),
        (YearWidget(), date(2020, 1, 1)),
    ):
        with pytest.raises(CellError):
            widget.clean(cell)


def test_codes_lose_what_a_number_cell_added() -> None:
    notes: list[CellError] = []
    assert CodeWidget().clean("12.0", notes=notes) == "12"
    assert [note.wording.code for note in notes] == ["mended"]
    assert CodeWidget().clean(12.0) == "12"
    assert look_up({"0012": 1}, "12") == 1
    assert look_up({"12": 2, "012": 1}, "12") == 2
    assert look_up({"0012": 1}, "x12") is None


def test_a_choice_offers_its_words() -> None:
    widget = ChoiceWidget({"in_progress": ("đang thực hiện",), "chosen": ("được chọn",)})
    for cell in ("Đang Thực hiện", "dang thuc hien", "in_progress", "in progress"):
        assert widget.clean(cell) == "in_progress"
    with pytest.raises(CellError) as caught:
        widget.clean("đang thục hiên nhé")
    assert caught.value.params["nearest"] == ["đang thực hiện"]


def test_an_empty_cell_is_none_and_text_is_as_seen() -> None:
    assert NumberWidget().clean(" \u00a0") is None
    assert [cell_text(raw) for raw in (3.0, 2.5, True, date(2020, 1, 2), " a  b ")] == [
        "3",
        "2.5",
        "có",
        "02/01/2020",
        "a b",
    ]


def test_headers_are_compared_without_marks_commas_and_stars() -> None:
    wanted = header_key("Doanh thu, tỷ đồng")
    for text in ("DOANH THU (tỷ đồng)*", "doanh_thu_ty_dong", "Doanh thu\n tỷ  đồng"):
        assert header_key(text) == wanted


def test_column_letters() -> None:
    assert [column_letter(i) for i in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


@pytest.mark.django_db
def test_what_is_copied_comes_back_as_it_was() -> None:
    given = [(1, 'a\tb\nc\\d, "e"', None), (2, "", {"é": "x\ny\\N"})]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE copied (number int, text text, kept jsonb)")
        copy_lines(
            Identifier("copied"),
            ["number", "text", "kept"],
            [(n, text, kept or {}) for n, text, kept in given] + [(3, None, {})],
            encoded={2: as_json},
        )
        cursor.execute("SELECT * FROM copied ORDER BY number")
        found = [(n, text, json.loads(kept)) for n, text, kept in cursor.fetchall()]
    assert found == [(n, text, kept or {}) for n, text, kept in given] + [(3, None, {})]


def test_every_wording_speaks_in_both_languages_with_its_values() -> None:
    assert KINDS
    for code in WORDINGS:
        for language in ("vi", "en"):
            assert "%(" not in str(text_of(code, _all_params(code), language=language))
            remedy_of(code, _all_params(code), language=language)


def _all_params(code: str) -> dict[str, str]:
    wording = WORDINGS[code]
    names = re.findall(r"%\((\w+)\)s", f"{wording.text} {wording.remedy}")
    return dict.fromkeys(names, "x")


def test_an_ods_file_keeps_its_row_numbers(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = [["Tên cơ sở"], [], ["Xưởng"]]
    body = "".join(
        f"<table:table-row>{''.join(map(cell.format, row)) or '<table:table-cell/>'}"
        "</table:table-row>"
        for row in rows
    )
    names = {
        "office": "office:1.0",
        "table": "table:1.0",
        "text": "text:1.0",
    }
    spaces = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{value}"'
        for key, value in names.items()
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="Bảng">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "bang.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    [grid] = read_file(path)
    assert grid.name == "Bảng"
    assert [row[:1] for row in grid.head(9)] == [["Tên cơ sở"], [""], ["Xưởng"]]
