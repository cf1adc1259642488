"""What is typed of the tasks of a plan, and of the documents that it rests on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.forms.agencies import AgenciesField, AgencyField
from campaigns.forms.codes import plans_to_choose
from campaigns.models import LegalBasis, PlanTask
from campaigns.selectors.agencies import agencies_for, names_of
from campaigns.services.agencies import agencies_named, agency_named
from campaigns.services.ordering import last_place
from campaigns.services.plan_tasks import set_partners
from core.forms import DayField


class TaskForm(forms.ModelForm):
    """One thing a plan orders: who leads, who takes part, by when, what came of it."""

    lead_name = AgencyField(
        label=_("Lead agency"), help_text=_("A name that is not known yet makes a new agency.")
    )
    partner_names = AgenciesField(
        label=_("Partner agencies"), help_text=_("With semicolons between them.")
    )
    due_on = DayField(label=_("To be done by"), required=False)
    done_on = DayField(label=_("Done on"), required=False)

    class Meta:
        model = PlanTask
        fields = ("plan", "title", "lead_name", "partner_names", "due_on", "done_on", "result")
        labels = {"plan": _("Plan"), "title": _("Task"), "result": _("Result")}
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "result": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *, user: User, instance: PlanTask | None, **options: Any) -> None:
        super().__init__(instance=instance, **options)
        self.user = user
        fields: Any = self.fields
        fields["plan"].queryset = plans_to_choose(user, chosen=self.instance.plan_id)
        fields["lead_name"].offer(agencies_for(user))
        if instance is not None:
            self.initial["lead_name"] = instance.lead.name if instance.lead else ""
            self.initial["partner_names"] = names_of(instance.partners.all())

    def save(self, commit: bool = True) -> PlanTask:
        task, given = self.instance, self.cleaned_data
        place = {"place": task.plan.admin_unit, "by": self.user}
        lead = given["lead_name"]
        task.lead = agency_named(name=lead, **place) if lead else None
        if task.pk is None:
            task.position = last_place(task.plan.tasks) + 1
        saved: PlanTask = super().save(commit)
        set_partners(task=saved, agencies=agencies_named(names=given["partner_names"], **place))
        return saved


class BasisForm(forms.ModelForm):
    """A law, decree or decision that the plan names as its ground."""

    issued_on = DayField(label=_("Date of issue"), required=False)

    class Meta:
        model = LegalBasis
        fields = ("number", "issued_on", "title")
        labels = {"number": _("Number of the document"), "title": _("What it is called")}
        help_texts = {"number": _("As it is cited: 1419/QĐ-TTg.")}
        widgets = {"title": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *, user: User, instance: LegalBasis, **options: Any) -> None:
        super().__init__(instance=instance, **options)

    def _get_validation_exclusions(self) -> set[str]:
        """The plan is not typed, but whether it names the document already is asked."""
        return super()._get_validation_exclusions() - {"plan"}  # type: ignore[misc]

    def save(self, commit: bool = True) -> LegalBasis:
        if self.instance.pk is None:
            self.instance.position = last_place(self.instance.plan.legal_bases) + 1
        saved: LegalBasis = super().save(commit)
        return saved
