"""Undo: what an import made goes, what it changed gets its old values back.

What was changed since, or has something resting on it, is kept and listed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from accounts.models import User
from core.bulk import Action, Edits, Effect, create_all, stored_fields
from core.history import written_by
from core.spreadsheets.importer import Setting
from imports.choices import BatchStatus
from imports.errors import IN_THE_WAY, ImportRefusedError
from imports.kinds import KINDS
from imports.models import ImportBatch, ImportEffect
from imports.policies import check_may_undo
from imports.services.traces import changed_since, rested_on
from imports.services.writing import lock_imports

Kept = dict[str, Any]


@transaction.atomic
def start_undoing(*, batch: ImportBatch, by: User) -> None:
    """Marks an import as being undone, before a worker takes it up."""
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    check_may_undo(locked)
    locked.status, locked.undone_by = BatchStatus.UNDOING, by
    locked.save(update_fields=["status", "undone_by"])


def undo_batch(*, batch: ImportBatch, by: User) -> list[Kept]:
    """Takes a written import back, in one transaction; returns what had to be kept, and why."""
    try:
        with transaction.atomic():
            return _undo(batch, by)
    except IntegrityError as error:
        detail = str(error).splitlines()[-1]
        raise ImportRefusedError(IN_THE_WAY % {"detail": detail}) from error


def _undo(batch: ImportBatch, by: User) -> list[Kept]:
    lock_imports()
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    check_may_undo(locked)
    with written_by(by, source="undo", batch=locked.pk):
        effects = list(ImportEffect.objects.filter(batch=locked).order_by("pk"))
        kept = [
            *_bring_back(_by_model(effects, Action.DELETED)),
            *_restore(_by_model(effects, Action.CHANGED)),
            *_remove(locked, _by_model(effects, Action.CREATED)),
        ]
        importer = KINDS[locked.kind].importer(Setting(user=by, today=timezone.localdate()))
        importer.refresh(map(_effect, effects))
    locked.status, locked.kept = BatchStatus.UNDONE, kept
    locked.undone_at, locked.undone_by = timezone.now(), by
    locked.save(update_fields=["status", "kept", "undone_at", "undone_by"])
    return kept


Grouped = dict[type[models.Model], list[ImportEffect]]


def _by_model(effects: Iterable[ImportEffect], action: Action) -> Grouped:
    """Effects of one sort by model, the last written model first: children before parents."""
    found: Grouped = defaultdict(list)
    for effect in effects:
        if effect.action == action:
            found[apps.get_model(effect.model)].append(effect)
    return dict(reversed(found.items()))


def _bring_back(deleted: Grouped) -> list[Kept]:
    """Deleted records come back under their old ids, unless they exist again."""
    for model, effects in deleted.items():
        wanted = [_revived(model, effect.before) for effect in effects]
        there = set(model._default_manager.filter(pk__in=[r.pk for r in wanted]).values_list("pk"))
        create_all(model, [record for record in wanted if (record.pk,) not in there])
    return []


def _revived(model: type[models.Model], before: dict[str, Any]) -> models.Model:
    fields = {field.attname: field for field in stored_fields(model)}
    return model(**{name: _python(fields[name], value) for name, value in before.items()})


def _restore(changed: Grouped) -> list[Kept]:
    kept: list[Kept] = []
    for model, effects in changed.items():
        edits: Edits[models.Model] = Edits(model)
        records = model._default_manager.in_bulk([effect.object_id for effect in effects])
        fields = {field.attname: field for field in stored_fields(model)}
        for effect in effects:
            record = records.get(effect.object_id)
            if record is not None:
                kept += _restore_one(edits, record, effect, fields)
        edits.apply()
    return kept


def _restore_one(
    edits: "Edits[models.Model]",
    record: models.Model,
    effect: ImportEffect,
    fields: "dict[str, models.Field[Any, Any]]",
) -> list[Kept]:
    """Old values go back where the import's values still stand."""
    kept: list[Kept] = []
    for name, before in effect.before.items():
        field = fields[name]
        if getattr(record, name) == _python(field, effect.after[name]):
            edits.change(record, **{name: _python(field, before)})
        else:
            kept.append(_kept(record, "changed_since", field=name))
    return kept


def _remove(batch: ImportBatch, created: Grouped) -> list[Kept]:
    """Created records go, children first, but none that was edited since or carries others."""
    kept: list[Kept] = []
    for model, effects in created.items():
        ids = {effect.object_id for effect in effects}
        edited = changed_since(model=model, ids=ids, moment=batch.written_at)
        removable = ids - edited
        # Of one model, a child that goes may set its parent free: hence the turns.
        while free := removable - rested_on(model=model, ids=removable):
            model._default_manager.filter(pk__in=free).delete()
            removable -= free
        kept += _left(model, ids, edited)
    return kept


def _left(model: type[models.Model], ids: set[int], edited: set[int]) -> list[Kept]:
    records: Sequence[models.Model] = list(model._default_manager.filter(pk__in=ids))
    return [
        _kept(record, "changed_since" if record.pk in edited else "rested_on") for record in records
    ]


def _kept(record: models.Model, reason: str, *, field: str = "") -> Kept:
    return {
        "model": record._meta.label_lower,
        "object_id": record.pk,
        "name": str(record),
        "reason": reason,
        "field": field,
    }


def _python(field: "models.Field[Any, Any]", value: Any) -> Any:
    plain = field.target_field if isinstance(field, models.ForeignKey) else field
    return plain.to_python(value)


def _effect(kept: ImportEffect) -> Effect:
    return Effect(
        model=kept.model,
        object_id=kept.object_id,
        action=Action(kept.action),
        before=kept.before,
        after=kept.after,
    )
