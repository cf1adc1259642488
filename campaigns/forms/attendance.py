"""What is typed of those who took part, many at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.choices import ParticipantRole

EVERYBODY = [("", _("not said")), *ParticipantRole.choices]
MOST_TYPED = 100_000


class PastedForm(forms.Form):
    """A list of names, a line for each."""

    names = forms.CharField(
        label=_("List of names"),
        help_text=_(
            "A line for each person: name; facility, zone or agency; certificate number. Copied"
            " from Excel it is right as it is. A code or tax code is surer than a name."
        ),
        max_length=MOST_TYPED,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    role = forms.ChoiceField(label=_("Role of all of them"), choices=EVERYBODY, required=False)
    unknown_alone = forms.BooleanField(
        label=_("Take people whose organisation is not found by their name alone"),
        required=False,
    )
