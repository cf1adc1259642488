"""The commune of a facility, read out of its address where the cells leave it open.

An address is written from the small to the large: "Số 12, ngõ 5 đường Lê Lợi, xã X, huyện Y, tỉnh
Z". A kind of unit says what the words behind it are ("P. Lê Lợi" is a ward, "đường Lê Lợi" is not);
a name without a kind counts only where it stands alone between commas, before a larger unit.
"""

from dataclasses import replace
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.wordings import AMBIGUOUS, REQUIRED, wording
from enterprises.choices import CURRENT_EDITION, Level
from enterprises.importers.address_words import Address, Knows, Mention
from enterprises.importers.place_names import Unit, bare
from enterprises.importers.places import Note, Place, PlaceError, PlaceFinder

FROM_ADDRESS = wording(
    "read_from_address",
    _("“%(read)s” was read from the address."),
    _("Check it; write it into the column “%(column)s” to settle it."),
)
MOST_CANDIDATES = 5


class Cells(NamedTuple):
    """The texts of a row's cells on its place; '' for an empty one."""

    province: str
    district: str
    commune: str
    address: str


class Reading(NamedTuple):
    """What an address says: one commune; or those that it may mean; or nothing."""

    place: Place | None = None
    candidates: tuple[str, ...] = ()


def locate(finder: PlaceFinder, cells: Cells) -> Place:
    """The place of a row; raises PlaceError. Its notes say what was read out of the address.

    The cells count first. The address is asked for an empty province or commune, and for the
    district when several communes have the name that the cell gives.
    """
    if cells.province and cells.commune:
        return _find(finder, cells)
    province = cells.province or province_in_address(cells.address, finder=finder)
    if not province:
        raise PlaceError("province", REQUIRED)
    finder.load([province])
    notes = () if cells.province else (_note("province", province),)
    cells = cells._replace(province=province)
    if cells.commune:
        return _noted(_find(finder, cells), notes)
    reading = commune_in_address(
        cells.address, province=province, district=cells.district, finder=finder
    )
    if reading.place is None:
        raise PlaceError("commune", REQUIRED, nearest=list(reading.candidates))
    read = finder.full_name(_most_exact(reading.place))
    return _noted(reading.place, (*notes, _note("commune", read)))


def province_in_address(address: str, *, finder: PlaceFinder) -> str:
    """The province that an address ends in, as it is written there; '' for none."""
    mention = Address(address).province(finder.is_province)
    return mention.text if mention else ""


def commune_in_address(
    address: str, *, province: str, finder: PlaceFinder, district: str = ""
) -> Reading:
    """The commune that an address names, in a province that the finder has loaded.

    Args:
        province, district: what the cells say; the district may be ''.
    """
    read = Address(address)
    last = read.province(finder.is_province)
    if last is not None and not _is_same(last, province, finder):
        return Reading()
    districts = [district] if district else _districts(read, last, province, finder)
    marked = read.marked(Level.COMMUNE, _known(finder, province, Level.COMMUNE))
    full = [mention for mention in marked if not mention.is_short]
    if mentions := full or marked:
        return _decide(mentions, districts, province, finder)
    alone = read.before(districts, last)
    reading = _standing_alone(alone, districts, province, finder) if alone else Reading()
    return reading if any(reading) else _suggestions(read, province, finder)


# Deciding ----------------------------------------------------------------------------------------


def _decide(
    mentions: list[Mention], districts: list[str], province: str, finder: PlaceFinder
) -> Reading:
    """One commune, or several names of what is one today ("xã Kim Lan, nay là xã Bát Tràng")."""
    places: list[Place] = []
    candidates: list[str] = []
    for text in dict.fromkeys(mention.text for mention in mentions):
        try:
            places.append(_inside(text, districts, province, finder))
        except PlaceError as error:
            candidates += error.params.get("candidates", [])
    today = {place.commune and place.commune.pk for place in places}
    if len(places) == 1 or (len(today) == 1 and None not in today):
        former = [place for place in places if place.former_commune]
        return Reading(place=(former or places)[0])
    names = [finder.full_name(_most_exact(place)) for place in places]
    return Reading(candidates=tuple(dict.fromkeys([*names, *candidates]))[:MOST_CANDIDATES])


