"""One import from end to end in a real browser: a faulty workbook is brought, taken home, mended
and brought again, written, and taken back; and large ones, which a worker checks."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from django.utils.translation import gettext, override
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from accounts.roles import Role
from bench.facilities import HEADERS, facility_rows
from core.history import events_of, written_by
from enterprises.choices import CURRENT_EDITION
from enterprises.models import AdminUnit, Facility
from imports.choices import BatchStatus
from imports.models import ImportBatch
from sxsh_portal.celery import app
from tests import factories
from tests.browser.looks import fits, is_for_everyone
from tests.imports.bring import bring
from tests.processes import celery, running
from tests.reports.side_by_side import queued_tasks

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
logger = logging.getLogger(__name__)
PATIENCE = 30_000
SHEET, NOTES = "Cơ sở sản xuất", "Sổ tay"
HEADER = [
    *("Mã cơ sở", "Tên cơ sở", "Mã ngành", "Tỉnh, thành phố", "Quận, huyện", "Xã, phường"),
    *("Địa chỉ", "Lao động", "Doanh thu, tỷ đồng", "Khu, cụm, làng nghề"),
]
FIRST, LAST = 4, 33  # the rows of the facilities, as in Excel
OLD = [f"N-{number:02}" for number in range(4, 9)]  # stored before the import
CHANGED_SINCE = "đã sửa sau lần nhập"
UNDONE_ALREADY = (
    "This import is undone already; there is nothing left to undo. To have its rows again, bring"
    " the file again."
)
MAY_CLOSE = "You may close this page: the work goes on, and the import stays in the list."
STATUS = "Kết quả kiểm tra"
Rows = list[list[Any]]

# What is wrong in the workbook: cell → (what stands there, the note in the file that comes back,
# what it is mended to).
FAULTS = {
    "C12": ("23993", "Không có mã ngành “23993”", "2399"),
    "C13": ("99999", "Không có mã ngành “99999”", "2592"),
    "H14": ("nhiều", "Không đọc được “nhiều” như một số", 14),
    "F15": ("", "nằm ngoài địa bàn của anh/chị", ""),
    "A16": ("N-09", "Trùng với dòng 9", "N-16"),
    "B17": (None, "Ô này bắt buộc phải có giá trị", "Xưởng mộc số 17"),
}
# The groups on the page: words, how many rows.
ERRORS = {
    "Không có mã ngành": 2,
    "như một số": 1,
    "nằm ngoài địa bàn": 1,
    "Trùng với dòng 9": 1,
    "bắt buộc phải có giá trị": 1,
}
WARNINGS = {"được hiểu là": 1, "sẽ được thêm vào": 1}


@pytest.fixture
def officer(transactional_db: None) -> User:
    hanoi = AdminUnit.objects.get(edition=CURRENT_EDITION, code="01", level="province")
    officer = factories.User(email="thu.ha@example.vn", full_name="Nguyễn Thu Hà")
    factories.Membership(user=officer, role=Role.OFFICER, admin_unit=hanoi)
    return officer


@pytest.fixture
def page(browser_page: Page, sign_in: Callable[[User], None], officer: User) -> Page:
    """The officer of Hà Nội, signed in."""
    browser_page.set_default_timeout(PATIENCE)
    sign_in(officer)
    return browser_page


def communes(province: str) -> list[str]:
    """Today's communes of a province whose names are its only ones."""
    units = AdminUnit.objects.filter(edition=CURRENT_EDITION, province__code=province)
    return list(units.filter(level="commune").order_by("code").values_list("name", flat=True))


# The workbook ----------------------------------------------------------------------------------


def rows_of_book() -> Rows:
    """Five that are stored, then new ones, each in a commune of its own."""
    places = communes("01")
    rows: Rows = [
        [f"N-{n:02}", f"Xưởng mộc số {n}", "1629", "Hà Nội", None, place, f"Số {n}", n, 1.5, None]
        for n, place in zip(range(FIRST, LAST + 1), places, strict=False)
    ]
    rows[1][1] = "Công ty TNHH Gốm sứ Kim Lan"
    return rows


