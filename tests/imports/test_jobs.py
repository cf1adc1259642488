"""Work in the background: shown as it is, cancelled, found when lost, and never done twice."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.spreadsheets.reading import read_workbook
from core.staging import SCHEMA
from enterprises.models import Enterprise, Facility
from imports.choices import BatchStatus, Fault
from imports.errors import ImportRefusedError
from imports.models import ImportBatch
from imports.progress import progress_of
from imports.services import (
    check_batch,
    find_lost_batches,
    open_batch,
    start_undoing,
    start_writing,
    work_on,
    write_batch,
)
from imports.services.tidying import drop_old_staging
from imports.tasks import find_lost, work_on_batch
from sxsh_portal.celery import app
from tests.imports.at_work import another_import_being_written, somebody_at_work
from tests.imports.bring import bring
from tests.reports.side_by_side import queued_tasks

REFUSE_FACILITIES = """
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'no room left'; END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON enterprises_facility
        FOR EACH STATEMENT EXECUTE FUNCTION refuse()
"""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
HEADER = ["Mã cơ sở", "Tên cơ sở", "Mã ngành", "Tỉnh, thành phố", "Xã, phường", "Lao động"]
GOOD = ["X-1", "Xưởng một", "2393", "Hà Nội", "Bát Tràng", 12]


@pytest.fixture
def signed_in(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def batch(officer: Any, book: Any) -> ImportBatch:
    """A file of one good row, uploaded."""
    content = book([HEADER, GOOD]).read_bytes()
    return open_batch(kind="facilities", content=content, file_name="tep.xlsx", by=officer)


@pytest.fixture
def checked(batch: ImportBatch) -> ImportBatch:
    check_batch(batch=batch)
    return batch


@pytest.fixture
def written(checked: ImportBatch) -> ImportBatch:
    write_batch(batch=checked, by=checked.created_by)
    checked.refresh_from_db()
    return checked


@pytest.fixture
def empty_queue() -> None:
    queued_tasks()


def standing_at(batch: ImportBatch, **values: Any) -> ImportBatch:
    """The import as a worker, or the lack of one, has left it."""
    ImportBatch.objects.filter(pk=batch.pk).update(**values)
    batch.refresh_from_db()
    return batch


def ago(**length: float) -> Any:
    return timezone.now() - timedelta(**length)


def page(client: Client, batch: ImportBatch, **headers: str) -> str:
    address = reverse("imports:batch", args=[batch.pk])
    return client.get(address, headers=headers).content.decode()


def act(client: Client, action: str, batch: ImportBatch, **data: str) -> str:
    address = reverse(f"imports:{action}", args=[batch.pk])
    text = client.post(address, data, follow=True).content.decode()
    batch.refresh_from_db()
    return text


def staging_tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [SCHEMA])
        return [name for (name,) in cursor.fetchall()]


# What the page says -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "words", "said"),
    [
        (BatchStatus.CHECKING, ["read"], "Reading the file"),
        (BatchStatus.CHECKING, ["check"], "Checking the rows"),
        (BatchStatus.CHECKING, ["compare"], "comparing them with the records"),
        (BatchStatus.WRITING, ["write", 2, 3, "enterprises.facility"], "table 2 of 3: facilities"),
        (BatchStatus.WRITING, ["refresh"], "Working out what follows"),
        (BatchStatus.UNDOING, ["undo", "enterprises.facility"], "Taking back: facilities"),
        (BatchStatus.WRITING, ["psql"], "being written"),
    ],
)
def test_the_page_says_what_the_worker_says(
    status: BatchStatus, words: list[Any], said: str, signed_in: Client, batch: ImportBatch
) -> None:
    standing_at(batch, status=status, started_at=ago(seconds=75), attempts=1)
    with somebody_at_work(batch.pk, *words):
        text = page(signed_in, batch)
    assert said in text
    assert re.search(r"under way for 1 minute \d\d seconds", text)
    assert "You may close this page" in text


def test_rows_done_are_counted_with_an_estimate_that_rests_on_them(
    signed_in: Client, batch: ImportBatch
) -> None:
    standing_at(
        batch,
        status=BatchStatus.CHECKING,
        started_at=ago(seconds=40),
        done_rows=34_000,
        total_rows=100_000,
    )
    with somebody_at_work(batch.pk, "check"):
        text = page(signed_in, batch)
        assert 'max="100000" value="34000"' in " ".join(text.split())
        assert "34,000 of 100,000 rows" in text
        assert "about 2 minutes more" in text
        standing_at(batch, done_rows=2000)
        assert progress_of(batch).left == ""  # two in a hundred foretell nothing
    with somebody_at_work(batch.pk, "compare"):
        assert "of 100,000 rows" not in page(signed_in, batch)


def test_waiting_is_not_work(signed_in: Client, batch: ImportBatch, officer: Any) -> None:
    other = open_batch(kind="facilities", content=b"x", file_name="y.xlsx", by=officer)
    standing_at(other, seen_at=ago(seconds=20))
    text = page(signed_in, batch)
    assert "Waiting for its turn" in text
    assert "1 other import comes first" in text
    assert "under way for" not in text


def test_work_that_has_died_is_not_shown_as_going_on(signed_in: Client, batch: ImportBatch) -> None:
    standing_at(batch, status=BatchStatus.CHECKING, started_at=ago(seconds=5))
    assert "has stopped before it was done" in page(signed_in, batch)


@pytest.mark.parametrize(("waited", "pause"), [(1, "500ms"), (30, "2s"), (600, "5s")])
def test_the_page_asks_often_at_first(waited: int, pause: str, batch: ImportBatch) -> None:
    standing_at(batch, seen_at=ago(seconds=waited))
    assert progress_of(batch).pause == pause


def test_the_part_that_is_asked_for_again_is_the_page(
    signed_in: Client, batch: ImportBatch
) -> None:
    part = page(signed_in, batch, **{"HX-Request": "true", "HX-Target": "import-state"})
    assert TOKEN.sub("", part).strip() in TOKEN.sub("", page(signed_in, batch))
    assert "<html" not in part


def test_without_javascript_the_page_loads_itself_again(
    signed_in: Client, batch: ImportBatch
) -> None:
    assert '<noscript> <meta http-equiv="refresh"' in " ".join(page(signed_in, batch).split())


# Small files ------------------------------------------------------------------------------------


def test_a_small_file_is_answered_at_once_even_behind_a_big_one(
    signed_in: Client, book: Any, empty_queue: None
) -> None:
    with another_import_being_written(), book([HEADER, GOOD]).open("rb") as file:
        answer = signed_in.post(
            reverse("imports:home"), {"kind": "facilities", "file": file}, follow=True
        )
    assert "Write 1 row" in answer.content.decode()
    assert queued_tasks() == []


def test_a_small_file_is_read_once(batch: ImportBatch, book: Any) -> None:
    grids = read_workbook(book([HEADER, GOOD]).read_bytes(), file_name="tep.xlsx")
    batch.file.delete(save=False)
    check_batch(batch=batch, grids=grids)
    assert batch.status == BatchStatus.CHECKED


def test_a_small_import_that_would_have_to_wait_is_written_by_a_worker(
    signed_in: Client,
    checked: ImportBatch,
    empty_queue: None,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with another_import_being_written(), django_capture_on_commit_callbacks(execute=True):
        act(signed_in, "write", checked)
    assert checked.status == BatchStatus.WRITING
    assert queued_tasks() == [("imports.tasks.work_on_batch", (checked.pk,))]
    work_on_batch(checked.pk)
    assert Facility.objects.count() == 1


# Cancelling -------------------------------------------------------------------------------------


def test_an_import_that_waits_is_cancelled_for_good(signed_in: Client, batch: ImportBatch) -> None:
    assert "Yes, cancel it" in page(signed_in, batch)
    assert "nothing was written" in act(signed_in, "cancel", batch)
    assert not work_on(batch_id=batch.pk)
    batch.refresh_from_db()
    assert (batch.status, batch.checked_at) == (BatchStatus.CANCELLED, None)


def test_what_was_staged_goes_when_an_import_is_cancelled(
    signed_in: Client, checked: ImportBatch
) -> None:
    assert staging_tables()
    act(signed_in, "cancel", checked)
    assert staging_tables() == []


@pytest.mark.parametrize("attempts", [0, 1])
def test_an_order_to_write_is_taken_back_while_nobody_has_begun(
    attempts: int, signed_in: Client, checked: ImportBatch
) -> None:
    """After an attempt that has died, the file is checked once more."""
    start_writing(batch=checked, by=checked.created_by)
    standing_at(checked, attempts=attempts)
    assert "Yes, take it back" in page(signed_in, checked)
    act(signed_in, "cancel", checked)
    work_on(batch_id=checked.pk)
    checked.refresh_from_db()
    assert checked.status == BatchStatus.CHECKED
    assert Facility.objects.count() == 0


def test_an_order_to_undo_is_taken_back(signed_in: Client, written: ImportBatch) -> None:
    start_undoing(batch=written, by=written.created_by)
    act(signed_in, "cancel", written)
    assert written.status == BatchStatus.WRITTEN
    assert not work_on(batch_id=written.pk)
    assert Facility.objects.count() == 1


def test_a_writing_that_has_begun_cannot_be_cancelled_and_says_so(
    signed_in: Client, checked: ImportBatch
) -> None:
    start_writing(batch=checked, by=checked.created_by)
    standing_at(checked, started_at=ago(seconds=1), attempts=1)
    with somebody_at_work(checked.pk, "refresh"):
        text = page(signed_in, checked)
        assert "cannot be stopped half-way" in text
        assert "Yes, take it back" not in text
        assert "cannot be stopped half-way" in act(signed_in, "cancel", checked)
    assert checked.status == BatchStatus.WRITING


# Lost and found ---------------------------------------------------------------------------------


def test_a_message_that_was_lost_is_sent_again(batch: ImportBatch, empty_queue: None) -> None:
    assert find_lost_batches() == []  # it may still come
    standing_at(batch, seen_at=ago(seconds=61))
    find_lost()
    assert queued_tasks() == [("imports.tasks.work_on_batch", (batch.pk,))]
    assert find_lost_batches() == []


def test_work_that_was_begun_and_has_nobody_is_found_at_once(batch: ImportBatch) -> None:
    standing_at(batch, status=BatchStatus.CHECKING, started_at=ago(seconds=1), attempts=1)
    assert find_lost_batches() == [batch.pk]
    batch.refresh_from_db()
    assert (batch.status, batch.started_at) == (BatchStatus.UPLOADED, None)
    assert not work_on(batch_id=batch.pk)
    batch.refresh_from_db()
    assert (batch.status, batch.attempts) == (BatchStatus.CHECKED, 0)


@pytest.mark.parametrize("status", [BatchStatus.CHECKING, BatchStatus.WRITING, BatchStatus.UNDOING])
def test_work_that_somebody_is_at_is_left_to_them(status: BatchStatus, batch: ImportBatch) -> None:
    """However long it has given no sign: one transaction cannot."""
    standing_at(batch, status=status, started_at=ago(hours=2), seen_at=ago(hours=2), attempts=1)
    with somebody_at_work(batch.pk, "refresh"):
        assert find_lost_batches() == []
        assert not work_on(batch_id=batch.pk)
        check_batch(batch=batch)
    batch.refresh_from_db()
    assert (batch.status, batch.attempts) == (status, 1)


def test_a_check_that_dies_each_time_fails_with_words_and_is_run_again(
    signed_in: Client,
    batch: ImportBatch,
    empty_queue: None,
    django_capture_on_commit_callbacks: Any,
) -> None:
    standing_at(batch, status=BatchStatus.CHECKING, started_at=ago(seconds=1), attempts=3)
    assert find_lost_batches() == []
    text = page(signed_in, batch)
    assert "The check did not come to its end." in text
    assert "begun several times" in text
    assert "Run it again" in text
    with django_capture_on_commit_callbacks(execute=True):
        act(signed_in, "again", batch)
    assert queued_tasks() == [("imports.tasks.work_on_batch", (batch.pk,))]
    work_on_batch(batch.pk)
    batch.refresh_from_db()
    assert (batch.status, batch.fault) == (BatchStatus.CHECKED, "")


def test_a_worker_gives_up_what_comes_back_to_it_too_often(batch: ImportBatch) -> None:
    """The broker brings a message again at once when a worker's process was killed."""
    standing_at(batch, status=BatchStatus.CHECKING, started_at=ago(seconds=1), attempts=3)
    assert not work_on(batch_id=batch.pk)
    batch.refresh_from_db()
    assert (batch.status, batch.fault) == (BatchStatus.FAILED, Fault.GIVEN_UP)


