"""Questions about the register across models; nothing here writes."""

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.roles import Role
from enterprises.models import AdminUnit, Membership
from enterprises.querysets import Visitor


def workplace_of(user: Visitor) -> str:
    """The line under the portal's name: the office or enterprise a person acts for; "" of none."""
    if not user.is_authenticated:
        return ""
    memberships = Membership.objects.filter(user=user).active(timezone.localdate())
    first = memberships.select_related("admin_unit", "zone", "enterprise").order_by("pk").first()
    if first is None:
        return ""
    return _place_of(first)


def _place_of(membership: Membership) -> str:
    if membership.enterprise:
        return membership.enterprise.name
    if membership.zone:
        return membership.zone.board or membership.zone.name
    if membership.admin_unit is None:
        return _("Ministry of Industry and Trade") if membership.role == Role.MINISTRY else ""
    if membership.role == Role.LOCAL:
        return _("People's Committee of %(place)s") % {"place": _named(membership.admin_unit)}
    return _("Department of Industry and Trade of %(place)s") % {
        "place": _named(membership.admin_unit)
    }


def _named(unit: AdminUnit) -> str:
    """'thành phố Hà Nội' within a Vietnamese sentence, 'Hà Nội' within an English one."""
    if get_language() == "en":
        return unit.name.removeprefix(unit.kind).strip()
    return unit.name[:1].lower() + unit.name[1:]
