"""What is done to the register."""

import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import User
from core.history import written_by
from enterprises.choices import SizeSource
from enterprises.models import Enterprise, Facility, FacilityList, FacilityListMember
from enterprises.querysets import FacilityQuerySet
from enterprises.rules import size_class

DIGITS = 6
CONTACT = ("contact_name", "phone", "email")


def numbered_code(province_code: str, *, number: int) -> str:
    """The code `<province code>-<6 digits>` that facilities without a code of their own get."""
    return f"{province_code}-{number:0{DIGITS}}"


def highest_number(province_code: str) -> int:
    """The highest number given out in the province; 0 when there is none."""
    pattern = rf"^{re.escape(province_code)}-\d{{{DIGITS}}}$"
    codes = Facility.objects.filter(code__regex=pattern).order_by("-code")
    highest = codes.values_list("code", flat=True).first()
    return int(highest.rpartition("-")[2]) if highest else 0


@transaction.atomic
def correct_contact(*, facility: Facility, values: Mapping[str, Any], by: User) -> None:
    """Writes what an enterprise says of itself: whom to call, and how many people it employs.

    values: any of contact_name, phone and email of the facility, and staff of its enterprise,
    whose size is worked out anew unless it was declared. Other names are refused.
    """
    if unknown := set(values) - {*CONTACT, "staff"}:
        raise ValueError(f"no contact: {sorted(unknown)}")
    own = {name: value for name, value in values.items() if name in CONTACT}
    with written_by(by, source="form"):
        if own:
            for name, value in own.items():
                setattr(facility, name, value)
            facility.save(update_fields=sorted(own))
        if "staff" in values:
            _employ(facility.enterprise, values["staff"])


def _employ(enterprise: Enterprise, staff: int | None) -> None:
    enterprise.staff = staff
    if enterprise.size_source == SizeSource.COMPUTED:
        enterprise.size = (
            size_class(
                staff=staff,
                revenue_vnd=enterprise.revenue_vnd,
                capital_vnd=enterprise.capital_vnd,
            )
            or ""
        )
    enterprise.save(update_fields=["staff", "size"])


@transaction.atomic
def put_on_list(*, facility_list: FacilityList, facilities: FacilityQuerySet) -> int:
    """Puts those of the facilities on the list that do not stand on it; how many these were.

    Whoever calls says who writes (core.history.written_by).
    """
    there = FacilityListMember.objects.filter(facility_list=facility_list).values("facility")
    found = facilities.order_by("pk").exclude(pk__in=there).values_list("pk", flat=True)
    made = FacilityListMember.objects.bulk_create(
        FacilityListMember(facility_list=facility_list, facility_id=pk) for pk in found
    )
    return len(made)
