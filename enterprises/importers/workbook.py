"""The import of facilities: each row is found in the register or made, and staged."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import count
from typing import Any, NamedTuple

from accounts.roles import Permission
from core.bulk import any_of
from core.shelf import Shelf
from core.spreadsheets.codes import all_spellings, look_up
from core.spreadsheets.importer import Importer, Setting, Told
from core.spreadsheets.rows import Outcome, Row, Source
from core.spreadsheets.spelling import spelling
from core.spreadsheets.wordings import DUPLICATE, OUTSIDE_TERRITORY, CellError
from core.staging import Difference, Staged
from enterprises.importers.facilities import FacilitySheet
from enterprises.importers.owners import STAGED, Owners, has_all
from enterprises.importers.potential import PotentialLists
from enterprises.importers.questions import Questions
from enterprises.importers.records import CLOSES_BEFORE_OPENING, Recorder
from enterprises.importers.territory import Site, Territory
from enterprises.importers.told import tell_facilities, tell_owners
from enterprises.importers.zones import NEW_ZONE, ZoneFinder
from enterprises.models import Answer, Enterprise, Facility, FacilityList, FacilityListMember, Zone
from enterprises.services import highest_number, numbered_code

TEXTS = ("name", "address", "contact_name", "phone", "email", "industry_id", "is_rural")
# Column of a year, the field it fills, and the day of the year that stands for it.
YEARS = (("opened_year", "opened_on", 1, 1), ("closed_year", "closed_on", 12, 31))
ZONED = Zone.communes.through
CODED_AT_ONCE = 2**16
# Fields that no column is declared for, and the column that shows them.
SHOWN_IN = {"commune_id": "commune", "former_commune_id": "district", "personal_code": "tax_code"}
# Fields that are kept or overwritten together.
TIED = {
    "commune_id": ("former_commune_id",),
    "opened_on": ("closed_on",),
    "tax_code": ("personal_code",),
}


class Stored(NamedTuple):
    """What a row may give of a facility, as it is stored."""

    pk: int
    code: str
    enterprise_id: int
    name: str
    commune_id: int | None
    former_commune_id: int | None
    zone_id: int | None
    opened_on: date | None
    closed_on: date | None
    address: str
    contact_name: str
    phone: str
    email: str
    industry_id: int
    is_rural: bool | None

    @property
    def site(self) -> Site:
        return Site(
            commune=self.commune_id, former_commune=self.former_commune_id, zone=self.zone_id
        )


class FacilityImporter(Importer):
    """Workbook “Cơ sở sản xuất”: one sheet of facilities with their enterprises."""

    kind = "facilities"
    sheets = (FacilitySheet,)
    rests_on = (Answer, Enterprise, Facility, FacilityList, FacilityListMember, Zone)
    shown_in = SHOWN_IN
    tied = TIED

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        own = FacilitySheet.sheet_name
        # Zones and enterprises first, since facilities point at them.
        self.zones = ZoneFinder(self.stage_for(own, Zone, "code", "kind", "name", "province_id"))
        self.zoned = self.stage_for(own, ZONED, "zone_id", "adminunit_id")
        self.owners = Owners(self.stage_for(own, Enterprise, *STAGED))
        self.facilities = self.stage_for(
            own,
            Facility,
            *TEXTS,
            *("code", "enterprise_id", "commune_id", "former_commune_id", "zone_id"),
            *(field for _column, field, _month, _day in YEARS),
        )
        self.potential = PotentialLists(
            lists=self.stage_for(own, FacilityList, "name", "admin_unit_id", "has_potential"),
            members=self.stage_for(own, FacilityListMember, "facility_list_id", "facility_id"),
        )
        self._source: Source | None = None
        self._rows_of: Shelf[int, int] = Shelf()
        # Their ids, of eight bytes each.
        self._uncoded: dict[str, array[int]] = defaultdict(lambda: array("q"))
        self._links: set[tuple[int, int]] = set()

    # Read when rows come: most importers are made to ask for their staging tables.
    @cached_property
    def territory(self) -> Territory:
        return Territory.of(self.user, Permission.IMPORT)

    @cached_property
    def questions(self) -> Questions:
        return Questions(self.user)

    @cached_property
    def recorder(self) -> Recorder:
        return Recorder(self.questions)

    def take(self, sheet: str, rows: list[Row]) -> list[Row]:
        self.recorder.record(rows)
        for row in rows:
            self._source = row.source
            if not row.is_wrong:
                self.questions.meet(row)
        right = [row for row in rows if not row.is_wrong]
        self._load(right)
        for row in right:
            try:
                self._plan(row)
            except CellError as error:
                row.fail("zone", error)
        for row in rows:
            if row.is_wrong:
                row.outcome = Outcome.WRONG
        return rows

    def remark(self) -> Iterable[Row]:
        """Asks about new facilities that look like others."""
        if self._source is None:
            return ()
        owners = self.owners.staged
        return self.questions.ask(facilities=self.facilities, owners=owners, source=self._source)

    def finish(self) -> list[Row]:
        """Gives codes to new facilities without one: the next free numbers of their province."""
        for province, keys in self._uncoded.items():
            numbers = count(highest_number(province) + 1)
            coded = (numbered_code(province, number=number) for number in numbers)
            free = (code for code in coded if not self.recorder.has(code))
            for start in range(0, len(keys), CODED_AT_ONCE):
                some = keys[start : start + CODED_AT_ONCE]
                self.facilities.fill("code", dict(zip(some, free, strict=False)))
        return []

    def tell(self, staged: Staged, differences: Iterable[Difference]) -> Iterator[Told]:
        if staged is self.facilities:
            zones = {pk: zone.name for pk, zone in self.zones.by_id.items()}
            return tell_facilities(differences, zones=zones, new_owners=self.owners.staged)
        if staged is self.owners.staged:
            return tell_owners(differences)
        return iter(())

    def mend(self, staged: Staged, keys: Collection[int]) -> None:
        if staged is self.owners.staged:
            self.owners.resize(keys)
        if staged is self.facilities:
            self._withdraw_unowned()

    def _withdraw_unowned(self) -> None:
        """A facility that keeps its enterprise, or its zone, needs no new one."""
        self.owners.staged.withdraw(unless_in=self.facilities, field="enterprise_id")
        zones = self.zones.staged
        zones.withdraw(unless_in=self.facilities, field="zone_id")
        self.zoned.withdraw(unless_in=zones, field="record_id", by="zone_id")

    # Looking up -------------------------------------------------------------------------------

    def _load(self, rows: list[Row]) -> None:
        provinces = {row.record["province"] for row in rows}
        codes = all_spellings(row.record["code"] for row in rows if row.record["code"])
        self._by_code = {found.code: found for found in _stored(code__in=any_of(codes))}
        said = self.questions.same_facilities(rows)
        stored = {found.pk: found for found in _stored(pk__in=said.values())} if said else {}
        self._same = {number: stored[pk] for number, pk in said.items() if pk in stored}
        named = [*self._by_code.values(), *self._same.values()]
        self.owners.load(rows, {found.enterprise_id for found in named})
        self._by_nature = self._natures(row for row in rows if not row.record["code"])
        self.zones.load(provinces)
        speaks = any("has_potential" in row.record for row in rows)
        known = [*named, *self._by_nature.values()] if speaks else []
        self.potential.load(provinces, {found.pk for found in known})

    def _natures(self, rows: Iterable[Row]) -> dict[tuple[int, str, int], Stored]:
        """Facilities of the enterprises of rows without a code, by enterprise, name and commune."""
        owners = {owner.pk for row in rows if (owner := self.owners.find(row, None)) is not None}
        found: dict[tuple[int, str, int], Stored] = {}
        for facility in _stored(enterprise__in=owners) if owners else ():
            for place in (facility.commune_id, facility.former_commune_id):
                if place is not None:
                    key = (facility.enterprise_id, spelling(facility.name), place)
                    found.setdefault(key, facility)
        return found

    def _find(self, row: Row) -> Stored | None:
        """The stored facility of the row: the one it was said to be, else by code, else by
        enterprise, name and place."""
        record = row.record
        if (same := self._same.get(row.number)) is not None:
            self.questions.say_same(row, same.code)
            return same
        if record["code"]:
            return look_up(self._by_code, record["code"], row=row, column="code")
        owner = self.owners.find(row, None)
        place = record["commune_id"] or record["former_commune_id"]
        if owner is None or place is None:
            return None
        return self._by_nature.get((owner.pk, spelling(record["name"]), place))

    # Settling ---------------------------------------------------------------------------------

    def _plan(self, row: Row) -> None:
        facility = self._find(row)
        self.questions.ask_place(row, facility.commune_id if facility else None)
        if not self._may_write(row, facility) or self._is_repeated(row, facility):
            return
        values = self._values(row, facility)
        if facility is not None and _years_cross(row, facility, values):
            return
        if (zone := self._zone(row)) is not None:
            values["zone_id"] = zone.pk
        owner = self.owners.settle(row, facility.enterprise_id if facility else None)
        values["enterprise_id"] = owner.pk
        if facility is None:
            row.object_id = self._create(row, values)
            row.outcome = Outcome.NEW
        else:
            # Of a file that is brought once more, nothing need be staged and compared.
            if not has_all(facility, values):
                self.facilities.update(row.number, facility.pk, values)
            row.object_id, row.outcome = facility.pk, Outcome.UNCHANGED
        self._settle_lists(row, row.object_id)

    def _settle_lists(self, row: Row, facility: int) -> None:
        moved = self.potential.settle(row, facility)
        if moved and row.outcome == Outcome.UNCHANGED:
            row.changes, row.outcome = moved, Outcome.CHANGED

    def _may_write(self, row: Row, facility: Stored | None) -> bool:
        if self.territory.everywhere:
            return True
        record = row.record
        site = Site(commune=record["commune_id"], former_commune=record["former_commune_id"])
        if not self.territory.holds(site):
            row.error("commune", OUTSIDE_TERRITORY, place=row.cells["commune"])
        elif facility is not None and not self.territory.holds(facility.site):
            row.error("code", OUTSIDE_TERRITORY, place=facility.code)
        else:
            return True
        return False

    def _is_repeated(self, row: Row, facility: Stored | None) -> bool:
        """A row with a code and one without may turn out to mean the same facility."""
        if facility is None:
            return False
        first = self._rows_of.setdefault(facility.pk, row.number)
        if first != row.number:
            row.error("code", DUPLICATE, first=first)
        return first != row.number

    def _zone(self, row: Row) -> Zone | None:
        """The zone the row names; one that is new is made when its name says its kind."""
        record = row.record
        text, province = record.get("zone"), record["province"]
        if text is None:
            return None
        try:
            zone = self.zones.find(text, province=province, place=record["province_name"])
        except CellError:
            code = record["province_code"]
            new = self.zones.create(row.number, text, province=province, province_code=code)
            if new is None:
                raise
            zone = new
            row.warn("zone", NEW_ZONE, value=text, place=record["province_name"])
        self._link(row, zone)
        return zone

    def _link(self, row: Row, zone: Zone) -> None:
        """A new zone lies in the communes of its facilities."""
        link = (zone.pk, row.record["commune_id"] or row.record["former_commune_id"])
        if zone.pk in self.zones.created and link not in self._links:
            self._links.add(link)
            self.zoned.create(row.number, {"zone_id": link[0], "adminunit_id": link[1]})

    def _values(self, row: Row, facility: Stored | None) -> dict[str, Any]:
        """The facility's own fields that the row gives."""
        record = row.record
        values = {name: record[name] for name in TEXTS if name in record}
        values |= _place_values(record, facility)
        for column, attribute, month, day in YEARS:
            year = record.get(column)
            stored = getattr(facility, attribute, None)
            if year is not None and (stored is None or stored.year != year):
                values[attribute] = date(year, month, day)
        return values

    def _create(self, row: Row, values: dict[str, Any]) -> int:
        if code := row.record["code"]:
            values["code"] = code
        key = self.facilities.create(row.number, values)
        if not code:
            self._uncoded[row.record["province_code"]].append(key)
        return key


def _stored(**wanted: Any) -> Iterator[Stored]:
    return map(Stored._make, Facility.objects.filter(**wanted).values_list(*Stored._fields))


def _place_values(record: dict[str, Any], facility: Stored | None) -> dict[str, Any]:
    """Commune and former commune; a frame that the row does not speak of is kept while it fits."""
    commune, former = record["commune_id"], record["former_commune_id"]
    values = {"commune_id": commune, "former_commune_id": former}
    if facility is None:
        return values
    if former is None and facility.commune_id == commune:
        return {}
    if commune is None and facility.commune_id in record["options"]:
        return {"former_commune_id": former}
    return values


def _years_cross(row: Row, facility: Stored, values: dict[str, Any]) -> bool:
    """A year in the file and one that is stored may contradict each other."""
    opened = values.get("opened_on", facility.opened_on)
    closed = values.get("closed_on", facility.closed_on)
    if not opened or not closed or opened <= closed:
        return False
    column = "closed_year" if "closed_on" in values else "opened_year"
    row.error(column, CLOSES_BEFORE_OPENING, opened=opened.year, closed=closed.year)
    return True