def test_a_writing_that_dies_each_time_is_not_written_and_can_be_begun_again(
    signed_in: Client, checked: ImportBatch
) -> None:
    start_writing(batch=checked, by=checked.created_by)
    standing_at(checked, started_at=ago(seconds=1), attempts=3)
    assert find_lost_batches() == []  # given up
    assert find_lost_batches() == [checked.pk]  # to be checked, lest half a check be shown
    work_on(batch_id=checked.pk)
    text = page(signed_in, checked)
    assert "nothing of it is in the records" in text
    assert "Write 1 row" in text
    act(signed_in, "write", checked)
    assert (checked.status, checked.fault) == (BatchStatus.WRITTEN, "")


def test_an_undo_that_dies_each_time_leaves_the_import_written(
    signed_in: Client, written: ImportBatch
) -> None:
    start_undoing(batch=written, by=written.created_by)
    standing_at(written, started_at=ago(seconds=1), attempts=3)
    assert find_lost_batches() == []
    assert "The import was not undone." in page(signed_in, written)
    act(signed_in, "undo", written)
    assert (written.status, written.fault) == (BatchStatus.UNDONE, "")


def test_what_was_not_asked_for_is_not_begun_again(written: ImportBatch) -> None:
    standing_at(written, started_at=ago(hours=1), attempts=1)
    assert find_lost_batches() == []
    assert not work_on(batch_id=written.pk)


