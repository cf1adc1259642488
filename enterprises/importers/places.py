"""Which commune a facility lies in, from the province, district and commune of its row.

Both editions of the administrative units are tried: the old one when a district is named or the
province is of the old edition only, else the one of today before the old one. The spelling and the
kind of unit decide between units of one name before the edition does.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.wordings import AMBIGUOUS, MENDED, CellError, Wording, wording
from core.text import nearest
from enterprises.choices import CURRENT_EDITION, OLD_EDITION, Level, Share
from enterprises.importers.place_names import Unit, bare, fit, loose, proper
from enterprises.models import AdminUnit, AdminUnitName, AdminUnitSuccessor

UNKNOWN_PROVINCE = wording(
    "unknown_province",
    _("There is no province “%(value)s”."),
    _("Write the name or the code of a province, before or after July 2025."),
)
UNKNOWN_DISTRICT = wording(
    "unknown_district",
    _("There is no district “%(value)s” in %(place)s."),
    _("Write the name of a district of before July 2025, or leave the cell empty."),
)
UNKNOWN_COMMUNE = wording(
    "unknown_commune",
    _("There is no commune “%(value)s” in %(place)s."),
    _("Write the name or the code of a commune, before or after July 2025."),
)
DIVIDED_COMMUNE = wording(
    "divided_commune",
    _("“%(value)s” was divided in July 2025: the facility may lie in %(candidates)s."),
    _("Answer the question, or write today's commune; until then the former one is kept."),
)
SAME_NAME_ELSEWHERE = wording(
    "same_name_elsewhere",
    _("“%(value)s” was read as today's commune; %(candidates)s became part of another one."),
    _("Write the district of before July 2025 when the former commune is meant."),
)
MOST_NAMED = 8
# Names like a wrong one cost milliseconds each; a file of nothing but wrong names must end too.
MOST_SUGGESTED = 500
FIELDS = Unit._fields
CODE_WIDTHS = {Level.DISTRICT: 3, Level.COMMUNE: 5}
PROVINCE_CODE_WIDTH = 2
EXACT = (2, 1)


class PlaceError(CellError):
    """A place that cannot be found; `column` says which cell is to blame."""

    def __init__(self, column: str, wording: Wording, **params: Any) -> None:
        super().__init__(wording, **params)
        self.column = column


class Note(NamedTuple):
    """What is to be said of a cell that was read all the same."""

    column: str
    wording: Wording
    params: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A commune of today, a former one, or both.

    `options`: what a divided one became, the largest part first. `notes`: warnings for the row.
    """

    province: Unit
    commune: Unit | None
    former_commune: Unit | None
    options: tuple[Unit, ...] = ()
    notes: tuple[Note, ...] = ()


class Pool(NamedTuple):
    """The units of one edition inside a unit; of `only` some, when that is given.

    `kind`: by the unit's own province, by today's province, or by the parent (the district).
    """

    kind: str
    edition: str
    unit: Unit
    only: frozenset[int] | None = None


class Match(NamedTuple):
    """The units that a text names in one pool, all equally well."""

    fit: tuple[int, int]
    units: list[Unit]
    edition: str


Names = dict[str, list[Unit]]
Shares = {Share.WHOLE: 0, Share.LARGEST_PART: 1, Share.PART: 2}


