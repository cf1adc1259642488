"""The import of zones: each is found by its code or its name, or made."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from core.edits import Edits
from core.spreadsheets.codes import all_spellings, look_up, spellings
from core.spreadsheets.importer import Setting, WholeFileImporter, given
from core.spreadsheets.rows import Change, Outcome, Row, Rows, refuse_duplicates
from core.spreadsheets.spelling import spelling
from core.spreadsheets.wordings import (
    AMBIGUOUS,
    DUPLICATE,
    OUTSIDE_TERRITORY,
    CellError,
    wording,
)
from enterprises.choices import CURRENT_EDITION, ZoneKind
from enterprises.importers.places import PlaceError, PlaceFinder
from enterprises.importers.provinces import add_province
from enterprises.importers.territory import Territory
from enterprises.importers.zone_sheet import ZoneSheet
from enterprises.importers.zones import ZoneFinder
from enterprises.models import AdminUnit, Zone

NAME_TAKEN = wording(
    "zone_name_taken",
    _("The zone %(code)s in %(place)s is already called “%(value)s”."),
    _("Write the code of that zone, or another name."),
)
LINK: Any = Zone.communes.through
FIELDS = ("name", "kind", "board")
BETWEEN = re.compile(r"\s*[;,\n]\s*")
# Fields that no column is declared for, and the column that shows them.
SHOWN_IN = {"province_id": "province"}


class ZoneImporter(WholeFileImporter):
    """Workbook “Khu, cụm, làng nghề”."""

    kind = "zones"
    sheets = (ZoneSheet,)
    rests_on = (Zone,)
    shown_in = SHOWN_IN

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        own = ZoneSheet.sheet_name
        staged = self.stage_for(own, Zone)
        self.finder = ZoneFinder(staged)
        self.zones: Edits[Zone] = Edits(staged)
        self.links: Edits[Any] = Edits(self.stage_for(own, LINK))
        self._rows_of: dict[int, int] = {}

    @cached_property
    def territory(self) -> Territory:
        return Territory.of(self.user, Permission.IMPORT)

    def resolve(self, rows: Rows) -> None:
        own = rows[ZoneSheet.sheet_name]
        places = PlaceFinder()
        places.load(row.values["province"] for row in own if "province" in row.values)
        for row in own:
            row.record = given(row, *FIELDS, "code")
            add_province(row, places)
            _add_communes(row, places)
            if {"name", "province"} <= row.record.keys():
                row.record["key"] = [row.record["province"], spelling(row.record["name"])]
        refuse_duplicates(own, key="code", column="code")
        refuse_duplicates(own, key="key", column="name")

    def plan_sheet(self, sheet: str, rows: list[Row]) -> None:
        self._load(rows)
        # Codes of the file first, so that none of them is given out to another zone.
        for row in sorted(rows, key=lambda row: "code" not in row.record):
            try:
                self._plan(row)
            except CellError as error:
                row.fail("name", error)

    def stage(self) -> None:
        self.zones.stage()
        self.links.stage()

    # Planning ---------------------------------------------------------------------------------

    def _load(self, rows: list[Row]) -> None:
        self.finder.load({row.record["province"] for row in rows})
        codes = all_spellings(row.record["code"] for row in rows if "code" in row.record)
        self._by_code = {zone.code: zone for zone in Zone.objects.filter(code__in=codes)}
        # One object for each zone, however it is found.
        self._by_code |= {zone.code: zone for zone in self.finder.by_id.values()}
        self._called = {(z.province_id, z.name): z for z in self.finder.by_id.values()}
        self._communes: dict[int, dict[int, Any]] = defaultdict(dict)
        stored = {zone.pk for zone in self._by_code.values()}
        for link in LINK.objects.filter(zone__in=stored).order_by("pk"):
            self._communes[link.zone_id][link.adminunit_id] = link
        self._load_names(rows)

    def _load_names(self, rows: list[Row]) -> None:
        """What the units are called that a change may tell of."""
        units = {pk for links in self._communes.values() for pk in links}
        units |= {pk for row in rows for pk in row.record.get("communes", ())}
        units |= {zone.province_id for zone in self._by_code.values()}
        found = list(AdminUnit.objects.filter(pk__in=units).only("name", "edition"))
        self._names = {unit.pk: unit.name for unit in found}
        self._former = {unit.pk for unit in found if unit.edition != CURRENT_EDITION}

    def _find(self, row: Row) -> Zone | None:
        record = row.record
        found = None
        if "code" in record:
            found = look_up(self._by_code, record["code"], row=row, column="code")
        try:
            return found or self.finder.find(
                record["name"], province=record["province"], place=record["place"]
            )
        except CellError as error:
            if error.wording is AMBIGUOUS:
                raise
            return None

    def _plan(self, row: Row) -> None:
        zone = self._find(row)
        if not self._may_write(row, zone) or self._is_taken(row, zone):
            return
        if zone is None:
            self._create(row)
        else:
            self._change(row, zone)

    def _may_write(self, row: Row, zone: Zone | None) -> bool:
        provinces = {row.record["province"]} | ({zone.province_id} if zone else set())
        if all(map(self.territory.holds_province, provinces)):
            return True
        row.error("province", OUTSIDE_TERRITORY, place=row.record["place"])
        return False

    def _is_taken(self, row: Row, zone: Zone | None) -> bool:
        """Whether another row means the same zone, or another zone has the name."""
        record = row.record
        if zone is not None:
            first = self._rows_of.setdefault(zone.pk, row.number)
            if first != row.number:
                row.error("name", DUPLICATE, first=first)
        other = self._called.get((record["province"], record["name"]))
        if other is not None and zone is not other:
            row.error("name", NAME_TAKEN, code=other.code, place=record["place"])
        return row.is_wrong

    def _create(self, row: Row) -> None:
        record = row.record
        code = record.get("code") or self.finder.free_code(
            ZoneKind(record["kind"]),
            province=record["province"],
            province_code=record["province_code"],
        )
        values = {name: record[name] for name in FIELDS if name in record}
        zone = self.zones.create(Zone(code=code, province_id=record["province"], **values))
        self.finder.add(zone)
        self._rows_of[zone.pk] = row.number
        self._settle_communes(row, zone)
        row.object_id = zone.pk
        row.settle(Outcome.NEW)

    def _change(self, row: Row, zone: Zone) -> None:
        record = row.record
        values = {name: record[name] for name in (*FIELDS, "code") if name in record}
        if zone.code in spellings(values.get("code", "")):
            values["code"] = zone.code
        changes: dict[str, Change] = self.zones.change(zone, **values)
        if moved := self.zones.change(zone, province_id=record["province"]):
            changes["province"] = (self._names[moved["province_id"][0]], record["place"])
        row.changes = changes | self._settle_communes(row, zone)
        row.object_id = zone.pk
        row.settle(Outcome.CHANGED if row.changes else Outcome.UNCHANGED)

    def _settle_communes(self, row: Row, zone: Zone) -> dict[str, Change]:
        """Adds and removes the links that the row asks for; a row without any changes none. It
        speaks of today's communes: links to former ones stay for the old frame."""
        there, wanted = self._communes[zone.pk], set(row.record.get("communes", ()))
        added, gone = wanted - there.keys(), there.keys() - wanted - self._former
        if not wanted or not added | gone:
            return {}
        for commune in sorted(added):
            self.links.create(LINK(zone_id=zone.pk, adminunit_id=commune))
        for commune in sorted(gone):
            self.links.delete(there[commune])
        return {"communes": (self._told(there), self._told((there.keys() | added) - gone))}

    def _told(self, communes: Iterable[int]) -> str:
        return "; ".join(self._names[unit] for unit in sorted(communes))


def _add_communes(row: Row, places: PlaceFinder) -> None:
    """The units that a cell lists: communes of today, or former ones that were divided."""
    province, text = row.values.get("province"), row.values.get("communes")
    if province is None or text is None or "province" not in row.record:
        return
    found = set()
    for part in filter(None, BETWEEN.split(text)):
        try:
            place = places.find(province=province, district="", commune=part)
        except PlaceError as error:
            row.fail("communes", error)
            continue
        for note in place.notes:
            row.warn("communes", note.wording, **note.params)
        if unit := place.commune or place.former_commune:
            found.add(unit.pk)
    row.record["communes"] = sorted(found)
