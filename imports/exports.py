"""The workbooks of every kind, filled with what the portal holds."""

from assessments.exports import AssessmentBook, NormBook
from campaigns.exports import (
    ActivityBook,
    FundingBook,
    LocalReportBook,
    LotBook,
    ModelBook,
    NetworkBook,
    OfficerBook,
    PlanBook,
    ProjectBook,
    SupportBook,
    TaskBook,
    TransferBook,
)
from core.books import Book
from enterprises.exports import FacilityBook, FacilityListBook, ZoneBook

BOOKS: dict[str, type[Book]] = {
    "facilities": FacilityBook,
    "zones": ZoneBook,
    "facility_lists": FacilityListBook,
    "assessments": AssessmentBook,
    "plans": PlanBook,
    "activities": ActivityBook,
    "officers": OfficerBook,
    "projects": ProjectBook,
    "support": SupportBook,
    "models": ModelBook,
    "transfers": TransferBook,
    "network": NetworkBook,
    "lots": LotBook,
    "tasks": TaskBook,
    "funding": FundingBook,
    "local_reports": LocalReportBook,
    "norms": NormBook,
}