def test_an_order_is_given_once(checked: ImportBatch) -> None:
    """To ask twice does not make it look as if nobody had begun."""
    start_writing(batch=checked, by=checked.created_by)
    standing_at(checked, started_at=ago(seconds=1))
    with pytest.raises(ImportRefusedError):
        start_writing(batch=checked, by=checked.created_by)
    standing_at(checked, status=BatchStatus.UNDOING)
    with pytest.raises(ImportRefusedError):
        start_undoing(batch=checked, by=checked.created_by)
    checked.refresh_from_db()
    assert checked.started_at


# Work that does not come to its aim -------------------------------------------------------------


def test_an_error_while_writing_is_told_and_nothing_is_written(
    signed_in: Client, checked: ImportBatch
) -> None:
    start_writing(batch=checked, by=checked.created_by)
    with connection.cursor() as cursor:
        cursor.execute(REFUSE_FACILITIES)
        with pytest.raises(Exception, match="no room left"):
            work_on(batch_id=checked.pk)
        cursor.execute("DROP TRIGGER refuse ON enterprises_facility")
    assert Enterprise.objects.count() == 0
    assert find_lost_batches() == [checked.pk]
    work_on(batch_id=checked.pk)
    text = page(signed_in, checked)
    assert "nothing of it is in the records" in text
    assert "An error ended the work." in text
    act(signed_in, "write", checked)
    assert checked.status == BatchStatus.WRITTEN


