"""From the cells of a facility's row to its record: codes looked up, nothing stored yet."""

from contextlib import suppress
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.shelf import Shelf
from core.spreadsheets.rows import Row
from core.spreadsheets.spelling import spelling
from core.spreadsheets.wordings import DUPLICATE, wording
from enterprises.importers.addresses import Cells, locate
from enterprises.importers.industries import IndustryFinder
from enterprises.importers.owners import OWNER
from enterprises.importers.places import Place, PlaceError, PlaceFinder
from enterprises.importers.questions import Questions
from enterprises.rules import TaxCodeKind

CLOSES_BEFORE_OPENING = wording(
    "closes_before_opening",
    _("The facility would close in %(closed)s, before it opens in %(opened)s."),
    _("Check both years."),
)
PLAIN = ("address", "zone", "is_rural", "opened_year", "closed_year", "has_potential")
CONTACT = {"contact": "contact_name", "phone": "phone", "email": "email"}
COPIED = {column: column for column in PLAIN} | CONTACT
PLACED = ("province", "district", "commune", "address")
SHOWN_DIGITS = 3


class Recorder:
    """Makes the records of a sheet, chunk by chunk; remembers what earlier chunks said."""

    def __init__(self, questions: Questions) -> None:
        self.questions = questions
        self.places, self.industries = PlaceFinder(), IndustryFinder()
        self._provinces: set[str] = set()
        self._repetitions = Repetitions()

    def record(self, rows: list[Row]) -> None:
        """Fills the record of each row; what cannot be found is a message at its cell."""
        named = {row.values["province"] for row in rows if "province" in row.values}
        if named - self._provinces:
            self.places.load(named - self._provinces)
            self._provinces |= named
        for row in rows:
            values, record = row.values, row.record
            record["name"], record["code"] = values.get("name", ""), values.get("code", "")
            for column, field in COPIED.items():
                if column in values:
                    record[field] = values[column]
            self._add_industry(row)
            place = self._add_place(row)
            _check_years(row)
            _add_owner(row)
            if place is not None:
                self.questions.settle_part(row, place)
            self._repetitions.refuse(row)

    def has(self, code: str) -> bool:
        """Whether a row of the file gives this code."""
        return self._repetitions.has(code)

    def _add_industry(self, row: Row) -> None:
        text = row.values.get("industry")
        if text is None:
            return
        found = self.industries.settle(row, text, row.values.get("industry_version"))
        if found is not None:
            row.record["industry_id"] = found.pk

    def _add_place(self, row: Row) -> Place | None:
        """The place that the cells name, or the address where they are empty."""
        # Only a row with a message has a cell that could not be read.
        if row.messages and any(n in row.cells and n not in row.values for n in PLACED):
            return None
        try:
            place = self._locate(*(row.values.get(name, "") for name in PLACED))
        except PlaceError as error:
            row.fail(error.column, error)
            return None
        for note in place.notes:
            row.warn(note.column, note.wording, **note.params)
        row.record.update(_as_record(place))
        return place

    def _locate(self, province: str, district: str, commune: str, address: str) -> Place:
        if province and commune:
            # What the cells leave open, the address may decide: locate says which error it is.
            with suppress(PlaceError):
                return self.places.find(province=province, district=district, commune=commune)
        return locate(self.places, Cells(province, district, commune, address))


class Repetitions:
    """A code stands in one row; a row without a code is no other row's enterprise, name, place."""

    def __init__(self) -> None:
        self._by_code: Shelf[str, int] = Shelf()
        self._by_nature: Shelf[str, tuple[int, bool]] = Shelf()
        # Names are compared by their spelling, which is not worked out while every row has a code.
        self._coded: Shelf[int, tuple[int, str, str, int]] | None = Shelf()

    def has(self, code: str) -> bool:
        return code.casefold() in self._by_code

    def refuse(self, row: Row) -> None:
        record = row.record
        code = record["code"]
        first = self._by_code.setdefault(code.casefold(), row.number) if code else row.number
        if first != row.number:
            row.error("code", DUPLICATE, first=first)
        place = record.get("commune_id") or record.get("former_commune_id")
        if place is None:
            return
        same = (row.number, record["owner_key"], record["name"], place)
        if code and self._coded is not None:
            self._coded[row.number] = same
            return
        self._catch_up()
        first, had_code = self._note(*same, has_code=bool(code))
        if first != row.number and not (code and had_code):
            row.error("name", DUPLICATE, first=first)

    def _catch_up(self) -> None:
        if self._coded is not None:
            for earlier in self._coded.values():
                self._note(*earlier, has_code=True)
            self._coded = None

    def _note(
        self, number: int, owner: str, name: str, place: int, *, has_code: bool
    ) -> tuple[int, bool]:
        nature = f"{place}\n{owner}\n{spelling(name)}"
        return self._by_nature.setdefault(nature, (number, has_code))


def _as_record(place: Place) -> dict[str, Any]:
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
    values, record = row.values, row.record
    tax_code = values.get("tax_code")
    owner = {field: values[column] for column, field in OWNER.items() if column in values}
    name = owner.get("name", record["name"])
    if tax_code is None:
        code, key = "", f"name {record.get('province')} {spelling(name)}"
    else:
        code = key = tax_code.text
        is_person = tax_code.kind is TaxCodeKind.PERSONAL
        owner["personal_code" if is_person else "tax_code"] = code
        if is_person:
            row.cells["tax_code"] = masked(code)
    record["owner"], record["owner_key"] = owner, key
    record["owner_name"], record["owner_code"] = name, code


def masked(personal_code: str) -> str:
    """A personal number as it may be shown."""
    return "•" * (len(personal_code) - SHOWN_DIGITS) + personal_code[-SHOWN_DIGITS:]
