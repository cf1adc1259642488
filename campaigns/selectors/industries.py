"""Which industries a text of codes names, as plans write them: “13-15; 24; 1104; C”."""

import re
from collections.abc import Collection

from enterprises.models import Industry

RANGE = re.compile(r"(\d{2})\s*[-–]\s*(\d{2})")
# A section's letter before a code says nothing that the code does not.
SECTION_LETTER = re.compile(r"[A-Z](?=\d)")
# The version in which plans name sectors.
VERSION = "2018"


def codes_of(text: str) -> list[str]:
    """The codes of a list such as '13-15; 24, C'; a range is of divisions."""
    codes: list[str] = []
    for part in filter(None, (part.strip() for part in re.split(r"[,;]", text))):
        span = RANGE.fullmatch(part)
        if span:
            codes += [f"{number:02}" for number in range(int(span[1]), int(span[2]) + 1)]
        else:
            codes.append(part)
    return codes


def industries_named(text: str) -> tuple[list[Industry], list[str]]:
    """The industries of any level that the text names, and the codes that do not exist."""
    wanted = {code: _bare(code) for code in codes_of(text)}
    known = Industry.objects.filter(version=VERSION, code__in=wanted.values()).order_by("code")
    found = {industry.code: industry for industry in known}
    return list(found.values()), [code for code, bare in wanted.items() if bare not in found]


def codes_text(industries: Collection[Industry]) -> str:
    """The same the other way round."""
    return "; ".join(industry.code for industry in industries)


def _bare(code: str) -> str:
    """Without a section's letter before it, and with a lost zero."""
    bare = SECTION_LETTER.sub("", code.upper().replace(" ", ""), count=1)
    return bare.zfill(2) if bare.isdecimal() else bare
