"""What stands below the table of an official form is no row of it, and is said."""

from typing import Any

import pytest

from enterprises.models import Facility
from tests.imports.bring import FACILITY, bring

HEADER = ["STT", *FACILITY, "Lao động"]
ROW = [1, "X-1", "Xưởng một", "2393", "Hà Nội", "Bát Tràng", 12]


def test_sums_and_lines_to_sign_are_no_rows(officer: Any, book: Any) -> None:
    below = [
        ["", "Tổng cộng", None, None, None, None, 12],
        [],
        ["Hà Nội, ngày 5 tháng 6 năm 2025"],
        ["NGƯỜI LẬP BIỂU", None, None, None, "THỦ TRƯỞNG ĐƠN VỊ"],
        ["(ký, ghi rõ họ tên)", None, None, None, "(ký, đóng dấu)"],
        ["Nguyễn Văn A", None, None, None, "Trần Thị B"],
    ]
    outcome = bring("facilities", book([HEADER, ROW, *below]), officer)
    assert outcome.report["errors"] == []
    assert Facility.objects.get().code == "X-1"
    notes = [cell for code, cell in outcome.warnings if code == "note_below_table"]
    assert notes == ["3", "5", "6", "7", "8"]


@pytest.mark.parametrize(
    "last",
    [
        [2, "X-2", "Tổng công ty Giấy", None, "Hà Nội", "Bát Tràng", 3],
        [2, "X-2", None, "2393", "Hà Nội", "Bát Tràng", 3],
        [2, "X-2", "Xưởng hai", None, None, None, None],
    ],
)
def test_a_last_row_that_lacks_something_is_an_error(last: Any, officer: Any, book: Any) -> None:
    outcome = bring("facilities", book([HEADER, ROW, last]), officer)
    assert "required" in [code for code, _cell in outcome.errors]


def test_a_sum_between_rows_is_an_error(officer: Any, book: Any) -> None:
    """Nothing is left out in the middle of a table without a word."""
    between = ["", "Cộng huyện Gia Lâm", None, None, None, None, 12]
    other = [2, "X-2", "Xưởng hai", *ROW[3:]]
    outcome = bring("facilities", book([HEADER, ROW, between, other]), officer)
    assert {cell for _code, cell in outcome.errors} == {"C3", "D3", "E3"}
