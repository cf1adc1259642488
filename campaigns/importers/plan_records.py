"""From the cells of plans and targets to records: provinces, indicators and industries."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from campaigns.choices import Denominator
from campaigns.importers.codes import check_code
from campaigns.importers.sectors import GroupFinder
from campaigns.importers.targets import INSIDE_LIST
from campaigns.models import Indicator
from campaigns.selectors.industries import codes_of
from core.spreadsheets.importer import given
from core.spreadsheets.rows import Row, Rows, refuse_duplicates
from core.spreadsheets.sheets import header_key
from core.spreadsheets.spelling import spelling
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import CellError, wording
from core.text import fold, nearest
from enterprises.choices import CURRENT_EDITION, OLD_EDITION
from enterprises.importers.industries import UNKNOWN_INDUSTRY, IndustryFinder
from enterprises.importers.places import PlaceError, PlaceFinder
from enterprises.importers.provinces import COUNTRY

ENDS_BEFORE_START = wording(
    "ends_before_start",
    _("The plan would end in %(end)s, before it starts in %(start)s."),
    _("Check both years."),
)
UNKNOWN_INDICATOR = wording(
    "unknown_indicator",
    _("There is no indicator “%(value)s”."),
    _("Write the code or the name of an indicator."),
)
BAND_UPSIDE_DOWN = wording(
    "band_upside_down",
    _("The upper end %(high)s lies below the lower end %(low)s."),
    _("Check both ends of the band."),
)
BASE_NOT_BEFORE_DUE = wording(
    "base_not_before_due",
    _("The base year %(base)s does not come before the due year %(due)s."),
    _("Check both years."),
)
OWN_PARENT = wording(
    "own_parent", _("The plan would be part of itself."), _("Empty the cell, or mend the code.")
)
# Units of before July 2025 speak in plans that began before that day.
NEW_EDITION_FROM = date(2025, 7, 1)
PLAN_FIELDS = ("name", "decision_no", "decided_on", "issuer", "programmes")
TARGET_FIELDS = (
    *("low", "high", "unit", "base_year", "base_value", "due_year", "method"),
    *("direction", "sizes", "zone_kinds", "is_rural", "part"),
)


def record_plans(rows: list[Row], places: PlaceFinder) -> None:
    for row in rows:
        row.record = {name: json_value(value) for name, value in given(row, *PLAN_FIELDS).items()}
        row.record |= given(row, "parent_code")
        if "plan_code" in row.values:
            row.record["code"] = row.values["plan_code"]
            row.group = f"plan {row.record['code']}"
            check_code(row, "plan_code", page="campaigns:plan_detail")
        parent = row.record.get("parent_code")
        row.needs = f"plan {parent}" if parent else ""
        if parent is not None and parent == row.record.get("code"):
            row.error("parent_code", OWN_PARENT)
        _add_years(row)
        _add_province(row, places)
    refuse_duplicates(rows, key="code", column="plan_code")


def _add_years(row: Row) -> None:
    start, end = row.values.get("start_year"), row.values.get("end_year")
    if start is None or end is None:
        return
    row.record |= {"starts_on": f"{start}-01-01", "ends_on": f"{end}-12-31"}
    if end < start:
        row.error("end_year", ENDS_BEFORE_START, start=start, end=end)


def _add_province(row: Row, places: PlaceFinder) -> None:
    text = row.values.get("province")
    if text is None:
        return
    if fold(text) in COUNTRY:
        row.record |= {"admin_unit_id": None, "editions": []}
        return
    try:
        units = places.province(text)
    except PlaceError as error:
        row.fail("province", error)
        return
    starts = date(row.values.get("start_year", NEW_EDITION_FROM.year), 1, 1)
    edition = CURRENT_EDITION if starts >= NEW_EDITION_FROM else OLD_EDITION
    unit = units.get(edition) or next(iter(units.values()))
    row.record |= {
        "admin_unit_id": unit.pk,
        "editions": [each.pk for each in units.values()],
        "current_province": unit.current_province_id,
        "place": unit.name,
    }


def record_targets(rows: Rows) -> None:
    indicators, industries, groups = IndicatorFinder(), IndustryFinder(), GroupFinder()
    for row in rows.get("targets", ()):
        row.record = {name: json_value(v) for name, v in given(row, *TARGET_FIELDS).items()}
        row.record |= given(row, "plan_code")
        row.group = f"plan {row.record.get('plan_code')}" if "plan_code" in row.record else ""
        _add_indicator(row, indicators)
        _add_denominator(row)
        _add_industries(row, industries)
        _add_groups(row, groups)
        _check_target(row)
        _add_key(row)
    refuse_duplicates(rows.get("targets", ()), key="key", column="indicator")


class IndicatorFinder:
    """All indicators by code and by name in both languages."""

    def __init__(self) -> None:
        self._found: dict[str, Indicator] = {}
        self._names: list[str] = []
        for indicator in Indicator.objects.order_by("position"):
            self._names += [indicator.code, indicator.name_vi]
            for name in (indicator.code, indicator.name_vi, indicator.name_en):
                self._found.setdefault(header_key(name), indicator)

    def find(self, text: str) -> Indicator:
        indicator = self._found.get(header_key(text))
        if indicator is None:
            near = nearest(text, self._names, count=2)
            raise CellError(UNKNOWN_INDICATOR, value=text, nearest=near)
        return indicator


def _add_indicator(row: Row, indicators: IndicatorFinder) -> None:
    text = row.values.get("indicator")
    if text is None:
        return
    try:
        indicator = indicators.find(text)
    except CellError as error:
        row.fail("indicator", error)
        return
    row.record["indicator_id"] = indicator.code
    row.record["indicator_unit"] = indicator.unit


def _add_denominator(row: Row) -> None:
    """An empty cell is the population that the indicator has anyway."""
    given_text = row.values.get("denominator", Denominator.ALL.value)
    name, _colon, list_name = given_text.partition(":")
    row.record["denominator"] = name
    if name == INSIDE_LIST:
        row.record["list_name"] = list_name


def _add_industries(row: Row, industries: IndustryFinder) -> None:
    text = row.values.get("industries")
    if text is None:
        return
    found = []
    for code in codes_of(text):
        industry = industries.section_or_division(code)
        if industry is None:
            row.error("industries", UNKNOWN_INDUSTRY, value=code, version="2018")
        else:
            found.append(industry.pk)
    row.record["industries"] = sorted(set(found))


def _add_groups(row: Row, groups: GroupFinder) -> None:
    text = row.values.get("sector_groups")
    if text is None:
        return
    try:
        row.record["sector_groups"] = groups.find(text)
    except CellError as error:
        row.fail("sector_groups", error)


def _check_target(row: Row) -> None:
    low, high = row.values.get("low"), row.values.get("high")
    if low is not None and high is not None and high < low:
        row.error("high", BAND_UPSIDE_DOWN, low=json_value(low), high=json_value(high))
    base, due = row.values.get("base_year"), row.values.get("due_year")
    if base is not None and due is not None and base >= due:
        row.error("base_year", BASE_NOT_BEFORE_DUE, base=base, due=due)


def _add_key(row: Row) -> None:
    record = row.record
    if {"plan_code", "indicator_id", "due_year"} <= record.keys():
        named = spelling(record.get("list_name", ""))
        own = (record["indicator_id"], record["denominator"], named, record["due_year"])
        record["key"] = [record["plan_code"], *own, spelling(record.get("part", ""))]
