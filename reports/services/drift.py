"""Drift: stored figures that are not what a fresh reckoning gives. It must be 0."""

from dataclasses import asdict, dataclass

from django.utils import timezone

from reports.selectors.database import Selection, not_waiting, snapshot
from reports.selectors.facts import stage
from reports.services.cells import CELL_SAVINGS, CELLS, find_cell_difference
from reports.services.differences import SAVINGS, YEARS, count_difference, find_difference
from reports.services.rollup import ranges


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """How many rows of each table differ from fresh ones, missing and superfluous alike."""

    facility_years: int
    facility_savings: int
    cells: int
    cell_savings: int

    @property
    def total(self) -> int:
        return sum(asdict(self).values())


def find_drift() -> Drift:
    """Reckons every fact and cell afresh and compares; writes nothing.

    Facts are compared with the register and the assessments, cells with the sums of the stored
    facts, all as of one moment. Facilities whose changes still wait to be drained are left out:
    drain first to have all of them compared.
    """
    with snapshot():
        years = savings = 0
        for facilities in ranges():
            found = _differing_facts(facilities)
            years, savings = years + found[0], savings + found[1]
        for sums in (CELLS, CELL_SAVINGS):
            find_cell_difference(sums)
        return Drift(
            facility_years=years,
            facility_savings=savings,
            cells=count_difference(CELLS.cells),
            cell_savings=count_difference(CELL_SAVINGS.cells),
        )


def _differing_facts(facilities: Selection) -> tuple[int, int]:
    # What still waits for the roll-up is late, not wrong.
    settled = not_waiting(facilities)
    stage(facilities=settled, last_year=timezone.localdate().year)
    for kept in (YEARS, SAVINGS):
        find_difference(kept, selected=settled.on("s", "facility_id"), params=settled.params)
    return count_difference(YEARS), count_difference(SAVINGS)
