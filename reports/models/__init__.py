from reports.models.cells import Cell, CellSaving
from reports.models.facts import ChangedFacility, FacilitySaving, FacilityYear
from reports.models.look_backs import LookBack, LookBackChange, LookBackSaving, LookBackYear
from reports.models.reports import ProgressReport
from reports.models.runs import RollupRun

__all__ = [
    "Cell",
    "CellSaving",
    "ChangedFacility",
    "FacilitySaving",
    "FacilityYear",
    "LookBack",
    "LookBackChange",
    "LookBackSaving",
    "LookBackYear",
    "ProgressReport",
    "RollupRun",
]
