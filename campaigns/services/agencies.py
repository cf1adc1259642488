"""Agencies named by people: found, or made."""

from collections.abc import Iterable

from accounts.models import User
from campaigns.selectors.agencies import agencies_for
from core.history import written_by
from core.spreadsheets.spelling import Names
from enterprises.models import AdminUnit, Agency


def agencies_named(*, names: Iterable[str], place: AdminUnit | None, by: User) -> list[Agency]:
    """The agencies of these names that the person may name, in their order, each once; a name that
    none has makes a new one, of the province `place` (None is the country)."""
    known: Names[Agency] = Names()
    for agency in agencies_for(by):
        known.add(agency.name, agency)
    found: dict[int, Agency] = {}
    for name in names:
        named = known.find(name)
        agency = named[0] if named else _made(name, place, by)
        known.add(name, agency)
        found[agency.pk] = agency
    return list(found.values())


def _made(name: str, place: AdminUnit | None, by: User) -> Agency:
    with written_by(by, source="form"):
        agency, _new = Agency.objects.get_or_create(name=name, admin_unit=place)
    return agency
