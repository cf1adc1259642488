"""Forms of collection rounds and of the way in by an invitation."""

from typing import Any

from django import forms
from django.contrib.auth.forms import BaseUserCreationForm
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.models import CollectionRound, Invitation
from campaigns.selectors.rounds import territories_of
from core.forms import DayField
from enterprises.models import FacilityList

# With the national strategy of that year the programmes begin.
FIRST_YEAR = 2009


class RoundForm(forms.ModelForm):
    """A round: for which year and territory, from when to when, and whom it asks."""

    opens_on = DayField(label=_("Opens on"))
    closes_on = DayField(
        label=_("Closes on"), help_text=_("Who has not answered is reminded a week before.")
    )
    corrected_until = DayField(
        label=_("Corrections until"),
        help_text=_("What was returned can be mended until then; late reports are still taken."),
    )

    class Meta:
        model = CollectionRound
        fields = (
            "name",
            "admin_unit",
            "reporting_year",
            "opens_on",
            "closes_on",
            "corrected_until",
            "facility_list",
            "message",
        )
        labels = {
            "name": _("Name"),
            "admin_unit": _("Territory"),
            "reporting_year": _("Reporting year"),
            "facility_list": _("List of facilities"),
            "message": _("What you want to say to the enterprises"),
        }
        help_texts = {
            "facility_list": _(
                "Only facilities on the list can be asked. Without one, choose among all of the"
                " territory."
            ),
            "message": _("It stands in the letter and on the page of the invitation."),
        }
        widgets = {"message": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: Any = self.fields
        fields["admin_unit"].queryset = territories_of(user)
        fields["admin_unit"].empty_label = None
        fields["facility_list"].queryset = FacilityList.objects.filter(
            admin_unit__in=territories_of(user)
        )
        fields["facility_list"].empty_label = _("none: I choose them")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        opens_on, year = values.get("opens_on"), values.get("reporting_year")
        if opens_on and year and not FIRST_YEAR <= year <= opens_on.year:
            words = _("A year can be reported once it has begun: at most that of the opening day.")
            self.add_error("reporting_year", words)
        listed = values.get("facility_list")
        if listed and listed.admin_unit_id != getattr(values.get("admin_unit"), "pk", None):
            self.add_error("facility_list", _("This list is of another territory."))
        return values


class AddressForm(forms.ModelForm):
    """To which address the letter of an invitation goes."""

    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )

    class Meta:
        model = Invitation
        fields = ("email",)


class ColleagueForm(forms.Form):
    """Whom to ask to report for the same enterprise."""

    email = forms.EmailField(
        label=_("E-mail of a colleague"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )


class SignUpForm(BaseUserCreationForm):
    """Name and password: the address is the one that the letter went to."""

    class Meta:
        model = User
        fields = ("full_name",)
        labels = {"full_name": _("Your full name")}

    def __init__(self, *args: Any, email: str, **options: Any) -> None:
        super().__init__(*args, instance=User(email=email), **options)
        fields: Any = self.fields
        fields["full_name"].required = True
        fields["full_name"].widget.attrs["autocomplete"] = "name"
        fields["password2"].help_text = ""


def usual_round() -> dict[str, Any]:
    """What a new round begins with: this year, a month from today on."""
    today = timezone.localdate()
    return {"reporting_year": today.year, "opens_on": today}
