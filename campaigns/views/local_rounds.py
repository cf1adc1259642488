"""Rounds of local reports: the list, the board of each with who is missing, and the form."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.access import Request, requires
from accounts.policies import may
from accounts.roles import Permission
from campaigns.filters.local_reports import LocalAccountFilter, LocalRoundFilter
from campaigns.forms.local_reports import LocalRoundForm
from campaigns.models import LocalReport, LocalRound
from campaigns.selectors.local_reports import counts_of
from campaigns.services.local_reports import ask_units
from campaigns.services.local_telling import remind_missing
from campaigns.tables.local_reports import LocalBoardTable, LocalRoundTable
from core.templatetags.portal import number
from core.views import EditPage, ListPage, RemovePage
from core.views.editing import Crumb


@method_decorator(requires(Permission.MAKE_REPORTS), name="dispatch")
class LocalRoundList(ListPage):
    """The rounds of the person's provinces, the newest first."""

    template_name = "campaigns/local_round_list.html"
    title = _("Rounds of local reports")
    lead = _("Once a year every commune and every zone board is asked for its report.")
    table_class = LocalRoundTable
    filterset_class = LocalRoundFilter
    empty_title = _("No round of local reports yet")
    empty_text = _("A new round makes an empty report for every commune and zone of the province.")
    export_name = "local-rounds"

    def get_queryset(self) -> Any:
        return LocalRound.objects.for_user(self.request.user).with_counts()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_edit = may(self.request.user, Permission.EDIT_PLANS)
        return super().get_context_data(may_edit=may_edit, **kwargs)


@method_decorator(requires(Permission.MAKE_REPORTS), name="dispatch")
class LocalBoard(ListPage):
    """One round: who has reported, who is missing, whom nobody can remind."""

    template_name = "campaigns/local_board.html"
    table_class = LocalBoardTable
    filterset_class = LocalAccountFilter
    empty_title = _("Nobody is asked yet")
    empty_text = _("Ask the units and zones of the province with the button above.")
    export_name = "local-reports"
    table_pagination = {"per_page": 50}

    @cached_property
    def round(self) -> LocalRound:
        return _round(self.request, self.kwargs["pk"], Permission.MAKE_REPORTS)

    @property
    def export_title(self) -> str:
        return str(self.round)

    def get_queryset(self) -> Any:
        reports = LocalReport.objects.filter(round=self.round).with_context().with_people()
        return reports.order_by("admin_unit__name", "zone__name", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = LocalRound.objects.for_user(self.request.user, Permission.EDIT_PLANS)
        return super().get_context_data(
            round=self.round,
            counts=counts_of(self.round),
            is_over=self.round.due_on < timezone.localdate(),
            may_edit=own.filter(pk=self.round.pk).exists(),
            crumbs=_above(),
            **kwargs,
        )


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class LocalRoundEdit(EditPage):
    """A round is opened, or its days are changed."""

    form_class = LocalRoundForm
    title_new = _("New round of local reports")
    title_change = _("Change the round")
    lead = _(
        "Every commune, or for past years every district, and every zone of the province gets a"
        " report that is filled from the register."
    )

    def stored(self) -> LocalRound | None:
        if "pk" not in self.kwargs:
            return None
        return _round(self.request, self.kwargs["pk"], Permission.EDIT_PLANS)

    def above(self) -> list[Crumb]:
        return _above(self.record)


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class LocalRoundRemove(RemovePage):
    """A round that was opened by mistake is removed."""

    title = _("Remove the round")
    lead = _("Its reports go with it, with all that was written. History keeps what they were.")

    def get_queryset(self) -> Any:
        return LocalRound.objects.for_user(self.request.user, Permission.EDIT_PLANS)

    def above(self) -> list[Crumb]:
        return _above(self.object)


@requires(Permission.EDIT_PLANS)
@require_POST
def local_round_ask(request: Request, pk: int) -> HttpResponse:
    """Asks the units and zones that were not asked yet."""
    of = _round(request, pk, Permission.EDIT_PLANS)
    count = ask_units(local_round=of, by=request.user)
    words = ngettext("%(count)s report is asked for.", "%(count)s reports are asked for.", count)
    messages.success(request, words % {"count": number(count)})
    return redirect(of)


@requires(Permission.EDIT_PLANS)
def local_round_remind(request: Request, pk: int) -> HttpResponse:
    """Asks whether to remind all whose report is missing, and has it done."""
    of = _round(request, pk, Permission.EDIT_PLANS)
    if request.method == "POST":
        count = remind_missing(local_round=of, day=timezone.localdate())
        words = ngettext("%(count)s person is reminded.", "%(count)s people are reminded.", count)
        messages.success(request, words % {"count": number(count)})
        return redirect(of)
    missing: Any = of.reports.missing().with_people()
    context = {
        "round": of,
        "crumbs": _above(of),
        "missing": missing.count(),
        "reached": missing.filter(is_reachable=True).count(),
    }
    return render(request, "campaigns/local_round_remind.html", context)


def _round(request: Any, pk: int, permission: Permission) -> LocalRound:
    rounds = LocalRound.objects.for_user(request.user, permission)
    return get_object_or_404(rounds.select_related("admin_unit"), pk=pk)


def _above(local_round: Any = None) -> list[Crumb]:
    """The lists, and maybe one round."""
    crumbs: list[Crumb] = [
        (_("Local annual reports"), reverse("campaigns:local_report_list")),
        (_("Rounds"), reverse("campaigns:local_round_list")),
    ]
    if local_round is not None:
        crumbs.append((str(local_round), local_round.get_absolute_url()))
    return crumbs
