"""What assessments show on a facility's page."""

from typing import Any

from assessments.choices import AssessmentKind
from assessments.models import Assessment
from assessments.policies.assessments import may_begin
from assessments.tables.assessments import FacilityAssessmentTable
from enterprises.models import Facility
from enterprises.panels import Panel
from enterprises.querysets import Visitor


def of_facility(facility: Facility, user: Visitor) -> dict[str, Any]:
    """The facility's assessments, newest first, and whether the person may begin one."""
    rows = Assessment.objects.for_user(user).filter(facility=facility).with_energy_saving()
    table = FacilityAssessmentTable(list(rows.order_by("-reporting_year", "kind")))
    begins = any(may_begin(user, facility, kind) for kind in AssessmentKind)
    return {"table": table, "begins": begins, "facility": facility}


ASSESSMENTS = Panel("assessments/_of_facility.html", of_facility)
