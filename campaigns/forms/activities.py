"""What is typed of activities and of who took part."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.policies import may
from accounts.roles import Permission
from assessments.forms.figures import FigureField, MoneyField
from campaigns.choices import EVENTS, OWN_FIELDS, ActivityKind
from campaigns.forms.codes import check_reached, facility_code
from campaigns.forms.programmes import programmes_field
from campaigns.models import ActionPlan, Activity, Participation
from campaigns.selectors.activities import next_code
from campaigns.selectors.parties import officer_of
from campaigns.selectors.rounds import units_of
from core.forms import DayField
from enterprises.models import Agency, Facility, Zone

# How large a number of copies, booths or people may be: nine digits.
DIGITS = 9
ALL_OWN = {name for names in OWN_FIELDS.values() for name in names}
LONG = {"rows": 3}


class ActivityForm(forms.ModelForm):
    """An activity of one kind: what all kinds have, and what only this one has."""

    starts_on = DayField(label=_("Date"))
    ends_on = DayField(
        label=_("Until"), required=False, help_text=_("Left empty, it takes one day.")
    )
    copies = FigureField(label=_("Copies"), places=0, whole_digits=DIGITS)
    booths = FigureField(label=_("Booths"), places=0, whole_digits=DIGITS)
    reach = FigureField(label=_("People reached"), places=0, whole_digits=DIGITS)
    remedy_due_on = DayField(label=_("To be remedied by"), required=False)
    budget_vnd = MoneyField(label=_("Budget"))
    spent_vnd = MoneyField(label=_("Spent"))
    programmes = programmes_field()

    class Meta:
        model = Activity
        fields = (
            *("title", "code", "plan", "admin_unit", "agency", "starts_on", "ends_on", "place"),
            *("destination", "booths", "copies", "channel", "reach"),
            *("team", "finding", "remedy", "remedy_due_on", "proposal", "decision"),
            *("counts_as_awareness", "budget_vnd", "spent_vnd", "programmes"),
        )
        labels = {
            "title": _("What it is called"),
            "code": _("Activity code"),
            "plan": _("Plan"),
            "admin_unit": _("Territory"),
            "agency": _("Held by"),
            "place": _("Place"),
            "destination": _("Where the tour goes"),
            "channel": _("Channel, newspaper or page"),
            "team": _("Team"),
            "finding": _("What was found"),
            "remedy": _("What is to be done about it"),
            "proposal": _("What is proposed, and for whom"),
            "decision": _("Decision: number, date, issuer"),
            "counts_as_awareness": _("Whoever takes part is aware of cleaner production"),
        }
        help_texts = {
            "code": _("Left empty, the next free one is taken."),
            "admin_unit": _("Of an activity outside any plan."),
            "counts_as_awareness": _("It then counts in the awareness rate of its plan."),
        }
        widgets = {
            name: forms.Textarea(attrs=LONG) for name in ("finding", "remedy", "proposal")
        } | {"title": forms.Textarea(attrs={"rows": 2})}

    def __init__(
        self, *, user: User, kind: ActivityKind, instance: Activity | None, **options: Any
    ) -> None:
        given = instance or Activity(kind=kind, counts_as_awareness=kind in EVENTS)
        super().__init__(instance=given, **options)
        for name in ALL_OWN - set(OWN_FIELDS.get(kind, ())):
            del self.fields[name]
        fields: Any = self.fields
        fields["code"].required = False
        units = units_of(user, chosen=given.admin_unit_id)
        fields["plan"].queryset = ActionPlan.objects.for_user(user, Permission.EDIT_PLANS)
        fields["plan"].empty_label = _("outside any plan")
        if not may(user, Permission.EDIT_PLANS):
            # A unit holds its own; whether it serves a plan is for the department to say.
            del self.fields["plan"]
            fields["admin_unit"].required, fields["admin_unit"].empty_label = True, None
        fields["admin_unit"].queryset = units
        fields["agency"].queryset = Agency.objects.filter(admin_unit__in=units)

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        check_reached(code, page="campaigns:activity_detail")
        return code

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not (values.get("plan") or values.get("admin_unit")) and not self.errors:
            words = _("Say of which plan it is, or of which territory.")
            self.add_error("plan", words)
        if not values.get("code") and values.get("starts_on"):
            # Before the model looks whether it is free.
            values["code"] = self.instance.code or next_code(values["starts_on"].year)
        return values


class ParticipationForm(forms.ModelForm):
    """One who took part: for a facility, a zone or an agency, by name or not."""

    facility = facility_code()

    class Meta:
        model = Participation
        fields = ("facility", "zone", "agency", "person", "role", "certificate")
        labels = {
            "zone": _("Zone, cluster or craft village"),
            "agency": _("Agency"),
            "person": _("Person"),
            "role": _("Role"),
            "certificate": _("Certificate number"),
        }

    def __init__(self, *, user: User, activity: Activity, instance: Any, **options: Any) -> None:
        super().__init__(instance=instance or Participation(activity=activity), **options)
        units = units_of(user)
        fields: Any = self.fields
        fields["facility"].among = Facility.objects.for_user(user)
        zones = Zone.objects.filter(Q(province__in=units) | Q(communes__in=units))
        fields["zone"].queryset = zones.distinct()
        fields["agency"].queryset = Agency.objects.filter(admin_unit__in=units)
        if self.instance.facility_id:
            self.initial["facility"] = self.instance.facility.code

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        named = [name for name in ("facility", "zone", "agency") if values.get(name)]
        if len(named) > 1:
            self.add_error(named[1], _("Name one of facility, zone and agency: add a line each."))
        elif not named and not values.get("person") and not self.errors:
            self.add_error("person", _("Say who took part: a facility, zone, agency or person."))
        return values

    def save(self, commit: bool = True) -> Participation:
        """With the officer of that name and employer, when there is one."""
        if {"person", "facility", "zone", "agency"} & set(self.changed_data):
            self.instance.officer = officer_of(self.instance)
        return super().save(commit)

    def _get_validation_exclusions(self) -> set[str]:
        """The activity is not typed, but whether somebody stands in its list already is asked."""
        return super()._get_validation_exclusions() - {"activity"}  # type: ignore[misc]
