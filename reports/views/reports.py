"""Progress reports: the list, the form that asks for one, the report as page and as files."""

from typing import Any

from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRefresh

from accounts.access import Request, requires
from accounts.roles import Permission
from core.views import ListPage
from reports.choices import ReportState
from reports.documents import progress_document
from reports.filters import ReportFilter
from reports.forms import ReportForm
from reports.models import ProgressReport
from reports.selectors.reports import last_used
from reports.services.reports import FORMATS, request_report
from reports.tables import ReportTable, state_tag
from reports.tasks import build_report_task


@method_decorator(requires(Permission.MAKE_REPORTS), name="dispatch")
class ReportList(ListPage):
    """The reports of the plans a person answers for, the newest first."""

    template_name = "reports/report_list.html"
    title = _("Progress reports")
    table_class = ReportTable
    filterset_class = ReportFilter
    empty_title = _("No report yet")
    empty_text = _("Choose a plan and a cut-off date; the report is written in a minute.")
    empty_url = reverse_lazy("reports:report_create")
    empty_action = _("Make a report")
    export_name = "reports"

    def get_queryset(self) -> Any:
        return ProgressReport.objects.for_user(self.request.user).light()


@requires(Permission.MAKE_REPORTS)
def report_create(request: Request) -> HttpResponse:
    """Asks for a report; the fields begin with what was used last."""
    initial = last_used(by=request.user, plan_code=request.GET.get("plan", ""))
    form = ReportForm(request.POST or None, user=request.user, initial=initial)
    if form.is_valid():
        with transaction.atomic():
            report = request_report(**form.cleaned_data, by=request.user)
            transaction.on_commit(lambda: build_report_task.delay(report.pk))
        return redirect("reports:report_detail", pk=report.pk)
    return render(request, "reports/report_create.html", {"form": form})


@requires(Permission.MAKE_REPORTS)
def report_detail(request: Request, pk: int) -> HttpResponse:
    """A report as a page; while it is being made, how far it is, asked again by htmx."""
    report = get_object_or_404(_reports(request), pk=pk)
    context = {"report": report, "state": state_tag(report)}
    if report.state == ReportState.READY:
        if request.htmx:
            return HttpResponseClientRefresh()
        context["document"] = progress_document(report.figures)
        return render(request, "reports/report_detail.html", context)
    template = "reports/_waiting.html" if request.htmx else "reports/report_waiting.html"
    return render(request, template, context)


@requires(Permission.MAKE_REPORTS)
def report_download(request: Request, pk: int, kind: str) -> FileResponse:
    """The report's file, for those who may see the report."""
    report = get_object_or_404(_reports(request), pk=pk, state=ReportState.READY)
    if kind not in FORMATS:
        raise Http404
    file = getattr(report, kind)
    return FileResponse(file.open("rb"), as_attachment=True, filename=_file_name(report, kind))


def _file_name(report: ProgressReport, kind: str) -> str:
    """ "Báo cáo SXSH HN-2016-2020 đến ngày 31-12-2018.docx"; a code may hold a slash."""
    code = report.plan.code.replace("/", "-")
    return f"Báo cáo SXSH {code} đến ngày {report.as_of:%d-%m-%Y}.{kind}"


def _reports(request: Request) -> Any:
    reports = ProgressReport.objects.for_user(request.user)
    return reports.select_related("plan__admin_unit", "created_by")
