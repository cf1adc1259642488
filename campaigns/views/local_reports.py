"""Local reports: the list, the page of each with its figures, its words, and what is decided."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.access import Request, requires
from accounts.policies import may
from accounts.roles import Permission
from campaigns.choices import LocalMove
from campaigns.errors import LocalReportRefusedError
from campaigns.filters.local_reports import LocalReportFilter
from campaigns.forms.local_reports import LocalMoveForm, LocalReportForm
from campaigns.models import LocalReport
from campaigns.policies.local_reports import MOVES, may_fill_in, moves_open_to
from campaigns.selectors.files import attachments_of
from campaigns.selectors.local_figures import figures_of
from campaigns.services.local_reports import move_local_report
from campaigns.tables.local_reports import LocalReportTable, report_state
from core.changes import changes_of
from core.views import EditPage, ListPage, RemovePage
from core.views.editing import Crumb

# The department's people, and the units.
READERS = (Permission.MAKE_REPORTS, Permission.REPORT_LOCAL)
WRITERS = (Permission.EDIT_PLANS, Permission.REPORT_LOCAL)
# The figures stand on the page themselves; that something was saved is told by what changed.
UNTOLD = ("figures", "saved_at", "reminders", "reminded_at")
DONE = {
    LocalMove.SEND: _("The report is sent: its figures are kept as they are today."),
    LocalMove.WITHDRAW: _("The report is taken back: it can be changed again."),
    LocalMove.ACCEPT: _("The report is accepted; it goes into the annex of the next report."),
    LocalMove.RETURN: _("The report is returned; the unit is told why."),
    LocalMove.REOPEN: _("The report is open again; the unit is told why."),
}


@method_decorator(requires(*READERS), name="dispatch")
class LocalReportList(ListPage):
    """The reports of the person's own unit, or of the province, the newest first."""

    template_name = "campaigns/local_report_list.html"
    title = _("Local annual reports")
    lead = _("What communes and zone boards, in past years districts, report every year.")
    table_class = LocalReportTable
    filterset_class = LocalReportFilter
    empty_title = _("No local report yet")
    empty_text = _("The department opens a round once a year; your report then waits here.")
    export_name = "local-reports"

    def get_queryset(self) -> Any:
        seen = LocalReport.objects.for_user(self.request.user).with_context()
        return seen.order_by("-round__year", "admin_unit__name", "zone__name", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        holds_rounds = may(self.request.user, Permission.MAKE_REPORTS)
        return super().get_context_data(holds_rounds=holds_rounds, **kwargs)


@requires(*READERS)
def local_report(request: Request, pk: int) -> HttpResponse:
    """One report: figures, words, files, and what can be done with it now."""
    return _page(request, _seen(request, pk), LocalMoveForm())


@requires(*WRITERS)
@require_POST
def local_report_move(request: Request, pk: int) -> HttpResponse:
    """Sends, takes back, accepts, returns or opens again; what was typed is never lost."""
    report = _written(request, pk)
    form = LocalMoveForm(request.POST)
    if not form.is_valid():
        return _page(request, report, form)
    move = form.cleaned_data["move"]
    try:
        move_local_report(report=report, by=request.user, **form.cleaned_data)
    except LocalReportRefusedError as error:
        form.add_error(None, str(error))
        return _page(request, _seen(request, pk), form)
    messages.success(request, DONE[move])
    return redirect(report)


@method_decorator(requires(*WRITERS), name="dispatch")
class LocalReportEdit(EditPage):
    """The words of a report, beside the figures that it will carry."""

    template_name = "campaigns/local_report_form.html"
    form_class = LocalReportForm
    title_change = _("Write the local report")
    done = _("“%(record)s” is saved as a draft: send it when it is ready.")

    def stored(self) -> LocalReport:
        return _written(self.request, self.kwargs["pk"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        report = self.stored()
        if not may_fill_in(request.user, report):
            messages.info(request, _("The report is sent or accepted: nobody changes it now."))
            return redirect(report)
        return super().dispatch(request, *args, **kwargs)

    def above(self) -> list[Crumb]:
        return _above(self.record)

    def get_success_url_of(self, saved: Any) -> str:
        return f"{saved.get_absolute_url()}?stored=1"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report: Any = self.record
        figures = figures_of(report, day=timezone.localdate())
        return super().get_context_data(report=report, figures=figures, **kwargs)


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class LocalReportRemove(RemovePage):
    """A unit need not report after all."""

    title = _("Remove the report")
    lead = _(
        "Only of a unit or zone that need not report: it is no longer counted as missing. What was"
        " written goes with it; history keeps it."
    )

    def get_queryset(self) -> Any:
        own = LocalReport.objects.for_user(self.request.user, Permission.EDIT_PLANS)
        return own.with_context()

    def above(self) -> list[Crumb]:
        of = self.object.round
        return [
            (of, of.get_absolute_url()),
            (self.object.sender, self.object.get_absolute_url()),
        ]


def _page(request: Request, report: LocalReport, form: LocalMoveForm) -> HttpResponse:
    moves = moves_open_to(request.user, report)
    own = LocalReport.objects.for_user(request.user, Permission.EDIT_PLANS)
    context = {
        "report": report,
        "state": report_state(report),
        "figures": figures_of(report, day=timezone.localdate()),
        "attachments": attachments_of(report),
        "form": form,
        "moves": moves,
        "asks_reason": any(MOVES[move].asks_reason for move in moves),
        "may_fill_in": may_fill_in(request.user, report),
        "may_remove": own.filter(pk=report.pk).exists(),
        "crumbs": _above(),
        "changes": changes_of(report, hidden=UNTOLD),
        "stored": "stored" in request.GET,
    }
    return render(request, "campaigns/local_report.html", context)


def _seen(request: Any, pk: int) -> LocalReport:
    seen = LocalReport.objects.for_user(request.user)
    return get_object_or_404(seen.with_context(), pk=pk)


def _written(request: Any, pk: int) -> LocalReport:
    """One that the person writes or decides on."""
    reports = LocalReport.objects
    hands = reports.none()
    for permission in WRITERS:
        hands |= reports.for_user(request.user, permission)
    return get_object_or_404(hands.with_context(), pk=pk)


def _above(report: Any = None) -> list[Crumb]:
    """The list, and maybe one report."""
    crumbs: list[Crumb] = [(_("Local annual reports"), reverse("campaigns:local_report_list"))]
    if report is not None:
        crumbs.append((f"{report.sender}, {report.round.year}", report.get_absolute_url()))
    return crumbs
