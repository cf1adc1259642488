"""What those who check say."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.choices import AssessmentKind, Move
from assessments.models import ChecklistTask
from assessments.selectors.queue import colleagues_of

# The moves of those who check; handing in and taking back belong to who fills it in.
CHECKS = (Move.VERIFY, Move.RETURN, Move.REOPEN, Move.PREFER)
EXPERT_KINDS = (AssessmentKind.QUICK, AssessmentKind.DETAILED)


class DecisionForm(forms.Form):
    """A move and its reason; the buttons are the moves that are open."""

    reason = forms.CharField(
        label=_("Reason, or words for the enterprise"),
        help_text=_(
            "Needed to return it or to open it again. When you return it, comments at the lines"
            " are reason enough."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    move = forms.TypedChoiceField(
        choices=[(move.value, move.label) for move in CHECKS], coerce=Move, widget=forms.HiddenInput
    )


class ChosenForm(forms.Form):
    """The assessments that were chosen in the queue."""

    chosen = forms.TypedMultipleChoiceField(
        coerce=int,
        error_messages={"required": _("Choose at least one assessment: tick its box.")},
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        # Any number: which of them the person may check is for the view to find out.
        numbers = [each for each in data.getlist("chosen") if each.isdecimal() and len(each) < 19]
        self.fields["chosen"].choices = [(each, each) for each in numbers]  # type: ignore[attr-defined]


class AssignForm(forms.Form):
    """Who is to check; nobody gives it back to all."""

    to: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label=_("Who checks"), queryset=None, required=False, empty_label=_("nobody in particular")
    )

    def __init__(self, data: Any = None, *, user: Any) -> None:
        super().__init__(data)
        field: Any = self.fields["to"]
        field.queryset = colleagues_of(user)
        field.initial = user.pk


class TaskForm(forms.Form):
    """A task of the checklist, done or, with `undo`, not done after all."""

    task = forms.ModelChoiceField(queryset=ChecklistTask.objects.all())
    note = forms.CharField(required=False)
    undo = forms.BooleanField(required=False)
