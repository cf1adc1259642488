"""What the list of rules can be narrowed to."""

from django.utils.translation import gettext_lazy as _

from campaigns.choices import RuleCode
from campaigns.models import Rule
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter


class RuleFilter(ListFilter):
    """Rules by their text and the word that they define."""

    q = SearchFilter(label=_("Text"))
    code = AnyChoiceFilter(label=_("Defines"), choices=RuleCode.choices)

    class Meta:
        model = Rule
        fields: tuple[str, ...] = ()
