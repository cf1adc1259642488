"""History: what people edit is kept by database triggers, with who, why and from where."""

import contextlib
from functools import cache
from typing import Any

import pghistory
from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models


def tracked(**options: Any) -> Any:
    """Class decorator: keep every insert, change and deletion of the model's rows."""
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), **options
    )


def written_by(
    user: AbstractBaseUser | None, *, source: str, reason: str = "", batch: int | None = None
) -> contextlib.AbstractContextManager[Any]:
    """Context in which every tracked change carries its author.

    Args:
        user: who answers for the change; None for the portal's own jobs.
        source: where it came from: "form", "import", "task", "command", "demo".
        reason: the words a person gave, or empty.
        batch: the id of the import batch, when there is one.
    """
    metadata: dict[str, Any] = {"source": source}
    if user is not None:
        metadata["user"] = user.pk
        metadata["user_name"] = str(user)
    if reason:
        metadata["reason"] = reason
    if batch is not None:
        metadata["batch"] = batch
    return pghistory.context(**metadata)


# True of the metadata of a context in which a person typed: into a form, or in the
# administration, which names no source but the user.
BY_HAND = """(
    {metadata}->>'source' IN ('form', 'admin')
    OR {metadata}->>'source' IS NULL AND {metadata}->>'user' IS NOT NULL
)"""


def plan_triggers_anew() -> None:
    """Before a statement for many rows: the trigger of a change joins what was with what is, and
    a session keeps the plan that it made for few rows. With that one, many take minutes."""
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")


def events_of(model: type[models.Model]) -> Any:
    """The model of the history of a model; None when none is kept."""
    return _event_models().get(model)


@cache
def _event_models() -> dict[type[models.Model], Any]:
    return {
        tracked: model
        for model in apps.get_models()
        if (tracked := getattr(model, "pgh_tracked_model", None)) is not None
    }
