"""Tasks of plans, and the documents that plans rest on: lists, pages and forms."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.access import Request, requires
from accounts.roles import Permission
from campaigns.exports import TaskBook
from campaigns.filters.tasks import TaskFilter
from campaigns.forms.tasks import BasisForm, TaskForm
from campaigns.models import ActionPlan, LegalBasis, PlanTask
from campaigns.selectors.agencies import names_of
from campaigns.selectors.tasks import history_of_task
from campaigns.services.ordering import move_in_order
from campaigns.tables.facts import Fact
from campaigns.tables.money import FundingTable
from campaigns.tables.parts import Section
from campaigns.tables.tasks import TaskTable
from campaigns.views.records import (
    PartEdit,
    PartRemove,
    Record,
    RecordDetail,
    RecordEdit,
    RecordList,
    RecordRemove,
)
from core.numbers import DASH

# What of a plan has an order that people choose, and where it stands on the plan's page.
ORDERED = {"tasks": "tasks", "bases": "legal_bases"}

# Columns of the list of money that the page of a task has no room for.
ELSEWHERE = ("plan", "purpose", "agency")


class _Task(Record):
    model = PlanTask
    kind = "task"
    every = _("Tasks")


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class TaskList(_Task, RecordList):
    """The tasks of the plans that a person may see."""

    lead = _("What plans order whom to do, and by when.")
    table_class = TaskTable
    filterset_class = TaskFilter
    empty_title = _("No task yet")
    empty_text = _("Type the first one in, or bring a spreadsheet: the import page has one.")
    export_name = "tasks"
    book = TaskBook
    new = _("New task")


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class TaskDetail(_Task, RecordDetail):
    """One task: of which plan, who does it by when, and what came of it."""

    fields = ("plan", "lead", "due_on", "done_on", "result")

    def facts(self) -> list[Fact]:
        partners = names_of(self.object.partners.all()) or DASH
        plan, lead, *others = super().facts()
        state = self.object.state_on(timezone.localdate()).label
        return [
            plan,
            lead,
            Fact(name=str(_("Partner agencies")), value=partners),
            Fact(name=str(_("State")), value=str(state)),
            *others,
        ]

    def sections(self) -> list[Section]:
        """The money of the task."""
        lines = self.object.fundings.with_context().with_left().order_by("year", "source", "pk")
        add = reverse("campaigns:funding_create")
        return [
            Section(
                name="money",
                title=_("Funding"),
                table=FundingTable(lines, exclude=ELSEWHERE, orderable=False),
                add=_("Add a line of money"),
                to_add=f"{add}?plan={self.object.plan_id}&task={self.object.pk}",
                empty=_("No money is named for this task."),
            )
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"changes": history_of_task(self.object)}


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class TaskEdit(_Task, RecordEdit):
    """A task is added to a plan, or changed."""

    form_class = TaskForm
    title_new = _("New task")
    title_change = _("Change the task")


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class TaskRemove(_Task, RecordRemove):
    """A plan orders something no longer."""

    title = _("Remove the task")


# Legal bases ------------------------------------------------------------------------------------


class _Basis(Record):
    model = ActionPlan
    kind = "plan"
    every = _("Plans")
    part = LegalBasis
    owner = "plan"


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class BasisEdit(_Basis, PartEdit):
    """A document is named as a ground of a plan, or corrected."""

    form_class = BasisForm
    title_new = _("New legal basis")
    title_change = _("Change the legal basis")

    def get_success_url_of(self, saved: Any) -> str:
        return f"{self.whole.get_absolute_url()}#bases"


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class BasisRemove(_Basis, PartRemove):
    """A plan rests on a document no longer."""

    title = _("Remove the legal basis")


@require_POST
@requires(Permission.EDIT_PLANS)
def move(request: Request, pk: int, kind: str, part: int) -> HttpResponse:
    """A task or a basis goes one place up, or (`to` says so) down, in its plan."""
    plans = ActionPlan.objects.for_user(request.user, Permission.EDIT_PLANS)
    plan = get_object_or_404(plans, pk=pk)
    among = getattr(plan, ORDERED[kind]).order_by("position", "pk")
    moved = get_object_or_404(among, pk=part)
    up = request.POST.get("to") != "down"
    move_in_order(record=moved, among=among, up=up, by=request.user)
    return redirect(f"{plan.get_absolute_url()}#{kind}")
