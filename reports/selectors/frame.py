"""What a figure is asked for: a plan, its territory, and what was known by a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone
from psycopg2.sql import SQL

from campaigns.models import ActionPlan
from core.periods import year_end
from enterprises.choices import CURRENT_EDITION, Level
from enterprises.models import AdminUnit, Facility
from enterprises.querysets import FacilityQuerySet
from reports.selectors.database import fetch

# A plan and those below it: what a yearly plan did counts for the long one too.
FAMILY = SQL("""
    WITH RECURSIVE family AS (
        SELECT id FROM campaigns_actionplan WHERE id = %(plan)s
        UNION
        SELECT p.id FROM campaigns_actionplan p JOIN family f ON p.parent_id = f.id
    )
    SELECT id FROM family
""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """as_of: the cut-off day; year: the last year that counts; plan_ids: the plan and those
    below it."""

    plan: ActionPlan
    as_of: date
    year: int
    plan_ids: tuple[int, ...]

    @property
    def unit(self) -> AdminUnit | None:
        return self.plan.admin_unit

    @property
    def first_year(self) -> int:
        return self.plan.starts_on.year

    @property
    def last_day(self) -> date:
        """The last day of the period that counts."""
        return min(self.as_of, self.plan.ends_on)

    @property
    def years(self) -> list[int]:
        """The years of the plan that have begun; the asked one at least."""
        return list(range(min(self.first_year, self.year), self.year + 1))

    def known(self, year: int) -> date:
        """By when a fact of the year must have been known."""
        return min(self.as_of, year_end(year))

    def facilities(self) -> FacilityQuerySet:
        return Facility.objects.in_unit(self.unit)

    def is_here(self, field: str) -> Q:
        """Records placed in the plan's unit, or in one that lies in it."""
        unit = self.unit
        if unit is None:
            return Q()
        here = Q(**{field: unit})
        if unit.level == Level.PROVINCE:
            here |= Q(**{f"{field}__province": unit})
            if unit.edition == CURRENT_EDITION:
                here |= Q(**{f"{field}__current_province": unit})
        return here | Q(**{f"{field}__parent": unit})


def frame_of(plan: ActionPlan, *, as_of: date) -> Frame:
    """The plan as of a day: its year is that of the day, at most the plan's last and today's."""
    return Frame(
        plan=plan,
        as_of=as_of,
        year=min(as_of.year, plan.ends_on.year, timezone.localdate().year),
        plan_ids=tuple(number for (number,) in fetch(FAMILY, {"plan": plan.pk})),
    )
