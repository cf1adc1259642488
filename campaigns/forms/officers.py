"""What is typed of officers, and of the trainings that they attended."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from campaigns.choices import Employer, ParticipantRole
from campaigns.forms.codes import activity_code, facility_code
from campaigns.models import Activity, Officer, Participation
from campaigns.selectors.rounds import territories_of
from core.forms import DayField
from enterprises.models import AdminUnit, Agency, Facility, Zone


class OfficerForm(forms.ModelForm):
    """An officer of one agency, zone board or facility, whose territory is the officer's."""

    facility = facility_code()
    started_on = DayField(label=_("In post since"), required=False)
    left_on = DayField(
        label=_("Left on"),
        required=False,
        help_text=_("The first day no longer in post. Figures of the years before still count."),
    )

    class Meta:
        model = Officer
        fields = (
            *("name", "position", "agency", "zone", "facility"),
            *("started_on", "left_on", "phone", "email"),
        )
        labels = {
            "name": _("Full name"),
            "position": _("Position"),
            "agency": _("Agency"),
            "zone": _("Zone, cluster or craft village"),
            "phone": _("Phone"),
            "email": _("E-mail"),
        }
        help_texts = {"agency": _("Name one employer: an agency, a zone or a facility.")}

    def __init__(self, *, user: User, instance: Officer | None, **options: Any) -> None:
        super().__init__(instance=instance, **options)
        territories = territories_of(user).values("pk")
        fields: Any = self.fields
        fields["agency"].queryset = Agency.objects.filter(
            Q(admin_unit__in=territories)
            | Q(admin_unit__province__in=territories)
            | Q(admin_unit__current_province__in=territories)
        )
        fields["zone"].queryset = Zone.objects.filter(province__in=territories)
        fields["facility"].among = Facility.objects.for_user(user, Permission.EDIT_PLANS)
        if instance is not None and instance.facility is not None:
            self.initial["facility"] = instance.facility.code

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        employers = [values[name] for name in Employer if values.get(name)]
        if len(employers) == 1:
            self.instance.admin_unit = _province_of(employers[0])
        elif not set(Employer) & set(self.errors):
            words = _("Name one employer, and only one: an agency, a zone or a facility.")
            self.add_error("agency", words)
        started, left = values.get("started_on"), values.get("left_on")
        if started and left and left < started:
            self.add_error("left_on", _("It lies before the day on which the officer began."))
        return values


class TrainingForm(forms.Form):
    """A training that an officer attended: it stands in the list of participants as well."""

    activity = activity_code(required=True)
    certificate = forms.CharField(label=_("Certificate number"), required=False, max_length=100)

    def __init__(self, *, user: User, officer: Officer, instance: None, **options: Any) -> None:
        super().__init__(**options)
        self.officer = officer
        fields: Any = self.fields
        fields["activity"].among = Activity.objects.for_user(user, Permission.EDIT_PLANS)

    def clean_activity(self) -> Activity:
        activity: Activity = self.cleaned_data["activity"]
        if activity.participations.filter(officer=self.officer).exists():
            raise forms.ValidationError(_("The officer stands in its list already."))
        return activity

    def save(self) -> Participation:
        """Whoever stands in the list under the same name and employer is the officer."""
        is_of_facility = self.officer.facility_id is not None
        role = ParticipantRole.TECHNICAL if is_of_facility else ParticipantRole.STATE
        attended, _made = Participation.objects.get_or_create(
            activity=self.cleaned_data["activity"],
            person=self.officer.name,
            **{name: getattr(self.officer, name) for name in Employer},
            defaults={"role": role},
        )
        attended.officer = self.officer
        attended.certificate = self.cleaned_data["certificate"] or attended.certificate
        attended.save()
        return attended


def _province_of(employer: Agency | Zone | Facility) -> AdminUnit:
    """The province of an employer, in the edition in which its place is known."""
    if isinstance(employer, Zone):
        return employer.province
    unit: Any = employer.admin_unit if isinstance(employer, Agency) else _place_of(employer)
    province: AdminUnit = unit.province or unit
    return province


def _place_of(facility: Facility) -> AdminUnit | None:
    return facility.commune or facility.former_commune
