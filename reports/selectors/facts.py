"""The facts of facilities and years: one SQL for storing, for checking and for looking back.

Two queries make them, from the register, the verified assessments and the activities alone:
YEARS (FacilityYear) and SAVINGS (FacilitySaving). Parameters: known_by, the day by which a fact
must have been known ('infinity' for the stored ones); first_year, or None for the facility's own
beginning; last_year; and the facilities.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from psycopg2.sql import SQL, Composable

from assessments.choices import (
    BY_WEIGHT,
    HANDED_IN,
    IMPLEMENTED,
    AssessmentKind,
    AssessmentStatus,
)
from campaigns.choices import AwareBy, ParticipantRole, RuleCode
from reports.selectors.database import Selection, columns, execute

# The year of the national strategy: nobody reports on an earlier one.
BEGINNING = 2009

KEY_COLUMNS = ("unit_id", "province_id", "division", "size", "zone_kind")
YEAR_KEY = ("facility_id", "year")
YEAR_COLUMNS = (
    *YEAR_KEY,
    *KEY_COLUMNS,
    "is_aware",
    "aware_by",
    "is_applying",
    "is_staffed",
    "is_assessed",
    "solutions_proposed",
    "solutions_implemented",
    "investment_vnd",
    "money_saved_vnd",
)
SAVING_KEY = ("facility_id", "year", "group")
SAVING_COLUMNS = (
    *SAVING_KEY,
    "assessment_id",
    "reporting_year",
    "baseline",
    "expected",
    "actual",
    "saving",
)

# Where and what each facility is, and its verified assessments known by the day.
BASE = SQL("""
    place AS (
        SELECT f.id AS facility_id, u.id AS unit_id,
            coalesce(u.current_province_id, u.province_id, u.id) AS province_id,
            i.division, e.size, coalesce(z.kind, '') AS zone_kind,
            extract(year FROM f.opened_on)::int AS opened,
            -- Closed on 31 December is closed at the end of that year.
            extract(year FROM f.closed_on)::int - 1 AS last_open
        FROM enterprises_facility f
        JOIN enterprises_adminunit u ON u.id = coalesce(f.commune_id, f.former_commune_id)
        JOIN enterprises_industry i ON i.id = f.industry_id
        JOIN enterprises_enterprise e ON e.id = f.enterprise_id
        LEFT JOIN enterprises_zone z ON z.id = f.zone_id
        WHERE {facilities}
    ),
    checked AS (
        SELECT a.id, a.facility_id, a.reporting_year, a.kind, a.verified_on, a.is_preferred
        FROM place JOIN assessments_assessment a ON a.facility_id = place.facility_id
        WHERE a.status = %(verified)s AND a.verified_on <= %(known_by)s::date
    )
""")

RULE = SQL("""
    (
        SELECT r.params FROM campaigns_rule r
        WHERE r.code = {code} AND r.valid_from <= make_date(y.year, 12, 31)
            AND (r.admin_unit_id = p.province_id OR r.admin_unit_id IS NULL)
        ORDER BY r.admin_unit_id IS NULL, r.valid_from DESC LIMIT 1
    )
""")

# The rules in force at the end of each year: the province's own before the general ones.
RULES = SQL("""
    rule AS (
        SELECT p.province_id, y.year, {applying} AS applying, {aware} AS aware,
            {capable} AS capable
        FROM (SELECT DISTINCT province_id FROM place) p
        CROSS JOIN generate_series(
            coalesce(
                %(first_year)s,
                least(%(beginning)s, (SELECT min(reporting_year) FROM checked))
            ),
            %(last_year)s
        ) AS y(year)
    ),
    norm AS (
        SELECT province_id, year,
            ARRAY(SELECT jsonb_array_elements_text(applying -> 'statuses')) AS statuses,
            coalesce((aware ->> 'activity')::boolean, false) AS by_activity,
            coalesce((aware ->> 'self_assessment')::boolean, false) AS by_self_assessment,
            coalesce((aware ->> 'applying')::boolean, false) AS by_applying,
            -- Which kinds of activities count; none named is every activity that is marked so.
            ARRAY(SELECT jsonb_array_elements_text(aware -> 'kinds')) AS aware_kinds,
            ARRAY(SELECT jsonb_array_elements_text(capable -> 'kinds')) AS kinds,
            (capable ->> 'years')::int AS years
        FROM rule
    )
