"""What is typed of a rule: from when it holds, what it says, and what it counts."""

import hashlib
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from assessments.choices import SolutionStatus
from campaigns.choices import ActivityKind, AwareBy, RuleCode
from campaigns.models import Rule
from core.forms import DayField, SeveralField
from enterprises.selectors import is_at_home_everywhere, whole_provinces

MOST_YEARS = 50
ALL_MARKED = _(
    "Of those that are marked as counting, only the kinds ticked here; none ticked: all of them."
)


def _counts(code: str) -> dict[str, forms.Field]:
    """The fields of what a rule counts; their names are those of its parameters."""
    if code == RuleCode.APPLYING:
        label, states = _("Solutions that count"), SolutionStatus.choices
        return {"statuses": SeveralField(label=label, choices=states, required=True)}
    if code == RuleCode.AWARE:
        asked: dict[str, forms.Field] = {
            name: forms.BooleanField(label=words, required=False) for name, words in AwareBy.choices
        }
        return asked | {"kinds": _kinds(required=False, help_text=ALL_MARKED)}
    years = forms.IntegerField(
        label=_("For how many years"),
        min_value=1,
        max_value=MOST_YEARS,
        help_text=_("The year of the activity is the first."),
    )
    return {"kinds": _kinds(required=True), "years": years}


def _kinds(**options: Any) -> SeveralField:
    return SeveralField(label=_("Activities that count"), choices=ActivityKind.choices, **options)


class RuleForm(forms.ModelForm):  # type: ignore[type-arg]
    """A rule of one word (`code`). What it counts is asked in fields, and kept as parameters."""

    valid_from = DayField(
        label=_("Valid from"),
        help_text=_("A figure of a year follows the rule in force on 31 December of it."),
    )

    class Meta:
        model = Rule
        fields = ("admin_unit", "valid_from", "text_vi", "text_en")
        labels = {
            "admin_unit": _("Province"),
            "text_vi": _("Vietnamese text"),
            "text_en": _("English text"),
        }
        help_texts = {
            "admin_unit": _("A province's own rule goes before the one for the whole country."),
            "text_vi": _("Reports print it beside each figure that rests on it."),
        }
        widgets = {
            "text_vi": forms.Textarea(attrs={"rows": 3}),
            "text_en": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *, user: User, instance: Rule, **options: Any) -> None:
        super().__init__(instance=instance, **options)
        fields: Any = self.fields
        edits = Permission.EDIT_PLANS
        fields["admin_unit"].queryset = whole_provinces(user, edits, kept=instance.admin_unit_id)
        fields["admin_unit"].required = not is_at_home_everywhere(user, edits)
        if is_at_home_everywhere(user, edits):
            fields["admin_unit"].empty_label = _("the whole country")
        if instance.pk and not Rule.objects.removable().filter(pk=instance.pk).exists():
            # Others rest on this one being there from the beginning.
            fields["admin_unit"].disabled = fields["valid_from"].disabled = True
        self.counting = _counts(instance.code)
        fields.update(self.counting)
        self.initial.update({name: instance.params.get(name) for name in self.counting})

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors:
            if self.instance.code == RuleCode.AWARE and not any(map(values.get, AwareBy.values)):
                self.add_error(None, _("Say at least one thing by which a facility is aware."))
            said = {name: values[name] for name in self.counting}
            self.instance.params = self.instance.params | said
        return values

    def _get_validation_exclusions(self) -> set[str]:
        """The word is not typed, but whether it has a rule from that day already is asked."""
        return super()._get_validation_exclusions() - {"code"}  # type: ignore[misc, no-any-return]

    @property
    def mark(self) -> str:
        """A short text that changes when anything is typed differently."""
        said = sorted((name, str(value)) for name, value in self.cleaned_data.items())
        return hashlib.sha256(repr(said).encode()).hexdigest()[:16]
