"""Vietnamese text as people type it: one spelling to compare, one spelling to keep."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

# Zero-width marks and the soft hyphen: invisible in a sheet, yet they make two names differ.
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
# Those, and all whitespace but the plain space.
UNCLEAN = re.compile(
    "[\u00ad\u200b\u200c\u200d\u2060\ufeff"
    "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)

# The block of combining accents: the five tones, and the breve, circumflex and horn.
COMBINING_MARKS = dict.fromkeys(range(0x0300, 0x0370))

D_WITH_STROKE = str.maketrans("đ", "d")

# Names of places, kinds and headers are folded over and over.
MOST_REMEMBERED = 2**16

# Below this likeness (0 to 1) a suggestion would puzzle more than it helps.
LIKENESS = 0.6


def nfc(text: str) -> str:
    """The composed Unicode form (NFC), the only one that is stored."""
    return unicodedata.normalize("NFC", text)


def clean_cell(text: str) -> str:
    """A cell's text as it is kept: NFC, no invisible marks, every run of whitespace one space.

    No-break spaces, tabs and line breaks count as whitespace; both ends are trimmed.
    """
    if text.isascii():
        return " ".join(text.split())
    # Looking first is three times as fast as mending what hardly ever needs it.
    if UNCLEAN.search(text) or "  " in text or text[0] == " " or text[-1] == " ":
        return " ".join(nfc(INVISIBLE.sub("", text)).split())
    return text if unicodedata.is_normalized("NFC", text) else nfc(text)


def are_clean(texts: Iterable[str]) -> bool:
    """Whether each of the texts is as `clean_cell` would leave it; true only when that is sure."""
    joined = f"|{'|'.join(texts)}|"
    spaced = "  " in joined or "| " in joined or " |" in joined
    return not spaced and not UNCLEAN.search(joined) and unicodedata.is_normalized("NFC", joined)


@lru_cache(maxsize=MOST_REMEMBERED)
def fold(text: str) -> str:
    """The form in which names are compared: lower case, without tone and shape marks.

    'Hoá', 'hóa' and 'HOA' (composed or decomposed) all fold to 'hoa'; đ folds to d, m³ to m3.
    Two different words can fold to one, so a folded form finds, it never decides alone.
    """
    lowered = unicodedata.normalize("NFKC", text).lower()
    bare = unicodedata.normalize("NFKD", lowered).translate(COMBINING_MARKS)
    return clean_cell(bare.translate(D_WITH_STROKE))


def nearest(value: str, choices: Iterable[str], *, count: int = 1) -> list[str]:
    """At most `count` of the choices that look most like the value, best first; maybe none.

    Compared in folded form; the choices come back as they were spelled.
    """
    spelled: dict[str, str] = {}
    for choice in choices:
        spelled.setdefault(fold(choice), choice)
    found = get_close_matches(fold(value), spelled, n=count, cutoff=LIKENESS)
    return [spelled[form] for form in found]
