"""Agencies named by people: found, or made."""

from collections.abc import Iterable

from accounts.models import User
from campaigns.selectors.agencies import agency_called
from core.history import written_by
from enterprises.models import AdminUnit, Agency


def agencies_named(*, names: Iterable[str], place: AdminUnit | None, by: User) -> list[Agency]:
    """The agencies of these names, in their order, each once; see `agency_named`."""
    found = (agency_named(name=name, place=place, by=by) for name in names)
    return list({agency.pk: agency for agency in found}.values())


def agency_named(*, name: str, place: AdminUnit | None, by: User) -> Agency:
    """The agency of this name that the person may name; a name that none has makes a new one, of
    the province `place` (None is the country)."""
    known = agency_called(name, user=by)
    if known is not None:
        return known
    with written_by(by, source="form"):
        agency, _new = Agency.objects.get_or_create(name=name, admin_unit=place)
    return agency
