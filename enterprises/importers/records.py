"""From the cells of a facility's row to its record: codes looked up, nothing stored yet."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.importer import given
from core.spreadsheets.rows import Row
from core.spreadsheets.spelling import spelling
from core.spreadsheets.wordings import DUPLICATE, wording
from enterprises.importers.industries import IndustryFinder
from enterprises.importers.owners import OWNER
from enterprises.importers.places import DIVIDED_COMMUNE, Place, PlaceError, PlaceFinder
from enterprises.rules import TaxCodeKind

CLOSES_BEFORE_OPENING = wording(
    "closes_before_opening",
    _("The facility would close in %(closed)s, before it opens in %(opened)s."),
    _("Check both years."),
)
PLAIN = ("address", "zone", "is_rural", "opened_year", "closed_year", "has_potential")
CONTACT = {"contact": "contact_name", "phone": "phone", "email": "email"}
SHOWN_DIGITS = 3


class Recorder:
    """Makes the records of a sheet, chunk by chunk; remembers what earlier chunks said."""

    def __init__(self) -> None:
        self.places, self.industries = PlaceFinder(), IndustryFinder()
        self._provinces: set[str] = set()
        self._by_code: dict[str, int] = {}
        self._by_nature: dict[tuple[Any, ...], tuple[int, bool]] = {}

    def record(self, rows: list[Row]) -> None:
        """Fills the record of each row; what cannot be found is a message at its cell."""
        named = {row.values["province"] for row in rows if "province" in row.values}
        if named - self._provinces:
            self.places.load(named - self._provinces)
            self._provinces |= named
        for row in rows:
            values = row.values
            row.record = {"name": values.get("name", ""), "code": values.get("code", "")}
            row.record |= given(row, *PLAIN)
            row.record |= {CONTACT[name]: values[name] for name in CONTACT if name in values}
            _add_industry(row, self.industries)
            _add_place(row, self.places)
            _check_years(row)
            _add_owner(row)
            self._refuse_repetition(row)

    def has(self, code: str) -> bool:
        """Whether a row of the file gives this code."""
        return code.casefold() in self._by_code

    def _refuse_repetition(self, row: Row) -> None:
        """A code stands in one row; a row without a code is no other row's enterprise, name,
        place."""
        record = row.record
        code = record["code"]
        first = self._by_code.setdefault(code.casefold(), row.number) if code else row.number
        if first != row.number:
            row.error("code", DUPLICATE, first=first)
        place = record.get("commune_id") or record.get("former_commune_id")
        if place is None:
            return
        nature = (record["owner_key"], spelling(record["name"]), place)
        first, had_code = self._by_nature.setdefault(nature, (row.number, bool(code)))
        if first != row.number and not (code and had_code):
            row.error("name", DUPLICATE, first=first)


def _add_industry(row: Row, industries: IndustryFinder) -> None:
    text = row.values.get("industry")
    if text is None:
        return
    found = industries.settle(row, text, row.values.get("industry_version"))
    if found is not None:
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
    values = row.values
    owner = {OWNER[column]: values[column] for column in OWNER if column in values}
    name = owner.get("name", row.record["name"])
    if tax_code is None:
        code, key = "", f"name {row.record.get('province')} {spelling(name)}"
    else:
        code, key = tax_code.text, f"code {tax_code.text}"
        is_person = tax_code.kind is TaxCodeKind.PERSONAL
        owner["personal_code" if is_person else "tax_code"] = tax_code.text
        if is_person:
            row.cells["tax_code"] = masked(tax_code.text)
    row.record |= {"owner": owner, "owner_key": key, "owner_name": name, "owner_code": code}


def masked(personal_code: str) -> str:
    """A personal number as it may be shown."""
    return "•" * (len(personal_code) - SHOWN_DIGITS) + personal_code[-SHOWN_DIGITS:]
