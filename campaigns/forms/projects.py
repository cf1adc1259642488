"""What is typed of projects of industrial promotion."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.forms.codes import facility_code
from campaigns.forms.programmes import programmes_field
from campaigns.forms.support import LABELS, LONG, TITLE, AtFacilityForm
from campaigns.models import PromotionProject
from campaigns.selectors.rounds import territories_of
from core.forms import DayField
from enterprises.models import Agency


class ProjectForm(AtFacilityForm):
    """A project of the person's territory; its money is typed line by line on its page."""

    facility = facility_code()
    decided_on = DayField(label=_("Decided on"), required=False)
    starts_on = DayField(label=_("Starts on"))
    ends_on = DayField(label=_("Ends on"), required=False)
    programmes = programmes_field()

    class Meta:
        model = PromotionProject
        fields = (
            *("title", "code", "admin_unit", "plan", "facility", "agency"),
            *("state", "decision_no", "decided_on", "starts_on", "ends_on"),
            *("result", "programmes"),
        )
        labels = LABELS | {
            "code": _("Project code"),
            "admin_unit": _("Territory"),
            "agency": _("Carried out by"),
            "state": _("State"),
            "decision_no": _("Decision number"),
        }
        widgets = {"title": TITLE, "result": LONG}

    def __init__(self, *, user: User, instance: Any, **options: Any) -> None:
        super().__init__(user=user, instance=instance, **options)
        agencies: Any = self.fields["agency"]
        agencies.queryset = Agency.objects.filter(
            Q(admin_unit__in=territories_of(user)) | Q(pk=self.instance.agency_id or 0)
        )
