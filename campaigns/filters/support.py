"""What the lists of support and of models can be narrowed to."""

from django.utils.translation import gettext_lazy as _

from campaigns.choices import ModelKind, SupportKind
from campaigns.filters.shared import AtFacilitiesFilter, YearFilter
from campaigns.models import DemonstrationModel, SupportCase
from core.filters import AnyChoiceFilter


class SupportFilter(AtFacilitiesFilter):
    """Instances of support."""

    kind = AnyChoiceFilter(label=_("Kind"), choices=SupportKind.choices)
    year = YearFilter(label=_("Year"), field_name="supported_on__year")

    class Meta:
        model = SupportCase
        fields: tuple[str, ...] = ()


class ModelFilter(AtFacilitiesFilter):
    """Models shown."""

    kind = AnyChoiceFilter(label=_("Kind"), choices=ModelKind.choices)
    year = YearFilter(label=_("Year"), field_name="established_on__year")

    class Meta:
        model = DemonstrationModel
        fields: tuple[str, ...] = ()
