"""The changes of facilities in words: names of communes instead of ids, headers' columns."""

from collections.abc import Iterable
from typing import Any

from core.spreadsheets.rows import Row
from core.spreadsheets.widgets import json_value
from enterprises.importers.records import CONTACT, OWNER, masked
from enterprises.models import AdminUnit, Enterprise, Industry

PLACES = ("commune_id", "former_commune_id")
# The enterprise's name and the facility's share the attribute `name`, hence the prefix.
COLUMNS = (
    {f"owner {attribute}": column for column, attribute in OWNER.items()}
    | {attribute: column for column, attribute in CONTACT.items()}
    | {
        "owner tax_code": "tax_code",
        "owner personal_code": "tax_code",
        "enterprise_id": "tax_code",
        "industry_id": "industry",
        "commune_id": "commune",
        "former_commune_id": "district",
        "zone_id": "zone",
        "opened_on": "opened_year",
        "closed_on": "closed_year",
    }
)


def code_of(enterprise: Enterprise) -> str:
    """How an enterprise is told apart where its facility moves to another: code, else name."""
    if enterprise.personal_code:
        return masked(enterprise.personal_code)
    return enterprise.tax_code or enterprise.name


def tell_changes(rows: Iterable[Row]) -> None:
    """Turns the moved fields of all rows into (old, new) per column, names in two queries."""
    changed = [row for row in rows if row.changes]
    communes = _named(changed, PLACES)
    units = {u.pk: u.name for u in AdminUnit.objects.filter(pk__in=communes)}
    codes = {
        i.pk: i.code for i in Industry.objects.filter(pk__in=_named(changed, ("industry_id",)))
    }
    for row in changed:
        told: dict[str, tuple[Any, Any]] = {}
        for name, (old, new) in row.changes.items():
            names = units if name in PLACES else codes if name == "industry_id" else None
            told[COLUMNS.get(name, name)] = (_word(name, old, names), _word(name, new, names))
        row.changes = told


def _named(rows: Iterable[Row], fields: Iterable[str]) -> set[int]:
    return {value for row in rows for field in fields for value in row.changes.get(field, ())}


def _word(name: str, value: Any, names: dict[int, str] | None) -> Any:
    if value is None or value == "":
        return None
    if names is not None:
        return names.get(value, value)
    if name in ("opened_on", "closed_on"):
        return value.year
    return masked(value) if name == "owner personal_code" else json_value(value)
