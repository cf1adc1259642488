"""Search that ignores tone marks: full text over a folded, generated column."""

import re
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
