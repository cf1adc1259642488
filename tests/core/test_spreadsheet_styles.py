"""How a column of numbers or dates was read is said back, and how sure that is."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.spreadsheets.sheets import Column
from core.spreadsheets.styles import ReadBack, read_back, spaced
from core.spreadsheets.widgets import DateWidget, NumberWidget, TextWidget
from core.spreadsheets.wordings import text_of

NUMBERS = Column("Doanh thu", NumberWidget())
DATES = Column("Ngày", DateWidget())


def told(column: Column, cells: list[Any]) -> ReadBack:
    found = read_back(column, cells)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("cells", "value", "reading"),
    [
        (["1.803,60"], "1.803,60", "1\u00a0803,6"),
        (["1,803.60", "2.5"], "1,803.60", "1\u00a0803,6"),
        (["1.803,60", "1.500"], "1.500", "1\u00a0500"),
        (["2.5", "1.500"], "1.500", "1,5"),
        (["2,5", 7, "1,500"], "1,500", "1,5"),
    ],
)
def test_numbers_that_some_cell_proves(cells: list[Any], value: str, reading: str) -> None:
    found = told(NUMBERS, cells)
    assert (found.note.wording.code, found.is_sure, found.is_wrong) == ("numbers_read", True, False)
    assert (found.note.params["value"], found.note.params["reading"]) == (value, reading)


def test_numbers_that_no_cell_proves_are_assumed_to_be_vietnamese() -> None:
    found = told(NUMBERS, ["1.803", 12, "7"])
    assert (found.note.wording.code, found.is_sure) == ("numbers_assumed", False)
    assert found.note.params["reading"] == "1\u00a0803"
    assert found.note.params["other"] == "1,803"
    assert "“1.803”" in text_of("numbers_assumed", found.note.params, language="vi")


def test_numbers_of_both_styles_in_one_column() -> None:
    found = told(NUMBERS, ["2,5", "3,5", "2.5", "1.803"])
    assert (found.note.wording.code, found.is_sure) == ("numbers_mixed", False)
    assert (found.note.params["comma"], found.note.params["point"]) == ("2,5", "2.5")
    assert found.note.params["reading"] == "1\u00a0803"


@pytest.mark.parametrize("cells", [[], [1803.6, 2], ["12", "  "], ["không rõ"]])
def test_nothing_is_said_where_nothing_was_chosen(cells: list[Any]) -> None:
    assert read_back(NUMBERS, cells) is None
    assert read_back(Column("Tên", TextWidget()), ["1.803,60"]) is None


def test_days_that_some_cell_proves() -> None:
    found = told(DATES, ["03/04/2020", "31.12.2020"])
    assert (found.note.wording.code, found.is_sure) == ("dates_read", True)
    params = found.note.params
    assert (params["value"], params["day"], params["month"]) == ("03/04/2020", "3", "4")


def test_days_that_no_cell_proves() -> None:
    found = told(DATES, ["03/04/2020", date(2020, 12, 31)])
    assert (found.note.wording.code, found.is_sure) == ("dates_assumed", False)


def test_days_whose_month_comes_first() -> None:
    found = told(DATES, ["03/04/2020", "12/31/2020", "31/02/2020"])
    assert (found.note.wording.code, found.is_sure) == ("dates_month_first", True)
    params = found.note.params
    assert (params["sure"], params["value"]) == ("12/31/2020", "03/04/2020")
    assert (params["day"], params["month"], params["year"]) == ("4", "3", "2020")


def test_days_of_both_orders_put_the_whole_column_in_doubt() -> None:
    found = told(DATES, ["03/04/2020", "12/31/2020", "31/12/2020"])
    assert (found.note.wording.code, found.is_wrong) == ("dates_in_doubt", True)
    assert found.note.params["value"] == "12/31/2020"
    assert found.note.params["doubtful"] == "03/04/2020"


@pytest.mark.parametrize("cells", [[date(2020, 1, 2)], ["2020-03-04"], ["hôm qua", ""], []])
def test_nothing_is_said_of_days_that_speak_for_themselves(cells: list[Any]) -> None:
    assert read_back(DATES, cells) is None


def test_a_number_reads_the_same_whatever_one_is_used_to() -> None:
    assert spaced(Decimal("1234567.25")) == "1\u00a0234\u00a0567,25"
    assert spaced(Decimal("1.803")) == "1,803"
