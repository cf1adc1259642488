"""Facilities as the workbook that can be brought in again."""

from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from accounts.policies import may
from accounts.roles import Permission
from core.books import Book, SheetOfRecords
from enterprises.importers.facilities import FacilitySheet
from enterprises.importers.potential import LIST_NAME
from enterprises.models import Facility, FacilityList, FacilityListMember
from enterprises.querysets import facility_scope


class FacilityBook(Book):
    """The sheet “Cơ sở sản xuất”. Personal numbers stay in the portal: the facility's code says
    whose it is."""

    name = "facilities-to-import"

    def is_open(self) -> bool:
        return may(self.user, Permission.IMPORT)

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        own = found.filter(facility_scope(self.user, Permission.IMPORT))
        return [(FacilitySheet, with_potential(own))]


def with_potential(facilities: "QuerySet[Facility]") -> "QuerySet[Any]":
    """`has_potential`: whether a facility stands on its province's list of such facilities; null
    while the province has no list, since then nobody has said."""
    province = Coalesce("commune__province", "former_commune__current_province")
    lists = FacilityList.objects.filter(
        Q(has_potential=True) | Q(name=LIST_NAME), admin_unit=OuterRef("province")
    )
    # As the import chooses: the list that is marked before one that only has the name.
    chosen = lists.order_by("-has_potential", "-pk").values("pk")[:1]
    members = FacilityListMember.objects.filter(
        facility=OuterRef("pk"), facility_list=OuterRef("potential_list")
    )
    return facilities.alias(province=province, potential_list=Subquery(chosen)).annotate(
        has_potential=Case(
            When(potential_list__isnull=False, then=Exists(members)),
            output_field=BooleanField(null=True),
        )
    )