def _standing_alone(text: str, districts: list[str], province: str, finder: PlaceFinder) -> Reading:
    """A name without its kind: taken for a commune of the district that is named; without one,
    for a commune of today whose name was no district's."""
    try:
        place = _inside(text, districts, province, finder)
    except PlaceError as error:
        near = [*error.params.get("candidates", error.params.get("nearest", []))]
        near += [unit.name for each in districts for unit in _today(each, province, finder)]
        return Reading(candidates=tuple(near)[:MOST_CANDIDATES])
    was_district = finder.named_in(province, Level.DISTRICT, bare(text, Level.DISTRICT))
    if districts or (place.former_commune is None and not was_district):
        return Reading(place=place)
    return Reading(candidates=(finder.full_name(_most_exact(place)),))


def _inside(text: str, districts: list[str], province: str, finder: PlaceFinder) -> Place:
    """The commune in the first of the districts that has it; without districts, anywhere."""
    for district in districts[:-1]:
        try:
            return finder.find(province=province, district=district, commune=text)
        except PlaceError:
            continue
    district = districts[-1] if districts else ""
    return finder.find(province=province, district=district, commune=text)


def _find(finder: PlaceFinder, cells: Cells) -> Place:
    """By the cells; the address may name the district that decides between communes."""
    place = {"province": cells.province, "commune": cells.commune}
    try:
        return finder.find(**place, district=cells.district)
    except PlaceError as error:
        if error.wording is not AMBIGUOUS or error.column != "commune" or cells.district:
            raise
        read, ambiguous = Address(cells.address), error
    for district in _districts(read, None, cells.province, finder):
        try:
            found = finder.find(**place, district=district)
        except PlaceError:
            continue
        return _noted(found, (_note("district", district),))
    raise ambiguous


def _districts(
    read: Address, last: Mention | None, province: str, finder: PlaceFinder
) -> list[str]:
    """The former districts that an address names: with their kind; else the name alone before the
    province, when another stands alone before it."""
    known = _known(finder, province, Level.DISTRICT)
    if marked := read.marked(Level.DISTRICT, known):
        return [mention.text for mention in marked]
    alone = read.before([], last)
    has_more = alone is not None and read.before([alone], last) is not None
    return [alone] if alone is not None and has_more and known(alone) else []


def _suggestions(read: Address, province: str, finder: PlaceFinder) -> Reading:
    """Communes like the one that is named, when there is none of that name."""
    for text in read.unknown(Level.COMMUNE):
        try:
            finder.find(province=province, district="", commune=text)
        except PlaceError as error:
            return Reading(candidates=tuple(error.params.get("nearest", ())))
    return Reading()


def _is_same(mention: Mention, province: str, finder: PlaceFinder) -> bool:
    """Whether a province in the address is, today, that of the cell."""
    one, other = finder.today(mention.text), finder.today(province)
    return one == other


def _today(text: str, province: str, finder: PlaceFinder) -> list[Unit]:
    """Communes of today that have the name, for a name that was taken for a district's."""
    named = finder.named_in(province, Level.COMMUNE, bare(text, Level.DISTRICT))
    return [unit for unit in named if unit.edition == CURRENT_EDITION]


def _known(finder: PlaceFinder, province: str, level: Level) -> Knows:
    return lambda text: bool(finder.named_in(province, level, bare(text, level)))


# Telling -----------------------------------------------------------------------------------------


def _note(column: str, read: str) -> Note:
    return Note(column, FROM_ADDRESS, {"read": read})


def _noted(place: Place, notes: tuple[Note, ...]) -> Place:
    return replace(place, notes=(*place.notes, *notes))


def _most_exact(place: Place) -> Unit:
    unit = place.former_commune or place.commune
    assert unit is not None  # noqa: S101 - a place is at least one of the two
    return unit
