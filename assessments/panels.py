"""What assessments show on a facility's page."""

from typing import Any

from assessments.models import Assessment
from assessments.tables import FacilityAssessmentTable
from enterprises.models import Facility
from enterprises.panels import Panel
from enterprises.querysets import Visitor


def of_facility(facility: Facility, user: Visitor) -> dict[str, Any]:
    """The facility's assessments, newest first."""
    rows = Assessment.objects.for_user(user).filter(facility=facility).with_energy_saving()
    return {"table": FacilityAssessmentTable(list(rows.order_by("-reporting_year", "kind")))}


ASSESSMENTS = Panel("assessments/_of_facility.html", of_facility)
