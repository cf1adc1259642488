"""What is typed of what facilities were given, or show, and of who follows a model."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from assessments.forms.figures import MoneyField
from campaigns.forms.codes import facility_code, plans_to_choose, project_code
from campaigns.forms.programmes import programmes_field
from campaigns.models import (
    DemonstrationModel,
    ModelFollower,
    PromotionProject,
    SupportCase,
    TechnologyTransfer,
)
from campaigns.selectors.rounds import territories_of
from core.forms import DayField
from enterprises.models import AdminUnit, Facility

LABELS = {
    "title": _("Name or content"),
    "kind": _("Kind"),
    "plan": _("Plan"),
    "result": _("What came of it"),
    "note": _("Note"),
}
TITLE = forms.Textarea(attrs={"rows": 2})
LONG = forms.Textarea(attrs={"rows": 4})


class AtFacilityForm(forms.ModelForm):
    """A facility of the person's territory by its code, and maybe one of her plans, projects and
    provinces."""

    def __init__(self, *, user: User, instance: Any, **options: Any) -> None:
        super().__init__(instance=instance, **options)
        fields: Any = self.fields
        fields["facility"].among = Facility.objects.for_user(user, Permission.EDIT_PLANS)
        if "plan" in fields:
            fields["plan"].queryset = plans_to_choose(user, chosen=self.instance.plan_id)
            fields["plan"].empty_label = _("outside any plan")
        if "project" in fields:
            mine = PromotionProject.objects.for_user(user, Permission.EDIT_PLANS)
            fields["project"].among = mine
        if "admin_unit" in fields:
            self._offer_territories(user)
        for name in {"facility", "project"} & fields.keys():
            if getattr(self.instance, f"{name}_id"):
                self.initial[name] = getattr(self.instance, name).code

    def _offer_territories(self, user: User) -> None:
        """Those of the person, and the one that is chosen already; who has one need not choose."""
        own, chosen = list(territories_of(user).values_list("pk", flat=True)), self.instance
        offered = AdminUnit.objects.filter(pk__in=[*own, chosen.admin_unit_id or 0])
        field: Any = self.fields["admin_unit"]
        field.queryset = offered.order_by("name")
        if len(own) == 1 and not self.initial.get("admin_unit"):
            self.initial["admin_unit"] = own[0]


class SupportForm(AtFacilityForm):
    """One instance of support: one facility, one day."""

    facility = facility_code(required=True)
    supported_on = DayField(label=_("Date"))
    project = project_code()
    amount_vnd = MoneyField(label=_("Amount"))

    class Meta:
        model = SupportCase
        fields = (
            *("title", "facility", "kind", "equipment", "supported_on"),
            *("plan", "project", "amount_vnd"),
        )
        labels = LABELS | {"equipment": _("Equipment")}
        help_texts = {"equipment": _("Which machines or devices, when it was about any.")}
        widgets = {"title": TITLE}


class DemonstrationForm(AtFacilityForm):
    """A model that a facility shows, and what came of it."""

    facility = facility_code(required=True)
    established_on = DayField(label=_("Date"))
    project = project_code()
    investment_vnd = MoneyField(label=_("Investment"))
    annual_saving_vnd = MoneyField(label=_("Saving a year"))
    programmes = programmes_field()

    class Meta:
        model = DemonstrationModel
        fields = (
            *("title", "facility", "kind", "established_on", "plan", "project"),
            *("result", "investment_vnd", "annual_saving_vnd", "programmes"),
        )
        labels = LABELS
        widgets = {"title": TITLE, "result": LONG}


class TransferForm(AtFacilityForm):
    """A technology handed on to a facility."""

    facility = facility_code(required=True)
    transferred_on = DayField(label=_("Date"))
    value_vnd = MoneyField(label=_("Value"))
    programmes = programmes_field()

    class Meta:
        model = TechnologyTransfer
        fields = (
            *("title", "facility", "supplier", "contract_no", "transferred_on", "plan"),
            *("value_vnd", "result", "programmes"),
        )
        labels = LABELS | {
            "title": _("Technology"),
            "supplier": _("From whom"),
            "contract_no": _("Contract number"),
        }
        widgets = {"title": TITLE, "result": LONG}


class FollowerForm(AtFacilityForm):
    """A facility that did as a model showed."""

    facility = facility_code(required=True)
    followed_on = DayField(label=_("Since"))

    class Meta:
        model = ModelFollower
        fields = ("facility", "followed_on", "note")
        labels = LABELS

    def clean_facility(self) -> Facility:
        facility: Facility = self.cleaned_data["facility"]
        if facility.pk == self.instance.model.facility_id:
            raise forms.ValidationError(_("The model stands at this facility itself."))
        return facility

    def _get_validation_exclusions(self) -> set[str]:
        """The model is not typed, but whether the facility follows it already is asked."""
        return super()._get_validation_exclusions() - {"model"}  # type: ignore[misc]
