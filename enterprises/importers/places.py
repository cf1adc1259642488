"""Which commune a facility lies in, from the province, district and commune of its row.

Both editions of the administrative units are tried: the old one first when a district is named
or the province is of the old edition only, else the one of today.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.wordings import AMBIGUOUS, CellError, Wording, wording
from core.text import nearest
from enterprises.choices import CURRENT_EDITION, OLD_EDITION, Level, Share
from enterprises.importers.place_names import Unit, bare, choose, proper
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
    _("Write today's commune to settle it; until then the former commune is kept."),
)
MOST_NAMED = 8
FIELDS = Unit._fields


class PlaceError(CellError):
    """A place that cannot be found; `column` says which cell is to blame."""

    def __init__(self, column: str, wording: Wording, **params: Any) -> None:
        super().__init__(wording, **params)
        self.column = column


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A commune of today, a former one, or both. `options`: what a divided one became."""

    province: Unit
    commune: Unit | None
    former_commune: Unit | None
    options: tuple[Unit, ...] = ()


Pool = tuple[str, int]
Pools = dict[Pool, dict[str, list[Unit]]]


class PlaceFinder:
    """Finds places by name or code; `load` reads what a whole sheet needs in four queries."""

    def __init__(self) -> None:
        self._provinces: dict[str, dict[str, Unit]] = {}
        self._names: list[str] = []
        self._units: dict[int, Unit] = {}
        self._pools: Pools = defaultdict(lambda: defaultdict(list))
        self._codes: dict[tuple[str, str], Unit] = {}
        self._successors: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._found: dict[tuple[str, str, str], Place | PlaceError] = {}
        self._load_provinces()

    def load(self, provinces: Iterable[str]) -> None:
        """Reads the units of the provinces that the texts name; what names none is passed over."""
        units = [u for text in set(provinces) for u in self._named(text).values()]
        today = {unit.current_province_id for unit in units}
        places = AdminUnit.objects.exclude(level=Level.PROVINCE)
        rows = places.filter(current_province__in=today).values_list(*FIELDS)
        for unit in map(Unit._make, rows.order_by("pk")):
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
            raise found
        return found

    def province(self, text: str) -> dict[str, Unit]:
        """The provinces that a text names, by edition; raises PlaceError when there is none."""
        units = self._named(text)
        if not units:
            raise PlaceError(
                "province", UNKNOWN_PROVINCE, value=text, nearest=nearest(text, self._names)
            )
        return units

    def unit(self, pk: int) -> Unit:
        """A unit by its id; provinces are known, another is read when it is asked for."""
        if pk not in self._units:
            row = AdminUnit.objects.values_list(*FIELDS).get(pk=pk)
            self._units[pk] = Unit._make(row)
        return self._units[pk]

    # Reading ----------------------------------------------------------------------------------

    def _load_provinces(self) -> None:
        provinces = AdminUnit.objects.filter(level=Level.PROVINCE).order_by("edition", "code")
        for unit in map(Unit._make, provinces.values_list(*FIELDS)):
            self._units[unit.pk] = unit
            self._names.append(proper(unit))
            self._call(bare(unit.name, Level.PROVINCE), unit)
            self._call(unit.code, unit)
        names = AdminUnitName.objects.filter(unit__level=Level.PROVINCE).order_by("pk")
        for name, unit_id in names.values_list("name", "unit_id"):
            self._call(bare(name, Level.PROVINCE), self._units[unit_id])

    def _call(self, name: str, unit: Unit) -> None:
        self._provinces.setdefault(name, {})[unit.edition] = unit

    def _index(self, unit: Unit) -> None:
        if unit.pk in self._units:
            return
        self._units[unit.pk] = unit
        level = Level(unit.level)
        pools = [("province", unit.province_id), ("today", unit.current_province_id)]
        if unit.parent_id:
            pools.append(("parent", unit.parent_id))
        for kind, place in pools:
            names = self._pools[f"{kind} {level} {unit.edition}", place]
            names[bare(unit.name, level)].append(unit)
        self._codes[f"{level} {unit.edition}", unit.code] = unit

    def _named(self, text: str) -> dict[str, Unit]:
        if text.isdigit():
            return self._provinces.get(text.zfill(2), {})
        return self._provinces.get(bare(text, Level.PROVINCE), {})

    # Searching --------------------------------------------------------------------------------

    def _search(self, province: str, district: str, commune: str) -> Place:
        units = self.province(province)
        old, new = units.get(OLD_EDITION), units.get(CURRENT_EDITION)
        today = self._units[next(iter(units.values())).current_province_id]
        if district:
            return self._beside(self._district(today, old, district), today, commune)
        pools = [("today", OLD_EDITION, today), ("today", CURRENT_EDITION, today)]
        if new is not None:
            pools.insert(0, ("province", CURRENT_EDITION, new))
        if old is not None:
            pools.insert(1 if new is not None else 0, ("province", OLD_EDITION, old))
        for kind, edition, unit in pools:
            if found := self._match(kind, edition, unit, commune, Level.COMMUNE):
                return self._place(self._one("commune", commune, found), today)
        raise self._unknown_commune(commune, pools[0])

    def _beside(self, district: Unit, today: Unit, commune: str) -> Place:
        """A commune of a former district, or a commune of today that took in a part of it."""
        if found := self._match("parent", OLD_EDITION, district, commune, Level.COMMUNE):
            return self._place(self._one("commune", commune, found), today)
        former = self._all("parent", OLD_EDITION, district, Level.COMMUNE)
        became = {new for unit in former for new, _share in self._successors.get(unit.pk, ())}
        named = self._match("today", CURRENT_EDITION, today, commune, Level.COMMUNE)
        if found := [unit for unit in named if unit.pk in became]:
            return self._place(self._one("commune", commune, found), today)
        raise self._unknown_commune(commune, ("parent", OLD_EDITION, district))

    def _unknown_commune(self, text: str, pool: tuple[str, str, Unit]) -> PlaceError:
        near = nearest(text, self._names_near(pool), count=3)
        return PlaceError("commune", UNKNOWN_COMMUNE, value=text, place=pool[2].name, nearest=near)

    def _district(self, today: Unit, old: Unit | None, text: str) -> Unit:
        pools = [("province", old)] if old is not None else []
        for kind, unit in [*pools, ("today", today)]:
            if found := self._match(kind, OLD_EDITION, unit, text, Level.DISTRICT):
                return self._one("district", text, found)
        names = [proper(u) for u in self._all("today", OLD_EDITION, today, Level.DISTRICT)]
        raise PlaceError(
            "district",
            UNKNOWN_DISTRICT,
            value=text,
            place=(old or today).name,
            nearest=nearest(text, names, count=3),
        )

    def _match(self, kind: str, edition: str, unit: Unit, text: str, level: Level) -> list[Unit]:
        """The units of a pool that the text names, or whose code it is."""
        pool = self._pools.get((f"{kind} {level} {edition}", unit.pk), {})
        if found := pool.get(bare(text, level)):
            return choose(text, found, level)
        if not text.isdigit():
            return []
        width = 3 if level == Level.DISTRICT else 5
        coded = self._codes.get((f"{level} {edition}", text.zfill(width)))
        inside = coded is not None and unit.pk in (
            coded.parent_id,
            coded.province_id,
            coded.current_province_id,
        )
        return [coded] if coded is not None and inside else []

    def _all(self, kind: str, edition: str, unit: Unit, level: Level) -> list[Unit]:
        pool = self._pools.get((f"{kind} {level} {edition}", unit.pk), {})
        return [found for units in pool.values() for found in units]

    def _names_near(self, pool: tuple[str, str, Unit]) -> list[str]:
        kind, edition, unit = pool
        return [proper(found) for found in self._all(kind, edition, unit, Level.COMMUNE)]

    def _one(self, column: str, text: str, units: list[Unit]) -> Unit:
        if len(units) == 1:
            return units[0]
        raise PlaceError(
            column,
            AMBIGUOUS,
            value=text,
            candidates=[self._full_name(unit) for unit in units[:MOST_NAMED]],
        )

    def _full_name(self, unit: Unit) -> str:
        parent = self._units.get(unit.parent_id) if unit.parent_id else None
        return f"{unit.name} ({parent.name})" if parent else unit.name

    def _place(self, unit: Unit, today: Unit) -> Place:
        if unit.edition == CURRENT_EDITION:
            return Place(province=today, commune=unit, former_commune=None)
        links = self._successors.get(unit.pk, [])
        options = tuple(self._units[new] for new, _share in links)
        whole = len(links) == 1 and links[0][1] == Share.WHOLE
        return Place(
            province=today,
            commune=options[0] if whole else None,
            former_commune=unit,
            options=() if whole else options,
        )
