"""Projects of industrial promotion (khuyến công), with their money, and what they led to."""

from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from accounts.access import requires
from accounts.roles import Permission
from campaigns.exports import ProjectBook
from campaigns.filters.projects import ProjectFilter
from campaigns.forms.projects import ProjectForm
from campaigns.models import DemonstrationModel, Funding, PromotionProject, SupportCase
from campaigns.selectors.files import attachments_of
from campaigns.tables.money import FundingTable
from campaigns.tables.parts import Section
from campaigns.tables.projects import NamedTable, ProjectTable, project_state
from campaigns.views.files import ForgettingFiles
from campaigns.views.records import Record, RecordDetail, RecordEdit, RecordList, RecordRemove
from campaigns.views.support import TYPE_THE_FIRST


class _Project(Record):
    model = PromotionProject
    kind = "project"
    every = _("Industrial promotion projects")


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ProjectList(_Project, RecordList):
    """The projects of a person's territory, the newest first."""

    lead = _("From the proposal to the acceptance, each with its money by source and year.")
    table_class = ProjectTable
    filterset_class = ProjectFilter
    empty_title = _("No project yet")
    empty_text = TYPE_THE_FIRST
    export_name = "projects"
    book = ProjectBook
    new = _("New project")

    def get_queryset(self) -> Any:
        return self.seen().with_money().with_facility_for(self.request.user)


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ProjectDetail(_Project, RecordDetail):
    """One project: its money, its papers, and the support and models that it led to."""

    template_name = "campaigns/project_detail.html"
    fields = (
        *("code", "admin_unit", "facility", "agency", "plan", "decision_no", "decided_on"),
        *("starts_on", "ends_on", "state", "result", "programmes"),
    )

    def sections(self) -> list[Section]:
        led_to = {
            "support": (_("Support from it"), SupportCase, "supported_on"),
            "models": (_("Models from it"), DemonstrationModel, "established_on"),
        }
        return [self._money()] + [
            Section(name=name, title=title, table=self._of(model, day), empty=_("None yet."))
            for name, (title, model, day) in led_to.items()
        ]

    def _money(self) -> Section:
        project = self.object
        seen = Funding.objects.for_user(self.request.user).filter(project=project)
        lines = seen.with_left().select_related("plan", "agency", "task", "project")
        query = {"project": project.pk} | ({"plan": project.plan_id} if project.plan_id else {})
        return Section(
            name="money",
            title=_("Funding"),
            table=FundingTable(
                lines.order_by("year", "source", "pk"),
                orderable=False,
                exclude=("purpose", "agency"),
            ),
            add=_("Add a line of money"),
            to_add=f"{reverse('campaigns:funding_create')}?{urlencode(query)}",
            empty=_("No money is known of it yet: add a line for each source and year."),
        )

    def _of(self, model: Any, day: str) -> NamedTable:
        seen = model.objects.for_user(self.request.user).filter(project=self.object)
        named = seen.select_related("facility").annotate(day=F(day)).order_by("day", "pk")
        return NamedTable(named, orderable=False)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        files = attachments_of(self.object)
        state = project_state(self.object)
        return super().get_context_data(state=state, attachments=files, **kwargs)


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class ProjectEdit(_Project, RecordEdit):
    """A project."""

    form_class = ProjectForm
    title_new = _("New industrial promotion project")
    title_change = _("Change the project")


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class ProjectRemove(ForgettingFiles, _Project, RecordRemove):
    """A project."""

    title = _("Remove the project")
    lead = _("Its files go with it. History keeps what it was, and who removed it.")
