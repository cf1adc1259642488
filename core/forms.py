"""Fields that every form shares."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class Suggesting(forms.TextInput):
    """A line to type in that offers words to complete it."""

    suggestions: Iterable[str] = ()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        offered = f"{name}-suggestions"
        line = super().render(name, value, {**(attrs or {}), "list": offered}, renderer)
        words = format_html_join(
            "", '<option value="{}"></option>', ([s] for s in self.suggestions)
        )
        return format_html('{}<datalist id="{}">{}</datalist>', line, offered, words)


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
