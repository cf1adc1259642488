"""The writing: what was checked and staged is written, all of it or nothing."""

from collections.abc import Collection

from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now
from psycopg2.sql import SQL, Literal

from accounts.models import User
from core.history import written_by
from core.spreadsheets.importer import Importer, Touched
from core.staging import Staged
from imports.choices import BatchStatus, EffectAction
from imports.errors import BUSY, ImportRefusedError, StaleCheckError
from imports.models import ImportBatch, ImportEffect
from imports.policies import check_may_write
from imports.services import basis
from imports.services.by_hand import keep_by_hand
from imports.services.checking import check_batch, drop_staged, importer_of
from imports.services.drafts import hold_assessment, note_saving
from imports.services.guard import fresh_order, say, working_on

# One import writes at a time: codes are given out and enterprises are made by name.
LOCK = 0x53585348  # "SXSH"
KEEP_EFFECTS = """
    INSERT INTO imports_importeffect (batch_id, model, object_id, action, before, after)
    SELECT {batch}, e.* FROM ({effects}) AS e
"""


@transaction.atomic
def start_writing(
    *, batch: ImportBatch, by: User, valid_only: bool = False, overwrite: Collection[str] = ()
) -> None:
    """Marks an import as being written, before a worker takes it up."""
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.status == BatchStatus.WRITING:
        raise ImportRefusedError(BUSY)
    check_may_write(locked, valid_only=valid_only, overwrite=overwrite)
    order = fresh_order() | {"status": BatchStatus.WRITING, "valid_only": valid_only}
    order |= {"overwritten": sorted(overwrite), "written_by": by}
    ImportBatch.objects.filter(pk=batch.pk).update(**order)


def write_batch(
    *, batch: ImportBatch, by: User, valid_only: bool = False, overwrite: Collection[str] = ()
) -> None:
    """Writes what a checked import has staged, in one transaction.

    Values that a person has edited stay as they are, but for the columns named in `overwrite`
    (sheet.column, or * for all).

    When records that the check looked at have changed since, the file is checked again first;
    with the same outcome for every row the writing goes on. Raises StaleCheckError when the
    outcome is another, and ImportRefusedError when errors forbid the writing; then nothing is
    written.
    """
    with working_on(batch.pk) as ours:
        if not ours:
            raise ImportRefusedError(BUSY)
        batch.refresh_from_db()
        check_may_write(batch, valid_only=valid_only, overwrite=overwrite)
        _renew(batch)
        try:
            with transaction.atomic():
                _write(batch, by, valid_only=valid_only, overwrite=overwrite)
        except IntegrityError as error:
            raise StaleCheckError from error


def lock_imports() -> None:
    """Waits for its turn; held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def is_turn_free() -> bool:
    """False while another import is being written, or undone: one would have to wait for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def _renew(batch: ImportBatch) -> None:
    """Checks again what has gone stale; goes on when that makes no difference."""
    if basis.holds(batch.basis, importer=importer_of(batch)):
        return
    shown = batch.basis.get("digest")
    check_batch(batch=batch)
    if batch.basis.get("digest") != shown:
        raise StaleCheckError


def _write(batch: ImportBatch, by: User, *, valid_only: bool, overwrite: Collection[str]) -> None:
    lock_imports()
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    check_may_write(locked, valid_only=valid_only, overwrite=overwrite)
    locked.valid_only, locked.overwritten = valid_only, sorted(overwrite)
    hold_assessment(batch=locked, by=by)
    importer = importer_of(locked)
    if not basis.holds(locked.basis, importer=importer):
        raise StaleCheckError
    keep_by_hand(batch=locked, importer=importer)
    with written_by(by, source="import", batch=locked.pk):
        for number, (_sheet, staged) in enumerate(importer.staged, start=1):
            say("write", number, len(importer.staged), staged.model._meta.label_lower)
            _keep_effects(locked, staged)
            staged.write()
        say("refresh")
        handled = touched(locked, importer=importer)
        importer.refresh(handled)
        _keep_made(locked, importer.conclude(handled))
        note_saving(batch=locked, by=by)
    drop_staged(locked)
    locked.status, locked.fault = BatchStatus.WRITTEN, ""
    # The database's own clock, by which history is dated: undo asks what was changed later.
    locked.written_at, locked.written_by = Now(), by
    written = ("status", "valid_only", "overwritten", "fault", "written_at", "written_by")
    locked.save(update_fields=written)


def _keep_effects(batch: ImportBatch, staged: Staged) -> None:
    """What is about to be done to records, as undo will need it."""
    query = SQL(KEEP_EFFECTS).format(batch=Literal(batch.pk), effects=staged.effects())
    with connection.cursor() as cursor:
        cursor.execute(query.as_string(cursor.cursor))


def _keep_made(batch: ImportBatch, made: Touched) -> None:
    """What was made beside the rows of the file goes with them when they are taken back."""
    created = {"batch": batch, "action": EffectAction.CREATED}
    ImportEffect.objects.bulk_create(
        ImportEffect(model=label, object_id=key, **created)
        for label, keys in made.items()
        for key in sorted(keys)
    )


def touched(batch: ImportBatch, *, importer: Importer) -> Touched:
    """The records that the import did something to, of the models that others derive from."""
    labels = [model._meta.label_lower for model in importer.derived_from]
    found: Touched = {label: set() for label in labels}
    effects = ImportEffect.objects.filter(batch=batch, model__in=labels)
    for label, record in effects.values_list("model", "object_id"):
        found[label].add(record)
    return found
