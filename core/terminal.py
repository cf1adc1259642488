"""What commands say to people: Vietnamese first, then English."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import override


def both(text: str | Promise, **values: Any) -> str:
    """A translatable sentence in both languages; once, when they are the same."""
    spoken = []
    for language in ("vi", "en"):
        with override(language):
            spoken.append(str(text) % values)
    return " / ".join(dict.fromkeys(spoken))
