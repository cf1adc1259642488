"""Lists too long to wait for: asked for, made, cancelled, lost and found, handed out."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from core import exports, services
from core.choices import ExportFault, ExportFormat, ExportStatus
from core.models import Export
from core.services import (
    Order,
    cancel_export,
    find_lost_exports,
    remove_old_files,
    request_export,
    run_export,
)
from core.spreadsheets import writing
from core.spreadsheets.reading import read_workbook
from core.tasks import find_lost, make_export, remove_old
from core.views import exporting
from enterprises.models import Facility
from tests import factories
from tests.cast import Cast, make_cast

LIST = "enterprises:facility_list"
FILES = reverse("files:list")


@pytest.fixture
def officer(client: Client, cast: Cast) -> Client:
    client.force_login(cast.officer)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def long_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every list is too long to wait for."""
    monkeypatch.setattr(exporting, "MOST_AT_ONCE", 0)


@pytest.fixture
def order(cast: Cast) -> Callable[..., Export]:
    """Asks for the list of facilities, as the officer of Hà Nội."""

    def ask(query: str = "export=xlsx", *, by: Any = None, page: str = LIST) -> Export:
        told = Order(
            title="Facilities",
            narrowed="",
            page=page,
            place={},
            query=query,
            format=ExportFormat(query.partition("export=")[2].partition("&")[0]),
            language="en",
            total=1,
        )
        return request_export(order=told, by=by or cast.officer)

    return ask


def more_facilities(cast: Cast, number: int) -> None:
    """So many more of them in Hà Nội."""
    first = cast.facility
    Facility.objects.bulk_create(
        Facility(
            code=f"L-{each}",
            name=f"Gốm {each:05}",
            enterprise=first.enterprise,
            industry=first.industry,
            commune=first.commune,
        )
        for each in range(number)
    )


def rows_of(export: Export) -> list[tuple[Any, ...]]:
    with default_storage.open(export.file.name) as file:
        return list(load_workbook(BytesIO(file.read())).active.values)


def files() -> set[str]:
    """What lies in the store of exported files."""
    return (
        set(default_storage.listdir("exports")[1]) if default_storage.exists("exports") else set()
    )


def age(export: Export, **fields: timedelta) -> None:
    """Moves moments of the file into the past."""
    moments = {name: timezone.now() - span for name, span in fields.items()}
    Export.objects.filter(pk=export.pk).update(**moments)


# The way of a file ----------------------------------------------------------------------------


