"""What a row says is held against all rows before it, also when hardly any fits in memory."""

from typing import Any

import pytest

from core import shelf
from tests.imports.bring import FACILITY, bring

HEADERS = [*FACILITY, "Mã số thuế", "Tên doanh nghiệp", "Lao động"]
PLACE = ["2393", "Hà Nội", "Xã Bát Tràng"]
FIRST, SECOND = ("0100109106", "Gốm An Phú"), ("0100100079", "Gốm Bình Minh")
# Enterprises of several facilities, by tax code and by name, which contradict themselves far apart;
# codes that stand twice; the same facility twice without a code, and once with one.
ROWS = [
    HEADERS,
    ["G-1", "Xưởng 1", *PLACE, *FIRST, 10],
    ["G-2", "Xưởng 2", *PLACE, *SECOND, 20],
    ["G-3", "Xưởng 3", *PLACE, *FIRST, None],
    ["", "Xưởng 4", *PLACE, None, "Gốm Cát Tường", 30],
    ["G-5", "Xưởng 5", *PLACE, *SECOND, 25],
    ["", "Xưởng 6", *PLACE, None, "Gốm Cát Tường", 35],
    ["g-1", "Xưởng 7", *PLACE, *SECOND, 20],
    ["", "Xưởng 4", *PLACE, None, "Gốm Cát Tường", 30],
    ["", "xưởng 2", *PLACE, *SECOND, 20],
    ["G-10", "Xưởng 10", *PLACE, *FIRST, 11],
]


@pytest.fixture(params=[1, 2, 3])
def few_held(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_HELD", request.param)


@pytest.fixture
def told(officer: Any, book: Any) -> dict[str, Any]:
    """What is said of the file when all its rows are held in memory."""
    return bring("facilities", book(ROWS), officer, "--check").report


def test_the_same_is_said_of_every_row(told: Any, few_held: None, officer: Any, book: Any) -> None:
    found = bring("facilities", book(ROWS), officer, "--check").report
    assert [found[part] for part in ("errors", "warnings", "counts")] == [
        told[part] for part in ("errors", "warnings", "counts")
    ]
    assert {e["code"] for e in told["errors"]} == {"duplicate_key"}
    assert len(told["errors"]) == 3
    assert {w["code"] for w in told["warnings"]} == {"contradiction"}


def test_what_was_written_comes_back_unchanged(few_held: None, officer: Any, book: Any) -> None:
    right = [row for number, row in enumerate(ROWS) if number not in (5, 7, 8, 9, 10)]
    assert bring("facilities", book(right), officer).counts["new"] == 5
    assert bring("facilities", book(right), officer).counts == {"unchanged": 5}
