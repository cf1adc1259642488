"""What the lists of what facilities were given, or show, can be narrowed to."""

import django_filters
from django.utils.translation import gettext_lazy as _

from campaigns.choices import ModelKind, SupportKind
from campaigns.filters.shared import AtFacilitiesFilter, ProgrammeFilter, YearFilter
from campaigns.models import DemonstrationModel, SupportCase, TechnologyTransfer
from core.filters import AnyChoiceFilter


class SupportFilter(AtFacilitiesFilter):
    """Instances of support."""

    kind = AnyChoiceFilter(label=_("Kind"), choices=SupportKind.choices)
    year = YearFilter(label=_("Year"), field_name="supported_on__year")
    project = django_filters.CharFilter(
        label=_("Project code"), field_name="project__code", lookup_expr="iexact"
    )

    class Meta:
        model = SupportCase
        fields: tuple[str, ...] = ()


class ModelFilter(AtFacilitiesFilter):
    """Models shown."""

    kind = AnyChoiceFilter(label=_("Kind"), choices=ModelKind.choices)
    year = YearFilter(label=_("Year"), field_name="established_on__year")
    programme = ProgrammeFilter()

    class Meta:
        model = DemonstrationModel
        fields: tuple[str, ...] = ()


class TransferFilter(AtFacilitiesFilter):
    """Technology transfers."""

    year = YearFilter(label=_("Year"), field_name="transferred_on__year")
    programme = ProgrammeFilter()

    class Meta:
        model = TechnologyTransfer
        fields: tuple[str, ...] = ()
