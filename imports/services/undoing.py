"""Undo: what an import made goes, what it changed gets its old values back.

What was changed since, or has something resting on it, is kept and listed. All of it is told from
the effects that the import left, and from history; each step is one statement for all records.
"""

import re
from collections.abc import Iterable, Mapping

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.functional import lazy

from accounts.models import User
from core.history import written_by
from core.spreadsheets.wordings import Text
from imports.choices import BatchStatus, EffectAction
from imports.errors import BUSY, IN_THE_WAY, IN_THE_WAY_SOMEHOW, ImportRefusedError
from imports.models import ImportBatch, ImportEffect
from imports.policies import check_may_undo
from imports.services.checking import importer_of
from imports.services.drafts import hold_assessment, note_saving
from imports.services.guard import fresh_order, say, working_on
from imports.services.keeping import BROUGHT_BACK, REMOVED, RESTORED, Kept, Undone
from imports.services.reverting import bring_back, remove, restore
from imports.services.writing import lock_imports, touched

# What the database says of a value that has to be the only one: Key (tax_code)=(0100108688) …
TAKEN = re.compile(r"Key \((?P<columns>[\w, ]+)\)=\((?P<values>.+)\) already exists")


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
        raise in_the_way(error) from error


def in_the_way(error: IntegrityError) -> ImportRefusedError:
    """What a constraint says, as a refusal: which kind of record has taken which value."""
    diagnosis = getattr(error.__cause__, "diag", None)
    named = TAKEN.match(getattr(diagnosis, "message_detail", None) or "")
    if diagnosis is None or named is None:
        broken = getattr(diagnosis, "constraint_name", None)
        detail = _said_by(broken) or str(error).splitlines()[-1]
        return ImportRefusedError(_filled(IN_THE_WAY_SOMEHOW, {"detail": detail}))
    model = next(m for m in apps.get_models() if m._meta.db_table == diagnosis.table_name)
    names = {str(field.column): field.verbose_name for field in model._meta.concrete_fields}
    fields = [names.get(column, column) for column in named["columns"].split(", ")]
    told: dict[str, Text] = {"kind": model._meta.verbose_name or "", "value": named["values"]}
    return ImportRefusedError(_filled(IN_THE_WAY, told | {"fields": _listed(fields)}))


def _said_by(constraint: str | None) -> Text | None:
    """What a rule of the database says to people, when it has words of its own."""
    rules = (rule for model in apps.get_models() for rule in model._meta.constraints)
    found = next((rule for rule in rules if constraint and rule.name == constraint), None)
    if found is None or found.violation_error_message == found.default_violation_error_message:
        return None
    return found.violation_error_message


def _fill(text: Text, values: Mapping[str, Text]) -> str:
    return str(text) % {name: str(value) for name, value in values.items()}


def _list(items: Iterable[Text]) -> str:
    return ", ".join(map(str, items))


# In the language of whoever reads it, not of the worker that found it out.
_filled = lazy(_fill, str)
_listed = lazy(_list, str)


def revert(batch: ImportBatch) -> Undone:
    """Deleted ones first, then changed, then created; the last written model first of each,
    so that children come before their parents. Inside a transaction."""
    undone = Undone(since=batch.written_at)
    for model in _models(batch, EffectAction.DELETED):
        say("undo", model._meta.label_lower)
        undone.count(model, BROUGHT_BACK, bring_back(model, batch=batch.pk))
    for model in _models(batch, EffectAction.CHANGED):
        say("undo", model._meta.label_lower)
        restored, fields = restore(model, batch=batch.pk)
        undone.count(model, RESTORED, restored)
        undone.keep_changed(model, fields)
    for model in _models(batch, EffectAction.CREATED):
        say("undo", model._meta.label_lower)
        removed, edited, rested_on = remove(model, batch=batch.pk, since=batch.written_at)
        undone.count(model, REMOVED, removed)
        undone.keep_changed(model, edited)
        undone.keep_rested_on(model, rested_on)
    return undone


def _undo(batch: ImportBatch, by: User) -> list[Kept]:
    lock_imports()
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    check_may_undo(locked)
    hold_assessment(batch=locked, by=by)
    importer = importer_of(locked)
    with written_by(by, source="undo", batch=locked.pk):
        undone = revert(locked)
        say("refresh")
        importer.refresh(touched(locked, importer=importer))
        note_saving(batch=locked, by=by)
    locked.status, locked.fault = BatchStatus.UNDONE, ""
    locked.kept, locked.outlook = undone.kept, undone.counts()
    locked.undone_at, locked.undone_by = timezone.now(), by
    locked.save(update_fields=["status", "kept", "outlook", "fault", "undone_at", "undone_by"])
    return undone.kept


def _models(batch: ImportBatch, action: EffectAction) -> list[type[models.Model]]:
    effects = ImportEffect.objects.filter(batch=batch, action=action)
    labels = effects.values("model").annotate(last=models.Max("pk")).order_by("-last")
    return [apps.get_model(each["model"]) for each in labels]
