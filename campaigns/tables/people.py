"""The columns of the lists of officers and of what they attended."""

from datetime import date
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Officer
from campaigns.selectors.officers import Training
from core.numbers import DASH
from core.tables import DayColumn, ListTable, tag, titled
from core.templatetags.portal import day


class OfficerTable(ListTable):
    """Officers with `capable_until`: of whom, since when, and whether they can guide."""

    row_header = "name"
    name = tables.Column(verbose_name=gettext_lazy("Officer"), order_by=("name", "pk"))
    position = tables.Column(visible=False)
    employer = tables.Column(
        verbose_name=gettext_lazy("Employed by"), empty_values=(), orderable=False
    )
    admin_unit = tables.Column(
        verbose_name=gettext_lazy("Territory"), order_by=("admin_unit__name", "pk")
    )
    capable_until = tables.Column(
        verbose_name=gettext_lazy("Able to guide"),
        empty_values=(),
        order_by=("capable_until", "pk"),
    )
    started_on = DayColumn(verbose_name=gettext_lazy("Since"), order_by=("started_on", "pk"))
    left_on = tables.Column(
        verbose_name=gettext_lazy("State"), empty_values=(), order_by=("left_on", "pk")
    )

    def render_name(self, record: Officer) -> SafeString:
        return titled(record.get_absolute_url(), record.name, record.position)

    def value_name(self, record: Officer) -> str:
        return record.name

    def render_employer(self, record: Officer) -> str:
        if record.facility is None:
            return str(record.employer)
        return titled(
            reverse("enterprises:facility_detail", args=[record.facility.pk]),
            record.facility.name,
            record.facility.code,
        )

    def value_employer(self, record: Officer) -> str:
        return str(record.employer)

    def render_capable_until(self, value: date | None) -> SafeString:
        return capability(value)

    def value_capable_until(self, value: date | None) -> date | None:
        return value

    def render_left_on(self, value: date | None) -> SafeString:
        return post_state(value)

    def value_left_on(self, value: date | None) -> date | None:
        return value


class TrainingTable(ListTable):
    """What an officer attended."""

    row_header = "title"
    title = tables.Column(
        verbose_name=gettext_lazy("Activity"), accessor="activity__title", orderable=False
    )
    kind = tables.Column(
        verbose_name=gettext_lazy("Kind"), accessor="activity__get_kind_display", orderable=False
    )
    starts_on = DayColumn(
        verbose_name=gettext_lazy("Date"), accessor="activity__starts_on", orderable=False
    )
    certificate = tables.Column(
        verbose_name=gettext_lazy("Certificate"),
        accessor="attended__certificate",
        orderable=False,
    )
    counts_until = DayColumn(verbose_name=gettext_lazy("Counts until"), orderable=False)

    def render_title(self, record: Training) -> Any:
        activity = record.activity
        if not record.is_open:
            return activity.title
        return titled(activity.get_absolute_url(), activity.title, activity.code)


class TrainingEditTable(TrainingTable):
    """The same for who may change it."""

    remove = tables.Column(
        verbose_name=gettext_lazy("Change"),
        empty_values=(),
        orderable=False,
        exclude_from_export=True,
    )

    def render_remove(self, record: Training) -> Any:
        if not record.is_open:
            return DASH
        place = {"pk": record.activity.pk, "participation": record.attended.pk}
        address = reverse("campaigns:participation_remove", kwargs=place)
        return format_html('<a href="{}">{}</a>', address, _("Remove"))


def capability(until: date | None) -> SafeString:
    """Whether the trainings of an officer make able to guide today, in words, and until when."""
    if until is None:
        return tag(_("not trained"))
    if until < timezone.localdate():
        return tag(_("expired %(day)s") % {"day": day(until)}, tone="bad")
    return tag(_("until %(day)s") % {"day": day(until)}, tone="good")


def post_state(left_on: date | None) -> SafeString:
    """Whether an officer is in post today, in words."""
    if left_on is not None and left_on <= timezone.localdate():
        return tag(_("left %(day)s") % {"day": day(left_on)})
    return tag(_("in post"), tone="good")
