"""The enterprises of an import: found, made, or brought up to date."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from operator import attrgetter
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.bulk import any_key, any_of
from core.shelf import Shelf
from core.spreadsheets.rows import Row
from core.spreadsheets.spelling import Names, spelling
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import wording
from core.staging import Staged
from enterprises.choices import SizeSource
from enterprises.importers.facilities import FacilitySheet
from enterprises.models import Enterprise, Facility
from enterprises.rules import size_class

CONTRADICTION = wording(
    "contradiction",
    _("Row %(first)s says “%(other)s” of the same enterprise; the later row counts."),
    _("Give the figure of the whole enterprise in each of its rows, or in one only."),
)
# Column of the sheet → field of the enterprise.
OWNER = {
    "enterprise": "name",
    "legal_form": "legal_form",
    "staff": "staff",
    "revenue_bn": "revenue_vnd",
    "capital_bn": "capital_vnd",
}
COLUMNS = {field: column for column, field in OWNER.items()}
FIGURES = ("staff", "revenue_vnd", "capital_vnd")
KNOWN = ("pk", "name", "tax_code", "personal_code", *FIGURES, "legal_form", "size", "size_source")
STAGED = ("tax_code", "personal_code", *OWNER.values(), "size")


@dataclass(slots=True)
class Owner:
    """An enterprise, stored or new, as far as a row may speak of it.

    `said` is what the rows of the file have said so far, and `line` the last row that spoke.
    `is_staged` when any of them has changed something.
    """

    pk: int
    name: str
    tax_code: str | None = None
    personal_code: str | None = None
    staff: int | None = None
    revenue_vnd: Decimal | None = None
    capital_vnd: Decimal | None = None
    legal_form: str = ""
    size: str = ""
    size_source: str = SizeSource.COMPUTED
    is_new: bool = False
    is_staged: bool = False
    line: int = 0
    said: dict[str, Any] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        # A shelf keeps one for each row of a file: without the names of the fields.
        return Owner, FIELDS_OF(self)


FIELDS_OF = attrgetter(*(field.name for field in fields(Owner)))


class Owners:
    """Finds the enterprise of each row: by tax code or personal number; else the one that the
    facility has; else, among those without a code, by name in the province."""

    def __init__(self, staged: Staged) -> None:
        self.staged = staged
        # Those that rows of the file have spoken of stay known to its end, as the rows left them.
        self._spoken: Shelf[int, Owner] = Shelf()
        # By code, and new ones without a code by what rows call them.
        self._keys: Shelf[str, int] = Shelf()
        self._by_name: dict[int, Names[Owner]] = {}
        self._named: dict[int, Owner] = {}
        self._by_id: dict[int, Owner] = {}
        self._by_code: dict[str, Owner] = {}

    def load(self, rows: Iterable[Row], kept: set[int]) -> None:
        """Reads the enterprises that the next rows may mean; `kept` are those of facilities."""
        records = [row.record for row in rows]
        owners = [record["owner"] for record in records]
        nameless = {r["province"] for r in records if not r["owner_code"]}
        wanted = (
            Q(pk__in=any_key(kept))
            | Q(tax_code__in=any_of(o["tax_code"] for o in owners if "tax_code" in o))
            | Q(
                personal_code__in=any_of(o["personal_code"] for o in owners if "personal_code" in o)
            )
        )
        self._by_id, self._by_code = {}, {}
        for values in Enterprise.objects.filter(wanted).values_list(*KNOWN):
            self._index(Owner(*values))
        self._load_names(nameless - self._by_name.keys())

    def find(self, row: Row, current: int | None) -> Owner | None:
        """The enterprise of the row, stored or new; None when it has yet to be made. `current`
        is the enterprise that the row's facility has now."""
        record = row.record
        present = None if current is None else self._by_id.get(current) or self._named[current]
        if code := record["owner_code"]:
            owner = (
                self._by_code.get(code)
                or self._called(code)
                or self._about_to_get_code(present, record)
            )
        else:
            named = self._by_name[record["province"]].only(record["owner_name"])
            owner = present or named or self._called(record["owner_key"])
        # As the rows before this one have left it.
        return owner and (self._spoken.get(owner.pk) or owner)

    def settle(self, row: Row, current: int | None) -> Owner:
        """The enterprise as the row wants it, which is staged."""
        owner = self.find(row, current) or self._create(row)
        # Looked at first: what the row says of figures goes into the owner at once.
        moves = owner.is_staged or not has_all(owner, row.record["owner"])
        given = self._said(row, owner)
        if owner.is_new:
            self.staged.create(row.number, given, key=owner.pk)
        elif moves or not has_all(owner, given):
            owner.is_staged = True
            self.staged.update(row.number, owner.pk, given)
        self._spoken[owner.pk] = owner
        if owner.is_new or row.record["owner_code"]:
            self._keys[row.record["owner_key"]] = owner.pk
        return owner

    def resize(self, keys: Iterable[int]) -> None:
        """Works out the size anew of stored enterprises some of whose figures stay as they are."""
        stored = Enterprise.objects.filter(pk__in=keys, size_source=SizeSource.COMPUTED)
        owners = {values[0]: Owner(*values) for values in stored.values_list(*KNOWN)}
        for pk, figures in self.staged.given(owners, *FIGURES).items():
            for name, value in zip(FIGURES, figures, strict=True):
                setattr(owners[pk], name, getattr(owners[pk], name) if value is None else value)
        self.staged.fill("size", {pk: _size(owner) for pk, owner in owners.items()})

    def _create(self, row: Row) -> Owner:
        owner = Owner(self.staged.reserve(), row.record["owner_name"], is_new=True)
        owner.said = {"name": owner.name}
        return owner

    def _called(self, key: str) -> Owner | None:
        """The enterprise that a row before this one has called so."""
        pk = self._keys.get(key)
        return None if pk is None else self._spoken.get(pk)

    def _said(self, row: Row, owner: Owner) -> dict[str, Any]:
        """All that the rows so far say of the enterprise; where they differ, the last counts."""
        said = {} if owner.said is None else owner.said
        for name, value in row.record["owner"].items():
            other = said.setdefault(name, value)
            if other == value or (owner.line and _same_name(name, other, value)):
                continue
            if owner.line:
                row.warn(COLUMNS[name], CONTRADICTION, first=owner.line, other=_shown(name, other))
            said[name] = value
        moved = [name for name in FIGURES if said.get(name) not in (None, getattr(owner, name))]
        for name in moved:
            setattr(owner, name, said[name])
        if moved and owner.size_source == SizeSource.COMPUTED:
            said["size"] = _size(owner)
        owner.said, owner.line = said, row.number
        return said

    def _about_to_get_code(self, current: Owner | None, record: dict[str, Any]) -> Owner | None:
        """An enterprise that was kept without a code and is now told its code."""
        if current is None or current.tax_code or current.personal_code:
            return None
        given = record["owner"].get("name", current.name)
        return current if spelling(given) == spelling(current.name) else None

    def _index(self, owner: Owner) -> None:
        self._by_id[owner.pk] = owner
        for code in (owner.tax_code, owner.personal_code):
            if code is not None:
                self._by_code[code] = owner

    def _load_names(self, provinces: set[int]) -> None:
        """Enterprises that have neither code, by name in each province where they have a
        facility."""
        self._by_name |= {province: Names() for province in provinces}
        places = (
            Facility.objects.filter(enterprise__tax_code=None, enterprise__personal_code=None)
            .filter(
                Q(commune__province__in=provinces)
                | Q(former_commune__current_province__in=provinces)
            )
            .order_by("enterprise_id")
            .values_list(
                "enterprise_id", "commune__province_id", "former_commune__current_province_id"
            )
            .distinct()
        )
        found = {(today or former or 0, pk) for pk, today, former in places} if provinces else set()
        stored = Enterprise.objects.filter(pk__in={pk for _province, pk in found})
        owners = {values[0]: Owner(*values) for values in stored.values_list(*KNOWN)}
        for province, pk in sorted(found):
            if province in provinces:
                self._named[pk] = owner = owners[pk]
                self._by_name[province].add(owner.name, owner)


def has_all(record: object, values: dict[str, Any]) -> bool:
    """True when all the values are those that the record has already."""
    return all(getattr(record, name) == value for name, value in values.items())


def _shown(field: str, value: Any) -> str:
    """The value as people write it in the column."""
    widget = FacilitySheet.columns()[COLUMNS[field]].widget
    return widget.show(json_value(value), language="vi")


def _same_name(field: str, one: Any, other: Any) -> bool:
    return field == "name" and spelling(one) == spelling(other)


def _size(owner: Owner) -> str:
    size = size_class(
        staff=owner.staff, revenue_vnd=owner.revenue_vnd, capital_vnd=owner.capital_vnd
    )
    return size.value if size else ""
