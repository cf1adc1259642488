"""What is usual in an industry: energy per unit of product of its verified assessments."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import connection

from assessments.rules.comparison import (
    ENOUGH_OTHERS,
    KGOE_PER_TOE,
    UsualRange,
    usual_range,
)
from core.units import UNITS

Ranges = Mapping[tuple[str, str], UsualRange]
# Units by name, each with its kind and how many of the kind's first unit it holds. A product's
# own unit (đôi, viên) is not among them: it is a kind of its own.
MEASURES = """
    SELECT * FROM unnest(%(unit_names)s::text[], %(unit_kinds)s::text[], %(unit_sizes)s::numeric[])
        AS measure (name, kind, size)
"""
MEASURE_VALUES: dict[str, Any] = {
    "unit_names": [unit.name for unit in UNITS],
    "unit_kinds": [unit.kind for unit in UNITS],
    "unit_sizes": [unit.size for unit in UNITS],
}
# Energy per unit of the reports in `chosen` (id): those whose products all add up, with nothing
# missing, and whose energy covers all that was made.
INTENSITIES = """
    SELECT chosen.id, min(coalesce(measure.kind, lower(o.unit))) AS kind,
        result.actual * %(kgoe)s / sum(o.current_quantity * coalesce(measure.size, 1)) AS kgoe
    FROM chosen
    JOIN assessments_result AS result
        ON result.assessment_id = chosen.id AND result."group" = 'energy'
        AND result.actual > 0 AND result.coverage = 1
    JOIN assessments_outputline AS o ON o.assessment_id = chosen.id
    LEFT JOIN measures AS measure ON measure.name = o.unit
    GROUP BY chosen.id, result.actual
    HAVING count(DISTINCT coalesce(measure.kind, lower(o.unit))) = 1
        AND bool_and(o.current_quantity IS NOT NULL)
        AND sum(o.current_quantity) > 0
"""
USUAL = f"""
    WITH measures AS MATERIALIZED ({MEASURES}),
    chosen AS MATERIALIZED (
        SELECT DISTINCT ON (a.facility_id) a.id, i.division, f.enterprise_id
        FROM enterprises_industry AS i
        JOIN enterprises_facility AS f ON f.industry_id = i.id
        JOIN assessments_assessment AS a ON a.facility_id = f.id AND a.status = 'verified'
        WHERE i.division = ANY(%(divisions)s)
        ORDER BY a.facility_id, a.reporting_year DESC, a.is_preferred DESC, a.id DESC
    ),
    intensities AS ({INTENSITIES})
    SELECT division, kind, count(*),
        percentile_cont(0.25) WITHIN GROUP (ORDER BY kgoe::double precision),
        percentile_cont(0.75) WITHIN GROUP (ORDER BY kgoe::double precision)
    FROM intensities JOIN chosen USING (id)
    GROUP BY division, kind
    HAVING count(DISTINCT enterprise_id) >= %(enough)s
"""  # noqa: S608 - put together from constants
PLACES = 12


def usual_ranges(divisions: Iterable[str]) -> Ranges:
    """By division and kind of the product's unit, from the latest verified assessment of each
    facility; one query. Those with too few facilities, or of fewer than five enterprises, are left
    out."""
    wanted = sorted(set(divisions) - {""})
    if not wanted:
        return {}
    values = MEASURE_VALUES | {"divisions": wanted, "kgoe": KGOE_PER_TOE, "enough": ENOUGH_OTHERS}
    with connection.cursor() as cursor:
        cursor.execute(USUAL, values)
        rows = cursor.fetchall()
    found = {
        (division, kind): usual_range(
            first_quartile=_decimal(first), third_quartile=_decimal(third), n=count
        )
        for division, kind, count, first, third in rows
    }
    return {key: usual for key, usual in found.items() if usual is not None}


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.{PLACES}g}")
