"""Which agencies there are to be named."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from accounts.models import User
from campaigns.selectors.rounds import territories_of
from core.spreadsheets.spelling import Names
from enterprises.models import Agency


def agencies_for(user: User) -> QuerySet[Agency]:
    """The agencies that the person may name: of her provinces, of those they took in, and the
    nation's."""
    own = territories_of(user).values("pk")
    here = Q(admin_unit__in=own) | Q(admin_unit__current_province__in=own) | Q(admin_unit=None)
    return Agency.objects.filter(here).order_by("name", "pk")


def names_of(agencies: Iterable[Agency]) -> str:
    """Their names in one line, as they are typed."""
    return "; ".join(agency.name for agency in agencies)


def agency_called(name: str, *, user: User) -> Agency | None:
    """The agency of this name that the person may name; case and spelling of tones do not
    matter."""
    known: Names[Agency] = Names()
    for agency in agencies_for(user):
        known.add(agency.name, agency)
    return next(iter(known.find(name)), None) if name else None
