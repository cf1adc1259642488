"""Codes that a phone reads: the address of a page as a picture."""

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Four modules wide is what a reader needs around the code, printed on whatever ground.
QUIET_ZONE = 4


def qr_svg(text: str, *, label: str) -> SafeString:
    """The text as a code, an SVG that fills its place; `label` says in words what it is."""
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(border=QUIET_ZONE, omitsize=True, svgclass=None, light="#fff")
    # Drawn by us, from modules: nothing of the text stands in it.
    inside = mark_safe(drawn.partition(">")[2])  # noqa: S308
    across = code.symbol_size(border=QUIET_ZONE)[0]
    return format_html(
        '<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}">{}',
        label,
        across,
        across,
        inside,
    )
