"""The other programmes that a record also serves, as a form asks for them."""

from django.utils.translation import gettext_lazy as _

from campaigns.choices import Programme
from core.forms import SeveralField


def programmes_field() -> SeveralField:
    return SeveralField(
        label=_("Other programmes"),
        choices=Programme.choices,
        help_text=_("Those that this also serves."),
    )
