"""The lists behind a report's figures, as they are frozen with them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, F, QuerySet, Sum
from psycopg2.sql import SQL

from assessments.choices import ResultGroup
from assessments.models import Solution, SolutionCategory
from campaigns.choices import ActivityKind, RuleCode, SupportKind
from campaigns.models import Activity
from core.numbers import decimal_text
from reports.selectors.database import fetch, subquery
from reports.selectors.evidence import Evidence
from reports.selectors.fact_tables import FactTables
from reports.selectors.facts import CODES
from reports.selectors.frame import Frame
from reports.selectors.indicators.counts import activities, implemented, support, verified
from reports.selectors.local_annex import local_annex

# A nation's list is no annex: beyond this only the first are kept, and the total says so.
LONGEST_LIST = 20_000

APPLYING = SQL("""
    WITH solution AS (
        SELECT a.facility_id, s.status,
            coalesce(s.implemented_year, a.reporting_year) AS done_in
        FROM assessments_assessment a JOIN assessments_solution s ON s.assessment_id = a.id
        WHERE a.facility_id IN ({facilities}) AND a.status = %(verified)s
            AND a.verified_on <= %(as_of)s
            AND coalesce(s.implemented_year, a.reporting_year) <= %(year)s
    ),
    done AS (
        SELECT facility_id, min(done_in) FILTER (WHERE status = ANY(%(statuses)s)) AS since,
            count(*) FILTER (
                WHERE status = ANY(%(implemented)s) AND done_in >= %(first_year)s
            ) AS implemented
        FROM solution GROUP BY facility_id
    )
    SELECT f.code, f.name, e.name AS enterprise, i.code || ' ' || i.name_vi AS industry,
        u.name AS commune, d.since, coalesce(d.implemented, 0) AS implemented, s.saving * 100
    FROM {years} y
    JOIN enterprises_facility f ON f.id = y.facility_id
    JOIN enterprises_enterprise e ON e.id = f.enterprise_id
    JOIN enterprises_industry i ON i.id = f.industry_id
    JOIN enterprises_adminunit u ON u.id = coalesce(f.commune_id, f.former_commune_id)
    LEFT JOIN done d ON d.facility_id = f.id
    LEFT JOIN {savings} s ON s.facility_id = f.id AND s.year = y.year
        AND s."group" = %(energy)s AND s.reporting_year >= %(first_year)s
    WHERE y.year = %(year)s AND y.is_applying AND y.facility_id IN ({facilities})
    ORDER BY f.name, f.id
    LIMIT %(limit)s
