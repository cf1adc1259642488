"""What is typed of the money of a plan."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from assessments.forms.figures import MoneyField
from campaigns.forms.agencies import AgencyField
from campaigns.forms.codes import plans_to_choose
from campaigns.forms.plans import YearField
from campaigns.models import Funding, PlanTask, PromotionProject
from campaigns.selectors.agencies import agencies_for, agency_called
from campaigns.services.agencies import agency_named

OTHER_PLAN = _("This task is one of the plan “%(plan)s”: choose one of this plan, or that plan.")
NOT_BOTH = _("Money is for a task or for a project, not for both.")


class TaskChoice(forms.ModelChoiceField):
    """A task, with the code of its plan before it."""

    def label_from_instance(self, task: Any) -> str:
        return f"{task.plan.code} · {task.title}"


class FundingForm(forms.ModelForm):
    """Money of one source in one year: for a plan as a whole, or for one task or project of it."""

    year = YearField(label=_("Year"))
    agency_name = AgencyField(
        label=_("Agency"),
        help_text=_("Through which the money goes. A name that is not known makes a new agency."),
    )
    planned_vnd = MoneyField(label=_("Planned"))
    appraised_vnd = MoneyField(label=_("Appraised"))
    spent_vnd = MoneyField(label=_("Spent"))

    class Meta:
        model = Funding
        fields = (
            *("plan", "source", "year", "task", "project", "agency_name"),
            *("planned_vnd", "appraised_vnd", "spent_vnd", "note"),
        )
        labels = {
            "plan": _("Plan"),
            "source": _("Source"),
            "project": _("Project"),
            "note": _("Note"),
        }
        help_texts = {"planned_vnd": _("Left empty, it is not known; 0 is none.")}
        field_classes = {"task": TaskChoice}

    def __init__(self, *, user: User, instance: Funding | None, **options: Any) -> None:
        super().__init__(instance=instance, **options)
        self.user = user
        self.initial.setdefault("year", timezone.localdate().year)
        fields: Any = self.fields
        plans = plans_to_choose(user, chosen=self.instance.plan_id)
        fields["plan"].queryset = plans
        fields["task"].queryset = self._tasks(plans)
        fields["project"].queryset = self._projects(user)
        fields["task"].empty_label = fields["project"].empty_label = "—"
        fields["agency_name"].offer(agencies_for(user))
        if instance is not None:
            self.initial["agency_name"] = instance.agency.name if instance.agency else ""

    def _tasks(self, plans: Any) -> Any:
        """Those of the plan that the form begins with; else of all plans."""
        given = self.initial.get("plan") if not self.is_bound else None
        among = plans.filter(pk=given) if given and str(given).isdecimal() else plans
        tasks = PlanTask.objects.filter(plan__in=among.values("pk")).select_related("plan")
        return tasks.order_by("plan__code", "position", "pk")

    def _projects(self, user: User) -> Any:
        own = PromotionProject.objects.for_user(user, Permission.EDIT_PLANS).values("pk")
        return PromotionProject.objects.filter(Q(pk__in=own) | Q(pk=self.instance.project_id or 0))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        plan, task = values.get("plan"), values.get("task")
        if plan is not None and task is not None and task.plan_id != plan.pk:
            self.add_error("task", OTHER_PLAN % {"plan": task.plan.code})
        if task is not None and values.get("project") is not None:
            self.add_error("project", NOT_BOTH)
        # Before the model looks whether there is such a line already.
        self.instance.agency = agency_called(values.get("agency_name") or "", user=self.user)
        return values

    def _get_validation_exclusions(self) -> set[str]:
        """The agency is typed by its name, and is asked of when a line is looked for."""
        return super()._get_validation_exclusions() - {"agency"}  # type: ignore[misc]

    def save(self, commit: bool = True) -> Funding:
        line, name = self.instance, self.cleaned_data["agency_name"]
        if name:
            line.agency = agency_named(name=name, place=line.plan.admin_unit, by=self.user)
        saved: Funding = super().save(commit)
        return saved
