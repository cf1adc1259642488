"""What the rows of an import can be narrowed to."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.filters import AnyChoiceFilter, ListFilter
from imports.choices import RowOutcome
from imports.models import ImportBatch, ImportRow
from imports.selectors import sheet_titles


class RowFilter(ListFilter):
    """By sheet and by outcome."""

    wide = ()
    sheet = AnyChoiceFilter(label=_("Sheet"))
    outcome = AnyChoiceFilter(label=_("Outcome"), choices=RowOutcome.choices)

    class Meta:
        model = ImportRow
        fields = ("sheet", "outcome")

    def __init__(self, *args: Any, batch: ImportBatch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["sheet"].extra["choices"] = list(sheet_titles(batch).items())
