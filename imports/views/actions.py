"""What is done to an import: write, cancel, undo. POST only."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import requires
from accounts.roles import Permission
from imports import tasks
from imports.errors import ImportRefusedError, StaleCheckError
from imports.models import ImportBatch
from imports.services import (
    cancel_batch,
    recheck_batch,
    start_undoing,
    start_writing,
    undo_batch,
    write_batch,
)
from imports.services.uploading import SMALL_ROWS
from imports.views.request import Request


@require_POST
@requires(Permission.IMPORT)
def write(request: Request, pk: int) -> HttpResponse:
    """Writes the import, or only its valid rows when that is asked for."""
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    valid_only = request.POST.get("valid_only") == "1"
    try:
        if batch.total_rows > SMALL_ROWS:
            start_writing(batch=batch, valid_only=valid_only)
            transaction.on_commit(lambda: tasks.write_large_batch.delay(batch.pk))
        else:
            write_batch(batch=batch, by=request.user, valid_only=valid_only)
            messages.success(request, _("The import is written."))
    except StaleCheckError as error:
        recheck_batch(batch=batch)
        messages.warning(request, str(error))
    except ImportRefusedError as error:
        messages.error(request, str(error))
    return redirect("imports:batch", pk=pk)


@require_POST
@requires(Permission.IMPORT)
def cancel(request: Request, pk: int) -> HttpResponse:
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    try:
        cancel_batch(batch=batch)
    except ImportRefusedError as error:
        messages.error(request, str(error))
        return redirect("imports:batch", pk=pk)
    messages.success(request, _("The import is cancelled; nothing was written."))
    return redirect("imports:home")


@require_POST
@requires(Permission.IMPORT)
def undo(request: Request, pk: int) -> HttpResponse:
    """Takes a written import back; what had to be kept is listed on its page."""
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    try:
        if batch.total_rows > SMALL_ROWS:
            start_undoing(batch=batch, by=request.user)
            transaction.on_commit(lambda: tasks.undo_large_batch.delay(batch.pk))
        else:
            undo_batch(batch=batch, by=request.user)
            messages.success(request, _("The import is undone."))
    except ImportRefusedError as error:
        messages.error(request, str(error))
    return redirect("imports:batch", pk=pk)
