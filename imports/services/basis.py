"""What a check rests on: if it has moved when the file is to be written, the check is void.

The newest entries of history say whether anything that the check looked at was edited since; a
digest, whether the person may still do just what she might then. The staging tables must still
hold what was staged, for a server that stopped unduly empties them.
"""

from typing import Any

from django.db.models import Max

from core.history import events_of
from core.spreadsheets.importer import Importer

Basis = dict[str, Any]


def newest_events(importer: Importer) -> dict[str, int | str]:
    """The newest entry of history of each model that the check looks at, and the standing of the
    person."""
    newest = {
        model._meta.label_lower: events.objects.aggregate(newest=Max("pgh_id"))["newest"] or 0
        for model in importer.rests_on
        if (events := events_of(model)) is not None
    }
    return newest | {"standing": importer.user.standing()}


def staged_lines(importer: Importer) -> dict[str, int]:
    """How many lines each staging table holds; -1 for a table that is gone."""
    return {
        staged.model._meta.label_lower: staged.count() if staged.is_open() else -1
        for _sheet, staged in importer.staged
    }


def holds(basis: Basis, *, importer: Importer) -> bool:
    """Whether the check is still good."""
    if basis.get("events") != newest_events(importer):
        return False
    return bool(basis.get("staged") == staged_lines(importer))
