"""Sentences of the import's promise that speak of how it works, not of one file."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.history import events_of
from enterprises.models import Facility
from imports.choices import BatchStatus
from imports.kinds import KINDS
from imports.models import ImportBatch
from imports.services import check_batch, open_batch, write_batch
from tests.imports.bring import FACILITY, bring

ROW = ["X-1", "Xưởng một", "2393", "Hà Nội", "Bát Tràng"]
WRONG = ["X-2", "Xưởng hai", "23939", "Hà Nội", "Đông Anh"]
FOR_EACH_ROW = 1
FOR_IDS = 8


@pytest.mark.django_db
def test_history_is_recorded_by_triggers_of_statements() -> None:
    """A trigger for each row costs 86 s instead of 5 s on 100,000 rows."""
    tracked = {model for kind in KINDS.values() for model in kind.importer.rests_on}
    written = {sheet._meta.model for kind in KINDS.values() for sheet in kind.sheets}
    assert written <= tracked
    with connection.cursor() as cursor:
        for model in tracked:
            cursor.execute(
                "SELECT tgname, tgtype FROM pg_trigger"
                " WHERE tgrelid = %s::regclass AND NOT tgisinternal",
                [model._meta.db_table],
            )
            found = cursor.fetchall()
            assert events_of(model)
            assert len(found) >= 3, model
            assert not [name for name, kind in found if kind & FOR_EACH_ROW], model


@pytest.mark.django_db
def test_the_number_of_statements_does_not_grow_with_the_rows(officer: Any, book: Any) -> None:
    def statements(count: int) -> int:
        rows = [[f"X-{n}", f"Xưởng {n:03}", *ROW[2:]] for n in range(count)]
        content = book([FACILITY, *rows]).read_bytes()
        batch = open_batch(kind="facilities", content=content, file_name="tep.xlsx", by=officer)
        with CaptureQueriesContext(connection) as captured:
            check_batch(batch=batch)
            write_batch(batch=batch, by=officer)
        assert Facility.objects.count() == count
        call_command("undo_import", str(batch.pk), "--as", officer.email, stdout=StringIO())
        return len(captured)

    # Ids are taken some hundred at a time.
    assert statements(400) - statements(100) <= FOR_IDS


def test_the_commands_and_the_page_are_one_road(client: Client, officer: Any, book: Any) -> None:
    """The same file by the page and by the command leaves the same rows, record and history; what
    one wrote the other takes back."""
    path = book([[*FACILITY, "Lao động"], [*ROW, 12], [*WRONG, 3]])
    client.force_login(officer)
    with path.open("rb") as file:
        client.post(reverse("imports:home"), {"kind": "facilities", "file": file})
    by_page = ImportBatch.objects.latest("pk")
    checked = bring("facilities", path, officer, "--check").report
    assert [found(by_page, "wrong")] == [[(e["row"], e["code"]) for e in checked["errors"]]]
    client.post(reverse("imports:write", args=[by_page.pk]), {"valid_only": "1"})
    first = trace()
    call_command("undo_import", str(by_page.pk), "--as", officer.email, stdout=StringIO())
    by_page.refresh_from_db()
    assert (by_page.status, Facility.objects.count()) == (BatchStatus.UNDONE, 0)
    good = book([[*FACILITY, "Lao động"], [*ROW, 12]])
    by_command = ImportBatch.objects.get(pk=bring("facilities", good, officer).report["batch"])
    assert trace() == first
    kept = [
        list(b.rows.filter(number=2).values("values", "outcome")) for b in (by_page, by_command)
    ]
    assert kept[0] == kept[1]
    client.post(reverse("imports:undo", args=[by_command.pk]))
    by_command.refresh_from_db()
    assert (by_command.status, Facility.objects.count()) == (BatchStatus.UNDONE, 0)


def found(batch: ImportBatch, outcome: str) -> list[tuple[int, str]]:
    rows = batch.rows.filter(outcome=outcome).order_by("number")
    return [(row.number, message["code"]) for row in rows for message in row.messages]


def trace() -> tuple[Any, ...]:
    """What the one facility holds, and what its history says of who made it."""
    facility = Facility.objects.select_related("enterprise").get()
    metadata = facility.events.get().pgh_context.metadata
    return (
        (facility.code, facility.name, facility.commune_id, facility.enterprise.staff),
        (metadata["source"], metadata["user"]),
    )


def test_a_column_without_a_home_is_offered_the_nearest(officer: Any, book: Any) -> None:
    path = book([[*FACILITY, "Người liên lạc", "Ghi chú"], [*ROW, "Bà Hoa", "cũ"]])
    warnings = bring("facilities", path, officer, "--check").report["warnings"]
    remedies = {warning["value"]: warning["remedy"] for warning in warnings}
    assert "Gần nhất: Người liên hệ." in remedies["Người liên lạc"]
    assert "Gần nhất" not in remedies["Ghi chú"]
