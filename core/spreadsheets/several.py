"""Cells that name several of a few fixed words."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from core.numbers import NumberStyle
from core.spreadsheets.widgets import CellWidget, ChoiceWidget, Notes, cell_text

BETWEEN = re.compile(r"\s*[;,\n]\s*")


class SeveralWidget(CellWidget):
    """Any number of the words that a ChoiceWidget would know, between semicolons; the value is the
    list of their codes, in the order in which the words are declared."""

    def __init__(self, words: Mapping[Any, Sequence[str]]) -> None:
        super().__init__()
        self.each = ChoiceWidget(words)

    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> list[str]:
        words = (word for word in BETWEEN.split(cell_text(raw)) if word)
        named = {self.each.read(word, style=style, notes=notes) for word in words}
        return [code for code in self.each.first if code in named]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "; ".join(self.each.render(code) for code in value or ())

    def show(self, value: Any, *, language: str) -> str:
        return "; ".join(self.each.show(code, language=language) for code in value or ())
