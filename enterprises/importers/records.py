"""From the cells of a facility's row to its record: codes looked up, nothing stored yet."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.importer import given
from core.spreadsheets.rows import Row
from core.spreadsheets.spelling import spelling
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import DUPLICATE, CellError, wording
from enterprises.importers.industries import IndustryFinder
from enterprises.importers.places import DIVIDED_COMMUNE, Place, PlaceError, PlaceFinder
from enterprises.rules import TaxCodeKind

CLOSES_BEFORE_OPENING = wording(
    "closes_before_opening",
    _("The facility would close in %(closed)s, before it opens in %(opened)s."),
    _("Check both years."),
)
CONTRADICTION = wording(
    "contradiction",
    _("Row %(first)s says “%(other)s” of the same enterprise; the later row counts."),
    _("Give the figure of the whole enterprise in each of its rows, or in one only."),
)
PLAIN = ("address", "zone", "is_rural", "opened_year", "closed_year", "has_potential")
CONTACT = {"contact": "contact_name", "phone": "phone", "email": "email"}
OWNER = {
    "enterprise": "name",
    "legal_form": "legal_form",
    "staff": "staff",
    "revenue_bn": "revenue_vnd",
    "capital_bn": "capital_vnd",
}
SHOWN_DIGITS = 3


def make_records(rows: list[Row]) -> None:
    """Fills the record of each row; what cannot be found is a message at its cell."""
    places, industries = PlaceFinder(), IndustryFinder()
    places.load(row.values["province"] for row in rows if "province" in row.values)
    for row in rows:
        row.record = {"name": row.values.get("name", ""), "code": row.values.get("code", "")}
        row.record |= given(row, *PLAIN)
        row.record |= {CONTACT[column]: text for column, text in given(row, *CONTACT).items()}
        _add_industry(row, industries)
        _add_place(row, places)
        _check_years(row)
        _add_owner(row)
    _merge_owners(rows)
    _refuse_repetitions(rows)


def _add_industry(row: Row, industries: IndustryFinder) -> None:
    text, version = row.values.get("industry"), row.values.get("industry_version")
    if text is None:
        return
    try:
        found = industries.find(text, version)
    except CellError as error:
        row.fail("industry", error)
        return
    industries.explain(row, text, found, version)
    row.record["industry_id"] = found.pk


def _add_place(row: Row, places: PlaceFinder) -> None:
    values = row.values
    if not {"province", "commune"} <= values.keys():
        return
    try:
        place = places.find(
            province=values["province"],
            district=values.get("district", ""),
            commune=values["commune"],
        )
    except PlaceError as error:
        row.fail(error.column, error)
        return
    if place.commune is None and place.options:
        names = [unit.name for unit in place.options]
        row.warn("commune", DIVIDED_COMMUNE, value=values["commune"], candidates=names)
    row.record |= _placed(place)


def _placed(place: Place) -> dict[str, Any]:
    return {
        "province": place.province.pk,
        "province_code": place.province.code,
        "province_name": place.province.name,
        "commune_id": place.commune.pk if place.commune else None,
        "former_commune_id": place.former_commune.pk if place.former_commune else None,
        "options": [unit.pk for unit in place.options],
    }


def _check_years(row: Row) -> None:
    opened, closed = row.values.get("opened_year"), row.values.get("closed_year")
    if opened and closed and closed < opened:
        row.error("closed_year", CLOSES_BEFORE_OPENING, opened=opened, closed=closed)


def _add_owner(row: Row) -> None:
    """The enterprise: by its tax code or personal number, else by its name in the province."""
    tax_code = row.values.get("tax_code")
    owner = {OWNER[column]: json_value(value) for column, value in given(row, *OWNER).items()}
    name = owner.get("name", row.record["name"])
    if tax_code is None:
        key = f"name {row.record.get('province')} {spelling(name)}"
    else:
        key = f"code {tax_code.text}"
        is_person = tax_code.kind is TaxCodeKind.PERSONAL
        owner["personal_code" if is_person else "tax_code"] = tax_code.text
        if is_person:
            row.cells["tax_code"] = masked(tax_code.text)
    row.record |= {"owner": owner, "owner_key": key, "owner_name": name}


def masked(personal_code: str) -> str:
    """A personal number as it may be shown."""
    return "•" * (len(personal_code) - SHOWN_DIGITS) + personal_code[-SHOWN_DIGITS:]


def _merge_owners(rows: Iterable[Row]) -> None:
    """Rows of one enterprise say one thing of it: the last that was said."""
    merged: dict[str, dict[str, Any]] = {}
    said_in: dict[tuple[str, str], int] = {}
    columns = {attribute: column for column, attribute in OWNER.items()}
    for row in rows:
        if row.is_wrong:
            continue
        key, owner = row.record["owner_key"], row.record["owner"]
        whole = merged.setdefault(key, {})
        for attribute, value in owner.items():
            said = whole.setdefault(attribute, value)
            if said == value or (attribute == "name" and spelling(said) == spelling(value)):
                said_in.setdefault((key, attribute), row.number)
                continue
            row.warn(columns[attribute], CONTRADICTION, first=said_in[key, attribute], other=said)
            whole[attribute], said_in[key, attribute] = value, row.number
        row.record["owner"] = whole


def _refuse_repetitions(rows: Iterable[Row]) -> None:
    """A code stands in one row; a row without a code is no other row's enterprise, name, place."""
    by_code: dict[str, Row] = {}
    by_nature: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        record = row.record
        code = record["code"]
        if code and (first := by_code.setdefault(code.casefold(), row)) is not row:
            row.error("code", DUPLICATE, first=first.number)
        place = record.get("commune_id") or record.get("former_commune_id")
        if place is None:
            continue
        nature = (record["owner_key"], spelling(record["name"]), place)
        first = by_nature.setdefault(nature, row)
        if first is not row and not (code and first.record["code"]):
            row.error("name", DUPLICATE, first=first.number)
