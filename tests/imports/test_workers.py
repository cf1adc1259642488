"""Real workers on real imports: what others see meanwhile, and what becomes of the work when it is
cancelled, doubled, or its worker killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import override

from bench.facilities import write_facilities
from core.history import events_of
from core.staging import SCHEMA
from enterprises.models import Facility
from imports.choices import BatchStatus
from imports.models import ImportBatch, ImportRow
from imports.progress import Progress, progress_of
from imports.services import cancel_batch, open_batch, start_writing, work_on
from imports.services.guard import heard
from imports.tasks import find_lost, work_on_batch
from reports.models import ChangedFacility
from reports.tasks import drain_changes
from sxsh_portal.management.commands.portal import Command
from tests.imports.at_work import another_import_being_written, nobody_may_write_to
from tests.imports.killable import Worker, worker
from tests.processes import environment, running
from tests.reports.side_by_side import in_own_connection, in_threads, queued_tasks

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROWS = 2200
PATIENCE = 60.0


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file whose rows are read in two goes."""
    return write_facilities(tmp_path_factory.mktemp("file") / "nhieu.xlsx", rows=ROWS).read_bytes()


@pytest.fixture
def batch(admin: Any, content: bytes) -> ImportBatch:
    return open_batch(kind="facilities", content=content, file_name="nhieu.xlsx", by=admin)


@pytest.fixture(scope="module")
def hands(django_db_setup: None) -> Iterator[Worker]:
    with worker() as found:
        yield found


@pytest.fixture
def workers() -> dict[str, list[str]]:
    """The commands by which the portal starts its two workers."""
    portal = Command()
    portal.host, portal.port = "localhost", 8000
    commands = portal._commands()
    return {name: commands[name] for name in ("worker", "long-worker")}


def until(true: Callable[[], object], *, meanwhile: Callable[[], object] = lambda: None) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it never came"
        meanwhile()
        time.sleep(0.01)


def status(batch: ImportBatch) -> BatchStatus:
    batch.refresh_from_db()
    return BatchStatus(batch.status)


def watched(work: Callable[[], object], batch: ImportBatch) -> list[Progress]:
    """All that the page would have said while the work went on."""
    seen: list[Progress] = []

    def look() -> None:
        batch.refresh_from_db()
        seen.append(progress_of(batch))

    thread = Thread(target=in_own_connection(work))
    thread.start()
    with override("en"):
        until(lambda: not thread.is_alive(), meanwhile=look)
    return seen


def test_others_see_how_far_the_work_is(hands: Worker, batch: ImportBatch) -> None:
    seen = watched(lambda: hands.work_on(batch.pk), batch)
    assert {
        "Waiting for its turn",
        "Reading the file",
        "Checking the rows",
        "All rows are read; comparing them with the records",
    } <= {each.phase for each in seen}
    counted = [(each.done, each.total) for each in seen if each.is_counted]
    assert {(0, ROWS), (2000, ROWS)} <= set(counted)
    assert counted == sorted(counted)


def test_others_see_which_table_is_written(hands: Worker, batch: ImportBatch) -> None:
    hands.work_on(batch.pk)
    start_writing(batch=batch, by=batch.created_by)
    with nobody_may_write_to("enterprises_zone"):
        thread = Thread(target=in_own_connection(lambda: hands.work_on(batch.pk)))
        thread.start()
        until(lambda: (heard(batch.pk) or ([], False))[0][:1] == ["write"])
        with override("en"):
            batch.refresh_from_db()
            assert progress_of(batch).phase.startswith("Writing, table 1 of ")
    thread.join(PATIENCE)
    assert status(batch) == BatchStatus.WRITTEN


