"""Questions about the network; nothing here writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from campaigns.choices import MemberKind
from campaigns.models import NetworkMember
from enterprises.querysets import Visitor

# From one end of a chain to the other; advisers stand beside it.
CHAIN = (MemberKind.SUPPLIER, MemberKind.MAKER, MemberKind.DISTRIBUTOR, MemberKind.CONSUMER)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainPlace:
    """A place in a chain, and who stands there: (member, whether the reader may open its page)."""

    name: str
    members: Sequence[tuple[NetworkMember, bool]]


def chain_of(member: NetworkMember, *, reader: Visitor, day: date) -> list[ChainPlace]:
    """The chain that a member is part of on a day, from supplier to consumer; empty when it is
    linked with nobody. Two queries."""
    along = list(NetworkMember.objects.along_the_chain_of(member, day=day).order_by("name", "pk"))
    if len(along) < 2:
        return []
    keys = [each.pk for each in along]
    seen = NetworkMember.objects.for_user(reader).filter(pk__in=keys)
    open_ones = set(seen.values_list("pk", flat=True))
    return [
        ChainPlace(
            name=str(kind.label),
            members=[(each, each.pk in open_ones) for each in along if each.kind == kind],
        )
        for kind in CHAIN
    ]
