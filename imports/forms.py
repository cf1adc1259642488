"""What is asked of someone who brings a file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from imports.kinds import KINDS

MOST_MEGABYTES = 100
SUFFIXES = ".xlsx,.xls,.ods,.csv"


class FileForm(forms.Form):
    """A spreadsheet."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("xlsx, xls, ods or csv, at most 100 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": SUFFIXES}),
        allow_empty_file=True,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_MEGABYTES * 1024 * 1024:
            raise ValidationError(_("The file is larger than 100 MB. Divide it into several."))
        return file


class UploadForm(FileForm):
    """The kind of data, and the file."""

    field_order = ("kind", "file")
    kind = forms.ChoiceField(
        label=_("What the file holds"), choices=[(k.name, k.title) for k in KINDS.values()]
    )