""")


def annexes_of(evidence: Evidence, *, tables: FactTables) -> dict[str, Any]:
    """Facilities that apply, solutions, support, activities, and the money written down with
    them. What the portal keeps no record of is null."""
    frame = evidence.frame
    held = activities(frame)
    kinds = _by_kind(held)
    return {
        "facilities": {"rows": _facilities(evidence, tables)},
        "solutions": _solutions(frame),
        "support": _support(frame),
        "activities": {"kinds": kinds, "rows": _activities(held)},
        "funding": {
            "activities": _money(held.aggregate(**MONEY)),
            "kinds": [
                kind for kind in kinds.values() if kind["budget_known"] or kind["spent_known"]
            ],
            "by_source": None,
        },
        "local_reports": local_annex(frame),
    }


def _facilities(evidence: Evidence, tables: FactTables) -> list[dict[str, Any]]:
    """Those that apply at the end of the year, since when, and what they save on energy."""
    frame = evidence.frame
    rule = evidence.rule(RuleCode.APPLYING, frame.year)
    statement = APPLYING.format(
        facilities=subquery(frame.facilities().values("pk")),
        years=tables.years,
        savings=tables.savings,
    )
    params = {
        **CODES,
        "as_of": frame.as_of,
        "year": frame.year,
        "first_year": frame.first_year,
        "statuses": rule.params["statuses"] if rule else [],
        "energy": ResultGroup.ENERGY.value,
        "limit": LONGEST_LIST,
    }
    names = ("code", "name", "enterprise", "industry", "commune", "since", "implemented", "saving")
    rows = (dict(zip(names, row, strict=True)) for row in fetch(statement, params))
    return [row | {"saving": decimal_text(row["saving"])} for row in rows]


def _solutions(frame: Frame) -> list[dict[str, Any]]:
    """By category: proposed by the assessments of the period, implemented in it, and the money."""
    proposed = Solution.objects.filter(
        assessment__in=verified(frame),
        assessment__reporting_year__range=(frame.first_year, frame.year),
    )
    done: Any = implemented(frame)
    done = done.filter(done_in__lte=frame.year)
    found, carried_out = _of_category(proposed), _of_category(done)
    categories = SolutionCategory.objects.filter(pk__in=found.keys() | carried_out.keys())
    return [
        _category(each.name_vi, found.get(each.pk, {}), carried_out.get(each.pk, {}))
        for each in categories.order_by("number")
    ]


def _of_category(solutions: QuerySet[Solution]) -> dict[int, dict[str, Any]]:
    rows = (
        solutions.order_by("category")
        .values("category")
        .annotate(
            solutions=Count("pk"),
            investment=Sum("investment_vnd"),
            saving=Sum("annual_saving_vnd"),
        )
    )
    return {row["category"]: dict(row) for row in rows}


def _category(name: str, proposed: Mapping[str, Any], done: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "proposed": proposed.get("solutions", 0),
        "implemented": done.get("solutions", 0),
        "investment_vnd": decimal_text(done.get("investment")),
        "saving_vnd": decimal_text(done.get("saving")),
    }


def _support(frame: Frame) -> list[dict[str, Any]]:
    """Instances and distinct facilities by kind of support."""
    rows = (
        support(frame)
        .order_by("kind")
        .values("kind")
        .annotate(cases=Count("pk"), facilities=Count("facility", distinct=True))
    )
    return [{**row, "label": str(SupportKind(row["kind"]).label)} for row in rows]


MONEY = {
    "count": Count("pk"),
    "budget": Sum("budget_vnd"),
    "budget_known": Count("budget_vnd"),
    "spent": Sum("spent_vnd"),
    "spent_known": Count("spent_vnd"),
}


def _by_kind(held: QuerySet[Activity]) -> dict[str, dict[str, Any]]:
    """Every kind, also those that did not take place; money as it was written down."""
    rows = {row["kind"]: row for row in held.order_by("kind").values("kind").annotate(**MONEY)}
    came = dict(
        held.order_by("kind")
        .values("kind")
        .annotate(n=Count("participations"))
        .values_list("kind", "n")
    )
    nothing = {"count": 0, "budget_known": 0, "spent_known": 0}
    return {
        kind.value: {
            "label": str(kind.label),
            "participants": came.get(kind.value, 0),
            **_money(rows.get(kind.value, nothing)),
        }
        for kind in ActivityKind
    }


def _has_money(kind: Mapping[str, Any]) -> bool:
    return bool(kind["budget_known"] or kind["spent_known"])


def _money(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "count": row["count"],
        "budget_vnd": decimal_text(row.get("budget")),
        "budget_known": row["budget_known"],
        "spent_vnd": decimal_text(row.get("spent")),
        "spent_known": row["spent_known"],
    }


def _activities(held: QuerySet[Activity]) -> list[dict[str, Any]]:
    rows = (
        held.order_by("starts_on", "code")
        .annotate(came=Count("participations"), host=F("agency__name"))
        .values("starts_on", "kind", "title", "place", "host", "came", "copies", "booths")
    )
    return [_activity(row) for row in rows[:LONGEST_LIST]]


def _activity(row: Mapping[str, Any]) -> dict[str, Any]:
    day: date = row["starts_on"]
    return {
        "starts_on": day.isoformat(),
        "kind": str(ActivityKind(row["kind"]).label),
        "title": row["title"],
        "place": row["place"],
        "agency": row["host"] or "",
        "participants": row["came"],
        "copies": row["copies"],
        "booths": row["booths"],
    }
