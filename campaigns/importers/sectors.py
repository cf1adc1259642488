"""The industries and the local sector groups a target is limited to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from campaigns.models import Target
from core.edits import Edits
from core.spreadsheets.rows import Row
from core.spreadsheets.wordings import CellError, wording
from core.text import fold, nearest
from enterprises.models import Industry, SectorGroup

IndustryLink: Any = Target.industries.through
GroupLink: Any = Target.sector_groups.through
UNKNOWN_GROUP = wording(
    "unknown_sector_group",
    _("There is no local sector group “%(value)s”."),
    _("Write its name or code; put semicolons between several."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of link between targets and sectors: its model, the field that points at the sector,
    the column that asks for it, and what a sector is called."""

    link: Any
    field: str
    column: str
    sector: type[Industry | SectorGroup]
    name: str


INDUSTRIES = Kind(
    link=IndustryLink,
    field="industry_id",
    column="industries",
    sector=Industry,
    name="code",
)
GROUPS = Kind(
    link=GroupLink,
    field="sectorgroup_id",
    column="sector_groups",
    sector=SectorGroup,
    name="name_vi",
)


class Sectors:
    """Adds and removes the links between targets and sectors that the rows ask for."""

    def __init__(self, kind: Kind, edits: Edits[Any], targets: Iterable[Target]) -> None:
        self.kind = kind
        self.edits = edits
        self._links: dict[int, dict[int, Any]] = defaultdict(dict)
        stored = kind.link.objects.filter(target__in=[target.pk for target in targets])
        for link in stored.order_by("pk"):
            self._links[link.target_id][getattr(link, kind.field)] = link
        self._names: dict[int, str] = {}

    def settle(self, row: Row, target: Target) -> None:
        """Plans the links of a row that names sectors; the change is noted on the row."""
        column = self.kind.column
        if column not in row.record:
            return
        wanted = set(row.record[column])
        there = self._links[target.pk]
        if wanted == there.keys():
            return
        for sector in sorted(wanted - there.keys()):
            self.edits.create(self.kind.link(target_id=target.pk, **{self.kind.field: sector}))
        for sector in sorted(there.keys() - wanted):
            self.edits.delete(there[sector])
        row.changes[column] = (self._told(there), self._told(wanted))

    def _told(self, sectors: Iterable[int]) -> str:
        if not self._names:
            self._names = dict(self.kind.sector.objects.values_list("pk", self.kind.name))
        return "; ".join(self._names[pk] for pk in sorted(sectors))


class GroupFinder:
    """All local sector groups by code and by name in both languages."""

    def __init__(self) -> None:
        self._found: dict[str, int] = {}
        self._names: list[str] = []
        for group in SectorGroup.objects.order_by("code"):
            self._names.append(group.name_vi)
            for name in (group.code, group.name_vi, group.name_en):
                self._found.setdefault(fold(name.replace("_", " ")), group.pk)

    def find(self, text: str) -> list[int]:
        """The groups that a cell names; their names hold commas. Raises CellError."""
        named = [name.strip() for name in text.split(";") if name.strip()]
        return sorted({self._one(name) for name in named})

    def _one(self, name: str) -> int:
        found = self._found.get(fold(name.replace("_", " ")))
        if found is None:
            near = nearest(name, self._names, count=2)
            raise CellError(UNKNOWN_GROUP, value=name, nearest=near)
        return found
