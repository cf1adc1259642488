"""What campaigns show on a facility's page."""

from typing import Any

from accounts.policies import may
from accounts.roles import Permission
from campaigns.models import DemonstrationModel, Officer, SupportCase
from enterprises.models import Facility
from enterprises.panels import Panel
from enterprises.querysets import Visitor

# The lists have the others.
MOST_SHOWN = 10


def of_facility(facility: Facility, user: Visitor) -> dict[str, Any]:
    """What the programme gave the facility, what it shows, and who carries it there; each links to
    its page for those who may see plans. At most four
    queries."""
    own = Facility.objects.for_user(user, Permission.EDIT_PLANS).filter(pk=facility.pk)
    return {
        "facility": facility,
        "support": list(SupportCase.objects.filter(facility=facility)[:MOST_SHOWN]),
        "models": list(DemonstrationModel.objects.filter(facility=facility)[:MOST_SHOWN]),
        "officers": list(Officer.objects.filter(facility=facility)[:MOST_SHOWN]),
        "is_open": may(user, Permission.VIEW_PLANS),
        "may_edit": may(user, Permission.EDIT_PLANS) and own.exists(),
    }


PROGRAMME = Panel("campaigns/_of_facility.html", of_facility)
