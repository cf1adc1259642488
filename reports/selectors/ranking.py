"""Trades and communes beside one another, from the cells: three statements, whatever their
number."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet, Sum

from assessments.choices import ResultGroup
from enterprises.choices import CURRENT_EDITION
from enterprises.models import AdminUnit, Industry
from reports.models import Cell, CellSaving
from reports.rules import SavingSums, ratio_percent, roll_up

# Fewer facilities than this would tell what one of them saves.
FEWEST = 3
BY_DIVISION, BY_COMMUNE = "division", "commune"
FIELDS = {BY_DIVISION: "division", BY_COMMUNE: "unit"}
NO_SAVING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """One trade or commune at the end of a year. applying_rate and saving in percent, the latter
    of energy, weighted by expected use, over n facilities; None is unknown. is_withheld: known,
    but of too few facilities for this reader."""

    label: str
    facilities: int
    applying: int
    applying_rate: Decimal | None
    n: int
    saving: Decimal | None
    is_withheld: bool


def ranking(unit: AdminUnit | None, *, year: int, by: str, sees_firms: bool) -> list[Rank]:
    """The trades or communes of a unit by the energy they save, the best first; then those with
    too few results to be ranked by them; those without any by how many apply.

    All of the unit's facilities count, with any verified assessment up to the year: the register
    as it stands today, whatever the period of a plan. sees_firms: whether the reader may see
    single facilities.
    """
    field = _field(unit, by)
    here = _cells_of(unit) & Q(year=year)
    savings = _savings(CellSaving.objects.filter(here), field)
    rows = _facilities(Cell.objects.filter(here), field)
    names = _names(field, [row[field] for row in rows])
    ranks = [
        _rank(names, row, field, savings.get(row[field], NO_SAVING), sees_firms) for row in rows
    ]
    return sorted(ranks, key=_place)


def _field(unit: AdminUnit | None, by: str) -> str:
    """Of the whole country the provinces stand beside one another, not its communes."""
    return "province" if unit is None and by == BY_COMMUNE else FIELDS[by]


def _cells_of(unit: AdminUnit | None) -> Q:
    """Cells lie in communes of today, or of before when only that is known."""
    if unit is None:
        return Q()
    if unit.edition == CURRENT_EDITION:
        return Q(province=unit)
    old = AdminUnit.objects.communes_of(unit).values("pk")
    return Q(unit__in=old) | Q(unit__in=unit.territory().values("pk"))


def _facilities(cells: QuerySet[Cell], field: str) -> list[dict[str, Any]]:
    found = cells.order_by().values(field)
    sums = found.annotate(facilities_sum=Sum("facilities"), applying_sum=Sum("applying"))
    return list(sums.filter(facilities_sum__gt=0))


def _savings(cells: QuerySet[CellSaving], field: str) -> dict[Any, dict[str, Any]]:
    found = cells.filter(group=ResultGroup.ENERGY).order_by().values(field)
    sums = found.annotate(n_sum=Sum("n"), expected_sum=Sum("expected"), actual_sum=Sum("actual"))
    return {row[field]: row for row in sums.filter(n_sum__gt=0)}


def _names(field: str, keys: list[Any]) -> dict[Any, str]:
    if field != FIELDS[BY_DIVISION]:
        return {unit.pk: str(unit) for unit in AdminUnit.objects.filter(pk__in=keys)}
    divisions = Industry.objects.filter(level=2, code__in=keys).order_by("version")
    return {industry.code: str(industry) for industry in divisions}


def _rank(
    names: Mapping[Any, str],
    row: Mapping[str, Any],
    field: str,
    saved: Mapping[str, Any],
    sees_firms: bool,
) -> Rank:
    n = saved.get("n_sum", 0)
    is_withheld = 0 < n < FEWEST and not sees_firms
    return Rank(
        label=names.get(row[field], str(row[field])),
        facilities=row["facilities_sum"],
        applying=row["applying_sum"],
        applying_rate=ratio_percent(row["applying_sum"], row["facilities_sum"]),
        n=n,
        saving=None if is_withheld or not n else _saving(saved),
        is_withheld=is_withheld,
    )


def _saving(saved: Mapping[str, Any]) -> Decimal | None:
    sums = SavingSums(n=saved["n_sum"], expected=saved["expected_sum"], actual=saved["actual_sum"])
    fraction = roll_up(sums).adjusted
    return None if fraction is None else 100 * fraction


def _place(rank: Rank) -> tuple[bool, bool, Decimal, int, str]:
    known = rank.saving is not None
    return not known, rank.n < FEWEST, -(rank.saving or Decimal(0)), -rank.applying, rank.label
