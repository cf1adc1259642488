"""The columns of the list of notifications."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Notification
from core.tables import ListTable, tag
from core.templatetags.portal import moment


class NotificationTable(ListTable):
    """What a person was told: the sentence leads to where something can be done about it."""

    row_header = "said"
    said = tables.Column(verbose_name=gettext_lazy("What"), empty_values=(), orderable=False)
    created_at = tables.Column(verbose_name=gettext_lazy("When"), order_by=("created_at", "pk"))
    read_at = tables.Column(verbose_name=gettext_lazy("State"), empty_values=(), orderable=False)

    def render_said(self, record: Notification) -> str:
        address = reverse("notification", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, str(record))

    def value_said(self, record: Notification) -> str:
        return str(record)

    def render_created_at(self, record: Notification) -> str:
        return moment(record.created_at)

    def value_created_at(self, record: Notification) -> object:
        return record.created_at

    def render_read_at(self, record: Notification) -> str:
        return _("read") if record.read_at else tag(_("new"), tone="info")

    def value_read_at(self, record: Notification) -> str:
        return _("read") if record.read_at else _("new")
