"""Lists as files: what stands in the cells, and that it is what the person sees."""

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from core.books import as_cell
from core.exports import Content, Page
from core.spreadsheets import writing
from core.spreadsheets.cells import ErrorCell
from core.spreadsheets.reading import read_workbook
from tests import factories
from tests.cast import Cast

FACILITIES = "enterprises:facility_list"
# Text that a spreadsheet would take for something else.
TRAPS = ("=1+1", "+84 912 345 678", "-5", "@SUM(A1)", "#N/A", "=HYPERLINK(1)", "0123", "Hoà\u0301")


@pytest.fixture
def client_of(client: Client) -> Callable[[User], Client]:
    def sign_in(user: User) -> Client:
        client.force_login(user)
        client.cookies["django_language"] = "en"
        return client

    return sign_in


def table(client: Client, name: str, *, of: dict[str, Any] | None = None, **query: str) -> Any:
    """The rows of a list taken out as a workbook, each by its headers."""
    answer = client.get(reverse(name, kwargs=of or {}), {"export": "xlsx", **query})
    header, *rows = load_workbook(BytesIO(answer.content)).active.values
    return [dict(zip(header, row, strict=True)) for row in rows]


def written(lines: list[list[Any]], kind: str = "xlsx", **page: Any) -> bytes:
    """A file of these lines; the records are people, of whom only their number matters."""
    for _line in lines:
        factories.User()
    rest = iter(lines)
    records = User.objects.order_by("pk")
    named = {"title": "Tờ một", "header": ["Cột"]} | page
    told = Page(records=records, line=lambda _: next(rest), **named)
    stream = BytesIO()
    Content(name="tep", format=kind, pages=[told]).write(stream)
    return stream.getvalue()


# Cells ----------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_no_text_runs_as_a_formula_and_none_is_changed() -> None:
    sheet = load_workbook(BytesIO(written([[text] for text in TRAPS]))).active
    cells = [cell for (cell,) in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == list(TRAPS)
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.django_db
def test_numbers_days_and_moments_stay_what_they_are() -> None:
    noon = datetime(2025, 6, 1, 5, 30, tzinfo=UTC)
    line = [Decimal("1803.60"), 7, date(2025, 12, 31), noon, None, "", True]
    sheet = load_workbook(BytesIO(written([line]))).active
    (cells,) = sheet.iter_rows(min_row=2)
    values = [cell.value for cell in cells]
    assert values[:2] == [1803.6, 7]
    assert values[2:4] == [datetime(2025, 12, 31), datetime(2025, 6, 1, 12, 30)]  # noqa: DTZ001
    assert values[4:] == [None, None, True]
    assert [cell.data_type for cell in cells] == ["n", "n", "d", "d", "n", "n", "b"]
    assert cells[2].number_format == "dd/mm/yyyy"


@pytest.mark.django_db
def test_characters_that_no_workbook_may_hold_are_left_out() -> None:
    assert load_workbook(BytesIO(written([["a\x0bb"]]))).active["A2"].value == "ab"


@pytest.mark.django_db
def test_a_text_file_is_for_programs_and_runs_nothing() -> None:
    lines = [[text] for text in TRAPS] + [[Decimal("-1803.600")], [date(2025, 12, 31)], [None]]
    raw = written(lines, "csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    cells = ["".join(row) for row in csv.reader(StringIO(raw.decode("utf-8-sig")))]
    guarded = [f"'{text}" if text[0] in "=+-@" else text for text in TRAPS]
    assert cells == ["Cột", *guarded, "-1803.6", "2025-12-31", ""]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (Decimal("0.1"), Decimal("0.1")),
        (Decimal("123456789012345.000"), Decimal("123456789012345.000")),
        (Decimal("2633708.160000000001"), "2633708,160000000001"),
        (Decimal("1E+20") + 1, "100000000000000000001"),
        ("chữ", "chữ"),
        (None, None),
    ],
)
def test_a_number_with_more_digits_than_excel_keeps_is_text(value: Any, cell: Any) -> None:
    assert as_cell(value) == cell
    assert type(as_cell(value)) is type(cell)


@pytest.mark.django_db
def test_a_list_longer_than_a_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 2)
    book = load_workbook(BytesIO(written([["a"], ["b"], ["c"]])))
    assert book.sheetnames == ["Tờ một", "Tờ một (2)"]
    assert [[row[0] for row in sheet.values] for sheet in book] == [["Cột", "a", "b"], ["Cột", "c"]]


@pytest.mark.django_db
def test_a_list_that_just_fills_a_sheet_makes_no_empty_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 2)
    assert load_workbook(BytesIO(written([["a"], ["b"]]))).sheetnames == ["Tờ một"]


@pytest.mark.django_db
def test_spaces_and_signs_of_xml_are_kept() -> None:
    texts = [" hai  đầu ", "a & b < c > d", 'nói "có"', "dòng\nhai"]
    sheet = load_workbook(BytesIO(written([[text] for text in texts]))).active
    assert [cell.value for (cell,) in sheet.iter_rows(min_row=2)] == texts