def stored(path: Path, officer: User) -> Rows:
    """Brings the first five rows beforehand, and returns them."""
    book = Workbook()
    book.active.title = SHEET
    rows = rows_of_book()[:5]
    for row in (HEADER, *rows):
        book.active.append(row)
    book.save(path)
    assert bring("facilities", path, officer).code == 0
    return rows


def faulty_book(path: Path) -> Path:
    """A title above the header, another sheet beside; two rows that differ from what is stored,
    six that are wrong, two to be warned of and two to be asked about."""
    book = Workbook()
    book.active.title = NOTES
    book.active.append(["Việc cần làm", "Gọi lại ông Nam"])
    sheet = book.create_sheet(SHEET)
    sheet.append(["DANH SÁCH CƠ SỞ SẢN XUẤT NĂM 2025"])
    sheet.merge_cells("A1:J1")
    sheet.append([])
    sheet.append(HEADER)
    for row in rows_of_book():
        sheet.append(row)
    sheet["H7"], sheet["I8"] = 45, 2.5
    for cell, (value, _note, _mended) in FAULTS.items():
        sheet[cell] = value
    sheet["D15"], sheet["F15"] = "Hải Phòng", communes("31")[0]
    sheet["C18"] = 510
    sheet["J19"] = "CCN Thử Nghiệm"
    sheet["E20"], sheet["F20"] = "Ba Đình", "Cống Vị"
    sheet["B22"], sheet["F22"] = "Cty Gốm sứ Kim Lan", sheet["F5"].value
    book.save(path)
    return path


def mend(path: Path) -> Path:
    """In the very file that came back, only the cells with an error."""
    book = load_workbook(path)
    sheet = book[SHEET]
    for cell, (_value, _note, mended) in FAULTS.items():
        sheet[cell] = mended
    sheet["D15"], sheet["F15"] = "Hà Nội", communes("01")[11]
    book.save(path)
    return path


def vi(text: str) -> str:
    """What a reader of Vietnamese gets for a text of the code."""
    with override("vi"):
        return gettext(text)


# The pages --------------------------------------------------------------------------------------


def upload(page: Page, address: str, path: Path) -> None:
    page.goto(f"{address}/imports/")
    page.locator("[name=kind]").select_option("facilities")
    page.locator("[name=file]").set_input_files(path)
    page.get_by_role("button", name="Kiểm tra tệp").click()


def figures(page: Page) -> dict[str, str]:
    """The numbers above the rows: what they count → how many."""
    found = page.locator(".figures .figure").all()
    return {
        each.locator("dt").inner_text(): each.locator("dd").first.inner_text().split()[0]
        for each in found
    }


def group(page: Page, words: str) -> Locator:
    return page.locator("ul.queue > li", has_text=words)


def see_all_faults_at_once(page: Page) -> None:
    expect(page.locator(".figures")).to_be_visible()
    assert figures(page) == {"Thêm mới": "19", "Sửa đổi": "2", "Không đổi": "3", "Lỗi": "6"}
    for words, count in (ERRORS | WARNINGS).items():
        expect(group(page, words).locator("a.count")).to_have_text(f"{count} dòng")
    expect(page.locator("tr.is-changed")).to_have_count(2)
    is_for_everyone(page)


def look_at_the_rows_of_a_group(page: Page) -> None:
    group(page, "Không có mã ngành").locator("a.count").click()
    expect(page.locator("#list tbody tr")).to_have_count(2)
    expect(page.locator("#list tbody th")).to_have_text(["12", "13"])
    expect(page.locator("#list td.is-bad")).to_have_count(2)
    page.go_back()
    expect(page.locator("#list tbody tr")).to_have_count(LAST - FIRST + 1)


def take_home(page: Page, path: Path) -> Path:
    with page.expect_download() as taken:
        page.locator("main a[href$='/checked']").click()
    taken.value.save_as(path)
    return path


