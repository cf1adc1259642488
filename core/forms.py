"""Fields that every form shares."""

from typing import Any

from django import forms


class DayField(forms.DateField):
    """A day, from the browser's calendar or typed as 31/12/2026."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            input_formats=["%Y-%m-%d", "%d/%m/%Y"],
            **options,
        )


class SeveralField(forms.TypedMultipleChoiceField):
    """Any number of fixed words, as boxes to tick; none of them is an answer too."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, **options})
