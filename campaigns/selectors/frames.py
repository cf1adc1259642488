"""A plan of a province that is no more, in the boundary of then and in the communes of today."""

from collections.abc import Sequence
from dataclasses import dataclass

from campaigns.models import ActionPlan
from enterprises.choices import CURRENT_EDITION
from enterprises.models import AdminUnit, AdminUnitSuccessor, Facility


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """How many facilities each frame holds.

    old: within the former boundary; of them `vouched` by their former commune, the others by their
    commune of today alone. new: in the communes of today that hold its land; `mixed` are those of
    them that also took in land from outside. successor: in the whole province of today.
    """

    old_communes: int
    old: int
    vouched: int
    new_communes: int
    new: int
    mixed: Sequence[AdminUnit]
    successor: int

    @property
    def doubtful(self) -> int:
        """Those in the old frame that might have stood outside."""
        return self.old - self.vouched

    @property
    def mixed_names(self) -> str:
        return ", ".join(str(commune) for commune in self.mixed)


def frames_of(plan: ActionPlan) -> Frames | None:
    """Both frames of the plan; None while its unit is one of today, or it is the nation's."""
    unit = plan.admin_unit
    if unit is None or unit.edition == CURRENT_EDITION:
        return None
    own = AdminUnit.objects.communes_of(unit)
    today = unit.territory()
    outside = AdminUnitSuccessor.objects.filter(new__in=today.values("pk")).exclude(
        old__in=own.values("pk")
    )
    in_old = Facility.objects.in_unit(unit)
    return Frames(
        old_communes=own.count(),
        old=in_old.count(),
        vouched=in_old.filter(former_commune__isnull=False).count(),
        new_communes=today.count(),
        new=Facility.objects.filter(commune__in=today.values("pk")).count(),
        mixed=list(today.filter(pk__in=outside.values("new")).order_by("name", "pk")),
        successor=Facility.objects.in_unit(unit.current_province).count(),
    )
