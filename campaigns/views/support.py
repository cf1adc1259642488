"""What facilities were given and show: support, models with those who follow them, transfers of
technology. Lists, pages and forms."""

from typing import Any

from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy, ngettext

from accounts.access import requires
from accounts.roles import Permission
from campaigns.exports import ModelBook, SupportBook, TransferBook
from campaigns.filters.support import ModelFilter, SupportFilter, TransferFilter
from campaigns.forms.support import DemonstrationForm, FollowerForm, SupportForm, TransferForm
from campaigns.models import DemonstrationModel, ModelFollower, SupportCase, TechnologyTransfer
from campaigns.tables.parts import Section
from campaigns.tables.support import FollowerTable, ModelTable, SupportTable, TransferTable
from campaigns.views.records import (
    AtFacilitiesList,
    PartEdit,
    PartRemove,
    Record,
    RecordDetail,
    RecordEdit,
    RecordRemove,
)
from enterprises.models import Facility

TYPE_THE_FIRST = gettext_lazy(
    "Type the first one in, or bring a spreadsheet: the import page has one."
)


class _Support(Record):
    model = SupportCase
    kind = "support"
    every = gettext_lazy("Instances of support")


class _Model(Record):
    model = DemonstrationModel
    kind = "model"
    every = gettext_lazy("Models")


class _Transfer(Record):
    model = TechnologyTransfer
    kind = "transfer"
    every = gettext_lazy("Technology transfers")


class _Follower(_Model):
    part = ModelFollower
    owner = "model"


# Support ----------------------------------------------------------------------------------------


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class SupportList(_Support, AtFacilitiesList):
    """Instances of support."""

    lead = gettext_lazy("Each is an event: a facility that was supported twice stands here twice.")
    table_class = SupportTable
    filterset_class = SupportFilter
    empty_title = gettext_lazy("No instance of support yet")
    empty_text = TYPE_THE_FIRST
    export_name = "support"
    book = SupportBook
    new = gettext_lazy("New instance of support")


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class SupportDetail(_Support, RecordDetail):
    """One instance of support."""

    fields = ("facility", "place", "equipment", "supported_on", "plan", "project", "amount_vnd")


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class SupportEdit(_Support, RecordEdit):
    """An instance of support."""

    form_class = SupportForm
    title_new = gettext_lazy("New instance of support")
    title_change = gettext_lazy("Change the instance of support")


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class SupportRemove(_Support, RecordRemove):
    """An instance of support."""

    title = gettext_lazy("Remove the instance of support")


# Models -----------------------------------------------------------------------------------------


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ModelList(_Model, AtFacilitiesList):
    """Demonstration, pilot and exemplary models."""

    lead = gettext_lazy("Demonstration, pilot and exemplary models, each at a facility.")
    table_class = ModelTable
    filterset_class = ModelFilter
    empty_title = gettext_lazy("No model yet")
    empty_text = TYPE_THE_FIRST
    export_name = "models"
    book = ModelBook
    new = gettext_lazy("New model")


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ModelDetail(_Model, RecordDetail):
    """One model, what came of it, and who followed."""

    fields = (
        *("facility", "place", "established_on", "plan", "project"),
        *("result", "investment_vnd", "annual_saving_vnd", "programmes"),
    )

    def sections(self) -> list[Section]:
        followers = self.object.followers
        seen = Facility.objects.for_user(self.request.user)
        shown = followers.filter(facility__in=seen.values("pk")).select_related("facility")
        table = FollowerTable(shown.order_by("followed_on", "pk"), may_edit=self.may_edit)
        hidden = followers.count() - len(table.rows)
        return [
            Section(
                name="followers",
                title=gettext_lazy("Who followed"),
                table=table,
                add=gettext_lazy("Add a follower"),
                to_add=reverse("campaigns:follower_create", args=[self.object.pk]),
                empty=gettext_lazy("No facility is known yet that did as this model showed."),
                note=_unseen(hidden) if hidden else "",
            )
        ]


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class ModelEdit(_Model, RecordEdit):
    """A model."""

    form_class = DemonstrationForm
    title_new = gettext_lazy("New model")
    title_change = gettext_lazy("Change the model")


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class ModelRemove(_Model, RecordRemove):
    """A model."""

    title = gettext_lazy("Remove the model")
    lead = gettext_lazy(
        "The list of who followed goes with it. Figures that counted it change within seconds;"
        " history keeps what it was, and who removed it."
    )


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class FollowerEdit(_Follower, PartEdit):
    """A facility that did as the model showed."""

    form_class = FollowerForm
    title_new = gettext_lazy("Add a follower")
    title_change = gettext_lazy("Change the follower")


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class FollowerRemove(_Follower, PartRemove):
    """A facility that did not follow the model after all."""

    title = gettext_lazy("Remove the follower")


# Transfers --------------------------------------------------------------------------------------


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class TransferList(_Transfer, AtFacilitiesList):
    """Technology transfers."""

    lead = gettext_lazy("Technologies handed on to facilities, each on one day.")
    table_class = TransferTable
    filterset_class = TransferFilter
    empty_title = gettext_lazy("No technology transfer yet")
    empty_text = TYPE_THE_FIRST
    export_name = "transfers"
    book = TransferBook
    new = gettext_lazy("New technology transfer")


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class TransferDetail(_Transfer, RecordDetail):
    """One technology transfer."""

    fields = (
        *("facility", "place", "supplier", "contract_no", "transferred_on", "plan"),
        *("value_vnd", "result", "programmes"),
    )


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class TransferEdit(_Transfer, RecordEdit):
    """A technology transfer."""

    form_class = TransferForm
    title_new = gettext_lazy("New technology transfer")
    title_change = gettext_lazy("Change the technology transfer")


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class TransferRemove(_Transfer, RecordRemove):
    """A technology transfer."""

    title = gettext_lazy("Remove the technology transfer")


def _unseen(count: int) -> Any:
    return ngettext(
        "and %(count)s facility that you may not see",
        "and %(count)s facilities that you may not see",
        count,
    ) % {"count": count}
