"""What is typed of support given to facilities, and of models shown at them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from assessments.forms.figures import MoneyField
from campaigns.forms.codes import facility_code, plans_to_choose
from campaigns.models import DemonstrationModel, SupportCase
from core.forms import DayField
from enterprises.models import Facility

LABELS = {"title": _("What it is called"), "kind": _("Kind"), "plan": _("Plan")}
TITLE = forms.Textarea(attrs={"rows": 2})


class _AtFacilityForm(forms.ModelForm):
    """A facility of the person's territory by its code, and maybe one of her plans."""

    def __init__(self, *, user: User, instance: Any, **options: Any) -> None:
        super().__init__(instance=instance, **options)
        fields: Any = self.fields
        fields["facility"].among = Facility.objects.for_user(user, Permission.EDIT_PLANS)
        fields["plan"].queryset = plans_to_choose(user, chosen=self.instance.plan_id)
        fields["plan"].empty_label = _("outside any plan")
        if instance is not None:
            self.initial["facility"] = instance.facility.code


class SupportForm(_AtFacilityForm):
    """One instance of support: one facility, one day."""

    facility = facility_code(required=True)
    supported_on = DayField(label=_("Date"))
    amount_vnd = MoneyField(label=_("Amount"))

    class Meta:
        model = SupportCase
        fields = ("title", "facility", "kind", "supported_on", "plan", "amount_vnd")
        labels = LABELS
        widgets = {"title": TITLE}


class DemonstrationForm(_AtFacilityForm):
    """A model that a facility shows."""

    facility = facility_code(required=True)
    established_on = DayField(label=_("Date"))

    class Meta:
        model = DemonstrationModel
        fields = ("title", "facility", "kind", "established_on", "plan")
        labels = LABELS
        widgets = {"title": TITLE}