def ground(cell: Cell) -> str:
    return "" if cell.fill.fill_type is None else cell.fill.fgColor.rgb[-6:]


def read_the_notes(path: Path, brought: Path) -> None:
    """Each bad cell is marked and says why; the rows say what becomes of them; the rest is as it
    was brought."""
    book, before = load_workbook(path), load_workbook(brought)
    assert book.sheetnames == [NOTES, SHEET]
    assert list(book[NOTES].values) == list(before[NOTES].values)
    sheet = book[SHEET]
    assert sheet["K3"].value == STATUS
    for row, was in zip(sheet.iter_rows(), before[SHEET].iter_rows(), strict=True):
        assert [cell.value for cell in row[:10]] == [cell.value for cell in was]
    for cell, (_value, note, _mended) in FAULTS.items():
        assert note in sheet[cell].comment.text
        assert ground(sheet[cell]) == "FFC9C4"
    see_outcomes(sheet)


def see_outcomes(sheet: Worksheet) -> None:
    told = {row: sheet[f"K{row}"].value for row in range(FIRST, LAST + 1)}
    assert [told[row] for row in (4, 5, 6, 7, 8, 9)] == [
        *["Không đổi"] * 3,
        *["Sửa đổi"] * 2,
        "Thêm mới",
    ]
    wrong = {row for row, words in told.items() if words.startswith("Lỗi")}
    assert wrong == {int(cell[1:]) for cell in FAULTS}
    assert "Mã ngành (C12)" in told[12]
    assert told[18].startswith("Thêm mới: ")


def see_the_mended_preview(page: Page) -> None:
    expect(page.locator(".figures")).to_be_visible()
    assert figures(page) == {"Thêm mới": "25", "Sửa đổi": "2", "Không đổi": "3", "Lỗi": "0"}
    for words in ERRORS:
        expect(group(page, words)).to_have_count(0)
    for words in WARNINGS:
        expect(group(page, words)).to_have_count(1)
    changed = page.locator("tr.is-changed")
    expect(changed.locator("del")).to_have_text(["7", "1,5"])
    expect(changed.locator("ins")).to_have_text(["45", "2,5"])
    expect(page.locator("tr.is-new")).to_have_count(25)
    fits(page)


def write(page: Page) -> None:
    page.get_by_role("button", name="Nhập 27 dòng").click()
    expect(page.locator("main")).to_contain_text("Đã nhập xong")
    assert figures(page)["Thêm mới"] == "25"
    fits(page)


def read_a_record(page: Page, row: int) -> None:
    """From the row of the import to the page of its record, and from its history back."""
    place = page.url
    line = page.locator("#list tbody tr", has=page.locator(f"th:text-is('{row}')"))
    line.get_by_role("link").click()
    expect(page.locator("h1")).to_have_text(f"Xưởng mộc số {row}")
    see_values(page, row)
    expect(page.locator(".changes")).to_contain_text("Nguyễn Thu Hà")
    page.goto(place)


def see_values(page: Page, row: int) -> None:
    main = page.locator("main")
    expect(main).to_contain_text(f"N-{row:02}")
    expect(main).to_contain_text(f"Số {row}")
    expect(main).to_contain_text("1,5")


# Taking it back ---------------------------------------------------------------------------------


def edit_by_hand(officer: User, code: str, address: str) -> Facility:
    """As a form does."""
    facility = Facility.objects.get(code=code)
    with written_by(officer, source="form", reason="Chuyển xưởng"):
        facility.address = address
        facility.save()
    return facility


