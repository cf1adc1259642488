"""Codes that stand in addresses, as sheets bring them."""

from django.utils.translation import gettext_lazy as _

from core.addresses import is_reached
from core.spreadsheets.rows import Row
from core.spreadsheets.wordings import wording

CODE_IS_ADDRESS = wording(
    "code_is_address",
    _("“%(value)s” cannot be a code: in addresses it stands for a page of the portal."),
    _("Add a year or the name of the province to it."),
)


def check_code(row: Row, column: str, *, page: str) -> None:
    """Tells the row when the page (by its name) of what is coded so could not be reached."""
    code = row.values[column]
    if not is_reached(page, code):
        row.error(column, CODE_IS_ADDRESS, value=code)
