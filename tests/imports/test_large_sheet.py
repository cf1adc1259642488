"""A sheet that is too large to be held: parsed by a fork of the worker, it comes out as if it had
been parsed here."""

from io import BytesIO
from typing import Any

import pytest

from bench.facilities import HEADERS, facility_rows
from core.spreadsheets.reading import read_workbook
from core.spreadsheets.writing import WorkbookWriter
from imports.models import ImportBatch, ImportRow
from imports.services import open_batch, work_on
from tests.imports.killable import worker

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
# More than are read at once.
ROWS = 2700
LANDMARK = "cạnh chợ " * 25
COLUMNS = ("Địa chỉ", "Tên doanh nghiệp", "Lao động", "Mã ngành", "Email")
ADDRESS, OWNER, STAFF, INDUSTRY, EMAIL = map(HEADERS.index, COLUMNS)


@pytest.fixture(scope="module")
def content() -> bytes:
    """Long names and addresses, faults at the end, a number as text, and a note below the table."""
    lines = [list(row) for row in facility_rows(ROWS)]
    for line in lines:
        for column in (ADDRESS, OWNER):
            line[column] = f"{line[column]}, {LANDMARK}"
    for index, cell in ((INDUSTRY, "9999"), (STAFF, "1.158"), (EMAIL, "không có")):
        lines[-index][index] = cell
    stream = BytesIO()
    with WorkbookWriter(stream) as book:
        book.add("Cơ sở sản xuất", HEADERS, [*lines, ["Ghi chú: số liệu năm 2020"]])
    return stream.getvalue()


def outcome(batch: ImportBatch) -> dict[str, Any]:
    batch.refresh_from_db()
    rows = ImportRow.objects.filter(batch=batch).order_by("number")
    fields = ("number", "outcome", "values", "changes", "messages")
    return {
        "status": batch.status,
        "counts": batch.counts,
        "messages": batch.messages,
        "rows": list(rows.values_list(*fields)),
    }


def test_a_fork_parses_what_would_be_parsed_here(admin: Any, content: bytes) -> None:
    [grid] = read_workbook(content, file_name="lớn.xlsx")
    assert grid.is_large
    there, here = (
        open_batch(kind="facilities", content=content, file_name="lớn.xlsx", by=admin)
        for _ in range(2)
    )
    # It has one thread, and so it forks; these tests have more, and do not.
    with worker() as hands:
        hands.work_on(there.pk)
    work_on(batch_id=here.pk)
    assert outcome(there) == outcome(here)
    assert sum(there.counts["facilities"].values()) == ROWS
    assert there.counts["facilities"]["wrong"] == 2
    assert len(there.messages) >= 2
