"""Collection rounds: the list, the page of each, whom it asks, who answers where."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.access import Request, requires
from accounts.policies import may
from accounts.roles import Permission
from campaigns.filters.rounds import AskableFilter, InvitationFilter, RoundFilter
from campaigns.forms.rounds import RoundForm, usual_round
from campaigns.models import CollectionRound, Invitation
from campaigns.selectors import rounds as selectors
from campaigns.services.attending import beginning_of
from campaigns.services.rounds import ask_facilities, save_round
from campaigns.tables.rounds import (
    AskableTable,
    InvitationOnlyTable,
    InvitationTable,
    RoundTable,
    round_state,
)
from campaigns.tasks import remind_soon, write_soon
from core.letters import folder
from core.templatetags.portal import number
from core.views import ListPage


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class RoundList(ListPage):
    """The rounds of the territories whose plans a person may see, the newest first."""

    template_name = "campaigns/round_list.html"
    title = _("Collection rounds")
    table_class = RoundTable
    filterset_class = RoundFilter
    empty_title = _("No collection round yet")
    empty_text = _("A round asks facilities for their self-assessment of a year, by e-mail.")
    export_name = "rounds"

    def get_queryset(self) -> Any:
        return CollectionRound.objects.for_user(self.request.user).with_counts()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_edit = may(self.request.user, Permission.EDIT_PLANS)
        return super().get_context_data(may_edit=may_edit, **kwargs)


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class RoundDetail(ListPage):
    """One round: how far it is, and the facilities it asks that the person may see."""

    template_name = "campaigns/round_detail.html"
    filterset_class = InvitationFilter
    empty_title = _("Nobody is asked yet")
    empty_text = _("Choose the facilities that are to report; each gets a letter with a link.")
    export_name = "round"

    @cached_property
    def round(self) -> CollectionRound:
        return _round(self.request, self.kwargs["pk"], Permission.VIEW_PLANS)

    @cached_property
    def may_edit(self) -> bool:
        own = CollectionRound.objects.for_user(self.request.user, Permission.EDIT_PLANS)
        return bool(own.filter(pk=self.round.pk).exists())

    @property
    def export_title(self) -> str:
        return self.round.name

    def get_table_class(self) -> Any:
        return InvitationTable if self.may_edit else InvitationOnlyTable

    def get_queryset(self) -> Any:
        seen = Invitation.objects.for_user(self.request.user).filter(round=self.round)
        return seen.with_answer().with_party().order_by("facility__name", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            round=self.round,
            state=round_state(self.round),
            standing=selectors.standing_of(self.round, day=timezone.localdate()),
            counts=selectors.counts_of(self.round),
            may_edit=self.may_edit,
            folder=folder(),
            **kwargs,
        )


@requires(Permission.EDIT_PLANS)
def round_create(request: Request) -> HttpResponse:
    """Plans a round; whom it asks is chosen next."""
    form = RoundForm(request.POST or None, user=request.user, initial=usual_round())
    if form.is_valid():
        made = save_round(collection_round=form.instance, by=request.user)
        return redirect("campaigns:round_choose", pk=made.pk)
    return render(request, "campaigns/round_form.html", {"form": form})


@requires(Permission.EDIT_PLANS)
def round_edit(request: Request, pk: int) -> HttpResponse:
    """Changes a round; letters that were sent already say what it was."""
    of = _round(request, pk, Permission.EDIT_PLANS)
    form = RoundForm(request.POST or None, user=request.user, instance=of)
    if form.is_valid():
        save_round(collection_round=form.instance, by=request.user)
        messages.success(request, _("The round is saved."))
        return redirect("campaigns:round_detail", pk=pk)
    return render(request, "campaigns/round_form.html", {"form": form, "round": of})


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class RoundChoose(ListPage):
    """The facilities that a round may still ask: those that the filters leave are asked at once."""

    template_name = "campaigns/round_choose.html"
    partial_name = "campaigns/_choose_list.html"
    table_class = AskableTable
    filterset_class = AskableFilter
    empty_title = _("Nobody is left to ask")
    empty_text = _("Every facility in operation here is asked already.")
    export_name = "facilities"
    title = _("Choose facilities")

    @cached_property
    def round(self) -> CollectionRound:
        return _round(self.request, self.kwargs["pk"], Permission.EDIT_PLANS)

    def get_queryset(self) -> Any:
        return selectors.askable_by(self.request.user, collection_round=self.round).with_place()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(round=self.round, **kwargs)
        return context | {"without": self.object_list.filter(email="").count()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "export" in request.GET:
            return super().post(request, *args, **kwargs)
        asked = ask_facilities(
            collection_round=self.round,
            facilities=self.listed().data.data,
            day=timezone.localdate(),
        )
        write_soon()
        messages.success(request, _asked_in_words(asked.facilities))
        return redirect("campaigns:round_detail", pk=self.round.pk)


@requires(Permission.VIEW_PLANS)
def round_rates(request: Request, pk: int) -> HttpResponse:
    """Who answers where: by commune and by industry, the fewest answers first."""
    of = _round(request, pk, Permission.VIEW_PLANS)
    tables = [
        (_("By commune"), _("Commune, ward"), selectors.rates_by_commune(of, reader=request.user)),
        (_("By industry"), _("Industry"), selectors.rates_by_industry(of, reader=request.user)),
    ]
    counts = selectors.counts_of(of)
    context = {"round": of, "tables": tables, "counts": counts, "state": round_state(of)}
    return render(request, "campaigns/round_rates.html", context)


@requires(Permission.EDIT_PLANS)
def round_remind(request: Request, pk: int) -> HttpResponse:
    """Asks whether to remind all who have not answered, and has it done."""
    of = _round(request, pk, Permission.EDIT_PLANS)
    since = beginning_of(timezone.localdate())
    waiting = of.invitations.to_remind(timezone.localdate())
    due = waiting.reminded_before(since)
    if request.method == "POST":
        remind_soon(of.pk, since)
        messages.success(request, _("The reminders are being written."))
        return redirect("campaigns:round_detail", pk=pk)
    context = {"round": of, "due": due.count(), "waiting": waiting.count(), "folder": folder()}
    return render(request, "campaigns/round_remind.html", context)


def _round(request: Any, pk: int, permission: Permission) -> CollectionRound:
    rounds = CollectionRound.objects.for_user(request.user, permission)
    return get_object_or_404(rounds.select_related("admin_unit", "facility_list"), pk=pk)


def _asked_in_words(count: int) -> str:
    words = ngettext("%(count)s facility is asked.", "%(count)s facilities are asked.", count)
    return words % {"count": number(count)}
