"""Solutions: who may open what."""

from tests.permissions.pages import Page

PAGES: tuple[Page, ...] = ()
