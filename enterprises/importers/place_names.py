"""Names of administrative units as people write them."""

import re
from functools import lru_cache
from typing import NamedTuple

from core.spreadsheets.spelling import MOST_REMEMBERED, spelling
from core.text import fold
from enterprises.choices import Level

BETWEEN_WORDS = re.compile(r"[^0-9a-z]+")
PREFIXES = {
    Level.PROVINCE: re.compile(r"(?:tinh|thanh pho|tp)(?:[.\s]+|$)"),
    Level.DISTRICT: re.compile(r"(?:quan|huyen|thi xa|thanh pho|tp|tx|q|h)(?:[.\s]+|$)|q(?=\d)"),
    Level.COMMUNE: re.compile(r"(?:xa|phuong|thi tran|dac khu|tt|p|x|f)(?:[.\s]+|$)|[pf](?=\d)"),
}
KINDS = {
    "tinh": "tinh",
    "thanh pho": "thanh pho",
    "tp": "thanh pho",
    "quan": "quan",
    "q": "quan",
    "huyen": "huyen",
    "h": "huyen",
    "thi xa": "thi xa",
    "tx": "thi xa",
    "xa": "xa",
    "x": "xa",
    "phuong": "phuong",
    "p": "phuong",
    "f": "phuong",
    "thi tran": "thi tran",
    "tt": "thi tran",
    "dac khu": "dac khu",
}
# Other names of provinces that are in daily use.
ALIASES = {
    "hcm": "ho chi minh",
    "tphcm": "ho chi minh",
    "sai gon": "ho chi minh",
    "hn": "ha noi",
    "thua thien hue": "hue",
    "tt hue": "hue",
    "brvt": "ba ria vung tau",
    "br vt": "ba ria vung tau",
    "dac lac": "dak lak",
    "dac nong": "dak nong",
    "bac can": "bac kan",
}


class Unit(NamedTuple):
    """An administrative unit, as far as finding it by name needs it."""

    pk: int
    edition: str
    level: str
    code: str
    kind: str
    name: str
    parent_id: int | None
    province_id: int
    current_province_id: int


@lru_cache(maxsize=MOST_REMEMBERED)
def bare(text: str, level: Level) -> str:
    """The name without its kind: 'TP. Hà Nội' and 'hà nội' give 'ha noi', 'P.01' gives '1'."""
    folded = fold(text)
    prefix = PREFIXES[level].match(folded)
    rest = folded[prefix.end() :] if prefix else folded
    words = BETWEEN_WORDS.sub(" ", rest or folded).strip()
    if words.isdecimal():
        return str(int(words))
    return ALIASES.get(words, words) if level == Level.PROVINCE else words


def loose(name: str) -> str:
    """A bare name as hurried hands write it: 'hanoi', 'cumgar', 'mi duc' for 'my duc'."""
    return name.replace(" ", "").replace("y", "i")


def kind_in(text: str, level: Level) -> str | None:
    """The kind of unit that the text names, in full; None when it names none."""
    prefix = PREFIXES[level].match(fold(text))
    return KINDS.get(prefix[0].strip(" .")) if prefix else None


def fit(text: str, unit: Unit, level: Level) -> tuple[int, int]:
    """How well the text names a unit whose bare name it has; more is better.

    First the words: as spelled (2), typed without any mark (1), with other marks (0: 'Hùng' for
    'Hưng'). Then the kind: 'Thị trấn Đông Anh' is not the commune 'Xã Đông Anh' of today.
    """
    words = spelling(proper(unit)).split()
    given = spelling(text).replace(".", " ").split()[-len(words) :]
    is_spelled, is_bare = given == words, given == fold(" ".join(given)).split()
    kind = int(fold(unit.kind) == kind_in(text, level))
    return 2 if is_spelled else 1 if is_bare else 0, kind


def proper(unit: Unit) -> str:
    """The name without its kind, as it is written."""
    has_kind = fold(unit.name).startswith(f"{fold(unit.kind)} ")
    return " ".join(unit.name.split()[len(unit.kind.split()) :]) if has_kind else unit.name
