"""The columns of the list of projects, and of what stands on the page of one."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from campaigns.choices import ProjectState
from campaigns.models import PromotionProject
from core.numbers import DASH
from core.tables import DayColumn, ListTable, NumberColumn, tag, titled

TONES = {
    ProjectState.APPROVED: "info",
    ProjectState.UNDER_WAY: "warn",
    ProjectState.ACCEPTED: "good",
    ProjectState.STOPPED: "bad",
}


class ProjectTable(ListTable):
    """Projects: what, for whom, how far, with which money."""

    row_header = "title"
    code = tables.Column(visible=False)
    title = tables.Column(verbose_name=gettext_lazy("Project"), order_by=("title", "pk"))
    state = tables.Column(order_by=("state", "pk"))
    facility = tables.Column(order_by=("facility__name", "pk"), empty_values=())
    agency = tables.Column(order_by=("agency__name", "pk"))
    starts_on = DayColumn(order_by=("starts_on", "pk"))
    ends_on = DayColumn(visible=False)
    planned_vnd = NumberColumn(
        verbose_name=gettext_lazy("Planned (đồng)"), order_by=("planned_vnd", "pk")
    )
    spent_vnd = NumberColumn(
        verbose_name=gettext_lazy("Spent (đồng)"), order_by=("spent_vnd", "pk")
    )
    plan = tables.Column(
        accessor="plan__code", verbose_name=gettext_lazy("Plan"), order_by=("plan__code", "pk")
    )
    decision_no = tables.Column(visible=False)
    admin_unit = tables.Column(visible=False)

    def render_title(self, record: PromotionProject) -> SafeString:
        return titled(record.get_absolute_url(), record.title, record.code)

    def value_title(self, record: PromotionProject) -> str:
        return record.title

    def render_state(self, record: PromotionProject) -> SafeString:
        return project_state(record)

    def value_state(self, record: PromotionProject) -> str:
        return str(ProjectState(record.state).label)

    def render_facility(self, record: Any) -> SafeString | str:
        if not record.names_facility:
            return DASH
        address = reverse("enterprises:facility_detail", args=[record.facility_id])
        return titled(address, record.facility.name, record.facility.code)

    def value_facility(self, record: Any) -> str:
        return str(record.facility.name) if record.names_facility else ""


class NamedTable(ListTable):
    """Records that a project led to: their names, and their days."""

    row_header = "title"
    title = tables.Column(verbose_name=gettext_lazy("What"))
    facility = tables.Column(verbose_name=gettext_lazy("Facility"))
    day = DayColumn(verbose_name=gettext_lazy("Date"))

    class Meta(ListTable.Meta):
        orderable = False

    def render_title(self, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record.title)


def project_state(project: PromotionProject) -> SafeString:
    state = ProjectState(project.state)
    return tag(state.label, tone=TONES.get(state, ""))
