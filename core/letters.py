"""Letters by e-mail: the same words as plain text and as HTML, from a pair of templates."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

# What templates leave of the lines of their tags.
MANY_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def absolute(path: str) -> str:
    """The whole address of a page, for readers who are not in the portal."""
    return f"{settings.PORTAL_ADDRESS.rstrip('/')}{path}"


def letter(
    *,
    to: str,
    subject: str,
    template: str,
    context: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
) -> EmailMultiAlternatives:
    """A letter to one person, not yet sent. Beside the template x.html lies x.txt with the same
    values."""
    text = template.removesuffix(".html") + ".txt"
    message = EmailMultiAlternatives(
        subject=subject,
        body=MANY_LINES.sub("\n\n", render_to_string(text, dict(context))).strip() + "\n",
        to=[to],
        headers=dict(headers or {}),
    )
    message.attach_alternative(render_to_string(template, dict(context)).strip(), "text/html")
    return message


def folder() -> str:
    """Where letters lie that no mail server takes, as in the demo; "" when one does."""
    is_kept = settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")
    return str(settings.EMAIL_FILE_PATH) if is_kept else ""
