"""A plan of a province that is no more, in the boundary of then and in the communes of today, with
what of each is approximate said aloud."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.models import ActionPlan
from core.templatetags.portal import number
from enterprises.choices import CURRENT_EDITION
from enterprises.models import AdminUnit, AdminUnitSuccessor, Facility


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One frame: how many communes and facilities it holds, and how exact that is, in sentences."""

    name: str
    note: str
    communes: int
    facilities: int
    exactness: Sequence[str]


def readings_of(plan: ActionPlan) -> list[Reading]:
    """The old frame of a plan, the new one, and the province of today that took it in; none while
    its unit is one of today, or it is the nation's. Nine counts at most."""
    unit = plan.admin_unit
    if unit is None or unit.edition == CURRENT_EDITION or unit.current_province is None:
        return []
    return [_as_it_was(unit), _as_it_is(unit), _around(unit.current_province)]


def _as_it_was(unit: AdminUnit) -> Reading:
    """Within the former boundary; of facilities whose former commune nobody knows, by their
    commune of today."""
    found = Facility.objects.in_unit(unit)
    count, doubtful = found.count(), found.filter(former_commune=None).count()
    words = _(
        "%(vouched)s by their former commune, %(doubtful)s by that of today alone: approximate"
    )
    told = {"vouched": number(count - doubtful), "doubtful": number(doubtful)}
    return Reading(
        name=_("%(unit)s until 30/06/2025") % {"unit": unit},
        note=_("the plan's figures are those of this frame"),
        communes=AdminUnit.objects.communes_of(unit).count(),
        facilities=count,
        exactness=[words % told if doubtful else _("exact: the former commune of each is known")],
    )


def _as_it_is(unit: AdminUnit) -> Reading:
    """The communes of today that hold its land, with all that stands in them."""
    today = unit.territory()
    mixed = _with_land_from_outside(unit)
    words = [_("exact: none of these communes took in land from outside")]
    if mixed:
        words = [
            _("approximate: these took in land from outside too: %(names)s") % {"names": mixed}
        ]
    if unsettled := Facility.objects.in_unit(unit).filter(commune=None).count():
        left_out = _("left out: %(count)s facilities whose commune of today is not settled yet")
        words.append(left_out % {"count": number(unsettled)})
    return Reading(
        name=_("Communes of today that hold its land"),
        note="",
        communes=today.count(),
        facilities=Facility.objects.filter(commune__in=today.values("pk")).count(),
        exactness=words,
    )


def _with_land_from_outside(unit: AdminUnit) -> str:
    own = AdminUnit.objects.communes_of(unit)
    today = unit.territory()
    links = AdminUnitSuccessor.objects.filter(new__in=today.values("pk"))
    outside = links.exclude(old__in=own.values("pk"))
    mixed = today.filter(pk__in=outside.values("new")).order_by("name", "pk")
    return ", ".join(str(commune) for commune in mixed)


def _around(province: AdminUnit) -> Reading:
    return Reading(
        name=str(province),
        note=_("the whole province of today"),
        communes=AdminUnit.objects.communes_of(province).count(),
        facilities=Facility.objects.in_unit(province).count(),
        exactness=[_("for comparison: the plan promised nothing for the rest of it")],
    )
