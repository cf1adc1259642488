"""What every page owes its readers at a desk and on a phone: it fits, and axe finds no barrier."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

DESK = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)
SIZES = {"desk": DESK, "phone": PHONE}
# Only what is wrong leaves the browser: carrying over all that is right takes as long again.
BARRIERS = """
    axe.run({resultTypes: ["violations"]}).then(({violations}) =>
        violations.map(({id, nodes}) => [id, nodes.map((node) => node.html)]))
"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def is_for_everyone(page: Page) -> None:
    """At both sizes it fits and has no barriers; it is left at a desk's."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        fits_here(page)
        has_no_barriers(page)


def fits(page: Page) -> None:
    """At both sizes nothing stands out sideways."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        fits_here(page)


def fits_here(page: Page) -> None:
    assert page.evaluate(TOO_WIDE) <= 0, f"{page.url} is wider than {page.viewport_size}"


def has_no_barriers(page: Page) -> None:
    """At the size that it has; what axe finds is told with its elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    assert page.evaluate(BARRIERS) == [], f"{page.url} at {page.viewport_size}"
