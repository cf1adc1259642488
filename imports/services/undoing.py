"""Undo: what an import made goes, what it changed gets its old values back.

What was changed since, or has something resting on it, is kept and listed. All of it is told from
the effects that the import left, and from history; each step is one statement for all records.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from accounts.models import User
from core.history import written_by
from imports.choices import BatchStatus, EffectAction
from imports.errors import BUSY, IN_THE_WAY, ImportRefusedError
from imports.models import ImportBatch, ImportEffect
from imports.policies import check_may_undo
from imports.services.checking import importer_of
from imports.services.guard import fresh_order, say, working_on
from imports.services.reverting import bring_back, remove, restore
from imports.services.writing import lock_imports, touched

Kept = dict[str, Any]
# Of what is kept, this many are listed by name.
MOST_LISTED = 1000


@transaction.atomic
def start_undoing(*, batch: ImportBatch, by: User) -> None:
    """Marks an import as being undone, before a worker takes it up."""
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.status == BatchStatus.UNDOING:
        raise ImportRefusedError(BUSY)
    check_may_undo(locked)
    order = fresh_order() | {"status": BatchStatus.UNDOING, "undone_by": by}
    ImportBatch.objects.filter(pk=batch.pk).update(**order)


def undo_batch(*, batch: ImportBatch, by: User) -> list[Kept]:
    """Takes a written import back, in one transaction; returns what had to be kept, and why."""
    try:
        with working_on(batch.pk) as ours, transaction.atomic():
            if not ours:
                raise ImportRefusedError(BUSY)
            return _undo(batch, by)
    except IntegrityError as error:
        detail = str(error).splitlines()[-1]
        raise ImportRefusedError(IN_THE_WAY % {"detail": detail}) from error


def preview_undo(*, batch: ImportBatch, by: User) -> tuple[dict[str, int], list[Kept]]:
    """What undoing would do now: records removed, restored and brought back, and what would be
    kept. It is done and taken back again, so that it cannot differ from the undoing."""
    with transaction.atomic():
        counts = _counts(batch)
        kept = _undo(batch, by)
        transaction.set_rollback(True)
    return counts, kept


def _undo(batch: ImportBatch, by: User) -> list[Kept]:
    lock_imports()
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    check_may_undo(locked)
    importer = importer_of(locked)
    with written_by(by, source="undo", batch=locked.pk):
        kept = list(_revert(locked))[:MOST_LISTED]
        say("refresh")
        importer.refresh(touched(locked, importer))
    locked.status, locked.kept, locked.fault = BatchStatus.UNDONE, kept, ""
    locked.undone_at, locked.undone_by = timezone.now(), by
    locked.save(update_fields=["status", "kept", "fault", "undone_at", "undone_by"])
    return kept


def _revert(batch: ImportBatch) -> Iterator[Kept]:
    """Deleted ones first, then changed, then created; the last written model first of each,
    so that children come before their parents."""
    for model in _models(batch, EffectAction.DELETED):
        say("undo", model._meta.label_lower)
        bring_back(model, batch.pk)
    for model in _models(batch, EffectAction.CHANGED):
        say("undo", model._meta.label_lower)
        for record, field in restore(model, batch.pk):
            yield _kept(record, "changed_since", field=field)
    for model in _models(batch, EffectAction.CREATED):
        say("undo", model._meta.label_lower)
        for record, reason in remove(model, batch.pk, since=batch.written_at):
            yield _kept(record, reason)


def _models(batch: ImportBatch, action: EffectAction) -> list[type[models.Model]]:
    effects = ImportEffect.objects.filter(batch=batch, action=action)
    labels = effects.values("model").annotate(last=models.Max("pk")).order_by("-last")
    return [apps.get_model(each["model"]) for each in labels]


def _counts(batch: ImportBatch) -> dict[str, int]:
    found = ImportEffect.objects.filter(batch=batch).values_list("action")
    return dict(found.annotate(count=models.Count("pk")).order_by("action"))


def _kept(record: models.Model, reason: str, *, field: str = "") -> Kept:
    return {
        "model": record._meta.label_lower,
        "object_id": record.pk,
        "name": str(record),
        "reason": reason,
        "field": field,
    }