def test_a_writing_that_has_gone_stale_is_shown_anew(
    signed_in: Client, batch: ImportBatch, book: Any
) -> None:
    check_batch(batch=batch)
    start_writing(batch=batch, by=batch.created_by)
    content = book([HEADER, [*GOOD[:5], 99]]).read_bytes()
    by = batch.created_by
    other = open_batch(kind="facilities", content=content, file_name="khac.xlsx", by=by)
    check_batch(batch=other)
    write_batch(batch=other, by=by)
    assert not work_on(batch_id=batch.pk)
    text = page(signed_in, batch)
    assert "The records have changed since the check" in text
    assert "<del>99</del> <ins>12</ins>" in text


# Figures follow ---------------------------------------------------------------------------------


def test_the_figures_follow_what_is_written_and_undone(
    signed_in: Client,
    checked: ImportBatch,
    empty_queue: None,
    django_capture_on_commit_callbacks: Any,
) -> None:
    """In the request and by a worker alike; a check moves no figure."""
    drain = ("reports.tasks.drain_changes", ())
    with django_capture_on_commit_callbacks(execute=True):
        act(signed_in, "write", checked)
    assert queued_tasks() == [drain]
    start_undoing(batch=checked, by=checked.created_by)
    for expected in ([drain], []):
        with django_capture_on_commit_callbacks(execute=True):
            work_on_batch(checked.pk)
        assert queued_tasks() == expected


