"""The workbooks of every kind, filled with what the portal holds."""

from assessments.exports import AssessmentBook, NormBook
from campaigns.exports import ActivityBook, OfficerBook, PlanBook
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
    "norms": NormBook,
}
