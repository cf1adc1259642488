"""What is typed of signing up for an event and of coming to it, by the public and by the office."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.choices import SignUpState
from campaigns.forms.codes import facility_code
from campaigns.models import Activity, SignUp
from campaigns.services.attendance import Arrival
from campaigns.services.sign_up import move_up
from core.addresses import new_key
from core.forms import DayField
from core.text import clean_cell
from enterprises.models import Facility

LABELS = {
    "name": _("Full name"),
    "organisation": _("Enterprise or agency"),
    "position": _("Position"),
    "role": _("You come as"),
    "email": _("E-mail"),
    "phone": _("Phone"),
}
CODE_OR_TAX_CODE = _("Tax code or facility code")


class _Named(forms.Form):
    """A name as it is compared: without doubled spaces."""

    def clean_name(self) -> str:
        return clean_cell(self.cleaned_data["name"])


class WishForm(_Named, forms.ModelForm):
    """Somebody wants to come. Whether she stands in the list already is not told here: that is
    nobody else's business."""

    facility_code = forms.CharField(
        label=CODE_OR_TAX_CODE,
        help_text=_("If you know it: your facility is then counted among those that took part."),
        required=False,
        max_length=30,
    )

    class Meta:
        model = SignUp
        fields = ("name", "email", "organisation", "facility_code", "position", "role", "phone")
        labels = LABELS
        help_texts = {"email": _("We write to it whether you have a seat.")}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "organisation": forms.TextInput(attrs={"autocomplete": "organization"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        }

    field_order = Meta.fields

    def __init__(self, data: Any = None, *, activity: Activity) -> None:
        super().__init__(data, instance=SignUp(activity=activity))
        fields: Any = self.fields
        fields["email"].required = True
        fields["role"].choices = [("", _("not said")), *fields["role"].choices[1:]]

    def validate_unique(self) -> None:
        """Who stands in the list is written to again."""


class DoorForm(_Named):
    """Who stands at the door says so on the phone."""

    name = forms.CharField(
        label=_("Full name"), max_length=150, widget=forms.TextInput({"autocomplete": "name"})
    )
    organisation = forms.CharField(
        label=_("Tax code, facility code or name of your organisation"),
        help_text=_("Not needed when you signed up before."),
        max_length=300,
        required=False,
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("If you signed up with it."),
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    def arrival(self) -> Arrival:
        given = self.cleaned_data
        return Arrival(
            name=given["name"],
            organisation=clean_cell(given["organisation"]),
            email=given["email"],
        )


class OpeningForm(forms.ModelForm):
    """Until when people may sign up, and how many seats there are."""

    sign_up_until = DayField(
        label=_("Closing date"),
        help_text=_("Left empty, people sign up until the event is over."),
        required=False,
    )

    class Meta:
        model = Activity
        fields = ("sign_up_until", "seats")
        labels = {"seats": _("Seats")}
        help_texts = {
            "seats": _("Left empty, there is no limit; who comes later waits until a seat is free.")
        }

    def __init__(self, *, user: User, **options: Any) -> None:
        super().__init__(**options)

    def save(self, commit: bool = True) -> Activity:
        """The page has an address from now on; new seats go to who waits."""
        if self.instance.sign_up_key is None:
            self.instance.sign_up_key = new_key()
        saved: Activity = super().save(commit)
        move_up(activity=saved)
        return saved


class SignUpEditForm(_Named, forms.ModelForm):
    """What the office knows better: the facility, the name, and whether somebody has a seat."""

    facility = facility_code()

    class Meta:
        model = SignUp
        fields = ("name", "organisation", "facility", "position", "role", "email", "phone", "state")
        labels = LABELS | {"role": _("Role"), "state": _("State")}

    def __init__(self, *, user: User, instance: SignUp, **options: Any) -> None:
        super().__init__(instance=instance, **options)
        fields: Any = self.fields
        fields["facility"].among = Facility.objects.for_user(user)
        if instance.facility is not None:
            self.initial["facility"] = instance.facility.code

    def save(self, commit: bool = True) -> SignUp:
        """Who gets a seat is written to; a seat that is given back goes to who waits."""
        if "state" in self.changed_data and self.instance.state == SignUpState.SIGNED_UP:
            self.instance.told_at = None
        saved: SignUp = super().save(commit)
        move_up(activity=saved.activity)
        return saved


class ComersForm(forms.Form):
    """Who of those that signed up came."""

    came = forms.TypedMultipleChoiceField(
        label=_("Who came"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one person.")},
    )

    def __init__(self, *args: Any, expected: list[SignUp], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["came"]
        field.choices = [(each.pk, _line(each)) for each in expected]


def _line(sign_up: SignUp) -> str:
    """A person and for whom she comes."""
    return " – ".join(filter(None, (sign_up.name, str(sign_up.facility or sign_up.organisation))))
