"""The import of facilities: plan against the register as it is now, then write."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from accounts.roles import Permission
from core.bulk import Edits, Effect
from core.spreadsheets.codes import all_spellings, look_up
from core.spreadsheets.importer import Importer, Setting
from core.spreadsheets.rows import Outcome, Row, Rows
from core.spreadsheets.spelling import spelling
from core.spreadsheets.wordings import DUPLICATE, OUTSIDE_TERRITORY, CellError
from enterprises.importers.facilities import FacilitySheet
from enterprises.importers.lookup import site_of
from enterprises.importers.owners import Owners
from enterprises.importers.potential import PotentialLists
from enterprises.importers.records import CLOSES_BEFORE_OPENING, make_records
from enterprises.importers.territory import Site, Territory
from enterprises.importers.told import code_of, tell_changes
from enterprises.importers.zones import NEW_ZONE, ZoneFinder
from enterprises.models import Enterprise, Facility, Zone
from enterprises.services import give_codes

TEXTS = ("name", "address", "contact_name", "phone", "email", "industry_id", "is_rural")
# Column of a year, the field it fills, and the day of the year that stands for it.
YEARS = (("opened_year", "opened_on", 1, 1), ("closed_year", "closed_on", 12, 31))


class FacilityImporter(Importer):
    """Workbook “Cơ sở sản xuất”: one sheet of facilities with their enterprises."""

    kind = "facilities"
    sheets = (FacilitySheet,)

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.territory = Territory.of(self.user, Permission.IMPORT)
        self.facilities: Edits[Facility] = Edits(Facility)
        self._rows_of: dict[int, Row] = {}
        self._planned: list[tuple[Row, Facility]] = []
        self._links: list[tuple[Facility, Enterprise, Zone | None]] = []
        self._to_code: list[tuple[Facility, str]] = []

    def resolve(self, rows: Rows) -> None:
        make_records(rows["facilities"])

    def plan_sheet(self, sheet: str, rows: list[Row]) -> None:
        self._load(rows)
        for row in rows:
            try:
                self._plan(row)
            except CellError as error:
                row.fail("zone", error)
        tell_changes(rows)

    def apply(self) -> list[Effect]:
        """Zones and enterprises first, since facilities point at them."""
        zones = self._store_zones()
        owners = self.owners.edits.apply()
        for facility, enterprise, zone in self._links:
            self.facilities.change(facility, enterprise_id=enterprise.pk)
            if zone is not None:
                self.facilities.change(facility, zone_id=zone.pk)
        give_codes(self._to_code, taken=[f.code for f in self.facilities.created])
        facilities = self.facilities.apply()
        for row, facility in self._planned:
            row.object_id = facility.pk
        return [*zones, *owners, *facilities, *self.potential.apply()]

    # Planning ---------------------------------------------------------------------------------

    def _load(self, rows: list[Row]) -> None:
        provinces = {row.record["province"] for row in rows}
        codes = all_spellings(row.record["code"] for row in rows if row.record["code"])
        stored = Facility.objects.defer("search")
        self._by_code = {f.code: f for f in stored.filter(code__in=codes)}
        self.owners = Owners(rows, self._by_code.values())
        self._by_nature = self._natures(row for row in rows if not row.record["code"])
        self.zones = ZoneFinder(provinces)
        known = [*self._by_code.values(), *self._by_nature.values()]
        self.potential = PotentialLists(provinces, {facility.pk for facility in known})
        self._places = {r.record["province"]: r.record["province_name"] for r in rows}

    def _natures(self, rows: Iterable[Row]) -> dict[tuple[int, str, int], Facility]:
        """Facilities of the enterprises of rows without a code, by enterprise, name and commune."""
        owners = {owner.pk for row in rows if (owner := self.owners.find(row, None)) is not None}
        found: dict[tuple[int, str, int], Facility] = {}
        for facility in Facility.objects.defer("search").filter(enterprise__in=owners):
            for place in (facility.commune_id, facility.former_commune_id):
                if place is not None:
                    key = (facility.enterprise_id, spelling(facility.name), place)
                    found.setdefault(key, facility)
        return found

    def _plan(self, row: Row) -> None:
        facility = self._stored(row)
        if not self._may_write(row, facility) or self._is_repeated(row, facility):
            return
        values = self._values(row, facility)
        if facility is not None and self._years_cross(row, facility, values):
            return
        zone = self._zone(row)
        enterprise, moved = self.owners.settle(row, facility)
        if facility is None:
            self._create(row, enterprise, zone, values)
            return
        moved |= self.facilities.change(facility, **values)
        moved |= self._relink(facility, enterprise, zone)
        moved |= self.potential.settle(row, facility)
        self._planned.append((row, facility))
        row.object_id = facility.pk
        row.changes = dict(moved)
        row.settle(Outcome.CHANGED if moved else Outcome.UNCHANGED)

    def _is_repeated(self, row: Row, facility: Facility | None) -> bool:
        """A row with a code and one without may turn out to mean the same facility."""
        if facility is None:
            return False
        first = self._rows_of.setdefault(facility.pk, row)
        if first is not row:
            row.error("code", DUPLICATE, first=first.number)
        return first is not row

    def _stored(self, row: Row) -> Facility | None:
        record = row.record
        if record["code"]:
            return look_up(self._by_code, record["code"], row=row, column="code")
        owner = self.owners.find(row, None)
        place = record["commune_id"] or record["former_commune_id"]
        if owner is None or owner.pk is None:
            return None
        return self._by_nature.get((owner.pk, spelling(record["name"]), place))

    def _may_write(self, row: Row, facility: Facility | None) -> bool:
        record = row.record
        site = Site(commune=record["commune_id"], former_commune=record["former_commune_id"])
        if not self.territory.holds(site):
            row.error("commune", OUTSIDE_TERRITORY, place=row.cells["commune"])
        elif facility is not None and not self.territory.holds(site_of(facility)):
            row.error("code", OUTSIDE_TERRITORY, place=facility.code)
        else:
            return True
        return False

    def _zone(self, row: Row) -> Zone | None:
        """The zone the row names; one that is new is made when its name says its kind."""
        record = row.record
        text, province = record.get("zone"), record["province"]
        if text is None:
            return None
        try:
            return self.zones.find(text, province=province, place=record["province_name"])
        except CellError:
            code = record["province_code"]
            zone = self.zones.create(text, province=province, province_code=code)
            if zone is None:
                raise
        row.warn("zone", NEW_ZONE, value=text, place=record["province_name"])
        return zone

    def _values(self, row: Row, facility: Facility | None) -> dict[str, Any]:
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

    def _create(
        self, row: Row, enterprise: Enterprise, zone: Zone | None, values: dict[str, Any]
    ) -> None:
        facility = Facility(code=row.record["code"], enterprise=enterprise, zone=zone, **values)
        self.facilities.create(facility)
        if not facility.code:
            self._to_code.append((facility, row.record["province_code"]))
        self.potential.settle(row, facility)
        self._planned.append((row, facility))
        row.settle(Outcome.NEW)

    def _relink(
        self, facility: Facility, enterprise: Enterprise, zone: Zone | None
    ) -> dict[str, tuple[Any, Any]]:
        """Another enterprise or zone: what is shown now, and what is written once it has an id."""
        moved: dict[str, tuple[Any, Any]] = {}
        if facility.enterprise_id != enterprise.pk:
            current = self.owners.by_id[facility.enterprise_id]
            moved["enterprise_id"] = (code_of(current), code_of(enterprise))
        if zone is not None and facility.zone_id != zone.pk:
            current_zone = self.zones.by_id.get(facility.zone_id)
            moved["zone_id"] = (current_zone.name if current_zone else None, zone.name)
        if moved:
            self._links.append((facility, enterprise, zone))
        return moved

    def _years_cross(self, row: Row, facility: Facility, values: dict[str, Any]) -> bool:
        """A year in the file and one that is stored may contradict each other."""
        opened = values.get("opened_on", facility.opened_on)
        closed = values.get("closed_on", facility.closed_on)
        if not opened or not closed or opened <= closed:
            return False
        column = "closed_year" if "closed_on" in values else "opened_year"
        row.error(column, CLOSES_BEFORE_OPENING, opened=opened.year, closed=closed.year)
        return True

    def _store_zones(self) -> list[Effect]:
        """New zones, with the communes of their facilities."""
        edits: Edits[Zone] = Edits(Zone)
        edits.created.extend(self.zones.created)
        effects = edits.apply()
        new = {zone.pk for zone in edits.created}
        communes = {
            (zone.pk, facility.commune_id or facility.former_commune_id)
            for facility, zone in self._zoned()
            if zone.pk in new
        }
        link = Zone.communes.through
        link.objects.bulk_create(
            link(zone_id=zone, adminunit_id=commune) for zone, commune in sorted(communes)
        )
        return effects

    def _zoned(self) -> Iterable[tuple[Facility, Zone]]:
        created = [(f, f.zone) for f in self.facilities.created if f.zone is not None]
        return [*created, *((f, zone) for f, _owner, zone in self._links if zone is not None)]


def _place_values(record: dict[str, Any], facility: Facility | None) -> dict[str, Any]:
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
