"""What is done to the register."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import count

from enterprises.models import Facility

DIGITS = 6


def give_codes(facilities: Iterable[tuple[Facility, str]], *, taken: Iterable[str] = ()) -> None:
    """Gives each facility a code `<province code>-<6 digits>`: the next free numbers, in order.

    Sets the codes on the objects; storing them is the caller's, who also names codes that are
    `taken` but not stored yet. The caller holds a lock against
    others who give out codes at the same time.
    """
    reserved = set(taken)
    by_province: dict[str, list[Facility]] = defaultdict(list)
    for facility, province_code in facilities:
        by_province[province_code].append(facility)
    for province_code, uncoded in by_province.items():
        numbers = count(_highest_number(province_code) + 1)
        codes = (f"{province_code}-{number:0{DIGITS}}" for number in numbers)
        free = (code for code in codes if code not in reserved)
        for facility, code in zip(uncoded, free, strict=False):
            facility.code = code


def _highest_number(province_code: str) -> int:
    """The highest number given out in the province; 0 when there is none."""
    pattern = rf"^{re.escape(province_code)}-\d{{{DIGITS}}}$"
    codes = Facility.objects.filter(code__regex=pattern).order_by("-code")
    highest = codes.values_list("code", flat=True).first()
    return int(highest.rpartition("-")[2]) if highest else 0
