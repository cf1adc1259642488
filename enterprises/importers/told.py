"""The changes of facilities in words: names of communes instead of ids, headers' columns."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from core.bulk import batched
from core.spreadsheets.importer import Told
from core.staging import Difference, Staged
from enterprises.importers.owners import OWNER
from enterprises.importers.records import CONTACT, masked
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


def tell_facilities(
    differences: Iterable[Difference], *, zones: Mapping[int, str], new_owners: Staged
) -> Iterator[Told]:
    """Turns moved fields of facilities into (old, new) per column; names in four queries a
    batch."""
    for batch in batched(differences):
        names: dict[str, Mapping[Any, str]] = {"zone_id": zones}
        units = AdminUnit.objects.filter(pk__in=_ids(batch, *PLACES)).values_list("pk", "name")
        communes = dict(units)
        names |= dict.fromkeys(PLACES, communes)
        industries = Industry.objects.filter(pk__in=_ids(batch, "industry_id"))
        names["industry_id"] = dict(industries.values_list("pk", "code"))
        names["enterprise_id"] = _owners(_ids(batch, "enterprise_id"), new_owners)
        for each in batch:
            yield each.line, _told(each, names, prefix="")


def tell_owners(differences: Iterable[Difference]) -> Iterator[Told]:
    """The same for enterprises; their size follows from the figures and is not told."""
    for each in differences:
        told = _told(each, {}, prefix="owner ")
        told.pop("owner size", None)
        if told:
            yield each.line, told


def _told(each: Difference, names: dict[str, Mapping[Any, str]], *, prefix: str) -> dict[str, Any]:
    return {
        COLUMNS.get(prefix + name, prefix + name): (
            _word(prefix + name, each.before[name], names.get(name)),
            _word(prefix + name, after, names.get(name)),
        )
        for name, after in each.after.items()
    }


def _owners(ids: set[int], new: Staged) -> dict[int, str]:
    stored = {e.pk: code_of(e) for e in Enterprise.objects.filter(pk__in=ids).defer("search")}
    given = new.given(ids - stored.keys(), "tax_code", "personal_code", "name")
    return stored | {
        pk: code_of(Enterprise(tax_code=code, personal_code=personal, name=name))
        for pk, (code, personal, name) in given.items()
    }


def _ids(batch: Iterable[Difference], *fields: str) -> set[int]:
    sides = [side for each in batch for side in (each.before, each.after)]
    found: Iterable[Any] = (side.get(name) for side in sides for name in fields)
    return {key for key in found if key is not None}


def _word(name: str, value: Any, names: Mapping[Any, str] | None) -> Any:
    if value is None or value == "":
        return None
    if names is not None:
        return names.get(value, value)
    if name in ("opened_on", "closed_on"):
        return int(value[:4])
    return masked(value) if name == "owner personal_code" else value