class PlaceFinder:
    """Finds places by name or code; `load` reads what a whole sheet needs in two queries."""

    def __init__(self) -> None:
        self._provinces: dict[str, dict[str, Unit]] = {}
        self._province_names: list[str] = []
        self._units: dict[int, Unit] = {}
        self._pools: dict[tuple[str, str, str, int], Names] = {}
        self._codes: dict[tuple[str, str, str], Unit] = {}
        self._successors: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._loaded: set[int] = set()
        self._suggested = 0
        self._found: dict[tuple[str, str, str], Place | PlaceError] = {}
        self._load_provinces()

    def load(self, provinces: Iterable[str]) -> None:
        """Reads the units of the provinces that the texts name; what names none is passed over."""
        units = [u for text in set(provinces) for u in self._named(text).values()]
        today = {unit.current_province_id for unit in units} - self._loaded
        if not today:
            return
        self._loaded |= today
        # Places stay: whoever holds one may know it by its identity.
        self._found = {k: found for k, found in self._found.items() if isinstance(found, Place)}
        places = AdminUnit.objects.exclude(level=Level.PROVINCE)
        rows = places.filter(current_province__in=today).values_list(*FIELDS)
        for unit in map(Unit._make, rows.order_by("pk").iterator()):
            self._index(unit)
        links = AdminUnitSuccessor.objects.filter(old__current_province__in=today)
        for old, new, share in links.values_list("old_id", "new_id", "share").order_by("pk"):
            self._successors[old].append((new, share))

    def find(self, *, province: str, district: str, commune: str) -> Place:
        """The place of a row; raises PlaceError. Texts are those of the cells, '' when empty."""
        key = (province, district, commune)
        if key not in self._found:
            try:
                self._found[key] = self._search(*key)
            except PlaceError as error:
                self._found[key] = error
        found = self._found[key]
        if isinstance(found, PlaceError):
            # Without its trace: one error is raised for many rows, and would keep the way of each.
            raise found.with_traceback(None)
        return found

    def province(self, text: str) -> Mapping[str, Unit]:
        """The provinces that a text names, by edition; raises PlaceError when there is none."""
        units = self._named(text)
        if not units:
            near = nearest(text, self._province_names)
            raise PlaceError("province", UNKNOWN_PROVINCE, value=text, nearest=near)
        return units

    def unit(self, pk: int) -> Unit:
        """A unit by its id; provinces are known, another is read when it is asked for."""
        if pk not in self._units:
            row = AdminUnit.objects.values_list(*FIELDS).get(pk=pk)
            self._units[pk] = Unit._make(row)
        return self._units[pk]

    def is_province(self, text: str) -> bool:
        return bool(self._named(text))

    def today(self, province: str) -> Unit:
        """Today's province of what the text names; raises PlaceError."""
        return self._units[next(iter(self.province(province).values())).current_province_id]

    def named_in(self, province: str, level: Level, name: str) -> list[Unit]:
        """All units of both editions in today's province that have a bare name; for addresses."""
        today = self.today(province).pk
        pools = (("today", level, edition, today) for edition in (CURRENT_EDITION, OLD_EDITION))
        return [unit for pool in pools for unit in self._pools.get(pool, {}).get(name, ())]

    def full_name(self, unit: Unit) -> str:
        """'Xã Tân Dân (Huyện Sóc Sơn)'."""
        parent = self._units.get(unit.parent_id) if unit.parent_id else None
        return f"{unit.name} ({parent.name})" if parent else unit.name

    # Reading ----------------------------------------------------------------------------------

    def _load_provinces(self) -> None:
        provinces = AdminUnit.objects.filter(level=Level.PROVINCE).order_by("edition", "code")
        for unit in map(Unit._make, provinces.values_list(*FIELDS)):
            self._units[unit.pk] = unit
            self._province_names.append(proper(unit))
            self._call(unit.name, unit)
            self._provinces.setdefault(unit.code, {})[unit.edition] = unit
        names = AdminUnitName.objects.filter(unit__level=Level.PROVINCE).order_by("pk")
        for name, unit_id in names.values_list("name", "unit_id"):
            self._call(name, self._units[unit_id])

    def _call(self, name: str, unit: Unit) -> None:
        words = bare(name, Level.PROVINCE)
        for spelled in {words, loose(words)}:
            self._provinces.setdefault(spelled, {})[unit.edition] = unit

    def _index(self, unit: Unit) -> None:
        if unit.pk in self._units:
            return
        self._units[unit.pk] = unit
        name = bare(unit.name, Level(unit.level))
        places = (
            ("province", unit.province_id),
            ("today", unit.current_province_id),
            ("parent", unit.parent_id),
        )
        for kind, place in places:
            if place is not None:
                pool = self._pools.setdefault((kind, unit.level, unit.edition, place), {})
                pool.setdefault(name, []).append(unit)
        self._codes[unit.level, unit.edition, unit.code] = unit

    def _named(self, text: str) -> Mapping[str, Unit]:
        if text.isdecimal():
            return self._provinces.get(text.zfill(PROVINCE_CODE_WIDTH), {})
        words = bare(text, Level.PROVINCE)
        return self._provinces.get(words) or self._provinces.get(loose(words), {})

    # Searching --------------------------------------------------------------------------------

    def _search(self, province: str, district: str, commune: str) -> Place:
        units = self.province(province)
        old, new = units.get(OLD_EDITION), units.get(CURRENT_EDITION)
        today = self.today(province)
        notes = _code_notes("province", province, next(iter(units.values())))
        outside: list[Pool] = []
        if district:
            beside = self._district(today, old, district)
            notes += self._notes("district", district, beside)
            inside = self._pools_beside(beside, today)
        else:
            inside, outside = self._pools_of(old, new, today)
        found = self._best(inside, commune) or self._best(outside, commune)
        if not found:
            raise self._unknown_commune(commune, [*inside, *outside])
        unit = self._one("commune", commune, self._heir_of_all(found[0].units))
        notes += self._notes("commune", commune, unit)
        return self._place(unit, today, notes + self._elsewhere(commune, unit, found))

    def _pools_of(
        self, old: Unit | None, new: Unit | None, today: Unit
    ) -> tuple[list[Pool], list[Pool]]:
        """Where a commune without a district is looked for, and then, when it is not there."""
        if new is None and old is not None:
            heirs = self._heirs(self._all(Pool("province", OLD_EDITION, old)))
            of_today = Pool("today", CURRENT_EDITION, today, heirs)
            return [Pool("province", OLD_EDITION, old), of_today], []
        inside = [Pool("today", CURRENT_EDITION, today)]
        if old is not None:
            inside.append(Pool("province", OLD_EDITION, old))
        return inside, [Pool("today", OLD_EDITION, today)]

    def _pools_beside(self, district: Unit, today: Unit) -> list[Pool]:
        """A commune of a former district, or a commune of today that took in a part of it."""
        former = Pool("parent", OLD_EDITION, district)
        heirs = self._heirs(self._all(former))
        return [former, Pool("today", CURRENT_EDITION, today, heirs)]

    def _heirs(self, former: Iterable[Unit]) -> frozenset[int]:
        return frozenset(
            new for unit in former for new, _share in self._successors.get(unit.pk, ())
        )

    def _heir_of_all(self, units: list[Unit]) -> list[Unit]:
        """Of former communes of one name that all went whole into one of today, that one."""
        links = {link for unit in units for link in self._successors.get(unit.pk, ())}
        if len(units) == 1 or len(links) != 1:
            return units
        [(heir, share)] = links
        return [self._units[heir]] if share == Share.WHOLE else units

    def _best(self, pools: Sequence[Pool], text: str) -> list[Match]:
        """What the text names best, pool by pool; what comes first is preferred."""
        for exactly in (True, False):
            found = [self._match(pool, text, Level.COMMUNE, exactly=exactly) for pool in pools]
            matches = [match for match in found if match is not None]
            if matches:
                best = max(match.fit for match in matches)
                return [match for match in matches if match.fit == best]
        return []

    def _district(self, today: Unit, old: Unit | None, text: str) -> Unit:
        wide = Pool("today", OLD_EDITION, today)
        pools = [Pool("province", OLD_EDITION, old), wide] if old is not None else [wide]
        for exactly in (True, False):
            for pool in pools:
                if found := self._match(pool, text, Level.DISTRICT, exactly=exactly):
                    return self._one("district", text, found.units)
        near = nearest(text, map(proper, self._all(wide, Level.DISTRICT)), count=3)
        place = (old or today).name
        raise PlaceError("district", UNKNOWN_DISTRICT, value=text, place=place, nearest=near)

    def _match(self, pool: Pool, text: str, level: Level, *, exactly: bool) -> Match | None:
        """The units of a pool that the text names, or whose code it is."""
        if coded := self._coded(pool, text, level):
            return Match(EXACT, [coded], pool.edition)
        names = self._pools.get((pool.kind, level, pool.edition, pool.unit.pk), {})
        words = bare(text, level)
        if exactly:
            named: Iterable[Unit] = names.get(words, ())
        else:
            named = (u for name, us in names.items() if loose(name) == loose(words) for u in us)
        fits = [
            (fit(text, unit, level), unit)
            for unit in named
            if pool.only is None or unit.pk in pool.only
        ]
        if not fits:
            return None
        best = max(how for how, _unit in fits)
        return Match(best, [unit for how, unit in fits if how == best], pool.edition)

    def _coded(self, pool: Pool, text: str, level: Level) -> Unit | None:
        if not text.isdecimal():
            return None
        unit = self._codes.get((level, pool.edition, text.zfill(CODE_WIDTHS[level])))
        if unit is None or (pool.only is not None and unit.pk not in pool.only):
            return None
        around = (unit.parent_id, unit.province_id, unit.current_province_id)
        return unit if pool.unit.pk in around else None

    def _all(self, pool: Pool, level: Level = Level.COMMUNE) -> list[Unit]:
        names = self._pools.get((pool.kind, level, pool.edition, pool.unit.pk), {})
        found = (unit for units in names.values() for unit in units)
        return [unit for unit in found if pool.only is None or unit.pk in pool.only]

    def _unknown_commune(self, text: str, pools: Sequence[Pool]) -> PlaceError:
        names = dict.fromkeys(proper(unit) for pool in pools for unit in self._all(pool))
        self._suggested += 1
        near = nearest(text, names, count=3) if self._suggested <= MOST_SUGGESTED else []
        place = pools[0].unit.name
        return PlaceError("commune", UNKNOWN_COMMUNE, value=text, place=place, nearest=near)

    def _one(self, column: str, text: str, units: list[Unit]) -> Unit:
        if len(units) == 1:
            return units[0]
        names = [self.full_name(unit) for unit in units[:MOST_NAMED]]
        raise PlaceError(column, AMBIGUOUS, value=text, candidates=names)

    # Telling ----------------------------------------------------------------------------------

    def _place(self, unit: Unit, today: Unit, notes: tuple[Note, ...]) -> Place:
        if unit.edition == CURRENT_EDITION:
            return Place(province=today, commune=unit, former_commune=None, notes=notes)
        links = sorted(self._successors.get(unit.pk, []), key=lambda link: Shares[Share(link[1])])
        options = tuple(self._units[new] for new, _share in links)
        whole = len(links) == 1 and links[0][1] == Share.WHOLE
        return Place(
            province=today,
            commune=options[0] if whole else None,
            former_commune=unit,
            options=() if whole else options,
            notes=notes,
        )

    def _notes(self, column: str, text: str, unit: Unit) -> tuple[Note, ...]:
        """A code that lost its zeros, or a name that is written with other marks."""
        if text.isdecimal() and bare(unit.name, Level(unit.level)) != str(int(text)):
            return _code_notes(column, text, unit)
        words, _kind = fit(text, unit, Level(unit.level))
        if words or text.isdecimal():
            return ()
        return (Note(column, MENDED, {"value": text, "mended": unit.name}),)

    def _elsewhere(self, text: str, unit: Unit, found: Sequence[Match]) -> tuple[Note, ...]:
        """Former communes of the name, when none of them went into the one of today."""
        former = [u for match in found[1:] if match.edition == OLD_EDITION for u in match.units]
        if unit.edition == OLD_EDITION or not former or unit.pk in self._heirs(former):
            return ()
        names = [self.full_name(each) for each in former[:MOST_NAMED]]
        params = {"value": text, "candidates": names}
        return (Note("commune", SAME_NAME_ELSEWHERE, params),)


def _code_notes(column: str, text: str, unit: Unit) -> tuple[Note, ...]:
    if not text.isdecimal() or text == unit.code:
        return ()
    return (Note(column, MENDED, {"value": text, "mended": unit.code}),)
