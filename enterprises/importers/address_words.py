"""An address as words and parts, and the units that it seems to name."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from core.text import fold
from enterprises.choices import Level

# Letters and numbers are words of their own: "P12" is "P" and "12".
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
# What ends a part. A hyphen without spaces belongs to a name (Phan Rang-Tháp Chàm).
PART_END = re.compile(r"[,;|()\n]|\s[-–—]\s|[–—]")
OF_ONE_NAME = re.compile(r"(b[aà] r[iị]a|th[uừ]a thi[eê]n)\s*[-–—]\s*(v[uũ]ng t[aà]u|hu[eế])", re.I)
# Phone and fax numbers, tax codes and e-mail addresses, with what is written before them.
NUMBERS = re.compile(
    r"(?:\b(?:đt|dt|sđt|sdt|tel|điện thoại|dien thoai|di động|hotline|fax|mst)\b[\s.:]*)?"
    r"(?:\+?\(?\d{2,4}\)?(?:[\s.\-]?\d{2,4}){2,}\b|\S+@\S+)",
    re.IGNORECASE,
)
COUNTRY = frozenset({"viet nam", "vietnam", "vn"})
# How kinds are written: in full, with and without marks; and short.
FULL = {
    Level.COMMUNE: ("xã", "xa", "phường", "phuong", "thị trấn", "thi tran", "đặc khu", "dac khu"),
    Level.DISTRICT: (
        *("quận", "quan", "huyện", "huyen", "thị xã", "thi xa", "thành phố", "thanh pho"),
    ),
    Level.PROVINCE: ("tỉnh", "tinh", "thành phố", "thanh pho"),
}
SHORT = {
    Level.COMMUNE: ("x", "p", "f", "tt"),
    Level.DISTRICT: ("q", "h", "tx", "tp"),
    Level.PROVINCE: ("t", "tp"),
}
NUMBERED = frozenset({"phường", "phuong", "p", "f", "quận", "quan", "q"})
# "Đường Xã Đàn" is a street, "hợp tác xã" a form of business, and the "xã" of "thị xã" no commune.
NOT_BEFORE_A_KIND = frozenset({"đường", "phố", "ngõ", "duong", "ngo", "tác", "tac", "thị", "thi"})
LONGEST_NAME = 6
Knows = Callable[[str], bool]


class Word(NamedTuple):
    """A word, the part of the address in which it stands, and whether a dot follows."""

    text: str
    part: int
    has_dot: bool


class Mention(NamedTuple):
    """Words that name a unit; `text` with its kind, when there is one. `end`: the word behind."""

    text: str
    at: int
    end: int
    is_short: bool = False


class Address:
    """The words of an address without phone numbers, and the country that ends it."""

    def __init__(self, address: str) -> None:
        text = OF_ONE_NAME.sub(r"\1 \2", NUMBERS.sub(" , ", address))
        self.words = [
            Word(found[0], number, part[found.end() : found.end() + 1] == ".")
            for number, part in enumerate(PART_END.split(text))
            for found in WORD.finditer(part)
        ]
        while self.words and fold(self._part(self.words[-1].part)) in COUNTRY:
            last = self.words[-1].part
            self.words = [word for word in self.words if word.part != last]

    def marked(self, level: Level, knows: Knows) -> list[Mention]:
        """The names behind a kind of the level that are known, each as long as it may be."""
        return [
            found
            for at, end, is_short in self._kinds(level)
            if (found := self._longest(at, end, knows, is_short=is_short)) is not None
        ]

    def unknown(self, level: Level) -> Iterator[str]:
        """What stands behind a kind of the level, for those that name nothing known."""
        for at, end, _is_short in self._kinds(level):
            yield " ".join(word.text for word in self.words[at : self._end_of_name(end)])

    def province(self, knows: Knows) -> Mention | None:
        """The province in which the address ends: the last part that is one, or the last words
        behind another unit; else one that is named as a "tỉnh"."""
        for part in reversed(list(dict.fromkeys(word.part for word in self.words))):
            at, end = self._bounds(part)
            for start in range(at, end):
                text = self._text(start, end)
                stands_apart = start == at or self._follows_unit(start)
                if stands_apart and not text.isdecimal() and knows(text):
                    return Mention(text, start, end)
        marked = self.marked(Level.PROVINCE, knows)
        named = [m for m in marked if fold(self.words[m.at].text) == "tinh"]
        return named[-1] if named else None

    def before(self, larger: Sequence[str], last: Mention | None) -> str | None:
        """The part that stands before the province and before the larger units; None for none."""
        end = last.at if last is not None else len(self.words)
        parts = list(dict.fromkeys(word.part for word in self.words[:end]))
        texts = [self._part(part, end) for part in parts]
        while texts and any(_ends_with(texts[-1], each) for each in larger):
            texts.pop()
        return texts[-1] if texts else None

    # Words ------------------------------------------------------------------------------------

    def _kinds(self, level: Level) -> Iterator[tuple[int, int, bool]]:
        """(first word, word behind, whether it is short) of each kind of the level."""
        for at, word in enumerate(self.words):
            before = self.words[at - 1].text.lower() if at and self._joined(at - 1) else ""
            if before in NOT_BEFORE_A_KIND:
                continue
            both = f"{word.text} {self.words[at + 1].text}".lower() if self._joined(at) else ""
            if both in FULL[level]:
                yield at, at + 2, False
            elif word.text.lower() in FULL[level]:
                yield at, at + 1, False
            elif word.text.lower() in SHORT[level] and self._is_short_kind(at):
                yield at, at + 1, True

    def _is_short_kind(self, at: int) -> bool:
        word = self.words[at]
        behind = self.words[at + 1].text if self._joined(at) else ""
        return word.has_dot or word.text.isupper() or behind.isdecimal()

    def _longest(self, at: int, start: int, knows: Knows, *, is_short: bool) -> Mention | None:
        last = min(start + LONGEST_NAME, len(self.words))
        for end in range(last, start, -1):
            if self.words[end - 1].part != self.words[at].part:
                continue
            name = self._text(start, end)
            is_number = name.isdecimal() and self.words[at].text.lower() not in NUMBERED
            if not is_number and knows(name):
                return Mention(self._text(at, end), at, end, is_short)
        return None

    def _end_of_name(self, start: int) -> int:
        kinds = {at for level in Level for at, _end, _short in self._kinds(level)}
        end = start
        while end < len(self.words) and end - start < LONGEST_NAME and end not in kinds:
            if self.words[end].part != self.words[start].part:
                break
            end += 1
        return end

    def _follows_unit(self, at: int) -> bool:
        """Whether the words before begin with a kind of commune or district, in the same part."""
        kinds = [
            start
            for level in (Level.COMMUNE, Level.DISTRICT)
            for start, _end, _short in self._kinds(level)
        ]
        part = self.words[at].part
        return any(k < at - 1 and self.words[k].part == part for k in kinds)

    def _bounds(self, part: int) -> tuple[int, int]:
        """The first word of a part, and the word behind it."""
        own = [at for at, word in enumerate(self.words) if word.part == part]
        return own[0], own[-1] + 1

    def _joined(self, at: int) -> bool:
        """Whether the next word stands in the same part."""
        return at + 1 < len(self.words) and self.words[at].part == self.words[at + 1].part

    def _text(self, at: int, end: int) -> str:
        return " ".join(word.text for word in self.words[at:end])

    def _part(self, part: int, end: int | None = None) -> str:
        return " ".join(word.text for word in self.words[:end] if word.part == part)


def _ends_with(part: str, name: str) -> bool:
    return fold(part).endswith(fold(name))