def test_a_check_that_is_cancelled_ends_and_clears_up(hands: Worker, batch: ImportBatch) -> None:
    thread = Thread(target=in_own_connection(lambda: hands.work_on(batch.pk)))
    thread.start()
    until(lambda: status(batch) == BatchStatus.CHECKING and batch.total_rows)
    cancel_batch(batch=batch)
    thread.join(PATIENCE)
    assert status(batch) == BatchStatus.CANCELLED
    assert not ImportRow.objects.filter(batch=batch).exists()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = %s AND tablename LIKE %s",
            [SCHEMA, f"%\\_{batch.pk}"],
        )
        assert cursor.fetchall() == []


def test_two_workers_at_once_write_once(hands: Worker, batch: ImportBatch) -> None:
    hands.work_on(batch.pk)
    start_writing(batch=batch, by=batch.created_by)
    wrote: list[bool] = []
    work = [lambda: wrote.append(work_on(batch_id=batch.pk)) for _ in range(3)]
    in_threads(*work)
    assert sorted(wrote) == [False, False, True]
    assert Facility.objects.count() == ROWS
    assert events_of(Facility).objects.filter(pgh_label="insert").count() == ROWS


def test_a_writing_that_waits_for_another_says_so(hands: Worker, batch: ImportBatch) -> None:
    hands.work_on(batch.pk)
    start_writing(batch=batch, by=batch.created_by)
    with another_import_being_written():
        thread = Thread(target=in_own_connection(lambda: work_on(batch_id=batch.pk)))
        thread.start()
        until(lambda: (heard(batch.pk) or ([], False))[1])
        batch.refresh_from_db()
        with override("en"):
            assert progress_of(batch).phase == "Waiting until another import is written"
    thread.join(PATIENCE)
    assert status(batch) == BatchStatus.WRITTEN


def test_drains_go_on_beside_a_large_import(
    workers: dict[str, list[str]], hands: Worker, batch: ImportBatch, tmp_path: Path
) -> None:
    """With the two workers that the portal starts; the import is stopped in its tracks."""
    hands.work_on(batch.pk)
    start_writing(batch=batch, by=batch.created_by)
    queued_tasks()
    with (
        running(workers["long-worker"], log=tmp_path / "long.log"),
        running(workers["worker"], log=tmp_path / "quick.log"),
        another_import_being_written(),
    ):
        work_on_batch.delay(batch.pk)
        until(lambda: heard(batch.pk))
        ChangedFacility.objects.create(facility_id=1)
        drain_changes.delay()
        until(lambda: not ChangedFacility.objects.exists())
        assert heard(batch.pk)


def test_another_worker_takes_up_what_a_killed_one_has_begun(
    workers: dict[str, list[str]], batch: ImportBatch, tmp_path: Path
) -> None:
    queued_tasks()
    with running(workers["long-worker"], log=tmp_path / "first.log") as first:
        work_on_batch.delay(batch.pk)
        until(lambda: status(batch) == BatchStatus.CHECKING)
        os.killpg(first.pid, signal.SIGKILL)
        first.wait()
    until(lambda: heard(batch.pk) is None)
    assert status(batch) == BatchStatus.CHECKING
    with running(workers["long-worker"], log=tmp_path / "second.log"):
        find_lost()
        until(lambda: status(batch) == BatchStatus.CHECKED)
    assert batch.total_rows == batch.done_rows == ROWS


def test_without_redis_nothing_is_lost_but_time(batch: ImportBatch) -> None:
    """Whoever brings the file is not told of an error; the order stands in its row."""
    program = (
        "import django; django.setup()\n"
        "from imports.models import ImportBatch; from imports.tasks import give_out\n"
        f"give_out(ImportBatch.objects.get(pk={batch.pk}))"
    )
    nowhere = environment() | {"REDIS_URL": "redis://127.0.0.1:1/0"}
    subprocess.run([sys.executable, "-c", program], cwd=settings.BASE_DIR, env=nowhere, check=True)
    ImportBatch.objects.update(seen_at=timezone.now() - timedelta(minutes=2))
    queued_tasks()
    find_lost()
    assert queued_tasks() == [("imports.tasks.work_on_batch", (batch.pk,))]