""").format(
    applying=RULE.format(code=SQL("%(applying)s")),
    aware=RULE.format(code=SQL("%(aware)s")),
    capable=RULE.format(code=SQL("%(capable)s")),
)

# Since when, or in which years, a facility is each thing. A solution counts from the year it was
# implemented, a training for as many years as the rule says.
FLAGS = SQL("""
    started AS (
        SELECT c.facility_id, s.status,
            min(coalesce(s.implemented_year, c.reporting_year)) AS since
        FROM checked c JOIN assessments_solution s ON s.assessment_id = c.id
        GROUP BY c.facility_id, s.status
    ),
    applying AS (
        SELECT DISTINCT s.facility_id, n.year
        FROM started s JOIN place p ON p.facility_id = s.facility_id
        JOIN norm n ON n.province_id = p.province_id AND n.year >= s.since
            AND s.status = ANY(n.statuses)
    ),
    informed AS (
        SELECT p.facility_id, min(extract(year FROM a.starts_on))::int AS since
        FROM place p JOIN campaigns_participation t ON t.facility_id = p.facility_id
        JOIN campaigns_activity a ON a.id = t.activity_id
        WHERE a.counts_as_awareness AND a.starts_on <= %(known_by)s::date
        GROUP BY p.facility_id
    ),
    informed_by_kind AS (
        SELECT DISTINCT p.facility_id, n.year
        FROM norm n JOIN place p ON p.province_id = n.province_id
        JOIN campaigns_participation t ON t.facility_id = p.facility_id
        JOIN campaigns_activity a ON a.id = t.activity_id AND a.kind = ANY(n.aware_kinds)
        WHERE cardinality(n.aware_kinds) > 0 AND a.counts_as_awareness
            AND a.starts_on <= %(known_by)s::date
            AND extract(year FROM a.starts_on)::int <= n.year
    ),
    reported AS (
        SELECT p.facility_id, min(extract(year FROM a.sent_on))::int AS since
        FROM place p JOIN assessments_assessment a ON a.facility_id = p.facility_id
        WHERE a.kind = %(self)s AND a.status = ANY(%(handed_in)s)
            AND a.sent_on <= %(known_by)s::date
        GROUP BY p.facility_id
    ),
    trained AS (
        SELECT p.facility_id, p.province_id, a.kind, a.starts_on,
            NULL::date AS started_on, NULL::date AS left_on
        FROM place p JOIN campaigns_participation t ON t.facility_id = p.facility_id
        JOIN campaigns_activity a ON a.id = t.activity_id
        WHERE t.role = %(technical)s
        UNION ALL
        SELECT p.facility_id, p.province_id, a.kind, a.starts_on, o.started_on, o.left_on
        FROM place p JOIN campaigns_officer o ON o.facility_id = p.facility_id
        JOIN campaigns_participation t ON t.officer_id = o.id
        JOIN campaigns_activity a ON a.id = t.activity_id
    ),
    staffed AS (
        SELECT DISTINCT t.facility_id, n.year
        FROM trained t
        JOIN norm n ON n.province_id = t.province_id AND t.kind = ANY(n.kinds)
            AND n.year - extract(year FROM t.starts_on)::int BETWEEN 0 AND n.years - 1
        WHERE t.starts_on <= %(known_by)s::date
            AND (t.started_on IS NULL OR t.started_on <= make_date(n.year, 12, 31))
            AND (t.left_on IS NULL OR t.left_on > make_date(n.year, 12, 31))
    )
""")

# What happened in the year itself.
SUMS = SQL("""
    proposed AS (
        SELECT c.facility_id, c.reporting_year AS year, count(s.id) AS solutions
        FROM checked c LEFT JOIN assessments_solution s ON s.assessment_id = c.id
        GROUP BY c.facility_id, c.reporting_year
    ),
    done AS (
        SELECT c.facility_id, coalesce(s.implemented_year, c.reporting_year) AS year,
            count(*) AS solutions, sum(s.investment_vnd) AS investment_vnd,
            sum(s.annual_saving_vnd) AS saved_vnd
        FROM checked c JOIN assessments_solution s ON s.assessment_id = c.id
        WHERE s.status = ANY(%(implemented)s)
        GROUP BY c.facility_id, coalesce(s.implemented_year, c.reporting_year)
    )
""")

YEARS = SQL("""
    WITH {base}, {rules}, {flags}, {sums},
    existing AS (
        SELECT p.*, y.year
        FROM place p
        LEFT JOIN (
            SELECT facility_id, min(reporting_year) AS year FROM checked GROUP BY facility_id
        ) AS first ON first.facility_id = p.facility_id
        CROSS JOIN LATERAL generate_series(
            greatest(coalesce(%(first_year)s, least(%(beginning)s, first.year)), p.opened),
            least(%(last_year)s, p.last_open)
        ) AS y(year)
    )
    SELECT e.facility_id, e.year, e.unit_id, e.province_id, e.division, e.size, e.zone_kind,
        aware.by <> '' AS is_aware, aware.by AS aware_by,
        applying.year IS NOT NULL AS is_applying, staffed.year IS NOT NULL AS is_staffed,
        proposed.year IS NOT NULL AS is_assessed,
        coalesce(proposed.solutions, 0) AS solutions_proposed,
        coalesce(done.solutions, 0) AS solutions_implemented,
        coalesce(done.investment_vnd, 0) AS investment_vnd,
        coalesce(done.saved_vnd, 0) AS money_saved_vnd
    FROM existing e
    LEFT JOIN norm n ON n.province_id = e.province_id AND n.year = e.year
    LEFT JOIN applying ON applying.facility_id = e.facility_id AND applying.year = e.year
    LEFT JOIN staffed ON staffed.facility_id = e.facility_id AND staffed.year = e.year
    LEFT JOIN informed ON informed.facility_id = e.facility_id
    LEFT JOIN informed_by_kind ON informed_by_kind.facility_id = e.facility_id
        AND informed_by_kind.year = e.year
    LEFT JOIN reported ON reported.facility_id = e.facility_id
    LEFT JOIN proposed ON proposed.facility_id = e.facility_id AND proposed.year = e.year
    LEFT JOIN done ON done.facility_id = e.facility_id AND done.year = e.year
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN n.by_activity AND CASE
                WHEN cardinality(n.aware_kinds) = 0 THEN informed.since <= e.year
                ELSE informed_by_kind.year IS NOT NULL
            END THEN %(by_activity)s
            WHEN n.by_self_assessment AND reported.since <= e.year THEN %(by_self_assessment)s
            WHEN n.by_applying AND applying.year IS NOT NULL THEN %(by_applying)s
            ELSE ''
        END AS by
    ) AS aware
