"""What is done to the register."""

import re

from enterprises.models import Facility

DIGITS = 6


def numbered_code(province_code: str, *, number: int) -> str:
    """The code `<province code>-<6 digits>` that facilities without a code of their own get."""
    return f"{province_code}-{number:0{DIGITS}}"


def highest_number(province_code: str) -> int:
    """The highest number given out in the province; 0 when there is none."""
    pattern = rf"^{re.escape(province_code)}-\d{{{DIGITS}}}$"
    codes = Facility.objects.filter(code__regex=pattern).order_by("-code")
    highest = codes.values_list("code", flat=True).first()
    return int(highest.rpartition("-")[2]) if highest else 0
