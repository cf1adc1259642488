"""Which zone a cell names, and new zones whose name says what they are."""

import re
from itertools import count

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.spelling import Names
from core.spreadsheets.wordings import AMBIGUOUS, CellError, wording
from core.staging import Staged
from core.text import fold, nearest
from enterprises.choices import ZoneKind
from enterprises.models import Zone

UNKNOWN_ZONE = wording(
    "unknown_zone",
    _("There is no zone “%(value)s” in %(place)s."),
    _("Write the name or code of a zone; a new one begins with KCN, CCN, Làng nghề or Điểm CN."),
)
NEW_ZONE = wording(
    "new_zone",
    _("“%(value)s” is new and will be added to the zones of %(place)s."),
    _("Check the spelling if the zone should exist already."),
)
ZONE_PREFIXES = {
    ZoneKind.INDUSTRIAL_ZONE: r"khu cong nghiep|khu cn|khu che xuat|khu cong nghe cao|kcn|kcx|kcnc",
    ZoneKind.CLUSTER: r"cum cong nghiep|cum tieu thu cong nghiep|cum cn-?ttcn|cum ttcn|cum cn|ccn",
    ZoneKind.CRAFT_VILLAGE: r"lang nghe|ln",
    ZoneKind.LOCAL_POINT: (
        r"diem cong nghiep|diem tieu thu cong nghiep|diem cn ?- ?ttcn|diem cn|dcn"
    ),
}
ZONE_CODES = {
    ZoneKind.INDUSTRIAL_ZONE: "KCN",
    ZoneKind.CLUSTER: "CCN",
    ZoneKind.CRAFT_VILLAGE: "LN",
    ZoneKind.LOCAL_POINT: "DCN",
}


def split_zone_name(text: str) -> tuple[ZoneKind | None, str]:
    """The kind that a zone's name begins with, and the name proper."""
    folded = fold(text)
    for kind, prefix in ZONE_PREFIXES.items():
        if match := re.match(rf"(?:{prefix})(?:[\s.:-]+)(?=\S)", folded):
            # Folding keeps the number of words, so the proper name is the same words unfolded.
            words = len(folded[: match.end()].split())
            return kind, " ".join(text.split()[words:]) or text
    return None, text


class KnownZones:
    """The zones of some provinces, by code and name."""

    def __init__(self) -> None:
        self.by_id: dict[int, Zone] = {}
        self._codes: dict[tuple[int, str], Zone] = {}
        self._names: dict[int, Names[Zone]] = {}
        self._proper: dict[tuple[int, str | None], Names[Zone]] = {}
        self._titles: dict[int, list[str]] = {}
        self._loaded: set[int] = set()

    def load(self, provinces: set[int]) -> None:
        """Reads the zones of the provinces, those that were not read before."""
        if missing := provinces - self._loaded:
            for zone in Zone.objects.filter(province__in=missing).order_by("pk"):
                self.add(zone)
            self._loaded |= missing

    def find(self, text: str, *, province: int, place: str) -> Zone:
        """The zone of the province with this code or name; raises CellError."""
        if zone := self._codes.get((province, text.casefold())):
            return zone
        found = self._named(text, province)
        if len(found) == 1:
            return found[0]
        if found:
            raise CellError(AMBIGUOUS, value=text, candidates=[zone.name for zone in found])
        near = nearest(text, self._titles.get(province, []), count=3)
        raise CellError(UNKNOWN_ZONE, value=text, place=place, nearest=near)

    def _named(self, text: str, province: int) -> list[Zone]:
        found = self._names[province].find(text) if province in self._names else []
        kind, proper = split_zone_name(text)
        if found or kind is None or (province, kind) not in self._proper:
            return found
        return self._proper[province, kind].find(proper)

    def add(self, zone: Zone) -> None:
        """Takes in a zone, which is found from here on."""
        province = zone.province_id
        self.by_id[zone.pk] = zone
        self._codes[province, zone.code.casefold()] = zone
        self._names.setdefault(province, Names()).add(zone.name, zone)
        kind, proper = split_zone_name(zone.name)
        for each in {zone.kind, kind} - {None}:
            self._proper.setdefault((province, each), Names()).add(proper, zone)
        self._titles.setdefault(province, []).append(zone.name)

    def free_code(self, kind: ZoneKind, *, province: int, province_code: str) -> str:
        """A code for a new zone, such as 01-KCN-004."""
        codes = (f"{province_code}-{ZONE_CODES[kind]}-{number:03}" for number in count(1))
        return next(code for code in codes if (province, code.casefold()) not in self._codes)


class ZoneFinder(KnownZones):
    """The same, and those that the rows of an import make."""

    def __init__(self, staged: Staged) -> None:
        super().__init__()
        self.staged = staged
        self.created: set[int] = set()

    def create(self, line: int, text: str, *, province: int, province_code: str) -> Zone | None:
        """A zone that is staged by the row; None when the name does not say its kind."""
        kind, _proper = split_zone_name(text)
        if kind is None:
            return None
        code = self.free_code(kind, province=province, province_code=province_code)
        new = {"code": code, "kind": kind, "name": text, "province_id": province}
        zone = Zone(pk=self.staged.create(line, new), **new)
        self.created.add(zone.pk)
        self.add(zone)
        return zone
