"""What is done to the register."""

import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import User
from core.history import written_by
from enterprises.choices import SizeSource
from enterprises.models import (
    AdminUnit,
    Enterprise,
    Facility,
    FacilityList,
    FacilityListMember,
)
from enterprises.querysets import FacilityQuerySet
from enterprises.rules import size_class

DIGITS = 6
CONTACT = ("contact_name", "phone", "email")
# What the list of a province's facilities with potential is called when nobody has named it.
LIST_NAME = "Cơ sở có tiềm năng áp dụng sản xuất sạch hơn"


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
    _size_anew(enterprise)
    enterprise.save(update_fields=["staff", "size"])


def _size_anew(enterprise: Enterprise) -> None:
    """The size by the rule, unless it was declared."""
    if enterprise.size_source == SizeSource.COMPUTED:
        found = size_class(
            staff=enterprise.staff,
            revenue_vnd=enterprise.revenue_vnd,
            capital_vnd=enterprise.capital_vnd,
        )
        enterprise.size = found or ""


@transaction.atomic
def store_facility(
    *,
    facility: Facility,
    owner: Enterprise,
    said: Mapping[str, Any],
    province: AdminUnit,
    has_potential: bool | None,
    by: User,
) -> Facility:
    """Stores a facility that was typed, new or changed, with its enterprise.

    owner: the enterprise, stored or new; said: which of its fields were typed, and their values;
    the rest stays as it is. province: today's province of the facility; without a code the
    facility gets the next one of it. has_potential: whether it is to stand on the province's list
    of facilities with potential; None leaves that as it is.
    """
    with written_by(by, source="form"):
        for name, value in said.items():
            setattr(owner, name, value)
        _size_anew(owner)
        if owner.pk is None or said:
            owner.save()
        facility.enterprise = owner
        if not facility.code:
            # Two who type at once in a province wait for one another, or both take one number.
            AdminUnit.objects.select_for_update(no_key=True).get(pk=province.pk)
            highest = highest_number(province.code)
            facility.code = numbered_code(province.code, number=highest + 1)
        facility.save()
        if has_potential is not None:
            _settle_potential(facility, province, has_potential=has_potential)
    return facility


def _settle_potential(facility: Facility, province: AdminUnit, *, has_potential: bool) -> None:
    """Puts the facility on the list of its province, which is made or marked when there is none,
    and takes it off those of other provinces; or takes it off all of them."""
    there = FacilityListMember.objects.filter(
        facility=facility, facility_list__has_potential=True
    ).exclude(facility_list__admin_unit=None)
    if not has_potential:
        there.delete()
        return
    there.exclude(facility_list__admin_unit=province).delete()
    lists = FacilityList.objects.filter(admin_unit=province)
    chosen = lists.filter(has_potential=True).first() or lists.filter(name=LIST_NAME).first()
    chosen = chosen or FacilityList(name=LIST_NAME, admin_unit=province)
    if not chosen.has_potential:
        chosen.has_potential = True
        chosen.save()
    put_on_list(facility_list=chosen, facilities=Facility.objects.filter(pk=facility.pk))


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
