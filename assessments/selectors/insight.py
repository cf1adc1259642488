"""What a report brings to whoever sent it: its place, its norms, and what worked elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assessments.models import Assessment
from assessments.policies.assessments import may_fill_in
from assessments.selectors.benchmark import NormStanding, Standing, norms_of, standing_of
from assessments.selectors.proven import Proven, proven_solutions
from enterprises.querysets import Visitor

# The whole width of the strip on which the place is drawn; its end lies a little beyond the last.
WIDTH = Decimal(300)
BEYOND = Decimal("1.15")


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Where one's own use, the best quarter and the median lie on a line from 0, in its units."""

    own: int
    best_quarter: int
    median: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight:
    """All of the page; `may_add`: the reader may put a solution on the report's list."""

    standing: Standing
    strip: Strip | None
    norms: Sequence[NormStanding]
    proven: Sequence[Proven]
    may_add: bool


def insight_of(assessment: Assessment, reader: Visitor) -> Insight:
    """In a dozen queries, whatever the number of others."""
    standing = standing_of(assessment)
    return Insight(
        standing=standing,
        strip=_strip(standing),
        norms=norms_of(assessment),
        proven=proven_solutions(assessment),
        may_add=may_fill_in(reader, assessment),
    )


def _strip(standing: Standing) -> Strip | None:
    place, own = standing.place, standing.own
    if place is None or own is None:
        return None
    whole = BEYOND * max(own, place.best_quarter, place.median)

    def at(value: Decimal) -> int:
        return int(WIDTH * value / whole)

    return Strip(own=at(own), best_quarter=at(place.best_quarter), median=at(place.median))
