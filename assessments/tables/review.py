"""The columns of the queue."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.models import Assessment
from assessments.rules.clock import check_due_on, days_waited, is_late
from core.tables import DayColumn, ListTable, NumberColumn, tag
from core.templatetags.portal import day, number

# The form that the boxes belong to; it stands above the list.
CHOSEN_FORM = "chosen"


class QueueTable(ListTable):
    """What waits to be checked: since when, until when, with how many warnings, and by whom."""

    row_header = "facility"
    chosen = tables.Column(
        verbose_name=gettext_lazy("Choose"),
        empty_values=(),
        orderable=False,
        exclude_from_export=True,
    )
    code = tables.Column(
        accessor="facility__code", verbose_name=gettext_lazy("Facility code"), visible=False
    )
    facility = tables.Column(
        verbose_name=gettext_lazy("Facility"), order_by=("facility__name", "pk")
    )
    industry = tables.Column(
        accessor="facility__industry",
        verbose_name=gettext_lazy("Industry"),
        order_by=("facility__industry__code", "pk"),
    )
    place = tables.Column(
        verbose_name=gettext_lazy("Commune, ward"),
        empty_values=(),
        order_by=("facility__commune__name", "pk"),
    )
    reporting_year = tables.Column(
        verbose_name=gettext_lazy("Year"), order_by=("reporting_year", "pk")
    )
    kind = tables.Column(verbose_name=gettext_lazy("Kind"), order_by=("kind", "pk"), visible=False)
    sent_on = DayColumn(
        verbose_name=gettext_lazy("Handed in on"), order_by=("sent_on", "pk"), visible=False
    )
    waited = NumberColumn(
        verbose_name=gettext_lazy("Working days waited"),
        accessor="sent_on",
        order_by=("-sent_on", "-pk"),
        places=0,
    )
    due_on = DayColumn(
        verbose_name=gettext_lazy("To be checked by"),
        accessor="sent_on",
        order_by=("sent_on", "pk"),
    )
    clock = tables.Column(
        verbose_name=gettext_lazy("In time"), accessor="sent_on", orderable=False, visible=False
    )
    warnings = tables.Column(
        verbose_name=gettext_lazy("Warnings"), empty_values=(), order_by=("warnings", "pk")
    )
    assigned_to = tables.Column(
        verbose_name=gettext_lazy("Who checks"),
        empty_values=(),
        order_by=("assigned_to__full_name", "pk"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = timezone.localdate()
        self.choose_unwarned = False

    def render_chosen(self, record: Assessment) -> str:
        words = _("Choose %(facility)s %(year)s") % {
            "facility": record.facility.name,
            "year": record.reporting_year,
        }
        is_marked = self.choose_unwarned and record.warnings == 0
        return format_html(
            '<input type="checkbox" name="chosen" value="{}" form="{}" aria-label="{}"{}>',
            record.pk,
            CHOSEN_FORM,
            words,
            " checked" if is_marked else "",
        )

    def render_facility(self, record: Assessment) -> str:
        return format_html(
            '<a href="{}">{}</a><small>{} · {}</small>',
            reverse("assessments:check", args=[record.pk]),
            record.facility.name,
            record.facility.code,
            record.get_kind_display(),
        )

    def value_facility(self, record: Assessment) -> str:
        return record.facility.name

    def render_industry(self, record: Assessment) -> str:
        industry = record.facility.industry
        return format_html("<span>{}<small>{}</small></span>", industry.code, industry.name)

    def value_industry(self, record: Assessment) -> str:
        return str(record.facility.industry)

    def render_place(self, record: Assessment) -> str:
        return str(record.facility.commune or record.facility.former_commune)

    def render_waited(self, record: Assessment) -> str:
        return number(self.value_waited(record), 0)

    def value_waited(self, record: Assessment) -> Any:
        return record.sent_on and days_waited(record.sent_on, today=self.today)

    def render_due_on(self, record: Assessment) -> str:
        due = day(self.value_due_on(record))
        if not self._is_late(record):
            return due
        return format_html("<span>{} {}</span>", due, tag(_("overdue"), tone="bad"))

    def value_due_on(self, record: Assessment) -> Any:
        return record.sent_on and check_due_on(record.sent_on)

    def value_clock(self, record: Assessment) -> str:
        return _("overdue") if self._is_late(record) else _("in time")

    def render_warnings(self, record: Assessment) -> str:
        if record.warnings is None:
            return tag(_("not looked for"))
        if record.warnings == 0:
            return tag(_("no warning"), tone="good")
        words = ngettext("%(count)s warning", "%(count)s warnings", record.warnings)
        return tag(words % {"count": record.warnings}, tone="warn")

    def value_warnings(self, record: Assessment) -> int | None:
        return record.warnings

    def render_assigned_to(self, record: Assessment) -> str:
        return str(record.assigned_to) if record.assigned_to else _("nobody yet")

    def value_assigned_to(self, record: Assessment) -> str:
        return str(record.assigned_to or "")

    def _is_late(self, record: Assessment) -> bool:
        return record.sent_on is not None and is_late(record.sent_on, today=self.today)
