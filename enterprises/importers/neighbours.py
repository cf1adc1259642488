"""Which facilities of one commune are worth comparing: those whose names share a key.

Comparing each with each is not done. Every name gets a few keys, each a number: its words without
legal forms (their order does not count), those words written as one, and those words without one
of them in turn, or without the last two, since a place is put behind a name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, product, zip_longest
from typing import NamedTuple

from core.text import fold
from enterprises.importers.likeness import WORD, Party, are_kin, is_mistyped

# What many share tells nothing: two hundred "Hộ gốm sứ" of one craft village are not one.
MOST_OF_A_KEY = 60
# Words that legal forms and trades are made of: they tell nothing, unless a name has no others.
# One too many costs no more than a look at a pair that is not alike.
COMMON = """
    cong ty cty tnhh mtv 1tv cp ctcp dn dntn htx lhhtx hkd jsc ltd trach nhiem huu han doanh nghiep
    co phan hop tac xa ho kinh tu nhan mot thanh vien so sx san xuat cssx tm thuong mai dv dich vu
    va nha may xuong chi nhanh
"""
COMMON_WORDS = frozenset(COMMON.split())
FEWEST_LESS_ONE, FEWEST_LESS_TWO = 3, 5
# Stands for the last two words, where they are left out.
LAST_TWO = " "
MOST_REMEMBERED = 2**14


class Neighbour(NamedTuple):
    """A facility as far as likeness goes: a row of the file by its number, or a stored one by its
    id. `tax_code` may be a personal number, or empty; `numbers` are those in the name."""

    commune_id: int
    numbers: str
    number: int
    is_new: bool
    name: str
    tax_code: str
    enterprise_id: int | None

    @property
    def party(self) -> Party:
        return Party(name=self.name, tax_code=self.tax_code)


class Named(NamedTuple):
    """A neighbour with the keys of its name; each of the first leaves one of the words out."""

    neighbour: Neighbour
    keys: list[int]
    left_out: list[str]


Pair = tuple[Neighbour, Neighbour]
# Who shares a key, each with what the key leaves out of its name.
Sharing = list[tuple[Neighbour, str]]


def worth_comparing(near: Iterable[Neighbour]) -> set[Pair]:
    """Of facilities of one commune whose names have the same numbers, each new one with the stored
    ones, and with the new ones before it, that share a key or an enterprise with it."""
    named = [Named(each, *_keys_of(each)) for each in near]
    sharing: dict[int, Sharing] = defaultdict(list)
    shared = _shared(named)
    for neighbour, keys, left_out in named if shared else ():
        if not shared.isdisjoint(keys):
            for key, word in zip_longest(keys, left_out, fillvalue=""):
                if key in shared:
                    sharing[key].append((neighbour, word))
    return {pair for each in sharing.values() for pair in _pairs(each)}


def _shared(named: Iterable[Named]) -> set[int]:
    """The keys that a new facility has in common with another one: hardly any, of so many."""
    fresh: set[int] = set()
    shared: set[int] = set()
    for neighbour, keys, _left_out in sorted(named, key=lambda each: not each.neighbour.is_new):
        shared |= fresh.intersection(keys)
        if neighbour.is_new:
            fresh.update(keys)
    return shared


def _keys_of(neighbour: Neighbour) -> tuple[list[int], list[str]]:
    """The keys of a facility, and what the first of them leave out. A word is a number, a name the
    sum of its words, and the sum less one of them the name without that word."""
    words = [word for piece in neighbour.name.split() for word in _words_of(piece)]
    numbers = list(map(hash, words))
    total = sum(numbers)
    keys: list[int] = []
    left_out: list[str] = []
    if len(words) >= FEWEST_LESS_ONE:
        keys, left_out = [total - number for number in numbers], words
    if len(words) >= FEWEST_LESS_TWO:
        keys.append(total - numbers[-1] - numbers[-2])
        left_out = [*words, LAST_TWO]
    keys += (total, hash("".join(words))) if words else (hash(neighbour.name),)
    if neighbour.enterprise_id is not None:
        keys.append(hash((neighbour.enterprise_id,)))
    return keys, left_out


@lru_cache(maxsize=MOST_REMEMBERED)
def _words_of(piece: str) -> tuple[str, ...]:
    """The words of what stands between two spaces, but those that tell nothing."""
    return tuple(word for word in WORD.findall(fold(piece)) if word not in COMMON_WORDS)


def _pairs(sharing: Sharing) -> Iterator[Pair]:
    fresh = [each for each in sharing if each[0].is_new]
    stored = [each for each in sharing if not each[0].is_new]
    if len(fresh) > MOST_OF_A_KEY:
        return
    if len(stored) <= MOST_OF_A_KEY:
        for one, other in product(fresh, stored):
            if _may_be_alike(one, other):
                yield one[0], other[0]
    for one, other in combinations(fresh, 2):
        if one[0].number != other[0].number and _may_be_alike(one, other):
            late, early = sorted((one[0], other[0]), key=lambda each: -each.number)
            yield late, early


def _may_be_alike(one: tuple[Neighbour, str], other: tuple[Neighbour, str]) -> bool:
    """Names that are one but for a word are alike only when the word was mistyped, unless they are
    of one enterprise: so much is known before the names are looked at."""
    (mine, left_out), (theirs, other_left_out) = one, other
    if not left_out or not other_left_out or is_mistyped(left_out, other_left_out):
        return True
    return bool(are_kin(mine.tax_code, theirs.tax_code))
