"""What may be chosen in which column of a template."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from assessments.models import Resource, SolutionCategory
from campaigns.importers.targets import DenominatorWidget
from campaigns.models import Indicator
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import BooleanWidget, CellWidget, ChoiceWidget, cell_text
from core.spreadsheets.wordings import Text
from core.units import UNITS
from enterprises.choices import CURRENT_EDITION, Level
from enterprises.models import AdminUnit, Industry

# Classes of industry are chosen by their four or five digits.
CLASS_LEVEL = 4
WHOLE_COUNTRY = "Cả nước"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A list of values, and for each what it means where the value alone does not say."""

    title: Text
    values: Sequence[str]
    meanings: Sequence[str] = field(default=())


def choices_of(sheets: Iterable[type[Sheet]]) -> dict[tuple[str, str], Choice]:
    """(sheet, column) → its list; columns that are free have none. A list is read once."""
    read: dict[Callable[[], Choice], Choice] = {}
    found: dict[tuple[str, str], Choice] = {}
    for sheet in sheets:
        for name, column in sheet.columns().items():
            source = SOURCES.get((sheet.sheet_name, name)) or SOURCES.get(("", name))
            if source is not None:
                if source not in read:
                    read[source] = source()
                found[sheet.sheet_name, name] = read[source]
            elif words := _words(column.widget):
                found[sheet.sheet_name, name] = Choice(title=column.header, values=words)
    return found


def _words(widget: CellWidget) -> list[str]:
    """The fixed words that a column's own widget knows."""
    if isinstance(widget, BooleanWidget):
        return [cell_text(True), cell_text(False)]
    if isinstance(widget, DenominatorWidget):
        widget = widget.words
    return list(widget.first.values()) if isinstance(widget, ChoiceWidget) else []


def accepted(column: Column, choice: Choice | None) -> str:
    """The values of a short list, in one line."""
    return ", ".join(_words(column.widget)) if choice else ""


def _provinces() -> Choice:
    units = AdminUnit.objects.filter(edition=CURRENT_EDITION, level=Level.PROVINCE)
    names = units.order_by("name").values_list("name", flat=True)
    return Choice(title=_("Provinces"), values=list(names))


def _provinces_or_country() -> Choice:
    return Choice(title=_("Provinces"), values=[WHOLE_COUNTRY, *_provinces().values])


def _industries() -> Choice:
    """Codes of both versions; a code of both means what it means in the older one."""
    rows = Industry.objects.filter(level__gte=CLASS_LEVEL).order_by("code", "version")
    names: dict[str, str] = {}
    for code, name in rows.values_list("code", "name_vi"):
        names.setdefault(code, name)
    return Choice(title=_("Industry codes"), values=list(names), meanings=list(names.values()))


def _resources() -> Choice:
    rows = list(Resource.objects.order_by("group", "code"))
    return Choice(
        title=_("Resources"),
        values=list(resource_words(rows).values()),
        meanings=[resource.unit for resource in rows],
    )


def resource_words(resources: Iterable[Resource]) -> dict[int, str]:
    """How each resource is named in a sheet: by its Vietnamese name, or where several have the
    same name, by its code."""
    everyone = list(resources)
    names = [resource.name_vi for resource in everyone]
    return {r.pk: r.name_vi if names.count(r.name_vi) == 1 else r.code for r in everyone}


def _categories() -> Choice:
    rows = list(SolutionCategory.objects.order_by("number"))
    return Choice(
        title=_("Groups of solutions"),
        values=[row.name_vi for row in rows],
        meanings=[str(row.number) for row in rows],
    )


def _units() -> Choice:
    return Choice(title=_("Units"), values=[unit.name for unit in UNITS])


def _indicators() -> Choice:
    rows = list(Indicator.objects.order_by("position"))
    return Choice(
        title=_("Indicators"),
        values=[row.code for row in rows],
        meanings=[row.name_vi for row in rows],
    )


SOURCES: dict[tuple[str, str], Callable[[], Choice]] = {
    ("", "province"): _provinces,
    ("plans", "province"): _provinces_or_country,
    ("facility_lists", "province"): _provinces_or_country,
    ("facilities", "industry"): _industries,
    ("norms", "industry"): _industries,
    ("", "resource"): _resources,
    ("", "expected_effect_resource"): _resources,
    ("flows", "unit"): _units,
    ("outputs", "unit"): _units,
    ("", "category"): _categories,
    ("", "indicator"): _indicators,
}
