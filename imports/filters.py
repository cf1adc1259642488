"""What the rows of an import, and the list of imports, can be narrowed to."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter
from core.templatetags.portal import number
from imports.choices import BatchStatus, RowOutcome
from imports.kinds import KINDS
from imports.models import ImportBatch, ImportRow
from imports.querysets import RowQuerySet
from imports.selectors import FaultGroup, fault_groups, sheet_titles

WARNED, EDITED = "warned", "edited"
MOST_LETTERS = 90
LONGEST_KEY = 18


def _people(request: Any) -> QuerySet[User]:
    """Those whose imports the person may see."""
    seen = ImportBatch.objects.for_user(request.user).order_by().values("created_by")
    return User.objects.filter(pk__in=seen).order_by("email")


class DayFilter(django_filters.DateFilter):
    """A day, chosen or typed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}), **options)


class BatchFilter(ListFilter):
    """Imports by words of the file's name or number, kind, status, person and day."""

    q = SearchFilter(label=_("Name of the file, or number"))
    kind = AnyChoiceFilter(
        label=_("Kind"), choices=lambda: [(kind.name, kind.title) for kind in KINDS.values()]
    )
    status = AnyChoiceFilter(label=_("State"), choices=BatchStatus.choices)
    by = django_filters.ModelChoiceFilter(
        label=_("Brought by"), field_name="created_by", queryset=_people, empty_label=_("any")
    )
    since = DayFilter(label=_("Brought from"), field_name="created_at", lookup_expr="date__gte")
    until = DayFilter(label=_("Brought until"), field_name="created_at", lookup_expr="date__lte")

    class Meta:
        model = ImportBatch
        fields: tuple[str, ...] = ()


class RowFilter(ListFilter):
    """By words in the cells, sheet, outcome, what is to be said of the rows, and, from the history
    of a record, by the record that they speak of (sheet.number)."""

    wide = ("q", "fault")
    q = SearchFilter(label=_("Search in the cells"))
    fault = AnyChoiceFilter(label=_("Error or warning"), method="with_fault")
    outcome = AnyChoiceFilter(label=_("Outcome"), choices=RowOutcome.choices)
    only = AnyChoiceFilter(
        label=_("Only rows"),
        choices=((WARNED, _("with warnings")), (EDITED, _("with values edited by hand"))),
        method="only_such",
    )
    sheet = AnyChoiceFilter(label=_("Sheet"))
    record = django_filters.CharFilter(widget=forms.HiddenInput, method="of_record")

    class Meta:
        model = ImportRow
        fields = ("q", "fault", "outcome", "only", "sheet", "record")

    def __init__(self, *args: Any, batch: ImportBatch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = sheet_titles(batch)
        self.filters["sheet"].extra["choices"] = list(titles.items())
        self.filters["fault"].extra["choices"] = list(map(_choice, fault_groups(batch)))
        for name, is_useful in (("sheet", len(titles) > 1), ("fault", batch.summary.get("faults"))):
            if not is_useful:
                del self.filters[name]

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen and exists."""
        self.form.is_valid()
        return dict(getattr(self.form, "cleaned_data", {}))

    @property
    def is_searching(self) -> bool:
        """Whether rows must be looked into to know how many there are."""
        return any(self.chosen.get(name) for name in ("q", "fault", "only", "record"))

    def with_fault(self, rows: RowQuerySet, _name: str, value: str) -> RowQuerySet:
        sheet, code, column = value.split(".", 2)
        return rows.with_message(sheet=sheet, code=code, column=column)

    def of_record(self, rows: RowQuerySet, _name: str, value: str) -> RowQuerySet:
        sheet, _dot, key = value.partition(".")
        is_key = key.isdecimal() and len(key) <= LONGEST_KEY
        return rows.filter(sheet=sheet, object_id=int(key)) if is_key else rows.none()

    def only_such(self, rows: RowQuerySet, _name: str, value: str) -> RowQuerySet:
        return rows.with_warnings() if value == WARNED else rows.edited_by_hand()


def _choice(group: FaultGroup) -> tuple[str, str]:
    """'Error – Mã ngành: There is no industry code “…”. (3,904)'."""
    level = gettext("Error") if group.is_error else gettext("Warning")
    column = f"{group.column}: " if group.column else ""
    text = group.text if len(group.text) <= MOST_LETTERS else group.text[:MOST_LETTERS] + "…"
    return group.key, f"{level} – {column}{text} ({number(group.count)})"
