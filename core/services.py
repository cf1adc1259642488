"""Files that a worker makes: asked for, made, cancelled, found again when lost, removed in time."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from os import SEEK_END
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import translation

from core.choices import ExportFault, ExportFormat, ExportStatus
from core.errors import TOO_MANY, ExportRefusedError, TooLargeError
from core.listings import ClosedPageError, listed_at
from core.models import Export
from core.querysets import ExportQuerySet

if TYPE_CHECKING:
    from accounts.models import User

KEPT_FOR = timedelta(days=7)
REMEMBERED_FOR = timedelta(days=90)
MOST_UNDER_WAY = 5
MOST_ATTEMPTS = 3
SECONDS_BETWEEN_SIGNS = 1.0
SUFFIXES = {ExportFormat.XLSX: "xlsx", ExportFormat.CSV: "csv", ExportFormat.BOOK: "xlsx"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What somebody asks for: a list by its address, and what people call it."""

    title: str
    narrowed: str
    page: str
    place: Mapping[str, Any]
    query: str
    format: ExportFormat
    language: str
    total: int


@transaction.atomic
def request_export(*, order: Order, by: "User") -> Export:
    """The file that will be made; the one that is under way already when the same was asked for.

    Raises ExportRefusedError when too many of the person's files are under way.
    """
    get_user_model().objects.select_for_update().get(pk=by.pk)
    under_way = Export.objects.for_user(by).under_way()
    same = under_way.filter(page=order.page, place=dict(order.place), query=order.query)
    if found := same.filter(language=order.language).first():
        return found
    if under_way.count() >= MOST_UNDER_WAY:
        raise ExportRefusedError(TOO_MANY)
    return Export.objects.create(
        user=by,
        title=order.title[:200],
        narrowed=order.narrowed,
        page=order.page,
        place=dict(order.place),
        query=order.query,
        format=order.format,
        language=order.language,
        total=order.total,
    )


def repeat_export(*, export: Export, by: "User") -> Export:
    """Asks for the same list again, by the rights of today."""
    order = Order(
        title=export.title,
        narrowed=export.narrowed,
        page=export.page,
        place=export.place,
        query=export.query,
        format=ExportFormat(export.format),
        language=export.language,
        total=export.total,
    )
    return request_export(order=order, by=by)


def run_export(*, export_id: int) -> None:
    """Makes the file, if it still waits for its turn. Safe to run twice, side by side as well."""
    export = _take_up(export_id)
    if export is None:
        return
    try:
        with translation.override(export.language):
            _make(export)
    except _StoppedError:
        return
    except ClosedPageError:
        _fail(export, ExportFault.NO_RIGHT)
    except TooLargeError:
        _fail(export, ExportFault.TOO_LARGE)
    except Exception:
        _fail(export, ExportFault.BROKEN)
        raise


def cancel_export(*, export: Export) -> bool:
    """Ends the work; its worker notices within seconds. False when there was none to end."""
    under_way = Export.objects.under_way().filter(pk=export.pk)
    return bool(under_way.update(status=ExportStatus.CANCELLED, finished_at=Now()))


@transaction.atomic
def find_lost_exports() -> list[int]:
    """Files whose worker has gone, or whose message has; they wait again, to be given out anew."""
    exports = Export.objects.select_for_update(skip_locked=True)
    lost = list(exports.lost().values_list("pk", "attempt"))
    spent = [pk for pk, attempt in lost if attempt >= MOST_ATTEMPTS]
    Export.objects.filter(pk__in=spent).update(
        status=ExportStatus.FAILED, fault=ExportFault.GIVEN_UP, finished_at=Now()
    )
    again = [pk for pk, _attempt in lost if pk not in spent]
    again += exports.forgotten().values_list("pk", flat=True)
    Export.objects.filter(pk__in=again).update(status=ExportStatus.QUEUED, seen_at=Now())
    return again


def remove_old_files() -> None:
    """Files whose time is over, and later also the note that they were there."""
    for export in Export.objects.past_their_time():
        default_storage.delete(str(export.file.name))
        Export.objects.filter(pk=export.pk).update(status=ExportStatus.EXPIRED, file="", size=None)
    ended = Export.objects.exclude(status=ExportStatus.READY)
    ended.filter(created_at__lt=Now() - REMEMBERED_FOR).delete()


# One worker's work ----------------------------------------------------------------------------


class _StoppedError(Exception):
    """The file was cancelled, or another worker has taken it up."""


def _take_up(export_id: int) -> Export | None:
    """The file, now ours to make; None when another worker has it, or nobody wants it."""
    waiting = Export.objects.filter(pk=export_id, status=ExportStatus.QUEUED)
    if not waiting.update(
        status=ExportStatus.RUNNING, attempt=F("attempt") + 1, done=0, seen_at=Now()
    ):
        return None
    export = Export.objects.select_related("user").get(pk=export_id)
    _forget_file(export, attempt=export.attempt - 1)
    return export


def _make(export: Export) -> None:
    """The standing is noted before the rows are chosen: what changes later is seen as a change."""
    _sign(export, standing=export.user.standing())
    content = listed_at(export.page, place=export.place, query=export.query, user=export.user)
    _sign(export, total=content.count())
    progress = _Progress(export)
    with NamedTemporaryFile(suffix=f".{content.format}") as file:
        content.write(file, told=progress)
        _keep(export, File(file, name=content.file_name), rows=progress.done)


def _keep(export: Export, file: "File[bytes]", *, rows: int) -> None:
    """Hands the file over; when nobody wants it any more, it goes."""
    size = file.seek(0, SEEK_END)
    file.seek(0)
    stored = default_storage.save(_path(export, attempt=export.attempt), file)
    try:
        _sign(
            export,
            status=ExportStatus.READY,
            file=stored,
            file_name=file.name,
            size=size,
            done=rows,
            total=rows,
            finished_at=Now(),
            expires_at=Now() + KEPT_FOR,
        )
    except _StoppedError:
        default_storage.delete(stored)
        raise


class _Progress:
    """Notes how many rows are done, once a second; a file that nobody wants any more ends here."""

    def __init__(self, export: Export) -> None:
        self.export = export
        self.signed_at = time.monotonic()
        self.done = 0

    def __call__(self, rows: int) -> None:
        self.done += rows
        now = time.monotonic()
        if now - self.signed_at >= SECONDS_BETWEEN_SIGNS:
            _sign(self.export, done=self.done)
            self.signed_at = now


def _sign(export: Export, **values: Any) -> None:
    """A sign of life, with what there is to say; only while the work is still ours."""
    if not _ours(export).update(seen_at=Now(), **values):
        raise _StoppedError


def _fail(export: Export, fault: ExportFault) -> None:
    _ours(export).update(status=ExportStatus.FAILED, fault=fault, finished_at=Now())


def _ours(export: Export) -> ExportQuerySet:
    return Export.objects.filter(pk=export.pk, attempt=export.attempt, status=ExportStatus.RUNNING)


def _path(export: Export, *, attempt: int) -> str:
    return f"exports/{export.pk}-{attempt}.{SUFFIXES[ExportFormat(export.format)]}"


def _forget_file(export: Export, *, attempt: int) -> None:
    """What a worker that died between keeping its file and saying so has left behind."""
    if attempt:
        default_storage.delete(_path(export, attempt=attempt))
