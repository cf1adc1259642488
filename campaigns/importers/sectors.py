"""The industries a target is limited to."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from campaigns.models import Target
from core.edits import Edits
from core.spreadsheets.rows import Row
from enterprises.models import Industry

Link: Any = Target.industries.through


class Sectors:
    """Adds and removes the links between targets and industries that the rows ask for."""

    def __init__(self, edits: Edits[Any], targets: Iterable[Target]) -> None:
        self.edits = edits
        self._links: dict[int, dict[int, Any]] = defaultdict(dict)
        stored = Link.objects.filter(target__in=[target.pk for target in targets])
        for link in stored.order_by("pk"):
            self._links[link.target_id][link.industry_id] = link
        self._codes: dict[int, str] = {}

    def settle(self, row: Row, target: Target) -> None:
        """Plans the links of a row that names industries; the change is noted on the row."""
        if "industries" not in row.record:
            return
        wanted = set(row.record["industries"])
        there = self._links[target.pk]
        if wanted == there.keys():
            return
        for industry in sorted(wanted - there.keys()):
            self.edits.create(Link(target_id=target.pk, industry_id=industry))
        for industry in sorted(there.keys() - wanted):
            self.edits.delete(there[industry])
        row.changes["industries"] = (self._told(there), self._told(wanted))

    def _told(self, industries: Iterable[int]) -> str:
        if not self._codes:
            self._codes = dict(Industry.objects.values_list("pk", "code"))
        return "; ".join(self._codes[pk] for pk in sorted(industries))
