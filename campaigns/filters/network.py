"""What the lists of members of the network, and of lots, can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.choices import MemberKind
from campaigns.filters.shared import AtFacilitiesFilter, YearFilter
from campaigns.models import NetworkMember, TraceLot
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter
from enterprises.models import AdminUnit

NOW, LEFT = "now", "left"
YES, NO = "yes", "no"


def _units_of_members(request: Any) -> QuerySet[AdminUnit]:
    members = NetworkMember.objects.for_user(request.user).order_by()
    return AdminUnit.objects.filter(pk__in=members.values("admin_unit")).order_by("name", "pk")


class MemberFilter(ListFilter):
    """Members by words, place in the chain, territory, and whether they left."""

    q = SearchFilter(label=_("Name or contact"))
    kind = AnyChoiceFilter(label=_("Place in the chain"), choices=MemberKind.choices)
    province = django_filters.ModelChoiceFilter(
        label=_("Territory"),
        field_name="admin_unit",
        queryset=_units_of_members,
        empty_label=_("any"),
    )
    state = AnyChoiceFilter(
        label=_("State"),
        method="in_state",
        choices=[(NOW, _("member now")), (LEFT, _("left"))],
    )

    class Meta:
        model = NetworkMember
        fields: tuple[str, ...] = ()

    def in_state(self, qs: Any, name: str, value: str) -> Any:
        today = timezone.localdate()
        return qs.of_the_network_on(today) if value == NOW else qs.filter(left_on__lte=today)


class LotFilter(AtFacilitiesFilter):
    """Lots by words, place, year, and whether everybody may see them."""

    plan = None
    q = SearchFilter(label=_("Product, lot, facility or its code"))
    year = YearFilter(label=_("Made in"), field_name="made_on__year")
    public = AnyChoiceFilter(
        label=_("Shown to everybody"),
        method="that_are_public",
        choices=[(YES, _("yes")), (NO, _("no"))],
    )

    class Meta:
        model = TraceLot
        fields: tuple[str, ...] = ()

    def that_are_public(self, qs: Any, name: str, value: str) -> Any:
        return qs.filter(is_public=value == YES)
