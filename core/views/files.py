"""“My files”: what one has asked for, how far it is, and the files while they are kept."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.middleware import HtmxDetails

from core.errors import ExportRefusedError
from core.models import Export
from core.policies import why_not_hand_out
from core.services import cancel_export, repeat_export
from core.tasks import make_export

if TYPE_CHECKING:
    from accounts.models import User

MOST_SHOWN = 50


class Request(HttpRequest):
    """A signed-in person's request, with what django-htmx knows of it."""

    user: "User"
    htmx: HtmxDetails


@login_required
def files(request: Request) -> HttpResponse:
    """The latest files; while one is under way, the list asks for itself again."""
    exports = list(Export.objects.for_user(request.user)[:MOST_SHOWN])
    under_way = sum(export.is_under_way for export in exports)
    name = "files/_files.html" if request.htmx else "files/list.html"
    return render(request, name, {"exports": exports, "under_way": under_way})


@login_required
def download(request: Request, pk: int) -> HttpResponseBase:
    """The file, to its owner, while her rights are those by which it was made."""
    export = _own(request, pk)
    reason = why_not_hand_out(export, to=request.user)
    if reason is not None:
        messages.error(request, str(reason))
        return redirect("files:list")
    return FileResponse(export.file.open("rb"), as_attachment=True, filename=export.file_name)


@login_required
@require_POST
def cancel(request: Request, pk: int) -> HttpResponse:
    if cancel_export(export=_own(request, pk)):
        messages.success(request, _("The file is cancelled."))
    return redirect("files:list")


@login_required
@require_POST
def repeat(request: Request, pk: int) -> HttpResponse:
    """The same list once more, as it is today."""
    try:
        with transaction.atomic():
            export = repeat_export(export=_own(request, pk), by=request.user)
            transaction.on_commit(lambda: make_export.delay(export.pk))
    except ExportRefusedError as error:
        messages.error(request, str(error))
    return redirect("files:list")


def _own(request: Request, pk: int) -> Export:
    return get_object_or_404(Export.objects.for_user(request.user), pk=pk)
