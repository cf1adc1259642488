"""What the fields on a stored facility, on its enterprise and on its place begin with."""

from decimal import Decimal
from typing import Any

from django.utils.translation import get_language

from core.numbers import format_decimal
from core.templatetags.portal import masked
from enterprises.choices import SizeSource
from enterprises.models import Enterprise, Facility
from enterprises.selectors import is_with_potential

BILLION = 10**9
# The part of a divided commune that nobody knows.
OPEN = "open"


def owner_texts(owner: Enterprise) -> dict[str, Any]:
    """What the fields on the enterprise begin with; nobody is shown a whole personal number."""
    code = masked(owner.personal_code) if owner.personal_code else owner.tax_code
    declared = owner.size_source == SizeSource.DECLARED
    return {
        "tax_code": code or "",
        "enterprise": owner.name,
        "legal_form": owner.legal_form,
        "staff": "" if owner.staff is None else str(owner.staff),
        "revenue_bn": _billions(owner.revenue_vnd),
        "capital_bn": _billions(owner.capital_vnd),
        "size": owner.size if declared else "",
    }


def own_texts(facility: Facility) -> dict[str, Any]:
    place = facility.commune or facility.former_commune
    former = facility.former_commune if facility.commune is None else None
    return {
        "industry": str(facility.industry),
        "industry_version": facility.industry.version,
        "province": place.current_province_id if place else None,
        "commune": place.name if place else "",
        "district": former.parent.name if former and former.parent else "",
        "part": OPEN if former else "",
        "zone": facility.zone.name if facility.zone else "",
        "has_potential": is_with_potential(facility),
    }


def _billions(amount: Decimal | None) -> str:
    if amount is None:
        return ""
    return format_decimal(amount / BILLION, language=get_language() or "vi")
