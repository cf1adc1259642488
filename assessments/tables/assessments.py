"""The columns of lists of assessments."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from assessments.choices import AssessmentStatus
from assessments.models import Assessment
from core.tables import ListTable, ShareColumn, tag

TONES = {
    AssessmentStatus.SENT: "warn",
    AssessmentStatus.RETURNED: "bad",
    AssessmentStatus.VERIFIED: "good",
    AssessmentStatus.REOPENED: "info",
}


def status_tag(assessment: Assessment) -> str:
    """The state of an assessment, with the tone it has on every page."""
    tone = TONES.get(AssessmentStatus(assessment.status), "")
    return tag(assessment.get_status_display(), tone=tone)


class AssessmentTable(ListTable):
    """Assessments: of which facility and year, by whom, in what state, and the energy saved."""

    row_header = "facility"
    code = tables.Column(accessor="facility__code", verbose_name=_("Facility code"), visible=False)
    facility = tables.Column(verbose_name=_("Facility"), order_by=("facility__name", "pk"))
    reporting_year = tables.Column(verbose_name=_("Year"), order_by=("reporting_year", "pk"))
    baseline_year = tables.Column(verbose_name=_("Baseline"), orderable=False)
    kind = tables.Column(verbose_name=_("Kind"), order_by=("kind", "pk"))
    status = tables.Column(verbose_name=_("State"), order_by=("status", "pk"))
    energy_saving = ShareColumn(
        verbose_name=_("Energy saved per unit"), order_by=("energy_saving", "pk")
    )

    def render_facility(self, record: Assessment) -> str:
        address = reverse("assessments:detail", args=[record.pk])
        return format_html(
            '<a href="{}">{}</a><small>{}</small>',
            address,
            record.facility.name,
            record.facility.code,
        )

    def value_facility(self, record: Assessment) -> str:
        return record.facility.name

    def render_status(self, record: Assessment) -> str:
        return status_tag(record)

    def value_status(self, record: Assessment) -> str:
        return record.get_status_display()


class FacilityAssessmentTable(AssessmentTable):
    """The assessments of one facility, titled by their year."""

    row_header = "reporting_year"

    class Meta:
        exclude = ("code", "facility")
        orderable = False

    def render_reporting_year(self, record: Assessment) -> str:
        address = reverse("assessments:detail", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, record.reporting_year)
