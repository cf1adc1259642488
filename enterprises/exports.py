"""The register as workbooks that can be brought in again: facilities, zones, facility lists."""

from functools import cached_property
from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from accounts.policies import may
from accounts.roles import Permission
from core.books import Book, SheetOfRecords
from enterprises.importers.facilities import FacilitySheet
from enterprises.importers.list_sheet import FacilityListSheet
from enterprises.importers.potential import LIST_NAME
from enterprises.importers.territory import Territory
from enterprises.importers.zone_sheet import ZoneSheet
from enterprises.models import Facility, FacilityList, FacilityListMember, Zone
from enterprises.querysets import EVERYWHERE, facility_scope


class FacilityBook(Book):
    """The sheet “Cơ sở sản xuất”. Personal numbers stay in the portal: the facility's code says
    whose it is."""

    name = "facilities-to-import"

    def is_open(self) -> bool:
        return may(self.user, Permission.IMPORT)

    def everything(self) -> "QuerySet[Any]":
        return Facility.objects.with_place()

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        own = found.filter(facility_scope(self.user, Permission.IMPORT))
        return [(FacilitySheet, with_potential(own))]


class ProvincialBook(Book):
    """Records that belong to a province: whoever acts for the whole of it may bring them in."""

    @cached_property
    def territory(self) -> Territory:
        return Territory.of(self.user, Permission.IMPORT)

    def is_open(self) -> bool:
        return self.territory.everywhere or bool(self.territory.units)

    def held(self, province: str) -> Q:
        """The records whose province, of today's edition, is in the person's hands."""
        if self.territory.everywhere:
            return EVERYWHERE
        return Q(**{f"{province}__in": [unit.pk for unit in self.territory.units]})


class ZoneBook(ProvincialBook):
    """The sheet “Khu, cụm, làng nghề”."""

    name = "zones-to-import"

    def everything(self) -> "QuerySet[Any]":
        return Zone.objects.order_by("province__code", "code")

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        own = found.filter(self.held("province")).select_related("province")
        return [(ZoneSheet, own.prefetch_related("communes"))]


class FacilityListBook(ProvincialBook):
    """The sheet “Danh mục cơ sở”: who is on the lists, one by one."""

    name = "facility-lists-to-import"

    def everything(self) -> "QuerySet[Any]":
        return FacilityListMember.objects.order_by("facility_list__name", "facility__code", "pk")

    def sheets(self, found: "QuerySet[Any]") -> list[SheetOfRecords]:
        facilities = Facility.objects.for_user(self.user, Permission.IMPORT)
        own = found.filter(
            self.held("facility_list__admin_unit__current_province"),
            facility__in=facilities.values("pk"),
        )
        return [(FacilityListSheet, own.select_related("facility", "facility_list__admin_unit"))]


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
