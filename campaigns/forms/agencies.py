"""Agencies, as a form asks for them: by name; a new name makes a new agency."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from enterprises.models import Agency

BETWEEN = re.compile(r"\s*[;\n]\s*")
LONGEST = 200


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


class AgencyField(forms.CharField):
    """The name of one agency; the value is its words without spaces around."""

    def __init__(self, **options: Any) -> None:
        widget = Suggesting(attrs={"autocomplete": "off"})
        super().__init__(**{"required": False, "max_length": LONGEST, "widget": widget, **options})

    def offer(self, agencies: Iterable[Agency]) -> None:
        self.widget.suggestions = [agency.name for agency in agencies]


class AgenciesField(forms.CharField):
    """Names of agencies between semicolons or lines; the value is the list of them."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 2})
        super().__init__(**{"required": False, "widget": widget, **options})

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return [name[:LONGEST] for name in BETWEEN.split(text) if name]
