"""What an import says about a cell: a code and values are kept, the words are chosen on display.

Each check declares its sentence beside itself with `wording(…)`; a message stores the code and the
values only, so that one staged row can be read in Vietnamese and in English.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

Text = str | Promise
Params = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence about a fault and one about its remedy, with %(name)s places for values."""

    code: str
    text: Text
    remedy: Text = ""

    def __reduce__(self) -> tuple[Any, ...]:
        # The same one in another process.
        return _declared, (self.code,)


WORDINGS: dict[str, Wording] = {}


def wording(code: str, text: Text, remedy: Text = "") -> Wording:
    """Declares a sentence; its code is what files and programs know it by."""
    if code in WORDINGS:
        raise ValueError(f"two wordings have the code {code}")
    WORDINGS[code] = Wording(code=code, text=text, remedy=remedy)
    return WORDINGS[code]


def _declared(code: str) -> Wording:
    return WORDINGS[code]


class CellError(ValueError):
    """A cell or row that cannot be taken as it is; `nearest` are valid values like it."""

    def __init__(self, wording: Wording, **params: Any) -> None:
        super().__init__(wording.code)
        self.wording = wording
        self.params = params

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(type(self), **self.params), (self.wording,)


def text_of(code: str, params: Params, *, language: str) -> str:
    """What is wrong, in the language."""
    return _filled(WORDINGS[code].text, params, language)


def remedy_of(code: str, params: Params, *, language: str) -> str:
    """How to mend it, with the nearest valid values when there are any."""
    remedy = _filled(WORDINGS[code].remedy, params, language)
    if not params.get("nearest"):
        return remedy
    with override(language):
        near = gettext("Nearest: %(nearest)s.") % {"nearest": _spoken(params["nearest"])}
    return f"{remedy} {near}".strip()


def _filled(text: Text, params: Params, language: str) -> str:
    with override(language):
        return str(text) % {name: _spoken(value) for name, value in params.items()}


def _spoken(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    return str(value)


EXCEL_ERROR = wording(
    "excel_error",
    _("The cell holds the spreadsheet error %(value)s."),
    _("Mend the formula, or type the value."),
)
FORMULA_WITHOUT_VALUE = wording(
    "formula_without_value",
    _("The cell holds a formula whose result was never saved."),
    _("Open the file in a spreadsheet program, save it, and upload it again; or type the value."),
)
REQUIRED = wording("required", _("A value is required here."), _("Fill in “%(column)s”."))
TOO_LONG = wording(
    "too_long",
    _("The text has %(length)s characters; at most %(most)s fit."),
    _("Shorten the text."),
)
BAD_NUMBER = wording(
    "unreadable_number",
    _("“%(value)s” cannot be read as a number."),
    _("Write digits only, such as 1.234,5 or 1234.5; leave the cell empty when it is unknown."),
)
PLACEHOLDER = wording(
    "placeholder_number",
    _("“%(value)s” is neither a number nor an empty cell."),
    _("Empty the cell when the value is unknown; write 0 when it is zero."),
)
NUMBER_WITH_TEXT = wording(
    "number_with_text",
    _("“%(value)s” holds a number together with other text."),
    _("Keep the number only; the unit belongs into its own column."),
)
TOO_SMALL = wording(
    "number_too_small",
    _("%(value)s is too small; the least is %(least)s."),
    _("Check the number and its unit."),
)
TOO_LARGE = wording(
    "number_too_large",
    _("%(value)s is too large; the most is %(most)s."),
    _("Check the number and its unit."),
)
NOT_WHOLE = wording(
    "not_whole", _("“%(value)s” is not a whole number."), _("Write a number without decimals.")
)
BAD_YEAR = wording(
    "unreadable_year",
    _("“%(value)s” is not a year."),
    _("Write four digits between %(least)s and %(most)s, such as 2020."),
)
BAD_DATE = wording(
    "unreadable_date",
    _("“%(value)s” cannot be read as a date."),
    _("Write day/month/year, such as 31/12/2020."),
)
BAD_BOOLEAN = wording(
    "unreadable_boolean", _("“%(value)s” is neither yes nor no."), _("Write “có” or “không”.")
)
UNKNOWN_CHOICE = wording(
    "unknown_value",
    _("“%(value)s” is not one of the known values."),
    _("Write one of: %(accepted)s."),
)
BAD_EMAIL = wording(
    "unreadable_email",
    _("“%(value)s” is not an e-mail address."),
    _("Write an address such as ten@congty.vn, or leave the cell empty."),
)
MENDED = wording(
    "mended", _("“%(value)s” was read as “%(mended)s”."), _("Check that this is what was meant.")
)
DUPLICATE = wording(
    "duplicate_key",
    _("The same record stands already in row %(first)s."),
    _("Keep one of the two rows."),
)
HELD_BACK = wording(
    "held_back",
    _("Held back: row %(row)s of sheet “%(sheet)s” belongs to the same record and has errors."),
    _("Mend that row."),
)
OUTSIDE_TERRITORY = wording(
    "outside_territory",
    _("“%(place)s” lies outside your territory."),
    _("Remove the row, or ask the department in charge to import it."),
)
AMBIGUOUS = wording(
    "ambiguous",
    _("“%(value)s” may be any of: %(candidates)s."),
    _("Write more exactly which one is meant."),
)
