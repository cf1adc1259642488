"""What the facts say of many populations and years at once: a handful of statements in all,
however many targets a plan has and however many facilities there are."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar, cast

from psycopg2.sql import SQL

from campaigns.choices import RuleCode
from campaigns.models import Rule
from campaigns.selectors.rules import rule_in_force
from core.periods import year_end
from reports.choices import Excluded
from reports.rules import SavingSums
from reports.selectors.database import fetch
from reports.selectors.fact_tables import FactTables
from reports.selectors.facts import CODES
from reports.selectors.frame import Frame
from reports.selectors.population import Population, members

T = TypeVar("T")

FLAGS = SQL("""
    WITH member AS ({members})
    SELECT m.population, y.year, count(*), count(*) FILTER (WHERE y.is_aware),
        count(*) FILTER (WHERE y.is_applying), count(*) FILTER (WHERE y.is_staffed)
    FROM member m JOIN {years} y ON y.facility_id = m.facility_id
        AND y.year = coalesce(m.year, y.year)
    WHERE y.year = ANY(%(years)s)
    GROUP BY m.population, y.year
""")
ENTERPRISES = SQL("""
    WITH member AS ({members})
    SELECT m.population, y.year, y.size,
        count(DISTINCT f.enterprise_id) FILTER (WHERE y.is_staffed),
        count(DISTINCT f.enterprise_id)
    FROM member m JOIN {years} y ON y.facility_id = m.facility_id
        AND y.year = coalesce(m.year, y.year)
    JOIN enterprises_facility f ON f.id = m.facility_id
    WHERE y.year = ANY(%(years)s)
    GROUP BY m.population, y.year, y.size
""")
# Which populations which group is asked of.
WANTED = SQL("""
    wanted AS (
        SELECT population, "group"
        FROM unnest(%(populations)s::int[], %(groups)s::text[]) AS pair(population, "group")
    )
""")
# The same sums as reports.rules.SavingSums, the panel apart: usable a year earlier too.
SAVINGS = SQL("""
    WITH member AS ({members}), {wanted}
    SELECT w.population, w."group", s.year, p.facility_id IS NOT NULL AS in_panel,
        count(*),
        coalesce(sum(s.expected) FILTER (WHERE s.actual IS NOT NULL), 0),
        coalesce(sum(s.actual) FILTER (WHERE s.expected IS NOT NULL), 0),
        coalesce(sum(s.baseline), 0),
        coalesce(sum(s.baseline * s.saving), 0),
        sum(s.saving),
        array_agg(s.saving)
    FROM wanted w
    JOIN member m ON m.population = w.population
    JOIN {savings} s ON s.facility_id = m.facility_id AND s."group" = w."group"
        AND s.year = coalesce(m.year, s.year)
    LEFT JOIN {savings} p ON p.facility_id = s.facility_id AND p."group" = s."group"
        AND p.year = s.year - 1 AND p.reporting_year >= %(first_year)s
    WHERE s.year = ANY(%(years)s) AND s.reporting_year >= %(first_year)s
    GROUP BY 1, 2, 3, 4
""")
# Why the others have no usable saving: the latest verified assessment of the period says so.
EXCLUDED = SQL("""
    WITH member AS ({members}), {wanted},
    latest AS (
        SELECT DISTINCT ON (a.facility_id) a.facility_id, a.id
        FROM assessments_assessment a
        WHERE a.facility_id IN (SELECT facility_id FROM member)
            AND a.status = %(verified)s AND a.verified_on <= %(as_of)s
            AND a.reporting_year BETWEEN %(first_year)s AND %(year)s
        ORDER BY a.facility_id, a.reporting_year DESC, a.is_preferred DESC,
            array_position(%(by_weight)s, a.kind::text), a.verified_on DESC, a.id DESC
    ),
    handed_in AS (
        SELECT DISTINCT a.facility_id
        FROM assessments_assessment a
        WHERE a.status = ANY(%(handed_in)s) AND (a.sent_on IS NULL OR a.sent_on <= %(as_of)s)
            AND a.reporting_year BETWEEN %(first_year)s AND %(year)s
    )
    SELECT w.population, w."group",
        CASE
            WHEN l.id IS NOT NULL THEN coalesce(nullif(r.reason, ''), %(no_line)s)
            WHEN h.facility_id IS NOT NULL THEN %(not_verified)s
            ELSE %(no_assessment)s
        END AS reason,
        count(*)
    FROM wanted w
    JOIN member m ON m.population = w.population
    JOIN {years} y ON y.facility_id = m.facility_id AND y.year = %(year)s
        AND y.year = coalesce(m.year, y.year)
    LEFT JOIN {savings} s ON s.facility_id = m.facility_id AND s."group" = w."group"
        AND s.year = %(year)s AND s.reporting_year >= %(first_year)s
    LEFT JOIN latest l ON l.facility_id = m.facility_id
    LEFT JOIN assessments_result r ON r.assessment_id = l.id AND r."group" = w."group"
    LEFT JOIN handed_in h ON h.facility_id = m.facility_id
    WHERE s.facility_id IS NULL
    GROUP BY 1, 2, 3
