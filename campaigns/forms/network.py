"""What is typed of members of the network, their commitments, and who supplies whom."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from campaigns.forms.codes import activity_code, facility_code
from campaigns.forms.support import LONG, AtFacilityForm
from campaigns.models import Activity, ChainLink, Commitment, NetworkMember
from core.forms import DayField


class MemberForm(AtFacilityForm):
    """A member: of a facility of the register, or known by its name only."""

    facility = facility_code()
    joined_on = DayField(label=_("Joined on"))
    left_on = DayField(label=_("Left the network on"), required=False)

    class Meta:
        model = NetworkMember
        fields = (
            *("name", "kind", "admin_unit", "facility", "joined_on", "left_on"),
            *("contact_name", "phone", "email"),
        )
        labels = {
            "name": _("Name"),
            "kind": _("Place in the chain"),
            "admin_unit": _("Territory"),
            "contact_name": _("Contact"),
            "phone": _("Phone"),
            "email": _("E-mail"),
        }


class CommitmentForm(forms.ModelForm):
    """What a member promised."""

    due_on = DayField(label=_("Due on"), required=False)
    kept_on = DayField(label=_("Kept on"), required=False)

    class Meta:
        model = Commitment
        fields = ("text", "due_on", "kept_on", "result")
        labels = {"text": _("Commitment"), "result": _("What came of it")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3}), "result": LONG}

    def __init__(self, *, user: User, instance: Commitment, **options: Any) -> None:
        super().__init__(instance=instance, **options)


class LinkForm(forms.ModelForm):
    """One member supplies another."""

    since = DayField(label=_("Since"))
    until = DayField(label=_("Until"), required=False)
    activity = activity_code()

    class Meta:
        model = ChainLink
        fields = ("supplier", "buyer", "product", "since", "until", "activity")
        labels = {"supplier": _("Supplier"), "buyer": _("Buyer"), "product": _("Product")}

    def __init__(self, *, user: User, instance: ChainLink, **options: Any) -> None:
        super().__init__(instance=instance, **options)
        mine = NetworkMember.objects.for_user(user, Permission.EDIT_PLANS)
        fields: Any = self.fields
        for name in ("supplier", "buyer"):
            fields[name].queryset = mine
        fields["activity"].label = _("Came about at the activity")
        fields["activity"].among = Activity.objects.for_user(user, Permission.EDIT_PLANS)
        if self.instance.activity_id:
            self.initial["activity"] = self.instance.activity.code
