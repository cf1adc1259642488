"""Undoing an import: first what it would do, then, when that is confirmed, the undoing."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRefresh

from accounts.access import Request
from imports.choices import BatchStatus
from imports.errors import NOT_WRITTEN, ImportRefusedError
from imports.kinds import KINDS
from imports.models import ImportBatch
from imports.services import ask_outlook, foresee_undo, start_undoing, undo_batch
from imports.stays import kept_records, later_imports_of, outlook_by_kind
from imports.tasks import drain_soon, foresee_soon, give_out
from imports.views.actions import is_for_a_worker
from imports.views.door import of_bringers

# This long unanswered, a worker is asked again.
PATIENCE = timedelta(minutes=1)
MOST_SHOWN = 200


@of_bringers
def undo(request: Request, pk: int) -> HttpResponse:
    """What undoing would do, or did; a POST does it, or finds out anew."""
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    if request.method == "POST" and "again" not in request.POST:
        return _undo(request, batch)
    if batch.status not in (BatchStatus.WRITTEN, BatchStatus.UNDONE):
        messages.error(request, str(NOT_WRITTEN))
        return redirect("imports:batch", pk=pk)
    if batch.status == BatchStatus.WRITTEN:
        _look_ahead(batch, anew=request.method == "POST")
    if request.method == "POST":
        return redirect("imports:undo", pk=pk)
    return _shown(request, batch)


def _undo(request: Request, batch: ImportBatch) -> HttpResponse:
    """Takes a written import back; what had to be kept is listed on its page."""
    try:
        if is_for_a_worker(batch):
            start_undoing(batch=batch, by=request.user)
            give_out(batch)
        else:
            undo_batch(batch=batch, by=request.user)
            drain_soon()
            messages.success(request, _("The import is undone."))
    except ImportRefusedError as error:
        messages.error(request, str(error))
    return redirect("imports:batch", pk=batch.pk)


def _look_ahead(batch: ImportBatch, *, anew: bool) -> None:
    """At once for a small import; else a worker is asked, unless it has answered, or was asked
    just now."""
    if not is_for_a_worker(batch):
        foresee_undo(batch=batch)
        return
    asked = _moment(batch.outlook.get("asked_at"))
    waits = asked is not None and timezone.now() - asked < PATIENCE
    if not waits and (anew or "at" not in batch.outlook):
        ask_outlook(batch=batch)
        foresee_soon(batch)


def _shown(request: Request, batch: ImportBatch) -> HttpResponse:
    is_pending = batch.status == BatchStatus.WRITTEN and "at" not in batch.outlook
    if request.htmx and not is_pending:
        return HttpResponseClientRefresh()
    is_done = batch.status == BatchStatus.UNDONE
    kept = batch.kept if is_done else batch.outlook.get("kept_list", [])
    context = {
        "batch": batch,
        "kind": KINDS[batch.kind],
        "outlook": batch.outlook,
        "obstacle": batch.outlook.get("obstacle", {}).get(get_language()),
        "kinds_of_records": outlook_by_kind(batch.outlook),
        "reckoned_at": _moment(batch.outlook.get("at")),
        "is_pending": is_pending,
        "is_done": is_done,
        "later": later_imports_of(batch, reader=request.user),
        "kept": kept_records(kept[:MOST_SHOWN], reader=request.user),
    }
    name = "imports/_outlook_awaited.html" if request.htmx else "imports/undo.html"
    return render(request, name, context)


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
