"""The columns of a file: what each is taken for, and what a person says of them instead."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import Request
from imports import tasks
from imports.choices import BatchStatus
from imports.forms_columns import ColumnsForm
from imports.kinds import KINDS
from imports.models import ImportBatch
from imports.services import recheck_batch
from imports.services.columns import columns_of_batch, remember_columns, reopen_batch
from imports.services.uploading import SMALL_ROWS
from imports.views.door import of_bringers


@of_bringers
def columns(request: Request, pk: int) -> HttpResponse:
    """Says what each column is; what is said holds for this file and the next of its layout."""
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    if batch.status != BatchStatus.CHECKED:
        return redirect("imports:batch", pk=pk)
    form = ColumnsForm(request.POST or None, sheets=columns_of_batch(batch=batch))
    if request.method == "POST" and form.is_valid():
        remember_columns(by=batch.created_by, kind=batch.kind, said=form.said())
        _check_again(batch)
        messages.success(request, _("The columns are kept for files with the same headers."))
        return redirect("imports:batch", pk=pk)
    context = {"batch": batch, "kind": KINDS[batch.kind], "form": form}
    return render(request, "imports/columns.html", context)


def _check_again(batch: ImportBatch) -> None:
    """At once for a small file; a worker takes a large one."""
    if batch.total_rows > SMALL_ROWS:
        reopen_batch(batch=batch)
        tasks.give_out(batch)
    else:
        recheck_batch(batch=batch)
