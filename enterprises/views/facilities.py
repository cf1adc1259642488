"""The register: the list of facilities and the page of each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from accounts.access import requires
from accounts.policies import may
from accounts.roles import Permission
from core.views import ListPage
from enterprises.exports import FacilityBook
from enterprises.filters.facilities import FacilityFilter
from enterprises.models import Facility
from enterprises.panels import panels_for
from enterprises.selectors import history_of, may_see_contact, place_of
from enterprises.tables.facilities import FacilityTable


@method_decorator(requires(Permission.VIEW_REGISTER), name="dispatch")
class FacilityList(ListPage):
    """The facilities a person may see."""

    title = _("Facilities")
    table_class = FacilityTable
    filterset_class = FacilityFilter
    empty_title = _("No facility yet")
    empty_text = _("Bring them in with a spreadsheet: the import page has a template to fill in.")
    export_name = "facilities"
    book = FacilityBook

    def get_queryset(self) -> Any:
        return Facility.objects.for_user(self.request.user).with_place()

    @property
    def onward(self) -> tuple[tuple[Any, str], ...]:
        if not may(self.request.user, Permission.EDIT_REGISTER):
            return ()
        return ((_("Make a list of these"), reverse("enterprises:list_create")),)


@requires(Permission.VIEW_REGISTER)
def facility_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One facility: what it is, where it lies, what became of it."""
    facility = get_object_or_404(Facility.objects.for_user(request.user).with_place(), pk=pk)
    return render(
        request,
        "enterprises/facility_detail.html",
        {
            "facility": facility,
            "place": place_of(facility),
            "shows_contact": may_see_contact(facility, reader=request.user),
            "changes": history_of(facility, reader=request.user),
            "panels": panels_for(facility, request.user),
        },
    )
