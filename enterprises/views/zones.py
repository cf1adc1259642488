"""Zones: the list, the page of each with its facilities, and the form."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.access import requires
from accounts.policies import may
from accounts.roles import Permission
from core.changes import changes_of
from core.views import EditPage, ListPage, RemovePage
from core.views.editing import Crumb
from enterprises.exports import ZoneBook
from enterprises.filters.zones import InZoneFilter, ZoneFilter
from enterprises.forms.zones import ZoneForm
from enterprises.models import Facility, Zone
from enterprises.panels import panels_for
from enterprises.tables.zones import InZoneTable, ZoneTable, communes_of


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ZoneList(ListPage):
    """The zones of the person's territory."""

    template_name = "enterprises/zone_list.html"
    title = _("Zones and craft villages")
    lead = _("Industrial zones, clusters, craft villages and local industry points.")
    table_class = ZoneTable
    filterset_class = ZoneFilter
    empty_title = _("No zone yet")
    empty_text = _("Type the first one in, or bring a spreadsheet: the import page has one.")
    export_name = "zones"
    book = ZoneBook

    def get_queryset(self) -> Any:
        return Zone.objects.for_user(self.request.user).with_context().order_by("name", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_edit = may(self.request.user, Permission.EDIT_REGISTER)
        return super().get_context_data(may_edit=may_edit, **kwargs)


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ZoneDetail(ListPage):
    """One zone: where it lies, who manages it, its facilities, and what the programme does."""

    template_name = "enterprises/zone_detail.html"
    table_class = InZoneTable
    filterset_class = InZoneFilter
    empty_title = _("No facility in this zone")
    empty_text = _("The sheet of facilities has a column for the zone.")
    export_name = "facilities-of-zone"
    table_pagination = {"per_page": 15}

    @cached_property
    def zone(self) -> Zone:
        seen = Zone.objects.for_user(self.request.user).with_context()
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    @property
    def export_title(self) -> str:
        return self.zone.name

    def get_queryset(self) -> Any:
        return Facility.objects.for_user(self.request.user).filter(zone=self.zone).with_place()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            zone=self.zone,
            communes=communes_of(self.zone),
            may_edit=_editable(self.request).filter(pk=self.zone.pk).exists(),
            panels=panels_for(self.zone, self.request.user),
            changes=changes_of(self.zone),
            crumbs=_above(),
            **kwargs,
        )


@method_decorator(requires(Permission.EDIT_REGISTER), name="dispatch")
class ZoneEdit(EditPage):
    """A zone is added, or changed."""

    form_class = ZoneForm
    title_new = _("New zone")
    title_change = _("Change the zone")

    def stored(self) -> Zone | None:
        if "pk" not in self.kwargs:
            return None
        return get_object_or_404(_editable(self.request), pk=self.kwargs["pk"])

    def above(self) -> list[Crumb]:
        return _above(self.record)


@method_decorator(requires(Permission.EDIT_REGISTER), name="dispatch")
class ZoneRemove(RemovePage):
    """A zone that was typed in by mistake is removed."""

    title = _("Remove the zone")
    lead = _("Only of one that was typed in by mistake. History keeps what it was.")

    def get_queryset(self) -> Any:
        return _editable(self.request)

    def above(self) -> list[Crumb]:
        return _above(self.object)


def _editable(request: Any) -> Any:
    return Zone.objects.for_user(request.user, Permission.EDIT_REGISTER)


def _above(zone: Any = None) -> list[Crumb]:
    """The register, the list of zones, and maybe one of them."""
    crumbs: list[Crumb] = [
        (_("Facilities"), reverse("enterprises:facility_list")),
        (_("Zones and craft villages"), reverse("enterprises:zone_list")),
    ]
    if zone is not None:
        crumbs.append((zone.name, zone.get_absolute_url()))
    return crumbs
