"""Which strings of letters are Vietnamese syllables: what tells text from text in a wrong encoding.

A syllable is an onset and a rhyme; the rhyme carries at most one tone, on a vowel that spelling
fixes. The rhymes are those of the standard orthography (Bộ Giáo dục 1980/1984), with both habits
for oa, oe and uy (hoà and hòa). A language of fixed syllables betrays a wrong encoding at once:
"Tªn c¬ së" and "Teân cô sôû" hold none.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

SPELLED_ONSETS = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p q r s t v x"
SPELLED_RHYMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
    oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
    uy uya uych uyên uyêt uynh uyt uyu
    ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
"""
ONSETS = ("", *SPELLED_ONSETS.split())
RHYMES = SPELLED_RHYMES.split()
LEVEL, ACUTE, DOT = "", "\u0301", "\u0323"
TONES = (LEVEL, "\u0300", ACUTE, "\u0303", "\u0309", DOT)
VOWELS = frozenset("aăâeêioôơuưy")
SHAPED = frozenset("ăâêôơư")
TWO_HABITS = frozenset({"oa", "oe", "uy"})
STOPS = ("c", "ch", "p", "t")


@lru_cache(maxsize=2**14)
def is_syllable(word: str) -> bool:
    """True for a Vietnamese syllable in composed Unicode, whatever its case."""
    lowered = word.lower()
    return any(
        lowered.startswith(onset) and lowered[len(onset) :] in TONED_RHYMES for onset in ONSETS
    )


def _toned(rhyme: str) -> Iterator[str]:
    """The rhyme in each tone it can have, at each place where that tone may stand."""
    for tone in TONES:
        if rhyme.endswith(STOPS) and tone not in (LEVEL, ACUTE, DOT):
            continue
        for place in _places(rhyme):
            marked = rhyme[: place + 1] + tone + rhyme[place + 1 :]
            yield unicodedata.normalize("NFC", marked)


def _places(rhyme: str) -> list[int]:
    vowels = [place for place, letter in enumerate(rhyme) if letter in VOWELS]
    shaped = [place for place in vowels if rhyme[place] in SHAPED]
    if shaped:
        return shaped[-1:]
    if rhyme in TWO_HABITS:
        return vowels
    closed = rhyme[-1] not in VOWELS
    return vowels[-1:] if closed else vowels[len(vowels) // 2 if len(vowels) > 2 else 0 :][:1]


TONED_RHYMES = frozenset(toned for rhyme in RHYMES for toned in _toned(rhyme))
