"""Search that ignores tone marks: full text over a folded, generated column."""

import re
from collections import defaultdict
from functools import cache
from itertools import chain
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models
from django.db.models.functions import Coalesce

from core.text import fold


class FoldedVector(models.Func):
    """to_tsvector over folded columns: immutable, so it can be a generated column."""

    function = "to_tsvector"
    template = "to_tsvector('simple', core_fold(%(expressions)s))"
    arg_joiner = " || ' ' || "
    output_field = SearchVectorField()


def folded(*columns: str) -> models.GeneratedField:
    """A generated search column over the given text columns."""
    parts: list[Any] = [Coalesce(models.F(name), models.Value("")) for name in columns]
    return models.GeneratedField(
        expression=FoldedVector(*parts),
        output_field=SearchVectorField(),
        db_persist=True,
    )


def words_query(text: str) -> SearchQuery | None:
    """All words of the text, the last one as a prefix; None when there is nothing to look for."""
    words = re.findall(r"[0-9a-z]+", fold(text))
    if not words:
        return None
    terms = [*(f"'{word}'" for word in words[:-1]), f"'{words[-1]}':*"]
    return SearchQuery(" & ".join(terms), config="simple", search_type="raw")


def loose_pattern(word: str) -> str:
    """A PostgreSQL pattern for the word wherever it stands, whatever its tone marks and case: for
    text that no index holds. Much faster than folding the text."""
    letters = _letters()
    return "".join(f"[{letters[c]}]" if c in letters else re.escape(c) for c in fold(word))


@cache
def _letters() -> dict[str, str]:
    """Each plain letter, and all that fold to it."""
    found: dict[str, str] = defaultdict(str)
    for character in map(chr, chain(range(0x41, 0x250), range(0x1E00, 0x1F00))):
        plain = fold(character)
        if len(plain) == 1 and plain.isalpha():
            found[plain] += character
    return found
