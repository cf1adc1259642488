"""What is typed of local reports: the round, the boxes of a report, and what is decided."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.choices import LocalMove
from campaigns.forms.rounds import FIRST_YEAR
from campaigns.models import LocalReport, LocalRound
from campaigns.selectors.rounds import territories_of
from campaigns.services.local_reports import save_local_round
from core.forms import DayField


class LocalRoundForm(forms.ModelForm):
    """A round: of which province and year, and until when reports are due. The year and the
    province stay once units are asked."""

    opens_on = DayField(label=_("Opens on"))
    due_on = DayField(
        label=_("Due on"),
        help_text=_("Units are reminded two weeks before, three days before, and the day after."),
    )

    class Meta:
        model = LocalRound
        fields = ("admin_unit", "year", "opens_on", "due_on", "message")
        labels = {
            "admin_unit": _("Province, city"),
            "year": _("Year of the reports"),
            "message": _("What you want to say to the units"),
        }
        help_texts = {
            "year": _("Until 2024 the districts of that time report, from 2025 on the communes."),
            "message": _("It stands above the form of each report."),
        }
        widgets = {"message": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *, user: User, instance: LocalRound | None, **options: Any) -> None:
        super().__init__(instance=instance, **options)
        self.user = user
        fields: Any = self.fields
        fields["admin_unit"].queryset = territories_of(user)
        fields["admin_unit"].empty_label = None
        if instance is None:
            today = timezone.localdate()
            self.initial = {"year": today.year, "opens_on": today, **self.initial}
            return
        for name in ("admin_unit", "year"):
            del self.fields[name]

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if not FIRST_YEAR <= year <= timezone.localdate().year:
            raise forms.ValidationError(_("A year since 2009 that has begun."))
        return year

    def save(self, commit: bool = True) -> LocalRound:
        return save_local_round(local_round=self.instance, by=self.user)


class LocalReportForm(forms.ModelForm):
    """The unit's own words; the figures beside them come by themselves."""

    class Meta:
        model = LocalReport
        fields = ("done", "difficulties", "next_year", "proposals")
        labels = {
            "done": _("What was done"),
            "difficulties": _("Difficulties and their causes"),
            "next_year": _("What is planned for next year"),
            "proposals": _("Proposals to the department"),
        }
        help_texts = {
            "done": _(
                "In a few sentences: leading and organising, information, training, support. What"
                " the figures say need not be repeated."
            )
        }
        widgets = {
            "done": forms.Textarea(attrs={"rows": 8}),
            "difficulties": forms.Textarea(attrs={"rows": 4}),
            "next_year": forms.Textarea(attrs={"rows": 4}),
            "proposals": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *, user: User, instance: LocalReport, **options: Any) -> None:
        super().__init__(instance=instance, **options)

    def save(self, commit: bool = True) -> LocalReport:
        self.instance.saved_at = timezone.now()
        self.instance.save(update_fields=[*self.Meta.fields, "saved_at"])
        return self.instance


class LocalMoveForm(forms.Form):
    """What is decided of a report, and why."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The unit reads it: what is to be mended?"),
    )
    move = forms.ChoiceField(choices=LocalMove.choices, widget=forms.HiddenInput, required=False)

    def clean_move(self) -> LocalMove:
        try:
            return LocalMove(self.cleaned_data["move"])
        except ValueError as error:
            raise forms.ValidationError(_("Say what is to become of the report.")) from error
