"""The columns of the list of those who signed up for an event."""

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.choices import SignUpState
from campaigns.models import SignUp
from core.numbers import DASH
from core.tables import ListTable, tag, titled
from core.templatetags.portal import moment

TONES = {SignUpState.SIGNED_UP: "good", SignUpState.WAITING: "warn", SignUpState.WITHDRAWN: ""}


class SignUpTable(ListTable):
    """Who wants to come, for whom, and what became of it."""

    row_header = "name"
    name = tables.Column(order_by=("name", "pk"))
    organisation = tables.Column(order_by=("organisation", "pk"), empty_values=())
    facility = tables.Column(visible=False)
    position = tables.Column(visible=False)
    role = tables.Column(visible=False)
    email = tables.Column(visible=False)
    phone = tables.Column(visible=False)
    state = tables.Column(order_by=("state", "pk"))
    participation = tables.Column(verbose_name=gettext_lazy("Came"), empty_values=(), visible=False)
    created_at = tables.Column(order_by=("created_at", "pk"))
    change = tables.Column(
        verbose_name=gettext_lazy("Change"),
        empty_values=(),
        orderable=False,
        exclude_from_export=True,
    )

    def render_name(self, record: SignUp) -> SafeString:
        """And how to reach the person."""
        reached = " · ".join(filter(None, (record.email, record.phone)))
        return format_html("{}<small>{}</small>", record.name, reached)

    def value_name(self, record: SignUp) -> str:
        return record.name

    def render_organisation(self, record: SignUp) -> SafeString | str:
        """As it was written, unless its facility is known."""
        facility = record.facility
        if facility is None:
            return record.organisation or DASH
        address = reverse("enterprises:facility_detail", args=[facility.pk])
        return titled(address, facility.name, facility.code)

    def value_organisation(self, record: SignUp) -> str:
        return record.organisation

    def value_facility(self, record: SignUp) -> str:
        return record.facility.code if record.facility else ""

    def render_state(self, record: SignUp) -> SafeString:
        """Whoever came, came; whatever was said before."""
        state = SignUpState(record.state)
        return (
            tag(_("came"), tone="info")
            if record.participation_id
            else tag(state.label, tone=TONES[state])
        )

    def value_state(self, record: SignUp) -> str:
        return str(SignUpState(record.state).label)

    def value_participation(self, record: SignUp) -> str:
        return _("yes") if record.participation_id else _("no")

    def render_created_at(self, record: SignUp) -> str:
        return moment(record.created_at)

    def value_created_at(self, record: SignUp) -> object:
        return timezone.localtime(record.created_at).replace(tzinfo=None)

    def render_change(self, record: SignUp) -> SafeString:
        place = {"pk": record.activity_id, "sign_up": record.pk}
        return format_html(
            '<span><a href="{}">{}</a> · <a href="{}">{}</a></span>',
            reverse("campaigns:sign_up_edit", kwargs=place),
            _("Change"),
            reverse("campaigns:sign_up_remove", kwargs=place),
            _("Remove"),
        )
