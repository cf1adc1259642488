"""What stays when an import is undone, as pages tell it: each record with its page, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.spreadsheets.wordings import Text
from core.templatetags.portal import number
from imports.models import ImportBatch
from imports.records import BY_LABEL, addresses_of, name_of_kind

WHY: dict[str, Text] = {
    "changed_since": _("changed since the import"),
    "rested_on": _("other records rest on it"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedImport:
    """An import that is spoken of; `url` when the reader may see it, `count` of what is said."""

    number: int
    file_name: str
    at: datetime | None
    by: str
    url: str
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRecord:
    """A record that stays. `details` are fields that keep their values, or what rests on it; the
    last change was made `by` somebody or in another import."""

    name: str
    url: str
    kind: str
    why: Text
    details: tuple[str, ...]
    by: str
    at: datetime | None
    batch: NamedImport | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOutlook:
    """How many records of one kind undoing removes, restores, brings back and keeps."""

    name: str
    removed: int = 0
    restored: int = 0
    brought_back: int = 0
    kept: int = 0


def outlook_by_kind(outlook: Mapping[str, Any]) -> list[KindOutlook]:
    """What undoing comes to, by kind of record: those that have pages first, then the many."""
    kinds: dict[str, dict[str, int]] = outlook.get("kinds", {})
    ordered = sorted(kinds, key=lambda label: (label not in BY_LABEL, -sum(kinds[label].values())))
    return [KindOutlook(name=name_of_kind(label), **kinds[label]) for label in ordered]


def kept_records(kept: Sequence[dict[str, Any]], *, reader: User) -> list[KeptRecord]:
    """The records in their order; one query for each kind of record, one for the imports."""
    keys: dict[str, list[int]] = defaultdict(list)
    for each in kept:
        keys[each["model"]].append(each["object_id"])
    urls = {label: addresses_of(BY_LABEL.get(label), own) for label, own in keys.items()}
    named = named_imports((e["batch"] for e in kept if e.get("batch")), reader=reader)
    return [
        KeptRecord(
            name=each["name"],
            url=urls[each["model"]].get(each["object_id"], ""),
            kind=name_of_kind(each["model"], count=1),
            why=WHY[each["reason"]],
            details=tuple(_details(each)),
            by=each.get("by", ""),
            at=datetime.fromisoformat(each["at"]) if each.get("at") else None,
            batch=named.get(each.get("batch") or 0),
        )
        for each in kept
    ]


def later_imports_of(batch: ImportBatch, *, reader: User) -> list[NamedImport]:
    """The imports that changed records of this one later, as its outlook knows them."""
    counts = dict(batch.outlook.get("later", []))
    named = named_imports(counts, reader=reader, counts=counts)
    return [named[key] for key in counts if key in named]


def named_imports(
    keys: Iterable[int], *, reader: User, counts: dict[int, int] | None = None
) -> dict[int, NamedImport]:
    """Number → the import as it may be spoken of to the reader."""
    wanted = set(keys)
    if not wanted:
        return {}
    seen = set(
        ImportBatch.objects.for_user(reader).filter(pk__in=wanted).values_list("pk", flat=True)
    )
    return {
        batch.pk: NamedImport(
            number=batch.pk,
            file_name=batch.file_name,
            at=batch.written_at,
            by=str(batch.created_by),
            url=reverse("imports:batch", args=[batch.pk]) if batch.pk in seen else "",
            count=(counts or {}).get(batch.pk, 0),
        )
        for batch in ImportBatch.objects.filter(pk__in=wanted).select_related("created_by")
    }


def _details(kept: dict[str, Any]) -> Iterable[str]:
    model = apps.get_model(kept["model"])
    for name in kept.get("fields", ()):
        try:
            yield str(model._meta.get_field(name.removesuffix("_id")).verbose_name)
        except FieldDoesNotExist:
            yield name
    for label, count in kept.get("resting", ()):
        yield f"{number(count)} {name_of_kind(label, count=count)}"
