"""What lists of assessments can be narrowed to."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.choices import AssessmentKind, AssessmentStatus
from assessments.models import Assessment
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter

# The year of the national strategy, with which the programmes begin.
FIRST_YEAR = 2009


def year_choices() -> list[tuple[int, str]]:
    """From this year back to the first programmes."""
    return [(year, str(year)) for year in range(timezone.localdate().year, FIRST_YEAR - 1, -1)]


class AssessmentFilter(ListFilter):
    """Assessments by facility, year, kind and state."""

    q = SearchFilter(label=_("Facility: name, code, address or tax code"))
    year = AnyChoiceFilter(
        label=_("Reporting year"), field_name="reporting_year", choices=year_choices
    )
    kind = AnyChoiceFilter(label=_("Kind"), choices=AssessmentKind.choices)
    status = AnyChoiceFilter(label=_("State"), choices=AssessmentStatus.choices)

    class Meta:
        model = Assessment
        fields: tuple[str, ...] = ()
