"""A page of the matrix, the people it may open to, and the records that many pages are of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests import factories
from tests.cast import PEOPLE, Cast

EVERYONE = frozenset(PEOPLE)
SIGNED_IN = EVERYONE - {"anonymous"}
# Who sees the register at all, and who sees what lies in Hà Nội.
REGISTER = frozenset({"officer", "leader", "local", "consultant", "owner", "stranger", "admin"})
OF_HANOI = REGISTER - {"stranger"}
PLANS = frozenset({"officer", "leader", "local", "stranger", "ministry", "admin"})
PLANS_OF_HANOI = PLANS - {"stranger"}
# Who answers for a plan.
REPORTERS = frozenset({"officer", "leader", "stranger", "admin"})
REPORTERS_OF_HANOI = REPORTERS - {"stranger"}


def nothing(cast: Cast) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Page:
    """One address, what it answers to those it opens to, and to the others."""

    name: str
    opens_to: frozenset[str]
    of: Callable[[Cast], dict[str, Any]] = nothing
    method: str = "get"
    data: Callable[[Cast], dict[str, Any]] = nothing
    code: int = 200
    others: int = 404
    anonymous: int = 302
    label: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.method.upper(), self.name, self.label)))

    def expected(self, person: str) -> int:
        if person in self.opens_to:
            return self.code
        return self.anonymous if person == "anonymous" else self.others


def facility(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.facility.pk}


def foreign_facility(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.foreign_facility.pk}


def assessment(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.Assessment(facility=cast.facility).pk}


def foreign_assessment(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.Assessment(facility=cast.foreign_facility).pk}
