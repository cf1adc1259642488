"""What narrows a target, in words."""

from django.utils.translation import gettext as _

from campaigns.models import Target
from enterprises.choices import EnterpriseSize, ZoneKind


def narrowed_to(target: Target) -> list[str]:
    """Trades first, then sizes, kinds of zones, and the country side. They come with the target's
    industries and sector groups read already."""
    industries = ", ".join(industry.name for industry in target.industries.all())
    return [*filter(None, [industries]), *limits_of(target)]


def limits_of(target: Target) -> list[str]:
    """The same without the industries of VSIC."""
    groups = ", ".join(str(group) for group in target.sector_groups.all())
    sizes = ", ".join(str(EnterpriseSize(size).label) for size in target.sizes)
    zones = ", ".join(str(ZoneKind(kind).label) for kind in target.zone_kinds)
    rural = {True: _("rural facilities"), False: _("facilities that are not rural"), None: ""}
    found = (
        groups and _("sector groups: %(groups)s") % {"groups": groups},
        sizes and _("size: %(sizes)s") % {"sizes": sizes},
        zones and _("in zones of the kinds: %(kinds)s") % {"kinds": zones},
        rural[target.is_rural],
    )
    return [words for words in found if words]
