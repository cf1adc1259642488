"""The import of local reports of past years, as they came on paper: each is an accepted report."""

from collections import defaultdict
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.choices import LocalReportState
from campaigns.importers.local_report_sheet import LocalReportSheet
from campaigns.importers.scope import PlanScope
from campaigns.models import LocalReport, LocalRound
from campaigns.selectors.local_figures import LABELS, PAPER, frozen
from campaigns.selectors.local_reports import reporting_units
from core.edits import Edits
from core.periods import year_end
from core.spreadsheets.importer import Setting, WholeFileImporter, given
from core.spreadsheets.rows import Change, Outcome, Row, Rows
from core.spreadsheets.spelling import Names
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import (
    AMBIGUOUS,
    DUPLICATE,
    OUTSIDE_TERRITORY,
    CellError,
    wording,
)
from core.staging import Staged
from enterprises.importers.places import PlaceFinder
from enterprises.importers.provinces import add_province
from enterprises.importers.zones import ZoneFinder
from enterprises.models import AdminUnit, Zone

NO_SENDER = wording(
    "no_local_sender",
    _("The row names neither a unit nor a zone."),
    _("Say whose report it is: a district, a commune or a zone."),
)
TWO_SENDERS = wording(
    "two_local_senders",
    _("The row names a unit and a zone."),
    _("Keep the one whose report it is; give the other a row of its own."),
)
UNKNOWN_UNIT = wording(
    "unknown_local_unit",
    _("No unit that reported for %(year)s in %(place)s is called “%(value)s”."),
    _("Until 2024 districts report, from 2025 on communes: write the name of one, or its code."),
)
YEAR_AHEAD = wording(
    "local_year_ahead",
    _("The year %(year)s has not begun."),
    _("Check the year of the report."),
)
IN_PORTAL = wording(
    "local_report_in_portal",
    _("This report was sent in the portal."),
    _("Remove the row; return the report for correction if it is wrong."),
)
WORDS = ("done", "difficulties", "next_year", "proposals")
# Fields that no column is declared for, and the column that shows them.
SHOWN_IN = {
    "round_id": "year",
    "state": "sent_on",
    "sent_at": "sent_on",
    "decided_at": "sent_on",
    "decided_by_id": "sent_on",
    "saved_at": "sent_on",
    "figures": "facilities",
}
Sender = tuple[int | None, int | None]


