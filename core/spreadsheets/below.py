"""What stands below a table: a sum, a note, a line to sign; told from rows that lack something.

Such a line is known by its words, and only when something that a row must have is missing in it and
no row follows: a group of rows summed up in the middle stays what it is.
"""

import re
from collections.abc import Sequence

from core.spreadsheets.widgets import is_empty

Line = list[object]

# A sum (but no “Tổng công ty”), a note, whoever makes or signs the list, a place and a day.
WORDS = re.compile(
    r"\W*(?:tổng(?! công ty)|cộng\b(?! hòa| hoà)|ghi chú|chú thích|chú ý|nguồn"
    r"|người (?:lập|ký)|lập biểu|thủ trưởng|giám đốc|phó giám đốc|chủ tịch|lãnh đạo|kế toán"
    r"|xác nhận|ký\b|đóng dấu|tm\.|kt\.|(?:\w+[\w\s]*, )?ngày\b.*\btháng\b)",
    re.IGNORECASE,
)


def is_below(line: Line, required: Sequence[int]) -> bool:
    """True for a line whose words belong below a table and that lacks what a row must have."""
    return lacks_one(line, required) and WORDS.match(_first_words(line)) is not None


def lacks_one(line: Line, required: Sequence[int]) -> bool:
    """True for a line without something that a row must have."""
    # Asked of every line, hence no more than what tells nearly all of them.
    for index in required:
        if index >= len(line) or line[index] == "" or is_empty(line[index]):
            return True
    return False


def lacks_all(line: Line, required: Sequence[int]) -> bool:
    """True for a line that has nothing that a row must have: a name under a line to sign."""
    return all(index >= len(line) or is_empty(line[index]) for index in required)


def _first_words(line: Line) -> str:
    return next((cell for cell in line if type(cell) is str and cell), "")