def look_at_what_undo_would_do(page: Page, *, kept: Facility) -> None:
    page.get_by_role("link", name=vi("Undo this import")).click()
    expect(page.locator("section[aria-labelledby=stays]")).to_contain_text(kept.name)
    expect(page.locator("section[aria-labelledby=stays]")).to_contain_text(CHANGED_SINCE)
    # 25 facilities with their enterprises, a zone and where it lies; but neither the one that was
    # edited nor the enterprise that it rests on.
    assert becomes_of_the_records(page) == {
        "Cơ sở": ["24", "0", "1"],
        "Doanh nghiệp": ["24", "2", "1"],
        "Khu, cụm, làng nghề": ["1", "0", "0"],
        "Khu, cụm, làng nghề: xã, phường": ["1", "0", "0"],
    }
    assert Facility.objects.count() == LAST - FIRST + 1
    is_for_everyone(page)


def becomes_of_the_records(page: Page) -> dict[str, list[str]]:
    """Kind of record → how many are removed, have old values again, are kept."""
    rows = page.get_by_role("table", name=vi("What becomes of the records")).locator("tbody tr")
    return {
        row.locator("th").inner_text(): row.locator("td").all_inner_texts() for row in rows.all()
    }


def undo(page: Page) -> None:
    page.get_by_role("button", name=vi("Undo this import")).click()


def see_what_is_left(page: Page, *, kept: Facility) -> None:
    expect(page.get_by_role("status").first).to_contain_text(vi("The import is undone."))
    is_for_everyone(page)
    left = Facility.objects.order_by("code").select_related("enterprise")
    assert [facility.code for facility in left] == [*OLD, kept.code]
    assert [left[3].enterprise.staff, left[4].enterprise.revenue_vnd] == [7, 1_500_000_000]
    assert left[5].address == kept.address
    page.get_by_role("link", name=vi("Each record that was kept, and why")).click()
    listed = page.locator("section[aria-labelledby=stays]")
    expect(listed).to_contain_text(kept.name)
    expect(listed).to_contain_text(CHANGED_SINCE)
    is_for_everyone(page)


def refuses_a_second_time(page: Page) -> None:
    """In words, to who comes from a page that was left open, and on the page itself."""
    undo(page)
    expect(page.get_by_role("status").first).to_contain_text("Chỉ hoàn tác được lần nhập đã ghi")
    page.go_back()
    page.reload()
    expect(page.locator("main")).to_contain_text(vi(UNDONE_ALREADY))
    expect(page.get_by_role("button", name=vi("Undo this import"))).to_have_count(0)


def history_still_tells(page: Page, address: str, *, kept: Facility, batch: ImportBatch) -> None:
    """Of the one that was kept, on its page; of one that is gone, in its history."""
    page.goto(f"{address}/facilities/{kept.pk}/")
    changes = page.locator(".changes")
    expect(changes).to_contain_text("Chuyển xưởng")
    expect(changes.locator(f"a[href='/imports/{batch.pk}/']").first).to_be_visible()
    gone = events_of(Facility).objects.filter(code="N-09").order_by("pgh_id")
    told = [(each.pgh_label, each.pgh_context.metadata["batch"]) for each in gone]
    assert told == [("insert", batch.pk), ("delete", batch.pk)]


def test_an_import_from_the_first_fault_to_the_last_trace(
    page: Page, live_server: Any, officer: User, tmp_path: Path
) -> None:
    stored(tmp_path / "năm ngoái.xlsx", officer)
    brought = faulty_book(tmp_path / "Danh sách cơ sở.xlsx")
    upload(page, live_server.url, brought)
    see_all_faults_at_once(page)
    look_at_the_rows_of_a_group(page)
    path = take_home(page, tmp_path / "về nhà.xlsx")
    read_the_notes(path, brought)
    upload(page, live_server.url, mend(path))
    see_the_mended_preview(page)
    write(page)
    batch = ImportBatch.objects.latest("pk")
    read_a_record(page, 10)
    take_it_back(page, live_server.url, officer, batch)


def take_it_back(page: Page, address: str, officer: User, batch: ImportBatch) -> None:
    kept = edit_by_hand(officer, "N-20", "Số 20 phố Mới")
    look_at_what_undo_would_do(page, kept=kept)
    other_window = page.context.new_page()
    other_window.goto(page.url)
    undo(page)
    see_what_is_left(page, kept=kept)
    refuses_a_second_time(other_window)
    history_still_tells(page, address, kept=kept, batch=batch)