@pytest.mark.django_db
def test_our_own_reader_reads_what_was_written() -> None:
    line = ["Gốm", Decimal("12.5"), 7, date(2025, 12, 31), None, True, "=1+1"]
    (grid,) = read_workbook(written([line, line]), file_name="tep.xlsx")
    assert grid.name == "Tờ một"
    rows = [cells for _number, cells in grid.lines(start=2)]
    assert rows == [["Gốm", 12.5, 7.0, date(2025, 12, 31), "", True, "=1+1"]] * 2


def test_a_copy_of_a_sheet_keeps_its_rows_where_they_were_and_its_errors() -> None:
    long = "Cơ sở sản xuất của tỉnh năm 2025"
    line = [ErrorCell("#N/A"), ErrorCell("=A1+1"), ErrorCell("Err:502"), time(12), date(2025, 1, 2)]
    far = [None] * 800 + ["xa"]
    stream = BytesIO()
    with writing.WorkbookWriter(stream) as book:
        titles = (f"{long} A", f"{long} B", "")
        names = [book.copy(title, [(3, line), (5, []), (7, far)]) for title in titles]
    assert len(set(names)) == 3
    assert max(map(len, names)) == 31
    copied = load_workbook(stream)
    assert copied.sheetnames == names
    for page in copied:
        assert [cell.value for cell in page[3]][:5] == [
            *("#N/A", "=A1+1", "Err:502"),
            *(time(12), datetime(2025, 1, 2)),  # noqa: DTZ001 - as cells hold it
        ]
        assert [page["A3"].data_type, page["C3"].data_type] == ["e", "s"]
        assert (page.max_row, page.cell(7, 801).value) == (7, "xa")


@pytest.mark.django_db
def test_a_sheet_is_called_what_excel_allows() -> None:
    long = "Hoạt động: KH-2021/2025 của thành phố Hà Nội"
    book = load_workbook(BytesIO(written([], title=long)))
    assert book.sheetnames == ["Hoạt động  KH-2021 2025 của thà"]


# Lists ----------------------------------------------------------------------------------------


def test_a_list_is_taken_out_filtered_and_sorted_as_it_is_seen(
    client_of: Callable[[User], Client], cast: Cast
) -> None:
    for name in ("Gạch B", "Gạch A", "Gạch C", "Xi măng"):
        factories.Facility(commune=cast.commune, name=name)
    officer = client_of(cast.officer)
    seen = [row["Facility"] for row in table(officer, FACILITIES, q="gach", sort="-name", page="2")]
    assert seen == ["Gạch C", "Gạch B", "Gạch A"]


def test_nobody_takes_out_more_than_she_sees(
    client_of: Callable[[User], Client], cast: Cast
) -> None:
    assert [row["Facility"] for row in table(client_of(cast.officer), FACILITIES)] == [
        cast.facility.name
    ]
    assert [row["Facility"] for row in table(client_of(cast.stranger), FACILITIES)] == [
        cast.foreign_facility.name
    ]


def pages(cast: Cast) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every list of the portal, with a row in each."""
    factories.Assessment(facility=cast.facility)
    activity = factories.Activity(plan=cast.plan)
    factories.Participation(activity=activity)
    yield from ((FACILITIES, {}), ("assessments:list", {}), ("campaigns:plan_list", {}))
    yield "campaigns:activity_list", {}
    yield "campaigns:plan_detail", {"code": cast.plan.code}
    yield "campaigns:activity_detail", {"code": activity.code}


def test_every_list_comes_as_workbook_and_as_text(
    client_of: Callable[[User], Client], cast: Cast
) -> None:
    officer = client_of(cast.officer)
    for page, of in pages(cast):
        address = reverse(page, kwargs=of)
        seen = officer.get(address).context["table"]
        assert len(table(officer, page, of=of)) == seen.paginator.count == 1, page
        assert not [row for row in table(officer, page, of=of) if "<" in str(row)], page
        answer = officer.get(address, {"export": "csv"})
        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        assert len(answer.content.decode().strip().splitlines()) == 2
        shown = officer.get(address).content.decode()
        assert "?export=xlsx" in shown
        assert "?export=csv" in shown


def test_only_who_may_bring_it_in_takes_out_what_can_be_brought_in(
    client_of: Callable[[User], Client], cast: Cast
) -> None:
    offers = {}
    for name in ("officer", "leader", "local", "consultant", "owner", "admin"):
        shown = client_of(cast.person(name)).get(reverse(FACILITIES)).content.decode()
        offers[name] = "export=book" in shown
    assert [name for name, offered in offers.items() if offered] == ["officer", "admin"]
    answer = client_of(cast.leader).get(reverse(FACILITIES), {"export": "book"})
    assert answer["Content-Type"].startswith("text/html")


def test_the_number_of_queries_does_not_grow_with_the_list(
    client_of: Callable[[User], Client], cast: Cast, django_assert_max_num_queries: Any
) -> None:
    officer = client_of(cast.officer)
    counts = []
    for _size in range(2):
        with django_assert_max_num_queries(30) as counted:
            officer.get(reverse(FACILITIES), {"export": "book"})
        counts.append(len(counted))
        for _number in range(10):
            factories.Facility(commune=cast.commune)
    assert counts[0] == counts[1]
