"""Agencies, as a form asks for them: by name; a new name makes a new agency."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms

from core.forms import Suggesting
from enterprises.models import Agency

BETWEEN = re.compile(r"\s*[;\n]\s*")
LONGEST = 200


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
