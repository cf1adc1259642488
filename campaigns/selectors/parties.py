"""Who takes part in activities: facilities, zones, agencies and officers, by what people write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.db.models.functions import Upper

from accounts.models import User
from campaigns.models import Activity, Officer, Participation
from campaigns.selectors.activities import unit_of
from campaigns.selectors.rounds import units_of
from core.spreadsheets.spelling import Names
from enterprises.models import Agency, Facility, Zone
from enterprises.querysets import FacilityQuerySet

PARTIES = ("facility", "zone", "agency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """For whom somebody takes part; `name` is the field of a participation that points at it."""

    name: str
    record: Facility | Zone | Agency

    @property
    def key(self) -> tuple[str, int]:
        return self.name, self.record.pk


class Parties:
    """Facilities by code, tax code or name; zones by code or name; agencies by name: all that some
    texts may mean, read in five queries."""

    def __init__(self, texts: Iterable[str], *, user: User) -> None:
        self._coded: dict[str, list[Party]] = defaultdict(list)
        self._named: Names[Party] = Names()
        wanted = {_compared(text) for text in texts}
        self._read_facilities(wanted, user)
        self._read_boards(user)

    def coded(self, text: str) -> list[Party]:
        """Those that have the text as their code or tax code."""
        return self._coded.get(_compared(text), [])

    def find(self, text: str) -> list[Party]:
        """All that the text may mean, a code before a name; several have to be asked about."""
        return self.coded(text) or self._named.find(text)

    def _read_facilities(self, wanted: set[str], user: User) -> None:
        facilities = Facility.objects.for_user(user)
        for facility in facilities_coded(facilities, wanted):
            party = Party(name="facility", record=facility)
            enterprise = facility.enterprise
            codes = {facility.code, enterprise.tax_code, enterprise.personal_code}
            for code in filter(None, codes):
                self._coded[_compared(code)].append(party)
        named = facilities.alias(upper=Upper("name")).filter(upper__in=wanted)
        for facility in named.defer("search").order_by("pk"):
            self._named.add(facility.name, Party(name="facility", record=facility))

    def _read_boards(self, user: User) -> None:
        here = units_of(user).values("pk")
        zones = Zone.objects.filter(Q(province__in=here) | Q(communes__in=here)).distinct()
        for zone in zones.order_by("pk"):
            party = Party(name="zone", record=zone)
            self._coded[_compared(zone.code)].append(party)
            self._named.add(zone.name, party)
        agencies = Agency.objects.filter(Q(admin_unit=None) | Q(admin_unit__in=here))
        for agency in agencies.order_by("pk"):
            self._named.add(agency.name, Party(name="agency", record=agency))


class Officers:
    """Officers by employer and name, read in one query."""

    def __init__(
        self, *, facilities: Iterable[int], zones: Iterable[int], agencies: Iterable[int]
    ) -> None:
        self._names: dict[tuple[str, int], Names[Officer]] = defaultdict(Names)
        stored = Officer.objects.filter(
            Q(facility__in=set(facilities)) | Q(zone__in=set(zones)) | Q(agency__in=set(agencies))
        )
        for officer in stored.order_by("pk"):
            self.add(officer)

    @classmethod
    def of(cls, keys: Iterable[tuple[str, int]]) -> Officers:
        """Those of these employers: pairs of the name of a party and its key."""
        known = set(keys)
        facilities, zones, agencies = (
            {pk for kind, pk in known if kind == name} for name in PARTIES
        )
        return cls(facilities=facilities, zones=zones, agencies=agencies)

    def add(self, officer: Officer) -> None:
        """Takes in an officer, who is found from here on."""
        for party in PARTIES:
            employer = getattr(officer, f"{party}_id")
            if employer is not None:
                self._names[party, employer].add(officer.name, officer)

    def find(self, party: str, employer: int, person: str) -> Officer | None:
        """The officer whom a row names; None when there is none, or more than one."""
        if not person:
            return None
        return self._names[party, employer].only(person)


def party_key(participation: Participation) -> tuple[str, int] | None:
    """For whom somebody takes part, as `Party.key`; None for a person alone."""
    for name in PARTIES:
        pk = getattr(participation, f"{name}_id")
        if pk is not None:
            return name, pk
    return None


def officer_of(participation: Participation) -> Officer | None:
    """The one officer of that name at that employer."""
    key = party_key(participation)
    return None if key is None else Officers.of([key]).find(*key, participation.person)


def facility_coded(text: str, *, activity: Activity) -> Facility | None:
    """The one facility of the activity's territory with this code or tax code."""
    here = Facility.objects.in_unit(unit_of(activity))
    found = list(facilities_coded(here, {_compared(text)})[:2]) if text.strip() else []
    return found[0] if len(found) == 1 else None


def facilities_coded(facilities: FacilityQuerySet, codes: Iterable[str]) -> Any:
    """Facilities by their own code or by the tax code or personal number of their enterprise."""
    wanted = set(codes)
    coded = facilities.alias(upper=Upper("code")).filter(
        Q(upper__in=wanted)
        | Q(enterprise__tax_code__in=wanted)
        | Q(enterprise__personal_code__in=wanted)
    )
    return coded.select_related("enterprise").defer("search").order_by("pk")


def _compared(text: str) -> str:
    return text.strip().upper()
