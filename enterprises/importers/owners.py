"""The enterprises of an import: found, made, or brought up to date."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from core.bulk import Edits
from core.spreadsheets.importer import typed
from core.spreadsheets.rows import Row
from core.spreadsheets.spelling import Names, spelling
from enterprises.choices import SizeSource
from enterprises.models import Enterprise, Facility
from enterprises.rules import size_class

FIGURES = {"staff", "revenue_vnd", "capital_vnd"}
Moved = dict[str, tuple[Any, Any]]


class Owners:
    """Finds the enterprise of each row: by tax code or personal number; else the one that the
    facility has; else, among those without a code, by name in the province."""

    def __init__(self, rows: Iterable[Row], facilities: Iterable[Facility]) -> None:
        self.edits: Edits[Enterprise] = Edits(Enterprise)
        self._new: dict[str, Enterprise] = {}
        records = [row.record for row in rows]
        owners = [record["owner"] for record in records]
        provinces = {record["province"] for record in records}
        nameless = any(record["owner_key"].startswith("name ") for record in records)
        kept = {facility.enterprise_id for facility in facilities}
        wanted = (
            Q(pk__in=kept)
            | Q(tax_code__in={o["tax_code"] for o in owners if "tax_code" in o})
            | Q(personal_code__in={o["personal_code"] for o in owners if "personal_code" in o})
        )
        self.by_id = {e.pk: e for e in Enterprise.objects.filter(wanted).defer("search")}
        by_province = _without_code(provinces) if nameless else []
        for _province, enterprise in by_province:
            self.by_id.setdefault(enterprise.pk, enterprise)
        self._by_code = {
            code: e
            for e in self.by_id.values()
            for code in (e.tax_code, e.personal_code)
            if code is not None
        }
        self._by_name: dict[int, Names[Enterprise]] = {province: Names() for province in provinces}
        for province, enterprise in by_province:
            self._by_name[province].add(enterprise.name, self.by_id[enterprise.pk])

    def find(self, row: Row, facility: Facility | None) -> Enterprise | None:
        """The stored enterprise of the row; None when it has yet to be made."""
        record = row.record
        current = self.by_id[facility.enterprise_id] if facility is not None else None
        code = record["owner"].get("tax_code") or record["owner"].get("personal_code")
        if code is None:
            return current or self._by_name[record["province"]].only(record["owner_name"])
        return self._by_code.get(code) or self._about_to_get_code(current, record)

    def settle(self, row: Row, facility: Facility | None) -> tuple[Enterprise, Moved]:
        """The enterprise as the row wants it, and which stored values of it the row moves."""
        record = row.record
        enterprise = self.find(row, facility) or self._new.get(record["owner_key"])
        if enterprise is None:
            enterprise = Enterprise(name=record["owner_name"])
            self._new[record["owner_key"]] = self.edits.create(enterprise)
        values = typed(Enterprise, record["owner"])
        moved = self.edits.change(enterprise, **values)
        if moved.keys() & FIGURES and enterprise.size_source == SizeSource.COMPUTED:
            self.edits.change(enterprise, size=_size(enterprise))
        if code := enterprise.tax_code or enterprise.personal_code:
            self._by_code[code] = enterprise
        if enterprise.pk is None:
            return enterprise, {}
        return enterprise, {f"owner {name}": values for name, values in moved.items()}

    def _about_to_get_code(
        self, current: Enterprise | None, record: dict[str, Any]
    ) -> Enterprise | None:
        """An enterprise that was kept without a code and is now told its code."""
        if current is None or current.tax_code or current.personal_code:
            return None
        given = record["owner"].get("name", current.name)
        return current if spelling(given) == spelling(current.name) else None


def _size(enterprise: Enterprise) -> str:
    size = size_class(
        staff=enterprise.staff,
        revenue_vnd=enterprise.revenue_vnd,
        capital_vnd=enterprise.capital_vnd,
    )
    return size.value if size else ""


def _without_code(provinces: Iterable[int]) -> list[tuple[int, Enterprise]]:
    """Enterprises that have neither code, with each province in which they have a facility."""
    places = (
        Facility.objects.filter(enterprise__tax_code=None, enterprise__personal_code=None)
        .filter(
            Q(commune__province__in=provinces) | Q(former_commune__current_province__in=provinces)
        )
        .order_by("enterprise_id")
        .values_list("enterprise_id", "commune__province_id", "former_commune__current_province_id")
        .distinct()
    )
    wanted = set(provinces)
    found = {(today or former or 0, pk) for pk, today, former in places}
    enterprises = Enterprise.objects.defer("search").in_bulk({pk for _province, pk in found})
    return [(province, enterprises[pk]) for province, pk in sorted(found) if province in wanted]
