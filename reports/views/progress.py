"""The progress of a plan: as page, as JSON, as workbook."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django_htmx.http import HttpResponseClientRefresh

from accounts.access import Request, requires
from accounts.policies import may
from accounts.roles import Permission
from campaigns.models import ActionPlan
from campaigns.selectors import frame_of, plan_to_follow
from core.exports import workbook_response
from reports.exports import WIDTH, progress_rows
from reports.forms import ProgressForm
from reports.models import LookBack
from reports.selectors.dashboard import dashboard
from reports.selectors.fact_tables import FactsMissingError
from reports.selectors.progress import progress as progress_of
from reports.selectors.progress_json import as_json
from reports.selectors.ranking import BY_COMMUNE, BY_DIVISION, ranking
from reports.selectors.waiting import sources_of, waiting_for_check
from reports.services.look_backs import ask_for_look_back, keep_look_back
from reports.tasks import make_look_backs_task

KEPT = ("as_of", "by")


@requires(Permission.VIEW_PLANS)
def home(request: Request) -> HttpResponse:
    """The progress of the plan that was chosen, else of the one the person looks at first."""
    code = request.GET.get("plan")
    plan = _plan(request, code) if code else plan_to_follow(request.user)
    if plan is None:
        return render(request, "reports/no_plan.html")
    kept = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    address = reverse("reports:progress", args=[plan.code])
    return redirect(f"{address}?{urlencode(kept)}" if kept else address)


@requires(Permission.VIEW_PLANS)
def progress(request: Request, code: str) -> HttpResponse:
    """The dashboard: every target with its figure, and what waits to be done.

    No figure is made here. When its facts have still to be made, the page says so and asks again
    until the worker has made them.
    """
    plan = _plan(request, code)
    form = _form(request, plan)
    try:
        board = dashboard(plan, as_of=form.day)
    except FactsMissingError as missing:
        return _being_made(request, plan, form, look_back=_order(missing))
    if request.htmx:
        return HttpResponseClientRefresh()
    _keep(board.progress.look_back)
    about = {"plan": plan, "form": form, "frame": frame_of(plan), "board": board}
    about["sources"] = sources_of(board.progress)
    beside = _beside(request, plan, year=board.progress.year)
    return render(request, "reports/progress.html", about | beside)


@requires(Permission.VIEW_PLANS)
def progress_json(request: Request, code: str) -> JsonResponse:
    """The same figures as the command `progress … --format json`; 202 while they are made."""
    plan = _plan(request, code)
    day = _form(request, plan).day
    try:
        found = progress_of(plan, as_of=day)
    except FactsMissingError as missing:
        state = "failed" if _order(missing).failed_at else "being made"
        waiting = {"plan": plan.code, "as_of": f"{day:%Y-%m-%d}", "state": state}
        return JsonResponse(waiting, status=202, headers={"Retry-After": "2"})
    _keep(found.look_back)
    return JsonResponse(as_json(found))


@requires(Permission.VIEW_PLANS)
def progress_xlsx(request: Request, code: str) -> HttpResponse:
    """The figures of the page as a workbook; while they are made, the page that says so."""
    plan = _plan(request, code)
    day = _form(request, plan).day
    try:
        board = dashboard(plan, as_of=day)
    except FactsMissingError:
        query = {"as_of": f"{day:%Y-%m-%d}"}
        return redirect(reverse("reports:progress", args=[plan.code], query=query))
    _keep(board.progress.look_back)
    name = f"{slugify(plan.code)}-{board.progress.as_of}"
    return workbook_response(progress_rows(board), name=name, columns=WIDTH)


def _order(missing: FactsMissingError) -> LookBack:
    """The look-back that is waited for; the first who asks sets the worker to it."""
    look_back, is_ordered = ask_for_look_back(wanted=missing.wanted)
    if is_ordered:
        make_look_backs_task.delay()
    return look_back


def _keep(look_back: LookBack | None) -> None:
    if look_back is not None:
        keep_look_back(look_back=look_back)


def _being_made(
    request: Request, plan: ActionPlan, form: ProgressForm, *, look_back: LookBack
) -> HttpResponse:
    context = {"plan": plan, "form": form, "look_back": look_back}
    template = "reports/_being_made.html" if request.htmx else "reports/progress_waiting.html"
    return render(request, template, context)


def _plan(request: Request, code: str) -> ActionPlan:
    return get_object_or_404(ActionPlan.objects.for_user(request.user).with_place(), code=code)


def _form(request: Request, plan: ActionPlan) -> ProgressForm:
    return ProgressForm(plan=plan, as_of=request.GET.get("as_of", ""), user=request.user)


def _beside(request: Request, plan: ActionPlan, *, year: int) -> dict[str, Any]:
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
