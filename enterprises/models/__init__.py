from enterprises.models.answers import Answer
from enterprises.models.facilities import Enterprise, Facility, FacilityList, FacilityListMember
from enterprises.models.industries import Industry, SectorGroup
from enterprises.models.memberships import Membership
from enterprises.models.places import AdminUnit, AdminUnitName, AdminUnitSuccessor, Agency, Zone

__all__ = [
    "AdminUnit",
    "AdminUnitName",
    "AdminUnitSuccessor",
    "Agency",
    "Answer",
    "Enterprise",
    "Facility",
    "FacilityList",
    "FacilityListMember",
    "Industry",
    "Membership",
    "SectorGroup",
    "Zone",
]
