"""The import of dedicated officers, and of the trainings they attended."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from campaigns.importers.officer_records import OFFICER_FIELDS, record_officers
from campaigns.importers.officer_sheet import OfficerSheet
from campaigns.importers.parties import Agencies
from campaigns.importers.scope import PlanScope
from campaigns.importers.trainings import Trainings, unit_of
from campaigns.models import Activity, Officer, Participation
from campaigns.selectors.parties import Officers
from core.edits import Edits
from core.spreadsheets.importer import Setting, WholeFileImporter, typed
from core.spreadsheets.rows import Outcome, Row, Rows
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import DUPLICATE, OUTSIDE_TERRITORY, CellError, wording
from core.staging import Staged
from core.text import nearest
from enterprises.importers.lookup import UNKNOWN_FACILITY, FacilityLookup, site_of
from enterprises.importers.places import PlaceFinder
from enterprises.importers.territory import Territory
from enterprises.importers.zones import ZoneFinder
from enterprises.models import Agency, Facility, Zone

UNKNOWN_TRAINING = wording(
    "unknown_training",
    _("There is no activity with the code “%(value)s”."),
    _("Import the activity first, or mend the code."),
)
# Fields that no column is declared for, and the column that shows them.
SHOWN_IN = {"admin_unit_id": "province"}
# Fields that are kept or overwritten together.
TIED = {"agency_id": ("zone_id", "facility_id"), "zone_id": ("facility_id",)}


class OfficerImporter(WholeFileImporter):
    """Workbook “Cán bộ”."""

    kind = "officers"
    sheets = (OfficerSheet,)
    rests_on = (Officer, Participation, Activity, Agency, Zone, Facility)
    shown_in = SHOWN_IN
    tied = TIED

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        own = OfficerSheet.sheet_name
        # Agencies and officers before the participations that point at them.
        self.new_agencies: Edits[Agency] = Edits(self.stage_for(own, Agency))
        self.officers: Edits[Officer] = Edits(self.stage_for(own, Officer))
        self.attended: Edits[Participation] = Edits(self.stage_for(own, Participation))
        self._rows_of: dict[int, int] = {}

    @cached_property
    def territory(self) -> Territory:
        return Territory.of(self.user, Permission.IMPORT)

    @cached_property
    def scope(self) -> PlanScope:
        return PlanScope(self.user)

    @cached_property
    def places(self) -> PlaceFinder:
        return PlaceFinder()

    def resolve(self, rows: Rows) -> None:
        own = rows[OfficerSheet.sheet_name]
        record_officers(own, FacilityLookup.of_rows(self.user, own))

    def plan_sheet(self, sheet: str, rows: list[Row]) -> None:
        self._load(rows)
        for row in rows:
            try:
                self._plan(row)
            except CellError as error:
                row.fail("zone", error)

    def stage(self) -> None:
        for edits in (self.new_agencies, self.officers, self.attended):
            edits.stage()

    # Planning ---------------------------------------------------------------------------------

    def _load(self, rows: list[Row]) -> None:
        records = [row.record for row in rows]
        provinces = {record["province"] for record in records}
        self.agencies = Agencies(self.new_agencies, provinces)
        # Zones are only looked up here, so their table is never made.
        self.zones = ZoneFinder(Staged(Zone, fields=(), batch=self.setting.batch))
        self.zones.load(provinces)
        wanted = {r["facility_code"] for r in records if "facility_code" in r}
        self.facilities = FacilityLookup(self.user, wanted).by_code
        employers = {
            "facilities": {facility.pk for facility in self.facilities.values()},
            "zones": set(self.zones.by_id),
            "agencies": self.agencies.ids,
        }
        self.known = Officers(**employers)
        self.trainings = Trainings(self.attended, records, **employers)

    def _plan(self, row: Row) -> None:
        record = row.record
        if not self.scope.holds(record["province"], self.places):
            row.error("province", OUTSIDE_TERRITORY, place=record["place"])
            return
        [(party, employer)] = self._employer(row).items()
        if row.is_wrong:
            return
        found = self.known.find(party, employer.pk, record["name"])
        if found is None:
            officer = self._create(row, {party: employer})
        elif not self._change(row, found):
            return
        else:
            officer = found
        self._train(row, officer, (party, employer.pk))
        is_new = self.officers.is_new(officer)
        row.settle(Outcome.NEW if is_new else Outcome.CHANGED if row.changes else Outcome.UNCHANGED)

    def _employer(self, row: Row) -> dict[str, Any]:
        record = row.record
        if "zone" in record:
            place, province = record["place"], record["province"]
            return {"zone": self.zones.find(record["zone"], province=province, place=place)}
        if "agency" in record:
            return {"agency": self.agencies.find(record["agency"], province=record["province"])}
        code = record["facility_code"]
        facility = self.facilities.get(code)
        if facility is None:
            row.error("facility_code", UNKNOWN_FACILITY, value=code)
        elif not self.territory.holds(site_of(facility)):
            row.error("facility_code", OUTSIDE_TERRITORY, place=code)
        return {"facility": facility}

    def _create(self, row: Row, employer: dict[str, Any]) -> Officer:
        values = typed(Officer, {n: row.record[n] for n in OFFICER_FIELDS if n in row.record})
        officer = self.officers.create(
            Officer(
                name=row.record["name"], admin_unit_id=row.record["province"], **employer, **values
            )
        )
        self.known.add(officer)
        self._rows_of[officer.pk] = row.number
        row.object_id = officer.pk
        return officer

    def _change(self, row: Row, officer: Officer) -> bool:
        """Brings a stored officer up to date; False after the row was told why it cannot."""
        first = self._rows_of.setdefault(officer.pk, row.number)
        if first != row.number:
            row.error("name", DUPLICATE, first=first)
            return False
        unit = self.places.unit(officer.admin_unit_id)
        if not self.scope.holds(unit.pk, self.places):
            row.error("name", OUTSIDE_TERRITORY, place=unit.name)
            return False
        values = typed(Officer, {n: row.record[n] for n in OFFICER_FIELDS if n in row.record})
        moved = self.officers.change(officer, **values)
        row.changes = {n: (json_value(old), json_value(new)) for n, (old, new) in moved.items()}
        # The unit may be of the edition before: it stays as long as it is the same province.
        if unit.current_province_id != row.record["province"]:
            self.officers.change(officer, admin_unit_id=row.record["province"])
            row.changes["province"] = (unit.name, row.record["place"])
        row.object_id = officer.pk
        return True

    def _train(self, row: Row, officer: Officer, employer: tuple[str, int]) -> None:
        """Puts the officer on the trainings that the row names."""
        for code in row.record.get("trained_in", ()):
            activity = self.trainings.activity(code)
            if activity is None:
                near = nearest(code, self.trainings.codes)
                row.error("trained_in", UNKNOWN_TRAINING, value=code, nearest=near)
            elif not self.scope.holds(unit_of(activity), self.places):
                row.error("trained_in", OUTSIDE_TERRITORY, place=code)
        if not row.is_wrong:
            row.changes |= self.trainings.settle(row, officer, employer)
