"""Choosing what a report is about."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from campaigns.models import ActionPlan
from enterprises.querysets import Visitor
from reports.services.reports import CutOffError, check_cut_off


class ReportForm(forms.Form):
    """A plan and a cut-off date."""

    plan = forms.ModelChoiceField(
        queryset=ActionPlan.objects.none(), to_field_name="code", label=_("Plan"), empty_label=None
    )
    as_of = forms.DateField(
        label=_("Cut-off date"),
        help_text=_("The report counts what was verified and valid by the end of this day."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plans = ActionPlan.objects.for_user(user, Permission.MAKE_REPORTS)
        field: Any = self.fields["plan"]
        field.queryset = plans.order_by("-starts_on", "code")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "plan" in values and "as_of" in values:
            try:
                check_cut_off(plan=values["plan"], as_of=values["as_of"])
            except CutOffError as refusal:
                self.add_error("as_of", str(refusal))
        return values


class ProgressForm(forms.Form):
    """Which plan's progress, as of which day; both stand in the address of the page."""

    plan = forms.ModelChoiceField(
        queryset=ActionPlan.objects.none(), to_field_name="code", label=_("Plan"), empty_label=None
    )
    as_of = forms.DateField(
        label=_("Cut-off date"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )

    def __init__(self, *, plan: ActionPlan, as_of: str, user: Visitor) -> None:
        asked = {"plan": plan.code, "as_of": as_of or f"{timezone.localdate():%Y-%m-%d}"}
        super().__init__(asked)
        field: Any = self.fields["plan"]
        field.queryset = ActionPlan.objects.for_user(user).order_by("-starts_on", "code")

    def clean_as_of(self) -> date:
        """Nothing is known of the days to come."""
        asked: date = self.cleaned_data["as_of"]
        if asked > timezone.localdate():
            raise forms.ValidationError(_("The cut-off date lies in the future."))
        return asked

    @property
    def day(self) -> date:
        """The day asked for; today, when it cannot be."""
        return self.cleaned_data["as_of"] if self.is_valid() else timezone.localdate()
