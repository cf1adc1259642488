"""What several lines say of one record comes to one line, which is what is written."""

from collections.abc import Iterator

import pytest
from django.db import connection

from core.staging import SCHEMA, Staged
from enterprises.models import Enterprise
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def staged() -> Iterator[Staged]:
    found = Staged(Enterprise, fields=("name", "tax_code", "staff"), batch=1)
    found.open()
    yield found
    found.close()


def effects(staged: Staged) -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(staged.effects().as_string(cursor.cursor))
        return sorted((row[1], row[2]) for row in cursor.fetchall())


def test_the_last_line_counts(staged: Staged) -> None:
    stored = factories.Enterprise(name="Old", staff=5)
    new = staged.create(2, {"name": "First"})
    staged.update(3, stored.pk, {"name": "Newer"})
    staged.update(4, new, {"name": "Second", "staff": 7})
    staged.update(5, stored.pk, {"name": "Newest", "staff": None})
    other = staged.create(6, {"name": "Third"})
    staged.flush()
    staged.prepare()
    assert staged.count() == 3
    [difference] = staged.differences()
    assert (difference.line, difference.record_id) == (5, stored.pk)
    assert difference.after == {"name": "Newest", "staff": None}
    assert staged.given([new, stored.pk], "name") == {new: ("Second",), stored.pk: ("Newest",)}
    expected = {(new, "created"), (other, "created"), (stored.pk, "changed")}
    assert set(effects(staged)) == expected
    staged.write()
    found = Enterprise.objects.values_list("pk", "name", "staff").order_by("pk")
    assert set(found) == {
        (stored.pk, "Newest", None),
        (new, "Second", 7),
        (other, "Third", None),
    }


def test_a_table_that_was_believed_empty_is_not_gone_through_for_each_record(
    staged: Staged,
) -> None:
    rows = 1000
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE enterprises_enterprise")
    for number in range(rows):
        staged.create(number, {"name": f"Enterprise {number}"})
    staged.flush()
    staged.prepare()
    staged.write()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(seq_tup_read) FROM pg_stat_xact_all_tables WHERE schemaname = %s", [SCHEMA]
        )
        [(read,)] = cursor.fetchall()
    assert read <= 20 * rows


def test_the_planner_is_told_of_many_new_rows(staged: Staged) -> None:
    """After all was taken back, and counted, it would go on believing that there is nothing."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE enterprises_enterprise")
        for number in range(500):
            staged.create(number, {"name": f"Số {number}"})
        staged.flush()
        staged.prepare()
        staged.write()
        cursor.execute(
            "SELECT reltuples FROM pg_class WHERE oid = 'enterprises_enterprise'::regclass"
        )
        [(believed,)] = cursor.fetchall()
    assert believed == pytest.approx(500, rel=0.2)


def test_a_deleted_record_keeps_the_line_that_deletes_it(staged: Staged) -> None:
    stored, kept = factories.Enterprise(), factories.Enterprise(name="Kept")
    staged.delete(2, stored.pk)
    staged.update(3, kept.pk, {"name": "Kept"})
    staged.flush()
    staged.prepare()
    assert effects(staged) == [(stored.pk, "deleted")]
    staged.write()
    assert list(Enterprise.objects.values_list("name", flat=True)) == ["Kept"]