""")

# Of each group and reporting year the best usable result, valid until the next one.
SAVINGS = SQL("""
    WITH {base},
    best AS (
        SELECT DISTINCT ON (c.facility_id, r."group", c.reporting_year)
            c.facility_id, r."group", c.reporting_year, c.id AS assessment_id,
            r.baseline, r.expected, r.actual, r.saving
        FROM checked c JOIN assessments_result r ON r.assessment_id = c.id
        WHERE r.saving IS NOT NULL
        ORDER BY c.facility_id, r."group", c.reporting_year, c.is_preferred DESC,
            array_position(%(by_weight)s, c.kind::text), c.verified_on DESC, c.id DESC
    ),
    span AS (
        SELECT b.*, lead(reporting_year) OVER (
            PARTITION BY facility_id, "group" ORDER BY reporting_year
        ) - 1 AS until
        FROM best b
    )
    SELECT s.facility_id, y.year, s."group", s.assessment_id, s.reporting_year,
        s.baseline, s.expected, s.actual, s.saving
    FROM span s JOIN place p ON p.facility_id = s.facility_id
    CROSS JOIN LATERAL generate_series(
        greatest(s.reporting_year, %(first_year)s, p.opened),
        least(s.until, %(last_year)s, p.last_open)
    ) AS y(year)
""")

STAGE_YEARS = SQL("CREATE TEMPORARY TABLE fresh_year ON COMMIT DROP AS {facts}")
# A saving carries the place of its facility, so that it can be added to the cells it belongs to.
STAGE_SAVINGS = SQL("""
    CREATE TEMPORARY TABLE fresh_saving ON COMMIT DROP AS
    SELECT {saving}, {key} FROM ({facts}) AS s
    JOIN fresh_year y ON y.facility_id = s.facility_id AND y.year = s.year
""")


def stage(
    *,
    facilities: Selection,
    last_year: int,
    first_year: int | None = None,
    known_by: date | None = None,
) -> None:
    """Makes the facts of the facilities anew, in the temporary tables fresh_year, fresh_saving.

    They live until the end of the transaction that must be under way, or until the next call.
    """
    params = fact_params(known_by, first_year, last_year) | dict(facilities.params)
    execute(SQL("DROP TABLE IF EXISTS pg_temp.fresh_year, pg_temp.fresh_saving"))
    execute(STAGE_YEARS.format(facts=years_of(facilities)), params)
    savings = STAGE_SAVINGS.format(
        saving=columns(SAVING_COLUMNS, "s"),
        key=columns(KEY_COLUMNS, "y"),
        facts=savings_of(facilities),
    )
    execute(savings, params)
    execute(SQL("ANALYZE fresh_year, fresh_saving"))


def years_of(facilities: Selection) -> Composable:
    """The query that makes FacilityYear rows; its parameters: fact_params."""
    base = BASE.format(facilities=facilities.on("f", "id"))
    return YEARS.format(base=base, rules=RULES, flags=FLAGS, sums=SUMS)


def savings_of(facilities: Selection) -> Composable:
    """The query that makes FacilitySaving rows; its parameters: fact_params."""
    return SAVINGS.format(base=BASE.format(facilities=facilities.on("f", "id")))


def fact_params(known_by: date | None, first_year: int | None, last_year: int) -> dict[str, Any]:
    return {
        **CODES,
        "known_by": known_by or "infinity",
        "first_year": first_year,
        "last_year": last_year,
    }


CODES: Mapping[str, Any] = {
    "beginning": BEGINNING,
    "verified": AssessmentStatus.VERIFIED.value,
    "handed_in": [status.value for status in HANDED_IN],
    "implemented": [status.value for status in IMPLEMENTED],
    "by_weight": [kind.value for kind in BY_WEIGHT],
    "self": AssessmentKind.SELF.value,
    "technical": ParticipantRole.TECHNICAL.value,
    "applying": RuleCode.APPLYING.value,
    "aware": RuleCode.AWARE.value,
    "capable": RuleCode.CAPABLE.value,
    "by_activity": AwareBy.ACTIVITY.value,
    "by_self_assessment": AwareBy.SELF_ASSESSMENT.value,
    "by_applying": AwareBy.APPLYING.value,
}
