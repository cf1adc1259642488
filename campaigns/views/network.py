"""The network of sustainable production and consumption: its members, what they promised, and who
supplies whom."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from accounts.access import requires
from accounts.roles import Permission
from campaigns.exports import NetworkBook
from campaigns.filters.network import MemberFilter
from campaigns.forms.network import CommitmentForm, LinkForm, MemberForm
from campaigns.models import ChainLink, Commitment, NetworkMember
from campaigns.selectors.network import chain_of
from campaigns.tables.network import CommitmentTable, MemberTable, PurchaseTable, SupplyTable
from campaigns.tables.parts import Section
from campaigns.views.records import (
    PartEdit,
    PartRemove,
    Record,
    RecordDetail,
    RecordEdit,
    RecordList,
    RecordRemove,
)
from campaigns.views.support import TYPE_THE_FIRST

CONTACT = ("contact_name", "phone", "email")


class _Member(Record):
    model = NetworkMember
    kind = "member"
    every = _("Members of the network")


class _Commitment(_Member):
    part = Commitment
    owner = "member"


class _Link(_Member):
    part = ChainLink
    owner = "supplier"


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class MemberList(_Member, RecordList):
    """The members in a person's territory."""

    lead = _("The network of sustainable production and consumption, from supplier to consumer.")
    table_class = MemberTable
    filterset_class = MemberFilter
    empty_title = _("No member yet")
    empty_text = TYPE_THE_FIRST
    export_name = "network"
    book = NetworkBook
    new = _("New member")

    def get_queryset(self) -> Any:
        return self.seen().with_counts()


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class MemberDetail(_Member, RecordDetail):
    """One member, its chain, what it promised, and with whom it trades."""

    template_name = "campaigns/member_detail.html"
    fields = ("kind", "admin_unit", "facility", "joined_on", "left_on", *CONTACT)

    def facts(self) -> Any:
        """Whoever only reads needs no person to call."""
        facts = super().facts()
        return facts if self.may_edit else facts[: -len(CONTACT)]

    def sections(self) -> list[Section]:
        member = self.object
        promised = Section(
            name="commitments",
            title=_("Commitments"),
            table=CommitmentTable(member.commitments.all(), may_edit=self.may_edit),
            add=_("Add a commitment"),
            to_add=reverse("campaigns:commitment_create", args=[member.pk]),
            empty=_("No commitment yet: add what the member promised the network."),
        )
        return [promised, *self._links()]

    def _links(self) -> list[Section]:
        down = self.object.links_down.select_related("buyer", "activity")
        up = self.object.links_up.select_related("supplier", "activity")
        to_link = reverse("campaigns:link_create", args=[self.object.pk])
        return [
            Section(
                name="supplies",
                title=_("Supplies"),
                table=SupplyTable(down, may_edit=self.may_edit),
                add=_("Add a buyer"),
                to_add=to_link,
                empty=_("Nobody is known yet whom this member supplies."),
            ),
            Section(
                name="buys",
                title=_("Buys from"),
                table=PurchaseTable(up, may_edit=self.may_edit),
                add=_("Add a supplier"),
                to_add=f"{to_link}?as=buyer",
                empty=_("Nobody is known yet who supplies this member."),
            ),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        chain = chain_of(self.object, reader=self.request.user, day=today)
        return super().get_context_data(chain=chain, **kwargs)


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class MemberEdit(_Member, RecordEdit):
    """A member."""

    form_class = MemberForm
    title_new = _("New member of the network")
    title_change = _("Change the member")


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class MemberRemove(_Member, RecordRemove):
    """A member who was typed in by mistake."""

    title = _("Remove the member")
    lead = _(
        "Only of one that was typed in by mistake: of a member that left, write the day instead."
        " Its commitments and links go with it; history keeps what they were."
    )


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class CommitmentEdit(_Commitment, PartEdit):
    """What a member promised."""

    form_class = CommitmentForm
    title_new = _("Add a commitment")
    title_change = _("Change the commitment")


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class CommitmentRemove(_Commitment, PartRemove):
    """What a member did not promise after all."""

    title = _("Remove the commitment")


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class LinkEdit(_Link, PartEdit):
    """A link of a member with another: as the supplier, or, when the address says so, as the
    buyer."""

    form_class = LinkForm
    title_new = _("Add a link of the chain")
    title_change = _("Change the link of the chain")

    def get_form_kwargs(self) -> dict[str, Any]:
        given = super().get_form_kwargs()
        if self.record is None and self.request.GET.get("as") == "buyer":
            given["instance"] = ChainLink(buyer=self.whole)
        return given


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class LinkRemove(_Link, PartRemove):
    """A link that never was; of one that ended, the day is written instead."""

    title = _("Remove the link of the chain")
    lead = _(
        "Only of one that was typed in by mistake: of a link that ended, write the day instead."
    )
