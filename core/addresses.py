"""What stands in addresses: codes, which departments choose and of which some would name another
page; and keys, which nobody guesses."""

import secrets
from urllib.parse import unquote

from django.urls import NoReverseMatch, Resolver404, resolve, reverse

# What a browser takes for a step in the address itself.
STEPS = frozenset({".", ".."})
KEY_BYTES = 32


def new_key() -> str:
    """The secret part of an address: 43 letters, digits, hyphens and underlines."""
    return secrets.token_urlsafe(KEY_BYTES)


def is_reached(page: str, code: str) -> bool:
    """Whether the address of the page (by its name) with this code leads back to it: that of a
    plan called “new” would be the form of a new plan."""
    if STEPS & set(code.split("/")):
        return False
    try:
        found = resolve(unquote(reverse(page, args=[code])))
    except (NoReverseMatch, Resolver404):
        return False
    return found.view_name == page and found.kwargs.get("code") == code
