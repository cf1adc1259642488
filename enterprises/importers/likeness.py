"""When two names may mean one facility: what counts in a name, and what does not.

Legal forms, tone marks, punctuation and the order of the words do not count; numbers do: workshop
1 is not workshop 2. Names are compared by the trigrams of their words, as pg_trgm does; that alone
finds "Hưng Phú" and "Hưng Phát" too, so the words that differ are looked at as well.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from core.text import fold

LEGAL_FORMS = (
    "trach nhiem huu han",
    "tnhh",
    "cong ty",
    "cty",
    "ctcp",
    "co phan",
    "cp",
    "mtv",
    "1tv",
    "(?:mot|1|hai|2) thanh vien(?: tro len)?",
    "doanh nghiep tu nhan",
    "doanh nghiep",
    "dntn",
    "dn",
    "lien hiep hop tac xa",
    "hop tac xa",
    "lhhtx",
    "htx",
    "ho kinh doanh(?: ca the)?",
    "ho san xuat",
    "ho gia dinh",
    "hkd",
    "ho",
    "co so san xuat",
    "co so",
    "cssx",
    "co ltd",
    "ltd",
    "jsc",
)
# Words that are written out as often as not.
WRITTEN_OUT = {
    "sx": ("san", "xuat"),
    "tm": ("thuong", "mai"),
    "dv": ("dich", "vu"),
    "xnk": ("xuat", "nhap", "khau"),
    "xd": ("xay", "dung"),
    "vlxd": ("vat", "lieu", "xay", "dung"),
    "va": (),
}
LEGAL_FORM = re.compile(rf"\b(?:{'|'.join(LEGAL_FORMS)})\b")
WORD = re.compile(r"[0-9a-z]+")
ROMAN = frozenset({"ii", "iii", "iv", "vii", "viii", "ix"})
# Tried on forty pairs of made-up names (tests/enterprises/test_likeness.py): below these, what is
# found are mostly neighbours in the same trade.
WITH_MORE_WORDS = Decimal("0.70")
MISTYPED = Decimal("0.75")
OF_ONE_ENTERPRISE = Decimal("0.50")
SHORTEST_MISTYPED = 4
SHORTEST_TURNED = 3
PERSONAL_DIGITS = 12
BASE_DIGITS = 10
MOST_REMEMBERED = 2**14


class Why(StrEnum):
    """What makes two facilities look like one."""

    TAX_CODE = "tax_code"
    NAME = "name"
    SIMILAR_NAME = "similar_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A facility as far as likeness goes; `tax_code` may be a personal number, or empty."""

    name: str
    tax_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Why two facilities look like one, and how much: 1 is the same words."""

    why: Why
    degree: Decimal


@lru_cache(maxsize=MOST_REMEMBERED)
def name_words(name: str) -> tuple[str, ...]:
    """The words that count in a name, folded: 'Cty TNHH SX Gốm Kim Lan' gives san xuat gom kim
    lan. A name that is nothing but a legal form keeps its words."""
    plain = " ".join(WORD.findall(fold(name)))
    words = LEGAL_FORM.sub(" ", plain).split() or plain.split()
    return tuple(each for word in words for each in WRITTEN_OUT.get(word, (word,)))


def name_likeness(one: str, other: str) -> Decimal:
    """From 0 to 1: the share of trigrams that two names have in common; 1 for the same words,
    however they are spaced, and with the trade before or behind the name."""
    a, b = name_words(one), name_words(other)
    if _are_same(a, b):
        return Decimal(1)
    common, whole = _trigrams(a) & _trigrams(b), _trigrams(a) | _trigrams(b)
    return Decimal(len(common)) / len(whole) if whole else Decimal(0)


def compare(one: Party, other: Party) -> Likeness | None:
    """Whether two facilities of one commune should be shown to somebody as likely the same.

    Of one enterprise (the same tax code) a name that is half alike is enough; of two enterprises
    with codes of their own only the very same name is asked about, of two persons nothing is.
    """
    a, b = name_words(one.name), name_words(other.name)
    if _numbers(a) != _numbers(b):
        return None
    kinship, is_same = are_kin(one.tax_code, other.tax_code), _are_same(a, b)
    if is_same and kinship is not True:
        is_asked = kinship is None or not _are_persons(one, other)
        return Likeness(why=Why.NAME, degree=Decimal(1)) if is_asked else None
    least = OF_ONE_ENTERPRISE if kinship else None if kinship is False else _least(a, b)
    if least is None:
        return None
    degree = name_likeness(one.name, other.name)
    why = Why.TAX_CODE if kinship else Why.SIMILAR_NAME
    return Likeness(why=why, degree=degree) if degree >= least else None


def are_kin(one: str, other: str) -> bool | None:
    """Whether the codes are of one enterprise, branches included; None when one is missing."""
    if not one or not other:
        return None
    if PERSONAL_DIGITS in (len(one), len(other)):
        return one == other
    return one[:BASE_DIGITS] == other[:BASE_DIGITS]


def _are_persons(*parties: Party) -> bool:
    return all(len(party.tax_code) == PERSONAL_DIGITS for party in parties)


def _least(one: tuple[str, ...], other: tuple[str, ...]) -> Decimal | None:
    """How much names must be alike that differ in this way: some words more on one side, or one
    word that was mistyped; None for any other way."""
    short, long = sorted((one, other), key=len)
    if len(short) < len(long):
        return WITH_MORE_WORDS if _is_within(short, long) else None
    differing = [(a, b) for a, b in zip(short, long, strict=True) if a != b]
    return MISTYPED if len(differing) == 1 and is_mistyped(*differing[0]) else None


def _are_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return "".join(one) == "".join(other) or _is_turned(one, other)


def _is_turned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True for 'kim lan gom su' and 'gom su kim lan', not for 'an nam' and 'nam an'."""
    if len(one) != len(other) or len(one) < SHORTEST_TURNED or set(one) != set(other):
        return False
    return any(one[n:] + one[:n] == other for n in range(1, len(one)))


def _is_within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True when the longer name holds the words of the shorter in their order."""
    words = iter(long)
    return all(word in words for word in short)


def is_mistyped(one: str, other: str) -> bool:
    """True when one letter too many, too few or another one makes the difference."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST_MISTYPED or len(long) - len(short) > 1:
        return False
    start = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    rest = short[start:] if len(short) < len(long) else short[start + 1 :]
    return rest == long[start + 1 :]


def _numbers(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for w in words if w in ROMAN or any(map(str.isdigit, w)))


@lru_cache(maxsize=MOST_REMEMBERED)
def _trigrams(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f"  {word} "[i : i + 3] for word in words for i in range(len(word) + 1))
