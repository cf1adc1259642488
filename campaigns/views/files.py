"""Papers and pictures of plans, activities, projects and local reports: added, taken away and
handed out, each through the rights of the record that it lies with."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.access import Request, requires
from accounts.roles import Permission
from campaigns.errors import FileRefusedError
from campaigns.models import Attachment
from campaigns.policies.files import hands_on
from campaigns.querysets import OWNERS
from campaigns.services.files import attach_file, owner_of, remove_file
from core.uploads import forget_files


class ForgettingFiles:
    """Of a page that removes a record: its files go with it."""

    object: Any

    def let_go(self) -> None:
        forget_files(*self.object.attachments.all())


@requires(Permission.VIEW_PLANS)
@require_GET
def attachment(request: Request, pk: int) -> FileResponse:
    """A file, as it was brought, to those who see its record; what is no picture is saved, neither
    shown nor guessed."""
    kept = get_object_or_404(Attachment.objects.for_user(request.user), pk=pk)
    if not kept.file.storage.exists(str(kept.file.name)):
        raise Http404
    response = FileResponse(
        kept.file.open("rb"),
        as_attachment=not kept.is_picture,
        filename=kept.name,
        content_type=kept.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@requires(Permission.EDIT_PLANS, Permission.REPORT_LOCAL)
@require_POST
def attachment_add(request: Request, kind: str, pk: int) -> HttpResponse:
    """Keeps a file with a record, and goes back to its page."""
    owner = _editable(request, kind, pk)
    upload, caption = request.FILES.get("file"), request.POST.get("caption", "")
    try:
        kept = attach_file(to=owner, upload=upload, caption=caption, by=request.user)
        messages.success(request, _("“%(name)s” was added.") % {"name": kept.name})
    except FileRefusedError as error:
        messages.error(request, str(error))
    return redirect(f"{owner.get_absolute_url()}#files")


@requires(Permission.EDIT_PLANS, Permission.REPORT_LOCAL)
@require_POST
def attachment_remove(request: Request, pk: int) -> HttpResponse:
    """Takes a file away, and goes back to the page of its record."""
    seen = Attachment.objects.for_user(request.user).select_related(*OWNERS)
    kept = get_object_or_404(seen, pk=pk)
    name = next(name for name in OWNERS if getattr(kept, f"{name}_id"))
    owner = _editable(request, name, owner_of(kept).pk)
    try:
        remove_file(attachment=kept, by=request.user)
        messages.success(request, _("“%(name)s” was taken away.") % {"name": kept.name})
    except FileRefusedError as error:
        messages.error(request, str(error))
    return redirect(f"{owner.get_absolute_url()}#files")


def _editable(request: Request, kind: str, pk: int) -> Any:
    """The record of this kind, when the person may edit it; else 404."""
    if kind not in OWNERS:
        raise Http404
    model: Any = Attachment._meta.get_field(kind).related_model
    for permission in hands_on(kind):
        found = model.objects.for_user(request.user, permission).filter(pk=pk).first()
        if found is not None:
            return found
    raise Http404
