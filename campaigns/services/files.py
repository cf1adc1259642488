"""Papers and pictures of plans, activities, projects and local reports."""

from collections.abc import Mapping
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.errors import FileRefusedError
from campaigns.models import Attachment
from campaigns.models.files import OWNER_FIELDS, Owner
from campaigns.policies.files import why_not_attach
from core.history import written_by
from core.spreadsheets.wordings import Text
from core.uploads import (
    MEGABYTE,
    UploadRefusedError,
    clean_name,
    digest_of,
    forget_files,
    kind_taken,
    name_on_disk,
)

MOST_FILES, MOST_BYTES_IN_ALL = 100, 400 * MEGABYTE
MOST_CAPTION = 300

TWICE: Text = _("“%(name)s” is there already: nothing was added.")
TOO_MANY: Text = _(
    "One record holds at most 100 files and 400 MB: take one away that is not needed, or put"
    " several papers into one PDF."
)


@transaction.atomic
def attach_file(
    *, to: Owner, upload: "File[bytes] | None", caption: str = "", by: User
) -> Attachment:
    """Keeps a file with a record that the person may edit; it is kept as it is.

    Raises FileRefusedError when the file is not taken, in words that say what to do.
    """
    owner: dict[str, Any] = {OWNER_FIELDS[type(to)]: _open(to)}
    try:
        file, kind = kind_taken(upload)
    except UploadRefusedError as refusal:
        raise FileRefusedError(refusal.reason) from refusal
    attachment = Attachment(
        **owner,
        by=by,
        name=clean_name(str(file.name), kind=kind),
        caption=caption.strip()[:MOST_CAPTION],
        content_type=kind.content_type,
        size=file.size,
    )
    digest = digest_of(file)
    _make_room(attachment, owner, digest)
    with written_by(by, source="form"):
        attachment.file.save(name_on_disk(digest, kind=kind), file, save=False)
        attachment.save()
    return attachment


@transaction.atomic
def remove_file(*, attachment: Attachment, by: User) -> None:
    """Takes a file away; its name and who took it away stay in the history.

    Raises FileRefusedError while its record is closed.
    """
    _open(owner_of(attachment))
    forget_files(attachment)
    with written_by(by, source="form"):
        attachment.delete()


def owner_of(attachment: Attachment) -> Any:
    """The record that a file lies with."""
    return next(filter(None, (getattr(attachment, name) for name in OWNER_FIELDS.values())))


def _open(to: Any) -> Any:
    """The record, locked, when files may still be added to it and taken away."""
    locked = type(to).objects.select_for_update(of=("self",)).get(pk=to.pk)
    if (refusal := why_not_attach(locked)) is not None:
        raise FileRefusedError(refusal)
    return locked


def _make_room(attachment: Attachment, owner: Mapping[str, Any], digest: str) -> None:
    """Refuses a file that is there already, and one too many."""
    others = Attachment.objects.filter(**owner)
    if others.filter(file__contains=digest).exists():
        raise FileRefusedError(str(TWICE) % {"name": attachment.name})
    held = others.aggregate(files=Count("pk"), bytes=Sum("size", default=0))
    if held["files"] >= MOST_FILES or held["bytes"] + attachment.size > MOST_BYTES_IN_ALL:
        raise FileRefusedError(TOO_MANY)
