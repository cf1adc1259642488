"""What has happened to records since, and what rests on them."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

STRICT = (models.PROTECT, models.RESTRICT)


def changed_since(
    *, model: type[models.Model], ids: Iterable[int], moment: datetime | None
) -> set[int]:
    """Of the records, those whose history has an entry after the moment."""
    events = _events_of(model)
    if events is None:
        return set()
    later = events._default_manager.filter(pgh_obj_id__in=set(ids), pgh_created_at__gt=moment)
    return set(later.values_list("pgh_obj_id", flat=True))


def rested_on(*, model: type[models.Model], ids: Iterable[int]) -> set[int]:
    """Of the records, those that others point at: records that people keep, or that forbid it.

    Derived rows (results, facts of a year) go with their record and hold nothing.
    """
    found: set[int] = set()
    wanted = set(ids)
    for relation in model._meta.related_objects:
        field: Any = relation.field
        if relation.many_to_many or not (_is_kept(relation.related_model) or _forbids(field)):
            continue
        pointing = relation.related_model._default_manager.filter(**{f"{field.name}__in": wanted})
        found |= set(pointing.values_list(field.attname, flat=True))
    return found


def _is_kept(model: Any) -> bool:
    """True for a model with history: what people write."""
    return _events_of(model) is not None


def _forbids(field: Any) -> bool:
    return field.remote_field.on_delete in STRICT


def _events_of(model: type[models.Model]) -> Any:
    return _event_models().get(model)


@cache
def _event_models() -> dict[type[models.Model], Any]:
    """The table of events of each model that has history."""
    return {
        tracked: model
        for model in apps.get_models()
        if (tracked := getattr(model, "pgh_tracked_model", None)) is not None
    }
