"""Finds every text to translate in the code and the templates. For developers: needs Babel."""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.conf import settings
from django.utils.translation.template import templatize

from sxsh_portal.translations import Text

LAZY = ("gettext", "ngettext", "pgettext", "npgettext")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    **{f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in LAZY},
    "gettext_noop": None,
}
NOT_OURS = {"tests", "migrations", "bench", "deploy", "docs"}


def find_texts() -> set[Text]:
    root = Path(settings.BASE_DIR)
    texts: set[Text] = set()
    for path in root.rglob("*.py"):
        if _is_ours(path.relative_to(root)):
            texts |= set(_texts(path.read_text()))
    for path in sorted([*root.glob("templates/**/*.html"), *root.glob("templates/**/*.txt")]):
        texts |= set(_texts(_as_python(path)))
    return texts


def _is_ours(path: Path) -> bool:
    return not (NOT_OURS & set(path.parts)) and not any(part.startswith(".") for part in path.parts)


def _as_python(path: Path) -> str:
    """Django blanks out all but the calls; what indentation is left means nothing."""
    blanked = templatize(path.read_text(), origin=str(path))
    return "\n".join(line.strip() for line in blanked.splitlines())


def _texts(source: str) -> Iterator[Text]:
    found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)
    for _line, messages, _comments, context in found:
        msgid, plural = messages if isinstance(messages, tuple) else (messages, "")
        if msgid:
            yield Text(msgid, context or "", plural)
