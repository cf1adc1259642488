"""Lots of products: the list, the page and form of each with the steps of its way, its label, and
the page that everybody may read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from accounts.access import Request, requires
from accounts.roles import Permission
from campaigns.exports import LotBook
from campaigns.filters.network import LotFilter
from campaigns.forms.lots import LotForm, StepForm
from campaigns.models import TraceLot, TraceStep
from campaigns.tables.network import LotTable, StepTable
from campaigns.tables.parts import Section
from campaigns.views.records import (
    AtFacilitiesList,
    PartEdit,
    PartRemove,
    Record,
    RecordDetail,
    RecordEdit,
    RecordRemove,
)
from core.qr import qr_svg

LABELS_ON_A_SHEET = 12


class _Lot(Record):
    model = TraceLot
    kind = "lot"
    every = gettext_lazy("Lots with a trace page")


class _Step(_Lot):
    part = TraceStep
    owner = "lot"


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class LotList(_Lot, AtFacilitiesList):
    """The lots of facilities that a person may see."""

    lead = gettext_lazy("A buyer reads the code on the goods and sees where they come from.")
    table_class = LotTable
    filterset_class = LotFilter
    empty_title = gettext_lazy("No lot yet")
    empty_text = gettext_lazy("Type the first one in; nobody outside sees it until you show it.")
    export_name = "lots"
    book = LotBook
    new = gettext_lazy("New lot")


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class LotDetail(_Lot, RecordDetail):
    """One lot and its way."""

    template_name = "campaigns/lot_detail.html"
    fields = (
        *("product", "code", "facility", "place", "made_on", "best_before", "quantity"),
        *("story", "is_public"),
    )

    def sections(self) -> list[Section]:
        return [
            Section(
                name="steps",
                title=gettext_lazy("The way of the lot"),
                table=StepTable(self.object.steps.all(), may_edit=self.may_edit),
                add=gettext_lazy("Add a step"),
                to_add=reverse("campaigns:step_create", args=[self.object.pk]),
                empty=gettext_lazy("No step yet: begin with the raw material."),
            )
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(address=_address(self.request, self.object), **kwargs)


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class LotEdit(_Lot, RecordEdit):
    """A lot."""

    form_class = LotForm
    title_new = gettext_lazy("New lot")
    title_change = gettext_lazy("Change the lot")


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class LotRemove(_Lot, RecordRemove):
    """A lot."""

    title = gettext_lazy("Remove the lot")
    lead = gettext_lazy(
        "Labels that are printed already lead nowhere then. To keep the lot and close its page,"
        " show it to nobody instead."
    )


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class StepEdit(_Step, PartEdit):
    """A step on the way of a lot."""

    form_class = StepForm
    title_new = gettext_lazy("Add a step")
    title_change = gettext_lazy("Change the step")


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class StepRemove(_Step, PartRemove):
    """A step that was none."""

    title = gettext_lazy("Remove the step")


@requires(Permission.VIEW_PLANS)
def lot_label(request: Request, pk: int) -> HttpResponse:
    """A sheet of labels to print."""
    lot: Any = get_object_or_404(TraceLot.objects.for_user(request.user).with_context(), pk=pk)
    code = qr_svg(_address(request, lot), label=_("Where this product comes from"))
    shown = {"lot": lot, "code": code, "labels": range(LABELS_ON_A_SHEET)}
    return render(request, "campaigns/lot_label.html", shown)


@never_cache
def trace(request: HttpRequest, key: str) -> HttpResponse:
    """Where a lot comes from, for everybody; 404 for a lot that is not shown."""
    lots: Any = TraceLot.objects.shown_to_everybody().with_context().prefetch_related("steps")
    return render(request, "campaigns/trace.html", {"lot": get_object_or_404(lots, key=key)})


def _address(request: HttpRequest, lot: TraceLot) -> str:
    return request.build_absolute_uri(reverse("campaigns:trace", args=[lot.key]))
