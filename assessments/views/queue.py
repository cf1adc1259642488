"""The queue of what waits to be checked, and what is done with many of it at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.access import Request, requires
from accounts.roles import Permission
from assessments.errors import AssessmentRefusedError
from assessments.filters.review import QueueFilter
from assessments.forms.review import AssignForm, ChosenForm
from assessments.selectors.queue import chosen_of, waiting_for
from assessments.services.assigning import assign_assessments
from assessments.services.checking import Accepted, accept_all, outlook
from assessments.tables.review import QueueTable
from core.views import ListPage


@method_decorator(requires(Permission.VERIFY), name="dispatch")
class QueueList(ListPage):
    """What waits in the places where a person checks, the longest waiting first."""

    template_name = "assessments/review/queue.html"
    title = _("To check")
    lead = _("An assessment is checked within five working days of being handed in.")
    table_class = QueueTable
    filterset_class = QueueFilter
    empty_title = _("Nothing waits")
    empty_text = _("When an enterprise hands in its assessment, it appears here.")
    export_name = "assessments-to-check"

    def get_queryset(self) -> Any:
        return waiting_for(self.request.user).select_related(
            "facility__industry", "facility__commune", "facility__former_commune", "assigned_to"
        )

    def get_table(self, **kwargs: Any) -> QueueTable:
        table: QueueTable = super().get_table(**kwargs)
        table.choose_unwarned = self.request.GET.get("choose") == "unwarned"
        return table

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(assign=AssignForm(user=self.request.user), **kwargs)


@requires(Permission.VERIFY)
@require_POST
def queue_accept(request: Request) -> HttpResponse:
    """Accepts the chosen ones that have no warning; first says how many that are."""
    form = ChosenForm(request.POST)
    if not form.is_valid():
        return _back_with(request, form)
    chosen = chosen_of(request.user, form.cleaned_data["chosen"])
    if "confirm" not in request.POST:
        context = {"outlook": outlook(chosen, by=request.user), "chosen": chosen}
        return render(request, "assessments/review/accept.html", context)
    _tell(request, accept_all(assessments=chosen, by=request.user))
    return redirect("assessments:queue")


@requires(Permission.VERIFY)
@require_POST
def queue_assign(request: Request) -> HttpResponse:
    """Gives the chosen ones to oneself, to a colleague, or back to all."""
    form, to = ChosenForm(request.POST), AssignForm(request.POST, user=request.user)
    if not (form.is_valid() and to.is_valid()):
        return _back_with(request, form)
    try:
        count = assign_assessments(
            assessments=form.cleaned_data["chosen"], to=to.cleaned_data["to"], by=request.user
        )
    except AssessmentRefusedError as error:
        messages.error(request, str(error))
    else:
        words = ngettext("%(count)s assigned.", "%(count)s assigned.", count)
        messages.success(request, words % {"count": count})
    return redirect("assessments:queue")


def _back_with(request: Request, form: ChosenForm) -> HttpResponse:
    for error in form.errors.get("chosen", []):
        messages.error(request, str(error))
    return redirect("assessments:queue")


def _tell(request: Request, found: Accepted) -> None:
    """One clear summary: how many were accepted, how many were left out, and why."""
    done = len(found.accepted)
    words = ngettext(
        "%(count)s assessment was accepted.", "%(count)s assessments were accepted.", done
    )
    messages.success(request, words % {"count": done})
    if found.left_out:
        told = "; ".join(f"{each.facility.name}: {reason}" for each, reason in found.left_out)
        count = len(found.left_out)
        words = ngettext("%(count)s left out: %(told)s", "%(count)s left out: %(told)s", count)
        messages.warning(request, words % {"count": count, "told": told})
