"""What campaigns show on a zone's page."""

from typing import Any

from django.utils import timezone

from accounts.policies import may
from accounts.roles import Permission
from campaigns.models import Activity, LocalReport
from campaigns.selectors.officers import officers_for
from campaigns.tables.local_reports import report_state
from campaigns.tables.people import capability
from enterprises.models import Zone
from enterprises.panels import Panel
from enterprises.querysets import Visitor

# The lists have the others.
MOST_SHOWN = 10


def of_zone(zone: Zone, user: Visitor) -> dict[str, Any]:
    """Who guides there and until when, what its board took part in, and what it reported. Four
    queries."""
    today = timezone.localdate()
    officers: Any = officers_for(user, day=today).filter(zone=zone).in_office_on(today)
    people = [(each, capability(each.capable_until)) for each in officers.order_by("name", "pk")]
    attended = Activity.objects.for_user(user).filter(participations__zone=zone)
    reports = LocalReport.objects.for_user(user).filter(zone=zone).with_context()
    is_guided = any(each.capable_until and each.capable_until >= today for each, _words in people)
    return {
        "zone": zone,
        "people": people,
        "is_guided": is_guided,
        "activities": list(attended.distinct().order_by("-starts_on", "pk")[:MOST_SHOWN]),
        "reports": [
            (each, report_state(each)) for each in reports.order_by("-round__year")[:MOST_SHOWN]
        ],
        "may_edit": may(user, Permission.EDIT_PLANS),
    }


PROGRAMME = Panel("campaigns/_of_zone.html", of_zone)
