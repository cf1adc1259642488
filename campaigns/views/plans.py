"""Plans: the list, the page of each with what it promises and what it did, and their forms."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.access import Request, requires
from accounts.policies import may
from accounts.roles import Permission
from campaigns import selectors
from campaigns.errors import PlanRefusedError
from campaigns.exports import ActivityBook, PlanBook
from campaigns.filters.activities import PlanActivityFilter
from campaigns.filters.plans import PlanFilter
from campaigns.forms.plans import PlanForm, TargetForm
from campaigns.models import ActionPlan, Activity, Target
from campaigns.selectors.contradictions import contradictions_of
from campaigns.selectors.files import attachments_of
from campaigns.selectors.frames import readings_of
from campaigns.selectors.money import money_of
from campaigns.selectors.tasks import tasks_of
from campaigns.services.ordering import move_in_order
from campaigns.services.plans import plan_after, years_of
from campaigns.tables.activities import ActivityTable
from campaigns.tables.plans import PlanTable, plan_state
from campaigns.views.files import ForgettingFiles
from core.views import EditPage, ListPage, RemovePage
from core.views.editing import Crumb


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class PlanList(ListPage):
    """The plans a person may see: her province's, those of provinces it took in, the nation's."""

    template_name = "campaigns/plan_list.html"
    title = _("Action plans")
    table_class = PlanTable
    filterset_class = PlanFilter
    empty_title = _("No plan yet")
    empty_text = _("Type the first one in, or bring a spreadsheet: the import page has one.")
    export_name = "plans"
    book = PlanBook

    def get_queryset(self) -> Any:
        return ActionPlan.objects.for_user(self.request.user).with_place().with_counts()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_edit = may(self.request.user, Permission.EDIT_PLANS)
        return super().get_context_data(may_edit=may_edit, **kwargs)


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class PlanDetail(ListPage):
    """One plan: decision, territory, targets, and its activities as a list."""

    template_name = "campaigns/plan_detail.html"
    table_class = ActivityTable
    filterset_class = PlanActivityFilter
    empty_title = _("No activity yet")
    empty_text = _("Type the first one in, or bring a spreadsheet: the import page has one.")
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
        targets = list(selectors.targets_of(self.plan))
        reader = self.request.user
        return super().get_context_data(
            plan=self.plan,
            may_edit=_editable(self.request).filter(pk=self.plan.pk).exists(),
            years=years_of(self.plan),
            state=plan_state(self.plan),
            frame=selectors.frame_of(self.plan),
            readings=readings_of(self.plan),
            targets=targets,
            contradictions=contradictions_of(self.plan, reader=reader, targets=targets),
            attachments=attachments_of(self.plan),
            tasks=tasks_of(self.plan),
            money=money_of(self.plan, reader=reader),
            bases=list(self.plan.legal_bases.all()),
            parent=selectors.parent_of(self.plan, reader=reader),
            children=self.children,
            changes=selectors.history_of(self.plan),
            **kwargs,
        )


# Forms ------------------------------------------------------------------------------------------


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class PlanEdit(EditPage):
    """A plan is made, or changed."""

    template_name = "campaigns/plan_form.html"
    form_class = PlanForm
    title_new = _("New plan")
    title_change = _("Change the plan")

    def stored(self) -> ActionPlan | None:
        if "pk" not in self.kwargs:
            return None
        return get_object_or_404(_editable(self.request), pk=self.kwargs["pk"])

    def above(self) -> list[Crumb]:
        return _above(self.record)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = _told(self.request, self.record, None) if self.record else []
        return super().get_context_data(contradictions=told, **kwargs)


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class PlanRemove(ForgettingFiles, RemovePage):
    """A plan is removed, with what it promised; what was done for it stands in the way."""

    title = _("Remove the plan")
    lead = _("Its targets go with it. History keeps what it was, and who removed it.")

    def get_queryset(self) -> Any:
        return _editable(self.request)

    def above(self) -> list[Crumb]:
        return _above(self.object)


@require_POST
@requires(Permission.EDIT_PLANS)
def plan_next(request: Request, pk: int) -> HttpResponse:
    """The plan of the years after this one is made from it, and shown to be completed."""
    plan = get_object_or_404(_editable(request).with_place(), pk=pk)
    try:
        following = plan_after(plan=plan, by=request.user)
    except PlanRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect(plan.get_absolute_url())
    words = gettext(
        "The new plan has the targets of “%(plan)s”: look through name, code and decision."
    )
    messages.success(request, words % {"plan": plan.name})
    return redirect("campaigns:plan_edit", following.pk)


# Targets ----------------------------------------------------------------------------------------


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class TargetEdit(EditPage):
    """A target is added to a plan, or changed, with its interim values."""

    template_name = "campaigns/plan_form.html"
    form_class = TargetForm
    title_new = _("New target")
    title_change = _("Change the target")

    @cached_property
    def plan(self) -> ActionPlan:
        plans = _editable(self.request).with_place()
        return get_object_or_404(plans, pk=self.kwargs["pk"])

    def stored(self) -> Target | None:
        of = self.plan
        if "target" not in self.kwargs:
            return None
        return get_object_or_404(selectors.targets_of(of), pk=self.kwargs["target"])

    def above(self) -> list[Crumb]:
        return _above(self.plan)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"plan": self.plan}

    def get_success_url_of(self, saved: Any) -> str:
        return f"{self.plan.get_absolute_url()}#targets"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = _told(self.request, self.plan, self.record) if self.record else []
        return super().get_context_data(contradictions=told, **kwargs)


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class TargetRemove(RemovePage):
    """A plan promises something no longer."""

    title = _("Remove the target")
    lead = _("Its interim values go with it. History keeps what it was, and who removed it.")
    pk_url_kwarg = "target"

    def get_queryset(self) -> Any:
        plans = _editable(self.request).filter(pk=self.kwargs["pk"])
        return Target.objects.filter(plan__in=plans).select_related("plan", "indicator")

    def above(self) -> list[Crumb]:
        plan, words = self.object.plan, gettext("Targets")
        return [*_above(plan), (words, f"{plan.get_absolute_url()}#targets")]


@require_POST
@requires(Permission.EDIT_PLANS)
def target_move(request: Request, pk: int, target: int) -> HttpResponse:
    """One place up, or (`to` says so) down."""
    plan = get_object_or_404(_editable(request), pk=pk)
    targets = selectors.targets_of(plan)
    moved = get_object_or_404(targets, pk=target)
    up = request.POST.get("to") != "down"
    move_in_order(record=moved, among=targets, up=up, by=request.user)
    return redirect(f"{plan.get_absolute_url()}#targets")


def _editable(request: Any) -> Any:
    return ActionPlan.objects.for_user(request.user, Permission.EDIT_PLANS)


def _told(request: Any, plan: Any, target: Any) -> Any:
    """What contradicts itself in a target, or (None) in the plan itself."""
    found = contradictions_of(plan, reader=request.user)
    return [each for each in found if each.target == target]


def _above(plan: Any = None) -> list[Crumb]:
    """The list of plans, and maybe one of them."""
    crumbs: list[Crumb] = [(_("Plans"), reverse("campaigns:plan_list"))]
    if plan is not None:
        crumbs.append((plan.name, plan.get_absolute_url()))
    return crumbs
