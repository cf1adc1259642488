"""The industries a target is limited to."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from campaigns.models import Target
from core.bulk import Edits, Effect, deletions
from core.spreadsheets.rows import Row
from enterprises.models import Industry

Link: Any = Target.industries.through


class Sectors:
    """Adds and removes the links between targets and industries that the rows ask for."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self._links: dict[int, dict[int, Any]] = defaultdict(dict)
        stored = Link.objects.filter(target__in=[target.pk for target in targets])
        for link in stored.order_by("pk"):
            self._links[link.target_id][link.industry_id] = link
        self._adding: list[tuple[Target, int]] = []
        self._removing: list[Any] = []
        self._codes: dict[int, str] = {}

    def settle(self, row: Row, target: Target) -> None:
        """Plans the links of a row that names industries; the change is noted on the row."""
        if "industries" not in row.record:
            return
        wanted = set(row.record["industries"])
        there = self._links[target.pk] if target.pk is not None else {}
        if wanted == there.keys():
            return
        self._adding += [(target, industry) for industry in sorted(wanted - there.keys())]
        self._removing += [there[industry] for industry in sorted(there.keys() - wanted)]
        row.changes["industries"] = (self._told(there), self._told(wanted))

    def apply(self) -> list[Effect]:
        gone = deletions(self._removing)
        Link.objects.filter(pk__in=[link.pk for link in self._removing]).delete()
        edits: Edits[Any] = Edits(Link)
        for target, industry in self._adding:
            edits.create(Link(target_id=target.pk, industry_id=industry))
        return [*gone, *edits.apply()]

    def _told(self, industries: Iterable[int]) -> str:
        if not self._codes:
            self._codes = dict(Industry.objects.values_list("pk", "code"))
        return "; ".join(self._codes[pk] for pk in sorted(industries))
