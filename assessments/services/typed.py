"""What people type into a field: read without guessing, shown back as they would write it."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.utils.functional import lazystr
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.models import FlowLine
from assessments.selectors.subjects import Line
from core.numbers import NumberError, NumberFault, NumberStyle, format_decimal, parse_decimal
from core.spreadsheets.wordings import Text
from core.text import clean_cell
from core.units import canonical_unit, unit_choices

DAYS = ("%d/%m/%Y", "%Y-%m-%d")
FIRST_BASELINE = 1990
NEGATIVE: Text = _("It cannot be less than zero. Write 0 when there was none.")
NO_NUMBER: Text = _("This is not a number. Write digits only, such as 1,234.5.")
WITH_UNIT: Text = _("Write the number only: the unit is chosen beside it.")
EMPTY_WORD: Text = _("Leave the field empty when the value is not known; write 0 for none.")
TOO_LARGE: Text = _("The number is larger than anything that is measured. Check its digits.")
NOT_WHOLE: Text = _("Write a whole number, without decimals.")
NO_DAY: Text = _("Write the day as day/month/year, such as 31/12/2025.")
NO_ADDRESS: Text = _("Write an address such as ten@congty.vn, or leave the field empty.")
NO_YEAR: Text = _("Write a year from %(first)s to %(last)s.")
TOO_LONG: Text = _("The text is too long: %(most)s characters fit.")
OTHER_KIND: Text = _("%(name)s is counted in one of: %(units)s.")
FAULTS = {NumberFault.TRAILING_TEXT: WITH_UNIT, NumberFault.PLACEHOLDER: EMPTY_WORD}
PRECISION = 60
# As core.fields.quantity keeps them.
QUANTITY_PLACES = 12
MOST_WHOLE = 2**31 - 1


class TypedError(ValueError):
    """What was typed cannot be; `reason` says in words how to mend it."""

    def __init__(self, reason: Text) -> None:
        super().__init__(str(reason))
        self.reason = reason


def units_of(line: Line) -> tuple[str, ...]:
    """The units a line can be counted in: all of one kind, its own included."""
    own = line.resource.unit if isinstance(line, FlowLine) else line.unit
    return tuple(dict.fromkeys((*unit_choices(own), canonical_unit(line.unit))))


def read(target: Any, *, name: str, text: str) -> Any:
    """The value that was typed for a field of a record; None, or "", of an empty field.

    Numbers as the language of the page writes them, in Vietnamese 1.158.000 and 182,5; what can
    be read in one way only is read so in either. Raises TypedError for what cannot be.
    """
    said, field = clean_cell(text), target._meta.get_field(name)
    if name == "unit":
        return _unit(target, said)
    if not said:
        return None if field.null else ""
    if isinstance(field, models.DecimalField):
        return _decimal(field, said)
    if isinstance(field, models.IntegerField):
        return _year(target, said) if name == "baseline_year" else _whole(said)
    if isinstance(field, models.DateField):
        return _day(said)
    return _text(field, said)


def shown(value: Any) -> str:
    """The value as it stands in a field: every digit, grouped in the language of the page."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if not isinstance(value, Decimal):
        return str(value)
    places = max(-int(value.normalize().as_tuple().exponent), 0)
    return format_decimal(value, places=places, language=get_language() or "vi")


def _number(text: str) -> Decimal:
    english = (get_language() or "vi").startswith("en")
    try:
        number = parse_decimal(text, style=NumberStyle.EN if english else NumberStyle.VI)
    except NumberError as error:
        raise TypedError(FAULTS.get(error.reason, NO_NUMBER)) from None
    if number is None or number < 0:
        raise TypedError(NEGATIVE)
    return number


def _decimal(field: "models.DecimalField[Any, Any]", text: str) -> Decimal:
    """As the column keeps it."""
    number, places = _number(text), field.decimal_places or 0
    if number.adjusted() >= (field.max_digits or 0) - places:
        raise TypedError(TOO_LARGE)
    return fitting(number, places=places)


def fitting(number: Decimal, *, places: int) -> Decimal:
    """The number with as many decimals as are kept."""
    with localcontext(prec=PRECISION):
        return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _whole(text: str) -> int:
    number = _number(text)
    if number != number.to_integral_value():
        raise TypedError(NOT_WHOLE)
    if number > MOST_WHOLE:
        raise TypedError(TOO_LARGE)
    return int(number)


def _year(target: Any, text: str) -> int:
    bounds = {"first": FIRST_BASELINE, "last": target.reporting_year}
    if not text.isdecimal() or not bounds["first"] <= int(text) <= bounds["last"]:
        raise TypedError(lazystr(NO_YEAR % bounds))
    return int(text)


def _day(text: str) -> date:
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise TypedError(NO_DAY)


def _text(field: Any, text: str) -> str:
    if field.max_length and len(text) > field.max_length:
        raise TypedError(lazystr(TOO_LONG % {"most": field.max_length}))
    if isinstance(field, models.EmailField):
        try:
            validate_email(text)
        except ValidationError:
            raise TypedError(NO_ADDRESS) from None
    return text


def _unit(line: Line, text: str) -> str:
    choices = units_of(line)
    named = canonical_unit(text)
    if named not in choices:
        name = str(line.resource) if isinstance(line, FlowLine) else line.product
        raise TypedError(lazystr(OTHER_KIND % {"name": name, "units": ", ".join(choices)}))
    return named
