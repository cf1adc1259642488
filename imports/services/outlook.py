"""What undoing an import would do, shown before it is done.

It is done and taken back again, so that it cannot differ from the undoing; only history, and what
is derived from the records, is left out. For a large import a worker does it, and the import keeps
what it found.
"""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import override

from imports.choices import BatchStatus
from imports.errors import ImportRefusedError
from imports.models import ImportBatch
from imports.policies import check_may_undo
from imports.services.drafts import hold_assessment
from imports.services.keeping import Undone
from imports.services.undoing import in_the_way, revert
from imports.services.writing import lock_imports

Outlook = dict[str, Any]
# Imports that were written later and still stand, and how many of this one's records they touched.
LATER = """
    SELECT b.id, count(DISTINCT (o.model, o.object_id))
    FROM imports_importeffect AS e
    JOIN imports_importeffect AS o ON o.model = e.model AND o.object_id = e.object_id
    JOIN imports_importbatch AS b ON b.id = o.batch_id
    WHERE e.batch_id = %(batch)s AND b.id <> %(batch)s AND b.status = %(written)s
        AND b.written_at > %(since)s
    GROUP BY b.id, b.written_at ORDER BY b.written_at DESC, b.id
"""


def ask_outlook(*, batch: ImportBatch) -> None:
    """Notes that a worker was asked."""
    _keep(batch, {"asked_at": timezone.now().isoformat()})


def foresee_undo(*, batch: ImportBatch) -> None:
    """Finds out what undoing would do now, and keeps it with the import."""
    try:
        undone = _try(batch)
    except ImportRefusedError as error:
        _keep(batch, {"at": timezone.now().isoformat(), "obstacle": _in_each_language(error)})
        return
    found = {"at": timezone.now().isoformat(), "later": later_imports(batch)}
    _keep(batch, found | undone.counts() | {"kept_list": undone.kept})


def _in_each_language(error: ImportRefusedError) -> dict[str, str]:
    """It is found out once, and read by whoever asks."""
    said = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            said[language] = str(error.reason)
    return said


def later_imports(batch: ImportBatch) -> list[list[int]]:
    """[number of the import, how many records of this one it touched], the latest first."""
    place = {"batch": batch.pk, "since": batch.written_at, "written": BatchStatus.WRITTEN.value}
    with connection.cursor() as cursor:
        cursor.execute(LATER, place)
        return [list(line) for line in cursor.fetchall()]


def _try(batch: ImportBatch) -> Undone:
    try:
        with pgtrigger.ignore(), transaction.atomic():
            lock_imports()
            locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
            check_may_undo(locked)
            hold_assessment(batch=locked, by=locked.created_by)
            undone = revert(locked)
            connection.check_constraints()
            transaction.set_rollback(True)
    except IntegrityError as error:
        raise in_the_way(error) from error
    return undone


def _keep(batch: ImportBatch, outlook: Outlook) -> None:
    batch.outlook = outlook
    ImportBatch.objects.filter(pk=batch.pk, status=BatchStatus.WRITTEN).update(outlook=outlook)
