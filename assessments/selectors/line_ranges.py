"""What is usual in an industry for each resource: its use per unit of product."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection

from assessments.anchors import anchor_of
from assessments.models import Assessment
from assessments.rules.comparison import UsualRange, measure_of, rounded, usual_range
from assessments.selectors.shown import FlowShown
from assessments.selectors.usual import MEASURE_VALUES, MEASURES, PLACES

# Reports older than these say little of what is usual today.
YEARS = 5
# The class of the industry, where enough facilities are of it; else its group, else its division.
DEPTHS = (4, 3, 2)
# So many facilities make a range sound; a whole country's would only take longer.
MOST = 5000
# A range wider than this comes from unlike products and says nothing.
WIDEST = 100
RANGES = f"""
    WITH measures AS MATERIALIZED ({MEASURES}),
    chosen AS MATERIALIZED (
        SELECT DISTINCT ON (a.facility_id) a.id, i.code
        FROM enterprises_industry AS i
        JOIN enterprises_facility AS f ON f.industry_id = i.id
        JOIN assessments_assessment AS a ON a.facility_id = f.id AND a.status = 'verified'
        WHERE i.division = %(division)s AND f.id <> %(facility)s
            AND a.reporting_year >= %(since)s
        ORDER BY a.facility_id, a.reporting_year DESC, a.is_preferred DESC, a.id DESC
        LIMIT %(most)s
    ),
    lines AS (
        SELECT o.id, o.assessment_id, coalesce(measure.kind, lower(o.unit)) AS kind,
            o.current_quantity * coalesce(measure.size, 1) AS quantity
        FROM chosen JOIN assessments_outputline AS o ON o.assessment_id = chosen.id
        LEFT JOIN measures AS measure ON measure.name = o.unit
    ),
    -- All products of a report together, where they add up and none is missing.
    made AS (
        SELECT assessment_id, min(kind) AS kind, sum(quantity) AS quantity
        FROM lines GROUP BY assessment_id
        HAVING count(DISTINCT kind) = 1 AND bool_and(quantity IS NOT NULL)
    ),
    used AS (
        SELECT flow.assessment_id, chosen.code, flow.resource_id, flow.direction,
            coalesce(measure.kind, lower(flow.unit)) AS kind,
            coalesce(lines.kind, made.kind) AS made_kind,
            flow.current_quantity * coalesce(measure.size, 1)
                / nullif(coalesce(lines.quantity, made.quantity), 0) AS per_unit
        FROM chosen
        JOIN assessments_flowline AS flow ON flow.assessment_id = chosen.id
            AND flow.resource_id = ANY(%(resources)s) AND flow.current_quantity > 0
        LEFT JOIN measures AS measure ON measure.name = flow.unit
        LEFT JOIN lines ON lines.id = flow.output_line_id
        LEFT JOIN made ON made.assessment_id = flow.assessment_id
    )
    SELECT depth, resource_id, direction, kind, made_kind, count(DISTINCT assessment_id),
        percentile_cont(0.25) WITHIN GROUP (ORDER BY per_unit::double precision),
        percentile_cont(0.75) WITHIN GROUP (ORDER BY per_unit::double precision)
    FROM used JOIN unnest(%(depths)s) AS depth ON left(code, depth) = left(%(code)s, depth)
    WHERE per_unit IS NOT NULL
    GROUP BY depth, resource_id, direction, kind, made_kind
"""  # noqa: S608 - put together from constants


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRange:
    """What is usual, in the units of the line per unit of its product, from n facilities."""

    low: Decimal
    high: Decimal
    n: int


def line_ranges(assessment: Assessment, flows: Iterable[FlowShown]) -> dict[str, LineRange]:
    """By anchor, of the flows that stand beside one product; one query. A resource that too few
    facilities of the industry use is left out."""
    asked = [flow for flow in flows if flow.product is not None]
    industry = assessment.facility.industry
    if not asked or not industry.division:
        return {}
    values = {
        "division": industry.division,
        "code": industry.code,
        "depths": list(DEPTHS),
        "most": MOST,
        "facility": assessment.facility_id,
        "since": assessment.reporting_year - YEARS,
        "resources": sorted({flow.line.resource_id for flow in asked}),
    }
    with connection.cursor() as cursor:
        cursor.execute(RANGES, MEASURE_VALUES | values)
        known = {tuple(row[:5]): tuple(row[5:]) for row in cursor.fetchall()}
    ranges = {anchor_of(flow.line): _range(flow, known) for flow in asked}
    return {anchor: found for anchor, found in ranges.items() if found is not None}


def _range(flow: FlowShown, known: Mapping[tuple[Any, ...], tuple[Any, ...]]) -> LineRange | None:
    line, product = flow.line, flow.product
    if product is None:
        return None
    used, made = measure_of(line.unit), measure_of(product.unit)
    size = made.size / used.size
    for depth in DEPTHS:
        row = known.get((depth, line.resource_id, line.direction, used.kind, made.kind))
        usual = _usual(*row) if row else None
        if usual is not None:
            low, high = rounded(usual.low * size), rounded(usual.high * size)
            return LineRange(low=low, high=high, n=usual.n)
    return None


def _usual(count: int, first: float, third: float) -> UsualRange | None:
    """None when there are too few, or when they are too unlike."""
    found = usual_range(first_quartile=_decimal(first), third_quartile=_decimal(third), n=count)
    return None if found is None or found.high > WIDEST * found.low else found


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.{PLACES}g}")
