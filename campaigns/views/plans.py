"""Plans: the list, and the page of each with what it promises and what it did."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.access import requires
from accounts.roles import Permission
from campaigns import selectors
from campaigns.exports import ActivityBook, PlanBook
from campaigns.filters import PlanActivityFilter, PlanFilter
from campaigns.models import ActionPlan, Activity
from campaigns.tables.activities import ActivityTable
from campaigns.tables.plans import PlanTable, plan_state
from core.views import ListPage


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class PlanList(ListPage):
    """The plans a person may see: her province's, those of provinces it took in, the nation's."""

    template_name = "campaigns/plan_list.html"
    title = _("Action plans")
    table_class = PlanTable
    filterset_class = PlanFilter
    empty_title = _("No plan yet")
    empty_text = _("Bring one in with a spreadsheet: the import page has a template to fill in.")
    export_name = "plans"
    book = PlanBook

    def get_queryset(self) -> Any:
        return ActionPlan.objects.for_user(self.request.user).with_place().with_counts()


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class PlanDetail(ListPage):
    """One plan: decision, territory, targets, and its activities as a list."""

    template_name = "campaigns/plan_detail.html"
    table_class = ActivityTable
    filterset_class = PlanActivityFilter
    empty_title = _("No activity yet")
    empty_text = _("Activities come in with a spreadsheet: the import page has a template.")
    export_name = "activities"
    book = ActivityBook
    table_pagination = {"per_page": 10}

    @cached_property
    def plan(self) -> ActionPlan:
        plans = ActionPlan.objects.for_user(self.request.user).with_place()
        return get_object_or_404(plans, code=self.kwargs["code"])

    @cached_property
    def children(self) -> list[ActionPlan]:
        return list(selectors.children_of(self.plan, reader=self.request.user))

    @property
    def export_title(self) -> str:
        return str(_("Activities: %(plan)s") % {"plan": self.plan.name})

    def get_table_kwargs(self) -> dict[str, Any]:
        return {} if self.children else {"exclude": ("plan",)}

    def get_queryset(self) -> Any:
        return Activity.objects.for_user(self.request.user).of_plan(self.plan).with_context()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            plan=self.plan,
            state=plan_state(self.plan),
            frame=selectors.frame_of(self.plan),
            targets=selectors.targets_of(self.plan),
            parent=selectors.parent_of(self.plan, reader=self.request.user),
            children=self.children,
            changes=selectors.history_of(self.plan),
            **kwargs,
        )
