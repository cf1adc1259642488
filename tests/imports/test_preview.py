"""The rows of an import: summed up by kind, narrowed, searched, page by page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.history import written_by
from enterprises.models import Facility
from imports.models import ImportBatch
from tests.imports.test_pages import act, latest, upload

HEADER = ["Mã cơ sở", "Tên cơ sở", "Mã ngành", "Tỉnh, thành phố", "Xã, phường", "Lao động"]
GOOD = ["X-1", "Xưởng Gốm Kim Lan", "2393", "Hà Nội", "Bát Tràng", 12]
WRONG_CODE = ["X-2", "Xưởng hai", "23933", "Hà Nội", "Đông Anh", 30]
OTHER_CODE = ["X-3", "Xưởng ba", "9393", "Hà Nội", "Đông Anh", 30]
NO_NUMBER = ["X-4", "Xưởng bốn", "2592", "Hà Nội", "Đông Anh", "nhiều"]
WARNED = ["X-5", "Xưởng năm", "3020", "Hà Nội", "Đông Anh", 30]
ROWS = [GOOD, WRONG_CODE, OTHER_CODE, NO_NUMBER, WARNED]

Look = Callable[..., str]


@pytest.fixture
def signed_in(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def look(signed_in: Client) -> Look:
    """The rows of the latest import, narrowed."""

    def narrowed(**chosen: str) -> str:
        address = reverse("imports:batch", args=[latest().pk])
        found = signed_in.get(address, chosen, headers={"HX-Request": "true"})
        return str(found.content.decode())

    return narrowed


def names_in(text: str) -> list[str]:
    return [row[0] for row in ROWS if f"<span>{row[1]}</span>" in text]


def test_errors_are_grouped_by_kind_with_example_and_remedy(signed_in: Client, book: Any) -> None:
    page = upload(signed_in, book([HEADER, *ROWS]))
    codes, number = page.context["error_groups"]
    assert (codes.column, codes.count, codes.sheet) == ("Mã ngành", 2, "Cơ sở sản xuất")
    assert codes.text.startswith("There is no industry code “…”")
    assert codes.remedy
    first, second = codes.examples
    assert (first.place, first.value, first.nearest) == ("C3", "23933", "2393")
    assert (second.place, second.value) == ("C4", "9393")
    assert number.text == "“nhiều” cannot be read as a number."
    [warning] = page.context["warning_groups"]
    assert (warning.column, warning.count, warning.is_error) == ("Mã ngành", 1, False)
    text = page.content.decode()
    assert text.index('id="errors"') < text.index('id="warnings"')


def test_a_group_leads_to_its_rows(signed_in: Client, book: Any, look: Look) -> None:
    page = upload(signed_in, book([HEADER, *ROWS]))
    codes, number = page.context["error_groups"]
    assert f"?fault={codes.key}#rows" in page.content.decode()
    assert names_in(look(fault=codes.key)) == ["X-2", "X-3"]
    assert names_in(look(fault=number.key)) == ["X-4"]
    assert names_in(look(fault=page.context["warning_groups"][0].key)) == ["X-5"]


def test_rows_are_narrowed_by_outcome_and_to_those_with_warnings(
    signed_in: Client, book: Any, look: Look
) -> None:
    upload(signed_in, book([HEADER, *ROWS]))
    assert names_in(look(outcome="wrong")) == ["X-2", "X-3", "X-4"]
    assert names_in(look(outcome="new")) == ["X-1", "X-5"]
    assert names_in(look(only="warned")) == ["X-5"]
    assert "Nothing matches" in look(only="edited")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("gom kim lan", ["X-1"]),
        ("LÀN kím", ["X-1"]),
        ("xuong dong", ["X-2", "X-3", "X-4", "X-5"]),
        ("9393", ["X-3"]),
        ("x-4", ["X-4"]),
        ("5", ["X-4", "X-5"]),
        ("name", []),
        ("industry", []),
        ('"', []),
        ("\\", []),
        (".*", []),
    ],
)
def test_cells_are_searched_without_tone_marks(
    signed_in: Client, book: Any, look: Look, words: str, found: list[str]
) -> None:
    upload(signed_in, book([HEADER, *ROWS]))
    assert names_in(look(q=words)) == found


def test_quotes_in_cells_are_found(signed_in: Client, book: Any, look: Look) -> None:
    upload(signed_in, book([HEADER, ["X-1", 'Xưởng "A\\B"', *GOOD[2:]], GOOD[:0] + WARNED]))
    for words in ('"a', "a\\b", 'b"'):
        text = look(q=words)
        assert "X-1" in text
        assert "X-5" not in text


def test_rows_stand_as_in_the_file_on_pages(signed_in: Client, book: Any, look: Look) -> None:
    rows = [[f"X-{n}", f"Xưởng {n}", *GOOD[2:]] for n in range(1, 121)]
    upload(signed_in, book([HEADER, *rows]))
    assert "1–50 of 120" in look()
    last = look(page="3")
    assert "101–120 of 120" in last
    assert last.index("X-101<") < last.index("X-102<") < last.index("X-120<")
    assert "1–50 of 120" in look(q="xuong")
    assert "101–120 of 120" in look(q="xuong", page="3")


def test_the_rows_of_several_sheets_stand_in_their_order(
    signed_in: Client, samples: Any, look: Look
) -> None:
    for kind in ("facilities", "assessments"):
        upload(signed_in, samples / f"four_plants_{kind}.xlsx", kind)
        if kind == "facilities":
            act(signed_in, "write")
    text = look()
    titles = ["Đánh giá", "Sản lượng", "Dòng vật chất, năng lượng"]
    places = [text.index(f"<h2>{title}</h2>") for title in titles if f"<h2>{title}</h2>" in text]
    assert len(places) > 1
    assert places == sorted(places)
    assert "<h2>Đánh giá</h2>" not in look(sheet="outputs")
    assert latest().counts["outputs"]["new"] == look(sheet="outputs").count('<tr class="is-new">')


def test_the_page_asks_as_much_of_three_rows_as_of_many(signed_in: Client, book: Any) -> None:
    def queries(count: int) -> int:
        rows = [[f"{n}-{row[0]}", f"{row[1]} {n}", *row[2:]] for row in ROWS for n in range(count)]
        upload(signed_in, book([HEADER, *rows]))
        with CaptureQueriesContext(
            connection,
        ) as captured:
            signed_in.get(reverse("imports:batch", args=[latest().pk]), {"outcome": "wrong"})
        return len(captured)

    assert queries(1) == queries(12)


def test_what_was_edited_by_hand_is_told_and_chosen(
    signed_in: Client, officer: Any, book: Any, look: Look
) -> None:
    header = [*HEADER, "Điện thoại"]
    upload(signed_in, book([header, [*GOOD, "0911111111"], [*WARNED, "0911111111"]]))
    act(signed_in, "write")
    with written_by(officer, source="form"):
        Facility.objects.filter(code="X-1").update(phone="0922222222")
    later = [[*GOOD, "0933333333"], [*WARNED[:5], 31, "0933333333"]]
    page = upload(signed_in, book([header, *later]))
    text = page.content.decode()
    assert "Overwrite “Điện thoại”: 1 value" in text
    assert "1 row would change nothing else." in text
    assert "Write 1 row" in text
    edited = look(only="edited")
    assert names_in(edited) == ["X-1"]
    assert f"edited by {officer}" in edited
    assert "The file says 0933333333." in edited
    assert "Edited by hand, kept" in edited
    act(signed_in, "write")
    assert Facility.objects.get(code="X-1").phone == "0922222222"
    assert "Edited by hand, kept" in look(only="edited")
    upload(signed_in, book([header, *later]))
    act(signed_in, "write", overwrite="facilities.phone")
    assert Facility.objects.get(code="X-1").phone == "0933333333"
    done = look(only="edited")
    assert f"What {officer} typed" in done
    assert "Updated" in done


def test_a_cell_says_what_it_was_read_as(signed_in: Client, book: Any, look: Look) -> None:
    """Alike whether it changes or not; what the file says in other words can be seen."""
    header = [*HEADER, "Doanh thu, tỷ đồng", "Nông thôn"]
    upload(signed_in, book([header, [*GOOD[:5], 1200, 450.5, "x"]]))
    act(signed_in, "write")
    signed_in.cookies["django_language"] = "vi"
    upload(signed_in, book([header, [*GOOD[:5], 1200, 460.5, "x"], NO_NUMBER]))
    text = look()
    assert '<span title="Trong tệp: 1200">1.200</span>' in text
    assert '<del>450,5</del> <ins title="Trong tệp: 460.5">460,5</ins>' in text
    assert '<span title="Trong tệp: x">có</span>' in text
    assert "<span>Xưởng Gốm Kim Lan</span>" in text
    assert "<span>nhiều</span>" in text
    # What may be a thousand or a bit over one is left as the file has it, with what is beside it.
    rows = [["X-7", *GOOD[1:5], 1, 1.125, None], ["X-8", *GOOD[1:5], 1, 2.5, None]]
    upload(signed_in, book([header, *rows]))
    text = look()
    assert "<span>1.125</span>" in text
    assert "<span>2.5</span>" in text


def test_a_done_import_tells_every_row_and_leads_to_its_record(
    signed_in: Client, book: Any, look: Look
) -> None:
    upload(signed_in, book([HEADER, *ROWS]))
    act(signed_in, "write", valid_only="1")
    text = look()
    for facility in Facility.objects.all():
        assert reverse("enterprises:facility_detail", args=[facility.pk]) in text
    assert text.count("Added") == 2
    assert text.count("Wrong, not written") == 3
    act(signed_in, "undo")
    assert "Open the record" not in look()
    assert ImportBatch.objects.get().rows.count() == len(ROWS)


def test_what_writing_does_is_said_before(signed_in: Client, book: Any) -> None:
    text = upload(signed_in, book([HEADER, *ROWS])).content.decode()
    assert "New rows: 2; changed rows: 0." in text
    assert "Wrong rows that are left out: 3." in text
    assert "Write only 2 valid rows" in text
    assert 'form="write-form"' in text
