"""Solutions that worked for plants like mine: which, how often, and how fast they paid back."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection

from assessments.choices import IMPLEMENTED, AssessmentStatus
from assessments.models import Assessment, Solution, SolutionCategory
from assessments.rules.comparison import AROUND, blurred
from assessments.rules.economics import payback_years
from assessments.selectors.benchmark import GROUP
from core.text import fold

MOST = 12
# Fewer other enterprises, and one could be told from the figures.
ENOUGH = 3
# The solutions of verified reports of other enterprises in the industry group, each with the form
# in which its title is compared.
DONE = """
    SELECT s.category_id, core_fold(s.title) AS folded, f.enterprise_id, f.id AS facility_id, s.id,
        a.reporting_year
    FROM enterprises_industry AS i
    JOIN enterprises_facility AS f ON f.industry_id = i.id
    JOIN assessments_assessment AS a ON a.facility_id = f.id AND a.status = %(verified)s
    JOIN assessments_solution AS s ON s.assessment_id = a.id AND s.status = ANY(%(done)s)
    WHERE i.code LIKE %(code)s AND f.enterprise_id <> %(enterprise)s
"""
# The most frequent ones, and of each the newest of every enterprise.
PROVEN = f"""
    WITH done AS MATERIALIZED ({DONE}),
    proven AS (
        SELECT category_id, folded, count(DISTINCT facility_id) AS times
        FROM done GROUP BY category_id, folded
        HAVING count(DISTINCT enterprise_id) >= %(enough)s
        ORDER BY times DESC, category_id, folded LIMIT %(most)s
    )
    SELECT DISTINCT ON (category_id, folded, done.enterprise_id)
        category_id, folded, proven.times, done.id
    FROM proven JOIN done USING (category_id, folded)
    ORDER BY category_id, folded, done.enterprise_id, done.reporting_year DESC, done.id DESC
"""  # noqa: S608 - put together from constants


class Kind(NamedTuple):
    """Solutions of one category whose titles are the same but for their spelling."""

    category: int
    folded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """A solution as others did it: at how many plants, of how many enterprises.

    Payback and saving are the middle of the enterprises', such that they are nobody's own; None
    when fewer than three told theirs. `is_mine`: it stands in the report already.
    """

    key: str
    title: str
    category: SolutionCategory
    times: int
    enterprises: int
    payback_years: Decimal | None
    annual_saving_vnd: Decimal | None
    is_mine: bool


def proven_solutions(assessment: Assessment) -> list[Proven]:
    """Implemented or confirmed by at least three other enterprises of the industry group; the
    most frequent first, then those that paid back fastest. Three queries."""
    found = _found(assessment)
    ids = [solution for _times, some in found.values() for solution in some]
    solutions = Solution.objects.select_related("category").in_bulk(ids)
    own = assessment.solutions.values_list("category", "title")
    mine = {Kind(category, fold(title)) for category, title in own}
    proven = [
        _proven(kind, times, [solutions[pk] for pk in some], is_mine=kind in mine)
        for kind, (times, some) in found.items()
    ]
    return sorted(proven, key=_order)


def proven_solution(assessment: Assessment, *, key: str) -> Proven | None:
    """One of them by its key; None when it is not among them."""
    return next((each for each in proven_solutions(assessment) if each.key == key), None)


def _found(assessment: Assessment) -> dict[Kind, tuple[int, list[int]]]:
    facility = assessment.facility
    values: dict[str, Any] = {
        "code": f"{facility.industry.code[:GROUP]}%",
        "enterprise": facility.enterprise_id,
        "verified": AssessmentStatus.VERIFIED.value,
        "done": [status.value for status in IMPLEMENTED],
        "enough": ENOUGH,
        "most": MOST,
    }
    found: dict[Kind, tuple[int, list[int]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(PROVEN, values)
        for category, folded, times, solution in cursor.fetchall():
            found.setdefault(Kind(category, folded), (times, []))[1].append(solution)
    return found


def _proven(kind: Kind, times: int, some: Sequence[Solution], *, is_mine: bool) -> Proven:
    return Proven(
        key=f"{kind.category}:{kind.folded}",
        title=_most_frequent(solution.title for solution in some),
        category=some[0].category,
        times=times,
        enterprises=len(some),
        payback_years=_middle(_payback(solution) for solution in some),
        annual_saving_vnd=_middle(
            solution.measured_saving_vnd or solution.annual_saving_vnd for solution in some
        ),
        is_mine=is_mine,
    )


def _payback(solution: Solution) -> Decimal | None:
    return payback_years(
        investment_vnd=solution.investment_vnd,
        annual_saving_vnd=solution.annual_saving_vnd,
        annual_cost_vnd=solution.annual_cost_vnd or 0,
    )


def _middle(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return blurred(known) if len(known) >= AROUND else None


def _most_frequent(titles: Iterable[str]) -> str:
    """The spelling that most use; of two the first by the alphabet."""
    counts = Counter(titles)
    return min(counts, key=lambda title: (-counts[title], title))


def _order(proven: Proven) -> tuple[Any, ...]:
    unknown = proven.payback_years is None
    return -proven.times, unknown, proven.payback_years or Decimal(0), proven.title