""")


@dataclass(frozen=True, slots=True)
class Flags:
    """How many facilities a population has at the end of a year, and how many are what."""

    facilities: int = 0
    aware: int = 0
    applying: int = 0
    staffed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Usable:
    """The usable savings of a population: their sums, the panel's sums, and every value."""

    sums: SavingSums = field(default_factory=SavingSums)
    panel: SavingSums = field(default_factory=SavingSums)
    values: tuple[Decimal, ...] = ()


class Evidence:
    """Answers by population (and group) and year; each kind is fetched once, when first asked."""

    def __init__(
        self,
        *,
        frame: Frame,
        tables: FactTables,
        years: Sequence[int],
        groups: Mapping[Population, Collection[str]],
    ) -> None:
        """
        groups: the populations, and the savings of which resource groups are asked of each.
        """
        self.frame = frame
        self.look_back = tables.look_back
        self.years = list(years)
        self._made: dict[Any, Any] = {}
        populations = list(groups)
        self._numbers = {population: number for number, population in enumerate(populations)}
        pairs = [(self._numbers[name], str(group)) for name in groups for group in groups[name]]
        self._parts = {
            "members": members(populations, frame, savings=tables.savings),
            "wanted": WANTED,
            "years": tables.years,
            "savings": tables.savings,
        }
        self._params: dict[str, Any] = {
            **CODES,
            "as_of": frame.as_of,
            "year": frame.year,
            "first_year": frame.first_year,
            "years": self.years,
            "populations": [number for number, _ in pairs],
            "groups": [group for _, group in pairs],
            "no_line": Excluded.NO_LINE.value,
            "not_verified": Excluded.NOT_VERIFIED.value,
            "no_assessment": Excluded.NO_ASSESSMENT.value,
        }

    def once(self, make: Callable[..., T], *of: Any) -> T:
        """What `make` finds for all years at once, found once for the same `of`."""
        if (make, of) not in self._made:
            self._made[make, of] = make(self, *of)
        return cast("T", self._made[make, of])

    def flags(self, population: Population, year: int) -> Flags:
        return self._flags.get((self._numbers[population], year), Flags())

    def enterprises(
        self, population: Population, year: int, sizes: Sequence[str]
    ) -> tuple[int, int]:
        """Enterprises of the sizes with a facility in the population: the staffed ones, and all."""
        number = self._numbers[population]
        found = [self._enterprises.get((number, year, size), (0, 0)) for size in sizes]
        return sum(staffed for staffed, _ in found), sum(every for _, every in found)

    def usable(self, population: Population, group: str, year: int) -> Usable:
        return self._usable.get((self._numbers[population], group, year), Usable())

    def excluded(self, population: Population, group: str) -> Mapping[str, int]:
        """Why facilities have no usable saving in the frame's year, and how many for each."""
        return self._excluded.get((self._numbers[population], group), {})

    def rule(self, code: RuleCode, year: int) -> Rule | None:
        """The rule in force in the plan's province at the end of a year, if there is any."""
        return rule_in_force(self._rules, code=code, day=year_end(year))

    @cached_property
    def _flags(self) -> dict[tuple[int, int], Flags]:
        rows = fetch(FLAGS.format(**self._parts), self._params)
        return {(population, year): Flags(*counts) for population, year, *counts in rows}

    @cached_property
    def _enterprises(self) -> dict[tuple[int, int, str], tuple[int, int]]:
        rows = fetch(ENTERPRISES.format(**self._parts), self._params)
        return {
            (population, year, size): (part, whole) for population, year, size, part, whole in rows
        }

    @cached_property
    def _usable(self) -> dict[tuple[int, str, int], Usable]:
        found: dict[tuple[int, str, int], Usable] = defaultdict(Usable)
        for population, group, year, in_panel, *numbers, values in self._saving_rows():
            key = (population, group, year)
            sums = _sums(numbers)
            found[key] = Usable(
                sums=found[key].sums + sums,
                panel=sums if in_panel else found[key].panel,
                values=tuple(sorted((*found[key].values, *values))),
            )
        return dict(found)

    def _saving_rows(self) -> list[tuple[Any, ...]]:
        return fetch(SAVINGS.format(**self._parts), self._params) if self._asks_savings else []

    @cached_property
    def _excluded(self) -> dict[tuple[int, str], dict[str, int]]:
        found: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
        rows = fetch(EXCLUDED.format(**self._parts), self._params) if self._asks_savings else []
        for population, group, reason, count in rows:
            found[population, group][reason] = count
        return dict(found)

    @property
    def _asks_savings(self) -> bool:
        return bool(self._params["groups"])

    @cached_property
    def _rules(self) -> list[Rule]:
        unit = self.frame.unit
        province = None if unit is None else unit.current_province_id or unit.province_id or unit.pk
        return list(Rule.objects.filter(admin_unit=None) | Rule.objects.filter(admin_unit=province))


def _sums(numbers: Sequence[Any]) -> SavingSums:
    n, expected, actual, weight, weighted, savings = numbers
    return SavingSums(
        n=n, expected=expected, actual=actual, weight=weight, weighted=weighted, savings=savings
    )
