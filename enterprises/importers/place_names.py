"""Names of administrative units as people write them."""

import re
from typing import NamedTuple

from core.spreadsheets.spelling import spelling
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
    "thua thien hue": "hue",
    "ba ria vung tau": "ba ria vung tau",
    "dak lak": "dak lak",
    "dac lac": "dak lak",
    "daklak": "dak lak",
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


def bare(text: str, level: Level) -> str:
    """The name without its kind: 'TP. Hà Nội' and 'hà nội' give 'ha noi', 'P.01' gives '1'."""
    folded = fold(text)
    prefix = PREFIXES[level].match(folded)
    rest = folded[prefix.end() :] if prefix else folded
    words = BETWEEN_WORDS.sub(" ", rest or folded).strip()
    if words.isdigit():
        return str(int(words))
    return ALIASES.get(words, words) if level == Level.PROVINCE else words


def kind_in(text: str, level: Level) -> str | None:
    """The kind of unit that the text names, in full; None when it names none."""
    prefix = PREFIXES[level].match(fold(text))
    return KINDS.get(prefix[0].strip(" .")) if prefix else None


def choose(text: str, units: list[Unit], level: Level) -> list[Unit]:
    """Of units that share a folded name, those that fit the kind and the tone marks best."""
    kind = kind_in(text, level)
    units = [unit for unit in units if fold(unit.kind) == kind] or units
    return [unit for unit in units if _same_words(text, unit)] or units


def proper(unit: Unit) -> str:
    """The name without its kind, as it is written."""
    has_kind = fold(unit.name).startswith(f"{fold(unit.kind)} ")
    return " ".join(unit.name.split()[len(unit.kind.split()) :]) if has_kind else unit.name


def _same_words(text: str, unit: Unit) -> bool:
    words = spelling(proper(unit)).split()
    return spelling(text).replace(".", " ").split()[-len(words) :] == words
