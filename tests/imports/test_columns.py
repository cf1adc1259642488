"""Columns that no header names: offered, said by a person, remembered, never lost in silence."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import ActionPlan
from core.spreadsheets.rows import Severity
from enterprises.models import Facility
from imports.choices import BatchStatus
from imports.columns import column_state
from imports.errors import FILE_IS_WRONG
from imports.models import ColumnLayout, ImportBatch
from imports.policies import why_not_write
from imports.services import check_batch, open_batch, write_batch
from imports.services.columns import columns_of_batch, remember_columns, remembered_columns
from imports.services.uploading import SMALL_ROWS
from imports.services.working import work_on
from tests import factories

# "Đơn vị" and "Nơi sản xuất" are nobody's promised headers; "Ghi chú" is not wanted.
HEADER = ["STT", "Đơn vị", "Mã ngành", "Tỉnh, thành phố", "Nơi sản xuất", "Ghi chú"]
ROW = [1, "Xưởng một", "2393", "Hà Nội", "Bát Tràng", "cũ"]
SAID = {"facilities-B": "name", "facilities-E": "commune", "facilities-F": "-"}


@pytest.fixture
def signed_in(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    return client


def brought(path: Path, by: Any, kind: str = "facilities") -> ImportBatch:
    batch = open_batch(kind=kind, content=path.read_bytes(), file_name=path.name, by=by)
    check_batch(batch=batch)
    batch.refresh_from_db()
    return batch


def codes(batch: ImportBatch) -> list[str]:
    return [message["code"] for message in batch.messages]


def address(batch: ImportBatch) -> str:
    return reverse("imports:columns", args=[batch.pk])


def say(client: Client, batch: ImportBatch, **said: str) -> Any:
    return client.post(address(batch), SAID | said, follow=True)


# On the preview ----------------------------------------------------------------------------------


def test_columns_without_a_home_are_named_on_the_preview(
    signed_in: Client, officer: Any, book: Any
) -> None:
    batch = brought(book([HEADER, ROW]), officer)
    state = column_state(batch.messages)
    assert state.unknown == ("STT", "Đơn vị", "Nơi sản xuất", "Ghi chú")
    assert state.missing == ("Tên cơ sở", "Xã, phường")
    page = signed_in.get(reverse("imports:batch", args=[batch.pk])).content.decode()
    assert "STT · Đơn vị · Nơi sản xuất · Ghi chú" in page
    assert "Tên cơ sở · Xã, phường" in page
    assert address(batch) in page


def test_a_file_of_promised_columns_needs_no_look(
    signed_in: Client, officer: Any, book: Any
) -> None:
    header = ["Tên cơ sở", "Mã ngành", "Tỉnh, thành phố", "Xã, phường"]
    batch = brought(book([header, ["A", "2393", "Hà Nội", "Bát Tràng"]]), officer)
    assert not column_state(batch.messages).is_worth_a_look
    page = signed_in.get(reverse("imports:batch", args=[batch.pk])).content.decode()
    assert address(batch) not in page


# The page ----------------------------------------------------------------------------------------


def test_the_page_shows_each_column_with_its_values_and_offers_the_nearest(
    signed_in: Client, officer: Any, book: Any
) -> None:
    header = [*HEADER[:5], "Người liên lạc"]
    batch = brought(book([["Danh sách"], header, [*ROW[:5], "Bà Hoa"]]), officer)
    page = signed_in.get(address(batch)).content.decode()
    assert "header in row 2" in page
    for text in ("Xưởng một", "Bát Tràng", "Bà Hoa", 'name="facilities-B"', "Leave out"):
        assert text in page
    assert 'name="facilities-C"' not in page
    [sheet] = columns_of_batch(batch=batch)
    assert [column.name for column in sheet.missing] == ["name", "commune"]
    assert sheet.columns[5].nearest[0].name == "contact"
    assert "industry" not in [column.name for column in sheet.free]


def test_what_a_person_says_is_read_at_once_and_kept(
    signed_in: Client, officer: Any, book: Any
) -> None:
    batch = brought(book([HEADER, ROW]), officer)
    page = say(signed_in, batch).content.decode()
    assert "The columns are kept" in page
    batch.refresh_from_db()
    assert batch.counts == {"facilities": {"new": 1}}
    assert codes(batch).count("unknown_column") == 1
    kept = ColumnLayout.objects.get()
    assert (kept.user, kept.kind, kept.sheet) == (officer, "facilities", "facilities")
    assert kept.columns == {"B": "name", "E": "commune", "F": ""}


def test_the_next_file_of_the_layout_is_matched_as_last_time_and_says_so(
    signed_in: Client, officer: Any, book: Any
) -> None:
    say(signed_in, brought(book([HEADER, ROW]), officer))
    before = ColumnLayout.objects.get().used_at
    other = ["II", "Xưởng hai", "2592", "Hà Nội", "Đông Anh", ""]
    batch = brought(book([["Năm 2026"], HEADER, other], sheet="Trang 7"), officer)
    assert batch.counts == {"facilities": {"new": 1}}
    messages = {message["code"]: message for message in batch.messages}
    assert messages["columns_recalled"]["level"] == Severity.WARNING
    assert messages["columns_recalled"]["params"]["pairs"] == [
        "“Đơn vị” → “Tên cơ sở”",
        "“Nơi sản xuất” → “Xã, phường”",
    ]
    assert messages["columns_left_out"]["params"]["columns"] == ["“Ghi chú” (F)"]
    assert ColumnLayout.objects.get().used_at > before
    page = signed_in.get(reverse("imports:batch", args=[batch.pk])).content.decode()
    assert "As last time" in page


def test_other_headers_other_people_and_other_kinds_are_asked_anew(
    signed_in: Client, officer: Any, admin: Any, book: Any
) -> None:
    say(signed_in, brought(book([HEADER, ROW]), officer))
    turned = [HEADER[0], *HEADER[:0:-1]]
    for batch in (
        brought(book([turned, ROW]), officer),
        brought(book([HEADER, ROW]), admin),
    ):
        assert column_state(batch.messages).missing == ("Tên cơ sở", "Xã, phường")
    assert remembered_columns(user=officer, kind="plans") == {}


def test_a_word_can_be_taken_back(signed_in: Client, officer: Any, book: Any) -> None:
    batch = brought(book([HEADER, ROW]), officer)
    say(signed_in, batch)
    page = signed_in.get(address(batch)).content.decode()
    assert '<option value="name" selected>' in page
    say(signed_in, batch, **dict.fromkeys(SAID, ""))
    batch.refresh_from_db()
    assert not ColumnLayout.objects.exists()
    assert column_state(batch.messages).missing == ("Tên cơ sở", "Xã, phường")


def test_two_columns_cannot_be_one_thing(signed_in: Client, officer: Any, book: Any) -> None:
    batch = brought(book([HEADER, ROW]), officer)
    response = say(signed_in, batch, **{"facilities-F": "name"})
    assert "Column B is this already." in response.content.decode()
    assert not ColumnLayout.objects.exists()


def test_millions_are_not_read_as_thousands_of_millions(
    signed_in: Client, officer: Any, book: Any
) -> None:
    header = [*HEADER[:5], "Doanh thu (triệu đồng)"]
    batch = brought(book([header, [*ROW[:5], 1800]]), officer)
    page = signed_in.get(address(batch)).content.decode()
    assert "Nearest: Doanh thu, tỷ đồng" not in page
    response = say(signed_in, batch, **{"facilities-F": "revenue_bn"})
    assert "Its header names another unit." in response.content.decode()
    assert not ColumnLayout.objects.exists()


def test_a_large_file_is_checked_again_by_a_worker(
    signed_in: Client, officer: Any, book: Any
) -> None:
    batch = brought(book([HEADER, ROW]), officer)
    ImportBatch.objects.update(total_rows=SMALL_ROWS + 1)
    say(signed_in, batch)
    batch.refresh_from_db()
    assert batch.status == BatchStatus.UPLOADED
    work_on(batch_id=batch.pk)
    batch.refresh_from_db()
    assert (batch.status, batch.counts) == (BatchStatus.CHECKED, {"facilities": {"new": 1}})


def test_a_sheet_that_nothing_tells_can_be_said_to_be_the_one(
    signed_in: Client, officer: Any, book: Any
) -> None:
    header, row = ["Đơn vị", "Nghề", "Thuộc", "Nơi"], ["Xưởng một", "2393", "Hà Nội", "Bát Tràng"]
    path = book({"Trang 1": [["Danh sách"], header, row], "Trang 2": [["x"]]})
    batch = brought(path, officer)
    assert not column_state(batch.messages).has_main_sheet
    [sheet] = columns_of_batch(batch=batch)
    assert (sheet.title, sheet.header_row, sheet.is_sure) == ("Trang 1", 2, False)
    names = {"A": "name", "B": "industry", "C": "province", "D": "commune"}
    signed_in.post(address(batch), {f"facilities-{key}": name for key, name in names.items()})
    batch.refresh_from_db()
    assert batch.counts == {"facilities": {"new": 1}}


def test_an_import_that_is_done_has_no_columns_to_say(
    signed_in: Client, officer: Any, book: Any
) -> None:
    batch = brought(book([HEADER, ROW]), officer)
    say(signed_in, batch)
    signed_in.post(reverse("imports:write", args=[batch.pk]))
    assert Facility.objects.count() == 1
    assert signed_in.get(address(batch)).status_code == 302


def test_an_administrator_helps_the_bringer_and_not_himself(
    client: Client, officer: Any, admin: Any, book: Any
) -> None:
    batch = brought(book([HEADER, ROW]), officer)
    client.force_login(admin)
    say(client, batch)
    assert ColumnLayout.objects.get().user == officer
    batch.refresh_from_db()
    assert batch.counts == {"facilities": {"new": 1}}


def test_saying_it_again_replaces_what_was_said(officer: Any) -> None:
    other = factories.User()
    for columns in ({"A": "name"}, {"A": "code", "B": ""}):
        remember_columns(by=officer, kind="facilities", said={("facilities", "x"): columns})
    assert remembered_columns(user=officer, kind="facilities") == {
        ("facilities", "x"): {"A": "code", "B": ""}
    }
    assert remembered_columns(user=other, kind="facilities") == {}


# What the file says of itself -------------------------------------------------------------------


def test_a_file_in_an_old_encoding_is_imported_and_named(officer: Any, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    lines = ["Tªn c¬ së;M· ngµnh;TØnh, thµnh phè;X·, ph\u00adêng", "Gèm sø;2393;Hµ Néi;B¸t Trµng"]
    path.write_bytes("\n".join(lines).encode("latin-1"))
    batch = brought(path, officer)
    assert batch.counts == {"facilities": {"new": 1}}
    [message] = batch.messages
    assert (message["code"], message["row"]) == ("old_encoding", 1)
    assert message["params"]["encoding"] == "TCVN3 (ABC)"
    assert "row" not in message["params"]


def test_an_xls_file_with_groups_merged_cells_and_errors(officer: Any, samples: Path) -> None:
    batch = brought(samples / "odd" / "co_so.xls", officer)
    rows = {row.number: row for row in batch.rows.all()}
    assert sorted(rows) == [5, 6]
    assert rows[6].values["province"] == "Hà Nội"
    assert [(m["code"], m["letter"]) for m in rows[5].messages if m["level"] == "error"] == [
        ("not_whole", "F"),
        ("excel_error", "G"),
        ("unreadable_year", "H"),
    ]
    assert ("excel_error", "E") in [(m["code"], m["letter"]) for m in rows[6].messages]
    assert codes(batch) == ["note_below_table"]


def test_the_reading_of_numbers_is_shown_back(officer: Any, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    header = "Tên cơ sở;Mã ngành;Tỉnh, thành phố;Xã, phường;Doanh thu, tỷ đồng;Nguồn vốn, tỷ đồng"
    rows = ["A;2393;Hà Nội;Bát Tràng;1.803,60;1.500", "B;2393;Hà Nội;Đông Anh;2,5;2"]
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    batch = brought(path, officer)
    assert batch.counts == {"facilities": {"new": 2}}
    found = {message["code"]: message for message in batch.messages}
    assert found["numbers_read"]["params"]["reading"] == "1\u00a0803,6"
    assumed = found["numbers_assumed"]["params"]
    assert (assumed["column"], assumed["reading"]) == ("Nguồn vốn, tỷ đồng", "1\u00a0500")


def days(*written: str) -> str:
    header = "plan_code,name,province,decision_no,decided_on,start_year,end_year"
    rows = [f"K{n},Kế hoạch {n},Hà Nội,1,{day},2021,2025" for n, day in enumerate(written)]
    return "\n".join([header, *rows])


def test_days_with_the_month_first_are_read_so_and_it_is_said(officer: Any, tmp_path: Path) -> None:
    path = tmp_path / "kh.csv"
    path.write_text(days("03/04/2020", "12/31/2020", "2020-05-06"), encoding="utf-8")
    batch = brought(path, officer, kind="plans")
    assert batch.counts == {"plans": {"new": 3}}
    write_batch(batch=batch, by=officer)
    found = ActionPlan.objects.order_by("code").values_list("decided_on", flat=True)
    assert list(found) == [date(2020, 3, 4), date(2020, 12, 31), date(2020, 5, 6)]
    [message] = [m for m in batch.messages if m["code"] == "dates_month_first"]
    assert (message["level"], message["value"]) == (Severity.WARNING, "03/04/2020")
    assert (message["params"]["day"], message["params"]["month"]) == ("4", "3")


def test_days_of_both_orders_are_named_and_nothing_is_written(officer: Any, tmp_path: Path) -> None:
    path = tmp_path / "kh.csv"
    path.write_text(days("03/04/2020", "12/31/2020", "31/12/2020"), encoding="utf-8")
    batch = brought(path, officer, kind="plans")
    [message] = [m for m in batch.messages if m["code"] == "dates_in_doubt"]
    assert (message["level"], message["value"]) == (Severity.ERROR, "12/31/2020")
    assert message["params"]["doubtful"] == "03/04/2020"
    assert why_not_write(batch, valid_only=True) == FILE_IS_WRONG
