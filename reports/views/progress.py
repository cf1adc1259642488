"""The progress of a plan: as page, as JSON, as workbook."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify

from accounts.access import requires
from accounts.policies import may
from accounts.roles import Permission
from campaigns.models import ActionPlan
from campaigns.selectors import frame_of, plan_to_follow
from core.exports import workbook_response
from reports.exports import WIDTH, progress_rows
from reports.forms import ProgressForm
from reports.selectors.dashboard import dashboard
from reports.selectors.progress import progress as progress_of
from reports.selectors.progress_json import as_json
from reports.selectors.ranking import BY_COMMUNE, BY_DIVISION, ranking
from reports.selectors.waiting import sources_of, waiting_for_check

KEPT = ("as_of", "by")


@requires(Permission.VIEW_PLANS)
def home(request: HttpRequest) -> HttpResponse:
    """The progress of the plan that was chosen, else of the one the person looks at first."""
    code = request.GET.get("plan")
    plan = _plan(request, code) if code else plan_to_follow(request.user)
    if plan is None:
        return render(request, "reports/no_plan.html")
    kept = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    address = reverse("reports:progress", args=[plan.code])
    return redirect(f"{address}?{urlencode(kept)}" if kept else address)


@requires(Permission.VIEW_PLANS)
def progress(request: HttpRequest, code: str) -> HttpResponse:
    """The dashboard: every target with its figure, and what waits to be done."""
    plan = _plan(request, code)
    form = _form(request, plan)
    board = dashboard(plan, as_of=form.day)
    return render(
        request,
        "reports/progress.html",
        {
            "plan": plan,
            "form": form,
            "frame": frame_of(plan),
            "board": board,
            "sources": sources_of(plan, as_of=form.day, year=board.progress.year),
            **_beside(request, plan, year=board.progress.year),
        },
    )


@requires(Permission.VIEW_PLANS)
def progress_json(request: HttpRequest, code: str) -> JsonResponse:
    """The same figures as the command `progress … --format json`."""
    plan = _plan(request, code)
    return JsonResponse(as_json(progress_of(plan, as_of=_form(request, plan).day)))


@requires(Permission.VIEW_PLANS)
def progress_xlsx(request: HttpRequest, code: str) -> HttpResponse:
    """The figures of the page as a workbook."""
    plan = _plan(request, code)
    board = dashboard(plan, as_of=_form(request, plan).day)
    name = f"{slugify(plan.code)}-{board.progress.as_of}"
    return workbook_response(progress_rows(board), name=name, columns=WIDTH)


def _plan(request: HttpRequest, code: str) -> ActionPlan:
    return get_object_or_404(ActionPlan.objects.for_user(request.user).with_place(), code=code)


def _form(request: HttpRequest, plan: ActionPlan) -> ProgressForm:
    return ProgressForm(plan=plan, as_of=request.GET.get("as_of", ""), user=request.user)


def _beside(request: HttpRequest, plan: ActionPlan, *, year: int) -> dict[str, Any]:
    """What stands beside the figures; the ministry sees no single firm."""
    sees_firms = may(request.user, Permission.VIEW_REGISTER)
    by = BY_COMMUNE if request.GET.get("by") == BY_COMMUNE else BY_DIVISION
    reported = ActionPlan.objects.for_user(request.user, Permission.MAKE_REPORTS)
    return {
        "by": by,
        "ranks": ranking(plan.admin_unit, year=year, by=by, sees_firms=sees_firms),
        "queue": waiting_for_check(plan, reader=request.user) if sees_firms else None,
        "may_report": reported.filter(pk=plan.pk).exists(),
    }