def test_a_list_of_more_than_ten_thousand_rows_is_made_by_a_worker(
    officer: Client, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    more_facilities(cast, 10_001)
    address = reverse(LIST) + "?q=gom&sort=-name&export=xlsx"
    asked = officer.get(address).content.decode()
    assert "10,002 rows" in asked
    assert not Export.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        answer = officer.post(address, follow=True)
    assert answer.request["PATH_INFO"] == FILES
    export = Export.objects.get()
    assert (export.status, export.total, export.user) == ("queued", 10_002, cast.officer)
    assert export.narrowed == "Name, code, address or tax code: gom"
    make_export(export.pk)
    export.refresh_from_db()
    assert (export.status, export.done, export.total) == ("ready", 10_002, 10_002)
    answer = officer.get(reverse("files:download", args=[export.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="facilities.xlsx"'
    content = b"".join(answer.streaming_content)
    assert len(content) == export.size
    (grid,) = read_workbook(content, file_name="tep.xlsx")
    names = [cells[1] for _number, cells in grid.lines(start=2)]
    assert len(names) == 10_002
    assert names == sorted(names, reverse=True)


@pytest.mark.usefixtures("long_lists")
def test_looking_starts_nothing_and_asking_twice_starts_one(officer: Client) -> None:
    address = reverse(LIST) + "?export=csv"
    assert officer.get(address).status_code == 200
    assert not Export.objects.exists()
    for _again in range(2):
        officer.post(address)
    assert Export.objects.get().format == "csv"


@pytest.mark.usefixtures("long_lists")
def test_a_short_list_still_comes_at_once(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "MOST_AT_ONCE", 1)
    answer = officer.get(reverse(LIST), {"export": "xlsx"})
    assert answer["Content-Disposition"] == 'attachment; filename="facilities.xlsx"'


def test_the_file_speaks_the_language_of_the_page(order: Callable[..., Export]) -> None:
    headers = []
    for language in ("en", "vi"):
        export = order()
        Export.objects.filter(pk=export.pk).update(language=language)
        run_export(export_id=export.pk)
        export.refresh_from_db()
        headers.append(rows_of(export)[0][0])
    assert headers == ["Facility code", "Mã cơ sở"]


def test_more_than_five_files_at_once_are_refused(officer: Client, order: Any) -> None:
    for number in range(5):
        order(f"q={number}&export=xlsx")
    text = officer.post(reverse(LIST) + "?export=xlsx", follow=True).content.decode()
    assert "Five of your files are being made already" in text
    assert Export.objects.count() == 5
    cancel_export(export=Export.objects.latest("pk"))
    officer.post(reverse(LIST) + "?export=xlsx")
    assert Export.objects.count() == 6


def test_a_list_within_a_record_is_asked_again_by_its_address(officer: Client, cast: Cast) -> None:
    """A plan's code may hold a slash."""
    plan = factories.ActionPlan(admin_unit=cast.hanoi, code="55/KH-UBND", name="Kế hoạch 55")
    activity = factories.Activity(plan=plan, title="Hội thảo gốm")
    factories.Activity(plan=cast.plan)
    officer.post(reverse("campaigns:plan_detail", args=[plan.code]) + "?export=xlsx")
    export = Export.objects.get()
    assert "Kế hoạch 55" in export.title
    run_export(export_id=export.pk)
    export.refresh_from_db()
    assert [row[0] for row in rows_of(export)[1:]] == [activity.code]


# Progress and end -----------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_while_it_is_made_and_a_cancelled_file_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    """The worker runs beside us, on a connection of its own."""
    monkeypatch.setattr(services, "SECONDS_BETWEEN_SIGNS", 0.0)
    monkeypatch.setattr(exports, "CHUNK", 50)
    cast = make_cast()
    more_facilities(cast, 600)
    told = Order(
        title="Facilities",
        narrowed="",
        page=LIST,
        place={},
        query="export=xlsx",
        format=ExportFormat.XLSX,
        language="en",
        total=0,
    )
    export = request_export(order=told, by=cast.officer)
    before = files()

    def work() -> None:
        run_export(export_id=export.pk)
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    seen = set()
    while worker.is_alive():
        export.refresh_from_db()
        seen.add((export.done, export.total))
        if export.done >= 300 and export.status == ExportStatus.RUNNING:
            assert cancel_export(export=export)
        time.sleep(0.002)
    worker.join()
    export.refresh_from_db()
    assert {total for done, total in seen if done} == {601}
    assert len([done for done, _total in seen if 0 < done < 601]) >= 3
    assert export.status == ExportStatus.CANCELLED
    assert export.done < 601
    assert files() == before


def test_a_file_cancelled_before_its_turn_is_not_made(
    officer: Client, order: Callable[..., Export]
) -> None:
    export = order()
    officer.post(reverse("files:cancel", args=[export.pk]))
    make_export(export.pk)
    export.refresh_from_db()
    assert (export.status, export.file.name) == ("cancelled", "")
    text = officer.post(reverse("files:cancel", args=[export.pk]), follow=True).content.decode()
    assert "The file is cancelled." not in text.split('role="status"')[-1]


def test_a_file_is_made_once_however_often_it_is_handed_to_workers(
    order: Callable[..., Export],
) -> None:
    export = order()
    for _again in range(2):
        make_export(export.pk)
    export.refresh_from_db()
    assert export.attempt == 1


def test_what_breaks_is_told_to_the_owner_and_to_the_log(
    officer: Client, order: Callable[..., Export], monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_is_full(*_args: Any, **_options: Any) -> str:
        raise OSError(28, "No space left on device")

    export = order()
    with monkeypatch.context() as broken:
        broken.setattr(default_storage, "save", disk_is_full)
        with pytest.raises(OSError, match="No space"):
            make_export(export.pk)
    export.refresh_from_db()
    assert (export.status, export.fault) == ("failed", ExportFault.BROKEN)
    assert "Something broke" in officer.get(FILES).content.decode()
    officer.post(reverse("files:repeat", args=[export.pk]))
    again = Export.objects.latest("pk")
    make_export(again.pk)
    again.refresh_from_db()
    assert again.status == ExportStatus.READY


def test_a_sheet_that_must_stay_whole_is_refused_when_excel_cannot_hold_it(
    order: Callable[..., Export], monkeypatch: pytest.MonkeyPatch, cast: Cast
) -> None:
    factories.Facility(commune=cast.commune)
    monkeypatch.setattr(writing, "MOST_ROWS", 1)
    whole, long = order("export=book"), order("export=xlsx")
    for export in (whole, long):
        make_export(export.pk)
        export.refresh_from_db()
    assert (whole.status, whole.fault) == ("failed", ExportFault.TOO_LARGE)
    assert long.status == ExportStatus.READY


# Lost and found -------------------------------------------------------------------------------


def test_a_file_whose_worker_was_killed_is_made_by_another(order: Callable[..., Export]) -> None:
    export = order()
    Export.objects.filter(pk=export.pk).update(status=ExportStatus.RUNNING, attempt=1)
    assert find_lost_exports() == []
    age(export, seen_at=timedelta(minutes=4))
    find_lost()
    export.refresh_from_db()
    assert export.status == ExportStatus.QUEUED
    make_export(export.pk)
    export.refresh_from_db()
    assert (export.status, export.attempt) == ("ready", 2)
    assert default_storage.exists(export.file.name)


def test_a_file_whose_message_was_lost_is_sent_again(order: Callable[..., Export]) -> None:
    export = order()
    assert find_lost_exports() == []
    age(export, seen_at=timedelta(minutes=3))
    assert find_lost_exports() == [export.pk]
    assert find_lost_exports() == []


def test_a_file_that_kills_its_workers_is_given_up(
    officer: Client, order: Callable[..., Export]
) -> None:
    export = order()
    Export.objects.filter(pk=export.pk).update(status=ExportStatus.RUNNING, attempt=3)
    age(export, seen_at=timedelta(minutes=4))
    assert find_lost_exports() == []
    export.refresh_from_db()
    assert (export.status, export.fault) == ("failed", ExportFault.GIVEN_UP)
    assert "interrupted several times" in officer.get(FILES).content.decode()


def test_a_worker_believed_dead_keeps_nothing(
    order: Callable[..., Export], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It wakes up when another one has taken the work over."""
    export = order()
    before, save = files(), default_storage.save

    def taken_over(name: str, content: Any) -> str:
        Export.objects.filter(pk=export.pk).update(attempt=2)
        return save(name, content)

    with monkeypatch.context() as slow:
        slow.setattr(default_storage, "save", taken_over)
        make_export(export.pk)
    export.refresh_from_db()
    assert (export.status, export.attempt, export.file.name) == ("running", 2, "")
    assert files() == before


def test_files_are_removed_after_seven_days_and_forgotten_after_ninety(
    officer: Client, order: Callable[..., Export]
) -> None:
    old, new = order("q=x&export=xlsx"), order()
    for export in (old, new):
        make_export(export.pk)
    age(old, expires_at=timedelta(minutes=1))
    old.refresh_from_db()
    name = old.file.name
    remove_old()
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.status, old.file.name) == ("expired", "")
    assert not default_storage.exists(name)
    assert default_storage.exists(new.file.name)
    assert (new.expires_at - new.finished_at) == timedelta(days=7)
    answer = officer.get(reverse("files:download", args=[old.pk]), follow=True)
    assert "not there any more" in answer.content.decode()
    age(old, created_at=timedelta(days=91))
    remove_old_files()
    assert list(Export.objects.all()) == [new]


# Rights ---------------------------------------------------------------------------------------


def test_a_file_is_refused_once_the_rights_of_its_owner_have_changed(
    officer: Client, cast: Cast, order: Callable[..., Export]
) -> None:
    export = order()
    make_export(export.pk)
    address = reverse("files:download", args=[export.pk])
    assert officer.get(address).status_code == 200
    membership = cast.officer.memberships.get()
    membership.admin_unit = cast.commune
    membership.save()
    text = officer.get(address, follow=True).content.decode()
    assert "Your rights have changed since the file was made" in text
    membership.admin_unit = cast.hanoi
    membership.save()
    assert officer.get(address).status_code == 200
    cast.officer.is_active = False
    cast.officer.save()
    assert officer.get(address).url.startswith(reverse("login"))


def test_a_file_holds_what_its_owner_may_see_when_it_is_made(
    cast: Cast, order: Callable[..., Export]
) -> None:
    """Moved to Hải Phòng while the file was waiting, she gets the facilities of Hải Phòng."""
    export = order()
    cast.officer.memberships.update(admin_unit=cast.haiphong)
    make_export(export.pk)
    export.refresh_from_db()
    assert [row[1] for row in rows_of(export)[1:]] == [cast.foreign_facility.name]


def test_who_may_not_open_the_list_any_more_gets_no_file(
    officer: Client, cast: Cast, order: Callable[..., Export]
) -> None:
    export = order()
    cast.officer.memberships.all().delete()
    make_export(export.pk)
    export.refresh_from_db()
    assert (export.status, export.fault, export.file.name) == ("failed", "no_right", "")
    assert "You may not open this list any more" in officer.get(FILES).content.decode()


def test_files_of_others_are_not_there(client: Client, cast: Cast, order: Any) -> None:
    export = order()
    make_export(export.pk)
    for name in ("admin", "leader", "stranger"):
        client.force_login(cast.person(name))
        assert client.get(reverse("files:download", args=[export.pk])).status_code == 404
        assert client.post(reverse("files:cancel", args=[export.pk])).status_code == 404
        assert client.post(reverse("files:repeat", args=[export.pk])).status_code == 404
        assert "Facilities</th>" not in client.get(FILES).content.decode()


# The page -------------------------------------------------------------------------------------


def test_the_page_asks_for_itself_only_while_a_file_is_under_way(
    officer: Client, order: Callable[..., Export]
) -> None:
    assert "No file yet" in officer.get(FILES).content.decode()
    export = order()
    Export.objects.filter(pk=export.pk).update(status="running", done=400, total=1200)
    text = officer.get(FILES).content.decode()
    assert 'hx-trigger="every 2s"' in text
    assert "400 of 1,200 rows" in text
    Export.objects.filter(pk=export.pk).update(status="queued")
    make_export(export.pk)
    text = officer.get(FILES).content.decode()
    assert "hx-trigger" not in text
    assert reverse("files:download", args=[export.pk]) in text


def test_the_partial_is_a_part_of_the_page(officer: Client, order: Callable[..., Export]) -> None:
    make_export(order().pk)
    page = officer.get(FILES).content.decode()
    partial = officer.get(FILES, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in partial
    assert partial.strip() in page


def test_the_number_of_queries_does_not_grow_with_the_files(
    officer: Client, order: Callable[..., Export], django_assert_num_queries: Any
) -> None:
    for number in range(4):
        export = order(f"q={number}&export=xlsx")
        cancel_export(export=export)
        with django_assert_num_queries(7) if number in (0, 3) else pytest.MonkeyPatch.context():
            officer.get(FILES)