class LocalReportImporter(WholeFileImporter):
    """Workbook “Báo cáo địa phương”."""

    kind = "local_reports"
    sheets = (LocalReportSheet,)
    rests_on = (LocalRound, LocalReport, Zone)
    shown_in = SHOWN_IN

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        own = LocalReportSheet.sheet_name
        self.rounds: Edits[LocalRound] = Edits(self.stage_for(own, LocalRound))
        self.reports: Edits[LocalReport] = Edits(self.stage_for(own, LocalReport))
        self._rows_of: dict[tuple[int, Sender], int] = {}

    @cached_property
    def scope(self) -> PlanScope:
        return PlanScope(self.user)

    @cached_property
    def places(self) -> PlaceFinder:
        return PlaceFinder()

    def resolve(self, rows: Rows) -> None:
        for row in rows[LocalReportSheet.sheet_name]:
            row.record = given(row, "year", "unit", "zone", *LABELS, *WORDS)
            row.record |= {name: json_value(v) for name, v in given(row, "sent_on").items()}
            add_province(row, self.places)
            named = [name for name in ("unit", "zone") if name in row.cells]
            if not named:
                row.error("unit", NO_SENDER)
            elif len(named) > 1:
                row.error("zone", TWO_SENDERS)
            if row.record.get("year", 0) > self.today.year:
                row.error("year", YEAR_AHEAD, year=row.record["year"])

    def plan_sheet(self, sheet: str, rows: list[Row]) -> None:
        self._load(rows)
        for row in rows:
            try:
                self._plan(row)
            except CellError as error:
                row.fail("zone", error)

    def stage(self) -> None:
        self.rounds.stage()
        self.reports.stage()

    # Planning ---------------------------------------------------------------------------------

    def _load(self, rows: list[Row]) -> None:
        """The rounds, reports, units and zones that the rows may mean: four queries, and one for
        the units of each province and year."""
        provinces = {row.record["province"] for row in rows}
        years = {(row.record["province"], row.record["year"]) for row in rows}
        # Zones are only looked up here, so their table is never made.
        self.zones = ZoneFinder(Staged(Zone, fields=(), batch=self.setting.batch))
        self.zones.load(provinces)
        found = LocalRound.objects.filter(admin_unit__current_province__in=provinces)
        self._rounds: dict[tuple[int, int], LocalRound] = {}
        for each in found.select_related("admin_unit").order_by("pk"):
            self._rounds[each.admin_unit.current_province_id or 0, each.year] = each
        stored = LocalReport.objects.filter(round__in=found).select_related("round")
        self._stored: dict[tuple[int, Sender], LocalReport] = {
            (each.round.year, (each.admin_unit_id, each.zone_id)): each for each in stored
        }
        units = {unit.pk: unit for unit in AdminUnit.objects.filter(pk__in=provinces)}
        self._units = {(pk, year): _names(units[pk], year) for pk, year in sorted(years)}

    def _plan(self, row: Row) -> None:
        record = row.record
        if not self.scope.holds(record["province"], self.places):
            row.error("province", OUTSIDE_TERRITORY, place=record["place"])
            return
        sender = self._sender(row)
        if sender is None:
            return
        key = (record["year"], sender)
        first = self._rows_of.setdefault(key, row.number)
        if first != row.number:
            row.error("unit" if sender[0] else "zone", DUPLICATE, first=first)
            return
        report = self._stored.get(key)
        if report is None:
            self._create(row, sender)
        elif _is_of_portal(report):
            row.error("year", IN_PORTAL)
        else:
            self._change(row, report)

    def _sender(self, row: Row) -> Sender | None:
        record = row.record
        place, province = record["place"], record["province"]
        if "zone" in record:
            return None, self.zones.find(record["zone"], province=province, place=place).pk
        text = record["unit"]
        found = {unit.pk: unit for unit in self._units[province, record["year"]].find(text)}
        if len(found) == 1:
            return next(iter(found)), None
        if found:
            names = [f"{unit.name} ({unit.code})" for unit in found.values()]
            row.error("unit", AMBIGUOUS, value=text, candidates=names)
        else:
            row.error("unit", UNKNOWN_UNIT, value=text, place=place, year=record["year"])
        return None

    def _create(self, row: Row, sender: Sender) -> None:
        unit, zone = sender
        report = self.reports.create(
            LocalReport(
                round=self._round(row), admin_unit_id=unit, zone_id=zone, **self._values(row, None)
            )
        )
        row.object_id = report.pk
        row.settle(Outcome.NEW)

    def _change(self, row: Row, report: LocalReport) -> None:
        before = ((report.figures or {}).get("values") or {}).copy()
        moved = self.reports.change(report, **self._values(row, report))
        changes: dict[str, Change] = {name: moved[name] for name in WORDS if name in moved}
        after = (report.figures or {})["values"]
        for code in LABELS:
            if before.get(code) != after.get(code):
                changes[code] = (before.get(code), after.get(code))
        if "sent_at" in moved:
            changes["sent_on"] = (_day(moved["sent_at"][0]), _day(moved["sent_at"][1]))
        row.changes, row.object_id = changes, report.pk
        row.settle(Outcome.CHANGED if changes else Outcome.UNCHANGED)

    def _values(self, row: Row, stored: LocalReport | None) -> dict[str, Any]:
        """An empty cell says nothing: what is stored stays."""
        record = row.record
        values = ((stored.figures or {}).get("values") or {}) if stored else {}
        day = year_end(record["year"])
        if "sent_on" in record:
            day = date.fromisoformat(record["sent_on"])
        elif stored and stored.sent_at:
            day = timezone.localtime(stored.sent_at).date()
        noon = timezone.make_aware(datetime.combine(day, time(12)))
        figures = values | {code: record[code] for code in LABELS if code in record}
        return {
            **{name: record[name] for name in WORDS if name in record},
            "figures": frozen(figures, day=day, source=PAPER),
            "state": LocalReportState.ACCEPTED.value,
            "sent_at": noon,
            "decided_at": noon,
            "decided_by_id": stored.decided_by_id
            if stored and stored.decided_by_id
            else self.user.pk,
            "saved_at": noon,
        }

    def _round(self, row: Row) -> LocalRound:
        """The round of the province and year; one that came on paper is made."""
        record = row.record
        key = (record["province"], record["year"])
        if key not in self._rounds:
            end = year_end(record["year"])
            self._rounds[key] = self.rounds.create(
                LocalRound(
                    admin_unit_id=record["province"],
                    year=record["year"],
                    opens_on=end.replace(day=1),
                    due_on=end,
                    created_by_id=self.user.pk,
                )
            )
        return self._rounds[key]


def _names(province: AdminUnit, year: int) -> Names[AdminUnit]:
    """The units that reported for the year, by name, with its kind or without, and by code."""
    names: Names[AdminUnit] = Names()
    found: dict[str, dict[int, AdminUnit]] = defaultdict(dict)
    for unit in reporting_units(province, year=year).order_by("pk"):
        for name in (unit.name, unit.name.removeprefix(unit.kind).strip(), unit.code):
            found[name][unit.pk] = unit
    for name, units in found.items():
        for unit in units.values():
            names.add(name, unit)
    return names


def _is_of_portal(report: LocalReport) -> bool:
    """Whether the unit has sent it here; a draft that nobody wrote gives way to the paper."""
    if report.is_missing:
        return False
    return (report.figures or {}).get("source") != PAPER


def _day(moment: datetime | None) -> str | None:
    return None if moment is None else timezone.localtime(moment).date().isoformat()
