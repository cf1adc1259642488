"""Rows that are copied come out as they went in, at once or beside other work."""

import pytest
from django.db import DataError, connection, transaction
from psycopg2.sql import Identifier

from core.bulk import Copy, as_array, as_json, copy_lines, send, sending

pytestmark = pytest.mark.django_db
TABLE = Identifier("bulk_test")
COLUMNS = ("number", "words", "said")
TRAPS = [
    "",
    " ",
    "a\tb",
    "a\nb",
    "a\r\nb",
    "\\",
    "\\N",
    "\\.",
    "a\\tb",
    "Hà Nội",
    '"quoted", so',
    "𠮷",
]


@pytest.fixture(autouse=True)
def table(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE bulk_test (number integer, words text, said jsonb)")


def stored() -> list[tuple[int | None, str | None, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, words, said->>'word' FROM bulk_test ORDER BY number")
        return cursor.fetchall()


def test_what_copy_takes_for_its_own_marks_is_kept() -> None:
    lines = [(number, word, {"word": word}) for number, word in enumerate(TRAPS)]
    copy_lines(TABLE, COLUMNS, lines, encoded={2: as_json})
    assert stored() == [(number, word, word) for number, word in enumerate(TRAPS)]


@pytest.mark.parametrize("word", [*TRAPS, None])
def test_a_block_with_one_trap_or_none(word: str | None) -> None:
    lines = [(1, "plain", {}), (2, word, {}), (None, "plain", {})]
    copy_lines(TABLE, COLUMNS, lines, encoded={2: as_json})
    assert [row[1] for row in stored()] == ["plain", word, "plain"]
    assert stored()[2][0] is None


def test_more_than_fits_into_one_go() -> None:
    lines = [(number, f"{number} " + "ẩ" * 300, {}) for number in range(1000)]
    copy_lines(TABLE, COLUMNS, lines, encoded={2: as_json})
    assert [row[:2] for row in stored()] == [line[:2] for line in lines]


def test_arrays_come_out_as_they_went_in() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE bulk_test ADD COLUMN list text[]")
    lines = [(1, TRAPS), (2, []), (3, None), (4, ["NULL", "", "{a,b}"])]
    copy_lines(TABLE, ["number", "list"], lines, encoded={1: as_array})
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, list FROM bulk_test ORDER BY number")
        assert cursor.fetchall() == lines


def test_beside_other_work() -> None:
    lines = ((number, "word", {}) for number in range(1000))
    worked = []
    with sending(
        Copy(TABLE, COLUMNS, lines, encoded={2: as_json}), Copy(TABLE, ["number"], [(1000,)])
    ):
        worked.append(sum(range(1000)))
    assert worked
    assert len(stored()) == 1001


def test_other_work_that_asks_the_database_waits() -> None:
    lines = ((number, "word", {}) for number in range(20_000))
    with sending(Copy(TABLE, COLUMNS, lines, encoded={2: as_json})):
        assert len(stored()) == 20_000
        send(Copy(TABLE, ["number"], [(20_000,)]))
        assert len(stored()) == 20_001


def test_other_work_is_told_of_a_wrong_value() -> None:
    with (
        pytest.raises(DataError),
        transaction.atomic(),
        sending(Copy(TABLE, ["number"], [("one",)])),
    ):
        stored()


def test_a_wrong_value_is_told_as_django_tells_it() -> None:
    with pytest.raises(DataError), transaction.atomic():
        send(Copy(TABLE, ["number"], [("one",)]))
    with (
        pytest.raises(DataError),
        transaction.atomic(),
        sending(Copy(TABLE, ["number"], [("one",)])),
    ):
        pass
    assert stored() == []


def test_when_the_other_work_breaks_its_error_is_the_one_that_is_told() -> None:
    with (
        pytest.raises(ZeroDivisionError),
        transaction.atomic(),
        sending(Copy(TABLE, ["number"], [(1,)])),
    ):
        raise ZeroDivisionError
    assert stored() == []
