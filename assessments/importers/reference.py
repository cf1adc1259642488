"""Resources and categories of solutions, as a cell names them."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from assessments.choices import Direction, ResourceGroup
from assessments.models import Resource, SolutionCategory
from core.spreadsheets.sheets import header_key
from core.spreadsheets.wordings import AMBIGUOUS, CellError, wording
from core.text import nearest
from core.units import UnitError, canonical_unit, convert, unit_choices

UNKNOWN_RESOURCE = wording(
    "unknown_resource",
    _("There is no resource “%(value)s”."),
    _("Write the code or the name of a resource."),
)
BAD_UNIT = wording(
    "unit_does_not_fit",
    _("“%(value)s” is no unit of %(resource)s, which is kept in %(unit)s."),
    _("Write one of: %(accepted)s; a quantity in another unit has to be converted first."),
)
UNKNOWN_CATEGORY = wording(
    "unknown_category",
    _("There is no group of solutions “%(value)s”."),
    _("Write a number from 1 to 8, or the name of a group."),
)
MOST_NAMED = 8
GIVEN_OFF = frozenset(
    {
        ResourceGroup.WASTEWATER,
        ResourceGroup.DUST,
        ResourceGroup.WASTE,
        ResourceGroup.HAZARDOUS_WASTE,
        ResourceGroup.CO2E,
    }
)


class ResourceFinder:
    """All resources by code and by name in both languages, read in one query."""

    def __init__(self) -> None:
        self._found: dict[str, list[Resource]] = {}
        self._names: list[str] = []
        for resource in Resource.objects.order_by("pk"):
            self._names += [resource.name_vi, resource.code]
            keys = {header_key(n) for n in (resource.code, resource.name_vi, resource.name_en)}
            for key in keys:
                self._found.setdefault(key, []).append(resource)

    def find(self, text: str) -> Resource:
        """The resource that a cell names; raises CellError."""
        found = self._found.get(header_key(text), [])
        if len(found) == 1:
            return found[0]
        if found:
            raise CellError(AMBIGUOUS, value=text, candidates=[each.code for each in found])
        raise CellError(UNKNOWN_RESOURCE, value=text, nearest=self._near(text))

    def _near(self, text: str) -> list[str]:
        """Those that are named by these words and more, as coals are by “Than”; else what looks
        like it."""
        words = set(header_key(text).split())
        fuller = [name for name in self._names if words and words <= set(header_key(name).split())]
        return fuller[:MOST_NAMED] or nearest(text, self._names, count=2)

    def word_for(self, resource: Resource | None) -> str:
        """The word by which `find` gives the resource back: its Vietnamese name, or its code where
        another one is called the same."""
        if resource is None:
            return ""
        named = self._found.get(header_key(resource.name_vi))
        return resource.name_vi if named == [resource] else resource.code


def unit_of(resource: Resource, text: str) -> str:
    """The unit of a cell in the portal's spelling; raises CellError when it does not convert to
    the resource's own."""
    try:
        convert(Decimal(1), from_unit=text, to_unit=resource.unit)
    except UnitError:
        accepted = list(unit_choices(resource.unit))
        raise CellError(
            BAD_UNIT, value=text, resource=resource.name_vi, unit=resource.unit, accepted=accepted
        ) from None
    return canonical_unit(text)


def usual_direction(resource: Resource) -> Direction:
    return Direction.OUT if resource.group in GIVEN_OFF else Direction.IN


class CategoryFinder:
    """The groups of solutions by number, code and name."""

    def __init__(self) -> None:
        self._found: dict[str, int] = {}
        self._names: list[str] = []
        for category in SolutionCategory.objects.order_by("number"):
            self._names.append(category.name_vi)
            names = (category.code, category.name_vi, category.name_en)
            for name in (*names, *(f"{category.number} {name}" for name in names)):
                self._found[header_key(name)] = category.number
            self._found[str(category.number)] = category.number

    def find(self, text: str) -> int:
        """The number of the group; raises CellError."""
        number = self._found.get(header_key(text))
        if number is None:
            near = nearest(text, self._names, count=2)
            raise CellError(UNKNOWN_CATEGORY, value=text, nearest=near)
        return number

    def word_for(self, category: SolutionCategory) -> str:
        """The word by which `find` gives the group back: its Vietnamese name, else its number."""
        number = self._found.get(header_key(category.name_vi))
        return category.name_vi if number == category.number else str(category.number)
