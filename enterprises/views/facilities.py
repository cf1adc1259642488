"""The register: the list of facilities and the page of each."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from accounts.access import requires
from accounts.policies import may
from accounts.roles import Permission
from core.views import EditPage, ListPage, RemovePage
from core.views.editing import Crumb
from enterprises import models
from enterprises.exports import FacilityBook
from enterprises.filters.facilities import FacilityFilter
from enterprises.forms.facilities import FacilityForm
from enterprises.importers.typed import FacilityReader
from enterprises.models import Facility
from enterprises.panels import panels_for
from enterprises.selectors import history_of, is_with_potential, may_see_contact, place_of
from enterprises.tables.facilities import FacilityTable


@method_decorator(requires(Permission.VIEW_REGISTER), name="dispatch")
class FacilityList(ListPage):
    """The facilities a person may see."""

    template_name = "enterprises/facility_list.html"
    title = _("Facilities")
    table_class = FacilityTable
    filterset_class = FacilityFilter
    empty_title = _("No facility yet")
    empty_text = _(
        "Bring them in with a spreadsheet, of which the import page has a template; or type the"
        " first one in."
    )
    export_name = "facilities"
    book = FacilityBook

    def get_queryset(self) -> Any:
        return Facility.objects.for_user(self.request.user).with_place()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_edit = may(self.request.user, Permission.EDIT_REGISTER)
        return super().get_context_data(may_edit=may_edit, **kwargs)

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
            "has_potential": is_with_potential(facility),
            "may_edit": _editable(request).filter(pk=facility.pk).exists(),
            "shows_contact": may_see_contact(facility, reader=request.user),
            "changes": history_of(facility, reader=request.user),
            "panels": panels_for(facility, request.user),
        },
    )


@method_decorator(requires(Permission.EDIT_REGISTER), name="dispatch")
class FacilityEdit(EditPage):
    """A facility is typed in, changed, or closed."""

    template_name = "enterprises/facility_form.html"
    form_class = FacilityForm
    title_new = _("New facility")
    title_change = _("Change the facility")

    def stored(self) -> Facility | None:
        if "pk" not in self.kwargs:
            return None
        return get_object_or_404(_editable(self.request).with_place(), pk=self.kwargs["pk"])

    def above(self) -> list[Crumb]:
        return _above(self.record)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"reader": FacilityReader(self.request.user)}

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        for words in form.notes:
            messages.warning(self.request, words)
        return answer


@method_decorator(requires(Permission.EDIT_REGISTER), name="dispatch")
class FacilityRemove(RemovePage):
    """A facility that was typed in by mistake is removed, while nothing rests on it."""

    title = _("Remove the facility")
    lead = _(
        "Only of one that was typed in by mistake. One that has stopped working is closed instead:"
        " “Change” has a field for the day. History keeps what it was."
    )

    def get_queryset(self) -> Any:
        return _editable(self.request)

    def above(self) -> list[Crumb]:
        return _above(self.object)

    def let_go(self) -> None:
        """Lists are decided by somebody: none loses a facility in silence."""
        if lists := set(self.object.lists.all()):
            raise ProtectedError("on lists", lists)

    def named(self, resting: Sequence[Any]) -> list[str]:
        """Lists by their names; of the others how many of each kind, for they bear its own name."""
        lists = [each for each in resting if isinstance(each, models.FacilityList)]
        kinds = Counter(str(each._meta.verbose_name) for each in resting if each not in lists)
        return super().named(lists) + [f"{kind}: {count}" for kind, count in kinds.items()]


def _editable(request: Any) -> Any:
    return Facility.objects.for_user(request.user, Permission.EDIT_REGISTER)


def _above(facility: Any = None) -> list[Crumb]:
    """The register, and maybe one facility of it."""
    crumbs: list[Crumb] = [(_("Facilities"), reverse("enterprises:facility_list"))]
    if facility is not None:
        crumbs.append((facility.code, facility.get_absolute_url()))
    return crumbs