# Questions --------------------------------------------------------------------------------------


def test_questions_are_answered_in_place(
    page: Page, live_server: Any, officer: User, tmp_path: Path
) -> None:
    """Where a facility of a divided commune lies, and whether a new one is a stored one."""
    stored(tmp_path / "năm ngoái.xlsx", officer)
    upload(page, live_server.url, faulty_book(tmp_path / "Danh sách cơ sở.xlsx"))
    page.locator("main a[href$='/questions/']").first.click()
    left = page.locator("#questions-left")
    expect(left.locator("b")).to_have_text("2")
    is_for_everyone(page)
    page.locator("form[action$='/answer'] button[value=no]").click()
    expect(left.locator("b")).to_have_text(["1", "1"])
    expect(page.locator("form[action$='/forget'] button")).to_be_focused()
    page.get_by_role("button", name="Phường Giảng Võ").click()
    expect(page.locator("form[action$='/answer']")).to_have_count(0)
    expect(left.locator("b")).to_have_text("2")
    is_for_everyone(page)
    page.locator("form[action$='/apply'] button").click()
    expect(page.locator(".figures")).to_be_visible()
    expect(page.locator("main a[href$='/questions/'].button")).to_have_count(0)
    assert figures(page)["Thêm mới"] == "19"


# Large files --------------------------------------------------------------------------------------


@pytest.fixture
def start_worker(tmp_path: Path) -> Iterator[Callable[[], Any]]:
    """Starts a worker as a process of its own, when it is called; it has nothing to complain of."""
    queued_tasks()  # what earlier tests left for workers that were never there
    log = tmp_path / "worker.log"
    command = celery("worker", "--concurrency=1", "--without-gossip", "--without-mingle")
    with ExitStack() as processes:
        yield lambda: processes.enter_context(running(command, log=log))
    assert "Traceback" not in log.read_text(), log.read_text()


def large_book(path: Path, *, rows: int) -> Path:
    """Facilities with every column, all in Hà Nội."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.append(HEADERS)
    for row, place in zip(facility_rows(rows), cycle(communes("01")), strict=False):
        sheet.append([*row[:6], "Hà Nội", None, place, *row[9:]])
    book.save(path)
    return path


def wait_until_it_listens(page: Page) -> None:
    while not app.control.ping(timeout=0.2):
        page.wait_for_timeout(50)


def test_a_large_file_is_checked_by_a_worker_while_one_looks_on(
    page: Page, live_server: Any, start_worker: Callable[[], Any], tmp_path: Path
) -> None:
    """No worker is there at first; the page says that the file waits, and shows what was found
    without being asked again."""
    upload(page, live_server.url, large_book(tmp_path / "lớn.xlsx", rows=2500))
    expect(page.locator("#import-state")).to_contain_text(vi(MAY_CLOSE))
    assert ImportBatch.objects.get().status == BatchStatus.UPLOADED
    is_for_everyone(page)
    start_worker()
    expect(page.locator(".figures")).to_be_visible(timeout=PATIENCE)
    assert figures(page) == {"Thêm mới": "2.500", "Sửa đổi": "0", "Không đổi": "0", "Lỗi": "0"}
    fits(page)


def test_how_long_four_thousand_rows_take_from_upload_to_preview(
    page: Page,
    live_server: Any,
    start_worker: Callable[[], Any],
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    path = large_book(tmp_path / "vừa.xlsx", rows=4000)
    start_worker()
    wait_until_it_listens(page)
    begun = monotonic()
    upload(page, live_server.url, path)
    expect(page.locator(".figures")).to_be_visible(timeout=PATIENCE)
    seconds = monotonic() - begun
    assert figures(page)["Thêm mới"] == "4.000"
    record_property("seconds", round(seconds, 2))
    logger.info("4,000 rows from upload to preview: %.2f s", seconds)
