"""Officers who carry the programme: the list, the page of each, and the forms."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.access import Request, requires
from accounts.policies import may
from accounts.roles import Permission
from campaigns.exports import OfficerBook
from campaigns.filters.people import OfficerFilter
from campaigns.forms.officers import OfficerForm, TrainingForm
from campaigns.models import Officer
from campaigns.selectors.officers import officers_for, rule_of, trainings_of
from campaigns.tables.people import (
    OfficerTable,
    TrainingEditTable,
    TrainingTable,
    capability,
    post_state,
)
from core.changes import changes_of
from core.views import EditPage, ListPage, RemovePage
from core.views.editing import Crumb

# Of people who answer for an office; whoever only reads needs no number to call.
CONTACT = ("phone", "email")


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class OfficerList(ListPage):
    """The officers a person may see, with whether they can guide."""

    template_name = "campaigns/officer_list.html"
    title = _("Officers")
    lead = _("Who carries the programme in agencies, zone boards and facilities.")
    table_class = OfficerTable
    filterset_class = OfficerFilter
    empty_title = _("No officer yet")
    empty_text = _("Type the first one in, or bring a spreadsheet: the import page has one.")
    export_name = "officers"
    book = OfficerBook

    def get_queryset(self) -> Any:
        return officers_for(self.request.user, day=_today())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_edit = may(self.request.user, Permission.EDIT_PLANS)
        return super().get_context_data(may_edit=may_edit, **kwargs)


@requires(Permission.VIEW_PLANS)
def officer_detail(request: Request, pk: int) -> HttpResponse:
    """One officer: employer, what was attended, and until when that makes able to guide."""
    today = _today()
    officer: Any = get_object_or_404(officers_for(request.user, day=today), pk=pk)
    may_edit = _editable(request).filter(pk=pk).exists()
    rule = rule_of(officer, day=today)
    rows = trainings_of(officer, reader=request.user, rule=rule, day=today)
    shown = {
        "officer": officer,
        "may_edit": may_edit,
        "rule": rule,
        "capability": capability(officer.capable_until),
        "post": post_state(officer.left_on),
        "table": (TrainingEditTable if may_edit else TrainingTable)(rows),
        "changes": changes_of(officer, hidden=() if may_edit else CONTACT),
    }
    return render(request, "campaigns/officer_detail.html", shown)


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class OfficerEdit(EditPage):
    """An officer is added, or changed."""

    form_class = OfficerForm
    title_new = _("New officer")
    title_change = _("Change the officer")

    def stored(self) -> Officer | None:
        if "pk" not in self.kwargs:
            return None
        return get_object_or_404(_editable(self.request).with_employer(), pk=self.kwargs["pk"])

    def above(self) -> list[Crumb]:
        return _above(self.record)

    def get_initial(self) -> dict[str, Any]:
        return {name: self.request.GET.get(name) for name in ("facility", "zone")}


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class OfficerRemove(RemovePage):
    """An officer who was typed in by mistake is removed."""

    title = _("Remove the officer")
    lead = _(
        "Only of one who was typed in by mistake: of an officer who left, write the day instead, so"
        " that figures of the years before still count. History keeps what it was."
    )
    stays = _(
        "The officer stands in lists of participants, from which figures follow: write the day on"
        " which the officer left instead, or take the trainings away first."
    )

    def get_queryset(self) -> Any:
        return _editable(self.request)

    def above(self) -> list[Crumb]:
        return _above(self.object)

    def form_valid(self, form: Any) -> HttpResponse:
        if self.object.participations.exists():
            form.add_error(None, self.stays)
            return self.render_to_response(self.get_context_data(form=form))
        return super().form_valid(form)


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class OfficerTraining(EditPage):
    """A training that an officer attended is added."""

    form_class = TrainingForm
    title_new = _("Add a training")
    done = _("The list of participants is saved.")

    @cached_property
    def officer(self) -> Officer:
        return get_object_or_404(_editable(self.request), pk=self.kwargs["pk"])

    def above(self) -> list[Crumb]:
        return _above(self.officer)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"officer": self.officer}

    def get_success_url_of(self, saved: Any) -> str:
        return self.officer.get_absolute_url()


def _editable(request: Any) -> Any:
    return Officer.objects.for_user(request.user, Permission.EDIT_PLANS)


def _today() -> date:
    return timezone.localdate()


def _above(officer: Any = None) -> list[Crumb]:
    """The list of officers, and maybe one of them."""
    crumbs: list[Crumb] = [(_("Officers"), reverse("campaigns:officer_list"))]
    if officer is not None:
        crumbs.append((officer.name, officer.get_absolute_url()))
    return crumbs
