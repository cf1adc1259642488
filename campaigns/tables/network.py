"""The columns of the lists of members of the network and of lots, and of what they are made of."""

from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Commitment, NetworkMember, TraceLot
from campaigns.tables.parts import PartTable
from campaigns.tables.support import AtFacilitiesTable
from core.tables import DayColumn, ListTable, NumberColumn, tag


class MemberTable(ListTable):
    """Members: who, since when, what they promised, with whom they trade."""

    row_header = "name"
    name = tables.Column(order_by=("name", "pk"))
    kind = tables.Column(order_by=("kind", "pk"))
    admin_unit = tables.Column(order_by=("admin_unit__name", "pk"))
    joined_on = DayColumn(order_by=("joined_on", "pk"))
    left_on = DayColumn(order_by=("left_on", "pk"))
    promised = NumberColumn(verbose_name=gettext_lazy("Commitments"), order_by=("promised", "pk"))
    kept = NumberColumn(verbose_name=gettext_lazy("Commitments kept"), order_by=("kept", "pk"))
    linked = NumberColumn(verbose_name=gettext_lazy("Links"), order_by=("linked", "pk"))

    def render_name(self, record: NetworkMember) -> SafeString:
        return _named(record)

    def value_name(self, record: NetworkMember) -> str:
        return record.name


class CommitmentTable(PartTable):
    """What a member promised, and whether it was kept."""

    kind, owner = "commitment", "member"
    row_header = "text"
    text = tables.Column()
    due_on = DayColumn()
    kept_on = DayColumn()
    state = tables.Column(verbose_name=gettext_lazy("State"), empty_values=())
    result = tables.Column()

    def render_state(self, record: Commitment) -> SafeString:
        if record.kept_on is not None:
            return tag(_("kept"), tone="good")
        if record.due_on is not None and record.due_on < timezone.localdate():
            return tag(_("overdue"), tone="bad")
        return tag(_("open"))


class _LinkTable(PartTable):
    """Links of a member with others."""

    kind, owner = "link", "supplier"
    product = tables.Column()
    since = DayColumn()
    until = DayColumn()
    activity = tables.Column()


class SupplyTable(_LinkTable):
    """Whom a member supplies."""

    row_header = "buyer"
    buyer = tables.Column()

    def __init__(self, data: Any, **options: Any) -> None:
        super().__init__(data, first="buyer", **options)

    def render_buyer(self, record: Any) -> SafeString:
        return _named(record.buyer)


class PurchaseTable(_LinkTable):
    """From whom a member buys."""

    row_header = "supplier"
    supplier = tables.Column()

    def __init__(self, data: Any, **options: Any) -> None:
        super().__init__(data, first="supplier", **options)

    def render_supplier(self, record: Any) -> SafeString:
        return _named(record.supplier)


class LotTable(AtFacilitiesTable):
    """Lots of products."""

    title = tables.Column(
        accessor="product", verbose_name=gettext_lazy("Product"), order_by=("product", "pk")
    )
    lot = tables.Column(accessor="code", verbose_name=gettext_lazy("Lot"), order_by=("code", "pk"))
    made_on = DayColumn(order_by=("made_on", "pk"))
    best_before = DayColumn(order_by=("best_before", "pk"))
    quantity = NumberColumn(visible=False)
    unit = tables.Column(visible=False)
    is_public = tables.BooleanColumn(order_by=("is_public", "pk"))

    def render_title(self, record: TraceLot) -> SafeString:
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record.product)

    def value_title(self, record: TraceLot) -> str:
        return record.product

    def render_is_public(self, value: bool) -> str:
        return tag(_("yes"), tone="good") if value else _("no")

    def value_is_public(self, value: bool) -> str:
        return _("yes") if value else _("no")


class StepTable(PartTable):
    """The way of a lot."""

    kind, owner = "step", "lot"
    row_header = "title"
    position = tables.Column()
    title = tables.Column()
    who = tables.Column()
    place = tables.Column()
    done_on = DayColumn()


def _named(member: NetworkMember) -> SafeString:
    return format_html('<a href="{}">{}</a>', member.get_absolute_url(), member.name)
