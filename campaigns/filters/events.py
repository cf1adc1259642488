"""What the list of sign-ups can be narrowed to."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from campaigns.choices import SignUpState
from campaigns.models import SignUp
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter

YES, NO = "yes", "no"


class SignUpFilter(ListFilter):
    """Sign-ups by words, state, and whether the person came."""

    q = SearchFilter(label=_("Name, organisation or e-mail"))
    state = AnyChoiceFilter(label=_("State"), choices=SignUpState.choices)
    came = AnyChoiceFilter(
        label=_("Came"), method="that_came", choices=[(YES, _("yes")), (NO, _("no"))]
    )

    class Meta:
        model = SignUp
        fields: tuple[str, ...] = ()

    def that_came(self, qs: Any, name: str, value: str) -> Any:
        return qs.filter(participation__isnull=value == NO)