def test_the_figures_follow_the_commands_too(
    officer: Any, book: Any, empty_queue: None, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        written = bring("facilities", book([HEADER, GOOD]), officer)
    assert queued_tasks() == [("reports.tasks.drain_changes", ())]
    with django_capture_on_commit_callbacks(execute=True):
        call_command("undo_import", str(written.report["batch"]), "--as", officer.email)
    assert queued_tasks() == [("reports.tasks.drain_changes", ())]


# Queues -----------------------------------------------------------------------------------------


def test_what_takes_long_never_stands_before_the_drains() -> None:
    """A new task is quick unless settings say otherwise: is it?"""
    app.loader.import_default_modules()
    ours = ("imports.", "core.", "reports.")
    tasks = sorted(name for name in app.tasks if name.startswith(ours))
    queues = {name: app.amqp.router.route({}, name)["queue"].name for name in tasks}
    assert [name for name, queue in queues.items() if queue == settings.QUICK_QUEUE] == [
        "core.tasks.find_lost",
        "core.tasks.remove_old",
        "imports.tasks.find_lost",
        "imports.tasks.tidy_staging",
        "reports.tasks.drain_changes",
        "reports.tasks.make_look_backs_task",
    ]
    assert set(queues.values()) == {queue.name for queue in settings.CELERY_TASK_QUEUES}


def test_the_scheduler_knows_every_task_that_nobody_else_sends() -> None:
    app.loader.import_default_modules()
    sent = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert {"imports.tasks.find_lost", "imports.tasks.tidy_staging"} <= sent
    assert sent <= set(app.tasks)
    assert settings.CELERY_BEAT_SCHEDULE["find-lost-imports"]["schedule"] <= 15


# What was staged and never decided on -----------------------------------------------------------


def test_what_was_staged_is_dropped_after_a_week_and_can_still_be_written(
    signed_in: Client, checked: ImportBatch
) -> None:
    assert drop_old_staging() == 0
    standing_at(checked, checked_at=ago(days=6))
    assert drop_old_staging() == 0
    standing_at(checked, checked_at=ago(days=8))
    assert drop_old_staging() > 0
    assert staging_tables() == []
    act(signed_in, "write", checked)
    assert checked.status == BatchStatus.WRITTEN
    assert Facility.objects.count() == 1


def test_what_was_staged_for_an_import_that_is_gone_is_dropped(checked: ImportBatch) -> None:
    checked.file.delete(save=False)
    checked.delete()
    assert drop_old_staging() > 0
    assert staging_tables() == []


def test_what_is_being_worked_on_is_not_dropped(checked: ImportBatch) -> None:
    start_writing(batch=checked, by=checked.created_by)
    standing_at(checked, checked_at=ago(days=8))
    assert drop_old_staging() == 0
    standing_at(checked, status=BatchStatus.CHECKED)
    with somebody_at_work(checked.pk, "write"):
        assert drop_old_staging() == 0
