"""What campaigns show on a facility's page."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from accounts.policies import may
from accounts.roles import Permission
from campaigns.models import (
    DemonstrationModel,
    NetworkMember,
    Officer,
    PromotionProject,
    SupportCase,
    TechnologyTransfer,
    TraceLot,
)
from enterprises.models import Facility
from enterprises.panels import Panel
from enterprises.querysets import Visitor

# The lists have the others.
MOST_SHOWN = 10
# In the order of the panel: what they are called, and their kind.
RECORDS: tuple[tuple[Any, Any], ...] = (
    (_("Instances of support"), SupportCase),
    (_("Models"), DemonstrationModel),
    (_("Technology transfers"), TechnologyTransfer),
    (_("Industrial promotion projects"), PromotionProject),
    (_("Member of the network"), NetworkMember),
    (_("Lots with a trace page"), TraceLot),
    (_("Officers"), Officer),
)
# What is added from here, by the beginning of its addresses.
NEW = (
    ("support", _("New instance of support")),
    ("model", _("New model")),
    ("transfer", _("New technology transfer")),
    ("lot", _("New lot")),
    ("officer", _("New officer")),
)


def of_facility(facility: Facility, user: Visitor) -> dict[str, Any]:
    """What the programme gave the facility, what it shows, and who carries it there; each links to
    its page for those who may see plans. At most ten queries."""
    own = Facility.objects.for_user(user, Permission.EDIT_PLANS).filter(pk=facility.pk)
    followed = DemonstrationModel.objects.filter(followers__facility=facility)[:MOST_SHOWN]
    found = [(words, _of(model, facility)) for words, model in RECORDS]
    query = urlencode({"facility": facility.code})
    return {
        "groups": [(words, records) for words, records in found if records],
        # Models that others show: their pages open to those who see those facilities.
        "followed": list(followed),
        "is_open": may(user, Permission.VIEW_PLANS),
        "may_edit": may(user, Permission.EDIT_PLANS) and own.exists(),
        "new": [(reverse(f"campaigns:{kind}_create") + f"?{query}", words) for kind, words in NEW],
    }


def _of(model: Any, facility: Facility) -> list[Any]:
    return list(model.objects.filter(facility=facility)[:MOST_SHOWN])


PROGRAMME = Panel("campaigns/_of_facility.html", of_facility)
