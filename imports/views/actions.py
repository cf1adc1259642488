"""What is done to an import: write, cancel, start again. POST only."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import Request
from imports.errors import ImportRefusedError, StaleCheckError
from imports.models import ImportBatch
from imports.policies import ALL_EDITS, can_cancel
from imports.selectors import edited_columns
from imports.services import (
    cancel_batch,
    is_turn_free,
    recheck_batch,
    restart_batch,
    start_writing,
    take_back_order,
    write_batch,
)
from imports.services.uploading import SMALL_ROWS
from imports.tasks import drain_soon, give_out
from imports.views.door import of_bringers


@require_POST
@of_bringers
def write(request: Request, pk: int) -> HttpResponse:
    """Writes the import, or only its valid rows when that is asked for."""
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    chosen = _chosen(request, batch)
    try:
        if is_for_a_worker(batch):
            start_writing(batch=batch, by=request.user, **chosen)
            give_out(batch)
        else:
            write_batch(batch=batch, by=request.user, **chosen)
            drain_soon()
            messages.success(request, _("The import is written."))
    except StaleCheckError as error:
        recheck_batch(batch=batch)
        messages.warning(request, str(error))
    except ImportRefusedError as error:
        messages.error(request, str(error))
    return redirect("imports:batch", pk=pk)


@require_POST
@of_bringers
def cancel(request: Request, pk: int) -> HttpResponse:
    """Cancels an import that is not written, or the order to write or undo one."""
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    try:
        if not can_cancel(batch):
            take_back_order(batch=batch)
            messages.success(request, _("The order is taken back; nothing was changed."))
            return redirect("imports:batch", pk=pk)
        cancel_batch(batch=batch)
    except ImportRefusedError as error:
        messages.error(request, str(error))
        return redirect("imports:batch", pk=pk)
    messages.success(request, _("The import is cancelled; nothing was written."))
    if batch.about is not None:
        return redirect("imports:draft", assessment=batch.about)
    return redirect("imports:home")


@require_POST
@of_bringers
def again(request: Request, pk: int) -> HttpResponse:
    """Has a check that has failed made again."""
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    try:
        restart_batch(batch=batch)
        give_out(batch)
    except ImportRefusedError as error:
        messages.error(request, str(error))
    return redirect("imports:batch", pk=pk)


def _chosen(request: Request, batch: ImportBatch) -> dict[str, Any]:
    """How the import is to be written: without its wrong rows, and over which edited values."""
    offered = {ALL_EDITS, *(column.key for column in edited_columns(batch))}
    return {
        "valid_only": request.POST.get("valid_only") == "1",
        "overwrite": offered.intersection(request.POST.getlist("overwrite")),
    }


def is_for_a_worker(batch: ImportBatch) -> bool:
    """A large import, or one that would have to wait until another is written."""
    return batch.total_rows > SMALL_ROWS or not is_turn_free()
