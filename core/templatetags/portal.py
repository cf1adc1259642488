"""How figures are written on a page, in the language of the page; the only place that rounds.

Every filter takes a Decimal, an int, a decimal string (as the JSON of `progress` holds) or None,
which is written as a dash: missing is never zero.
"""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_noop

from core.numbers import DASH, format_decimal

register = template.Library()

NO_BREAK_SPACE = "\u00a0"
SIGNIFICANT_DIGITS = 4
SHOWN_DIGITS = 3
MONEY = "đồng"
MONEY_STEPS = (
    (Decimal(10) ** 9, gettext_noop("billion đồng")),
    (Decimal(10) ** 6, gettext_noop("million đồng")),
)
Figure = Decimal | int | str | None


@register.filter
def number(value: Figure, places: int | None = None) -> str:
    """1.234,5 or 1,234.5; without places two decimals at most."""
    return format_decimal(_decimal(value), places=places, language=_language())


@register.filter
def percent(value: Figure, places: int = 1) -> str:
    """A value that is already in percent: 9.4 is '9,4 %' or '9.4%'."""
    text = number(value, places)
    return text if text == DASH else text + _percent_sign()


@register.filter
def share(value: Figure, places: int = 1) -> str:
    """A fraction in percent: 0.094 is '9,4 %' or '9.4%'."""
    fraction = _decimal(value)
    return percent(None if fraction is None else fraction * 100, places)


@register.filter
def signed_share(value: Figure, places: int = 1) -> str:
    """A difference as a fraction in percent, with its sign: '+9,4 %'."""
    fraction = _decimal(value)
    text = share(fraction, places)
    return f"+{text}" if fraction is not None and fraction > 0 else text


@register.filter
def quantity(value: Figure, unit: str = "") -> str:
    """A measured quantity with its unit: two decimals at most, four digits below one."""
    if unit == MONEY:
        return money_vnd(value)
    amount = _decimal(value)
    text = number(amount, _places(amount))
    return text if text == DASH or not unit else f"{text}{NO_BREAK_SPACE}{unit}"


@register.filter
def money_vnd(value: Figure) -> str:
    """Money in the step an official would say: 2,1 tỷ đồng, 85 triệu đồng, 950.000 đồng."""
    amount = _decimal(value)
    if amount is None:
        return DASH
    for step, words in MONEY_STEPS:
        if abs(amount) >= step:
            return f"{number(amount / step)}{NO_BREAK_SPACE}{gettext(words)}"
    return f"{number(amount, 0)}{NO_BREAK_SPACE}{gettext('đồng')}"


@register.filter
def money_parts(value: Figure) -> SafeString | str:
    """Money for a large figure: the number large, its words small."""
    amount, _space, words = money_vnd(value).partition(NO_BREAK_SPACE)
    return format_html("{} <small>{}</small>", amount, words) if words else amount


@register.filter
def exact(value: Figure) -> str:
    """A factor with all its digits."""
    amount = _decimal(value)
    if amount is None:
        return DASH
    places = max(-int(amount.normalize().as_tuple().exponent), 0)
    return number(amount, places)


@register.filter
def years(value: Figure) -> str:
    """A span of years, in months below one: '2,4 năm', '5 tháng', 'ngay'."""
    amount = _decimal(value)
    if amount is None:
        return DASH
    if amount == 0:
        return gettext("at once")
    if amount >= 1:
        return gettext("%(number)s years") % {"number": number(amount, 1)}
    return gettext("%(number)s months") % {"number": number(amount * 12, 0)}


@register.filter
def saving_class(value: Figure) -> str:
    """The tone of a saving; the sign in the text says the same without colour."""
    amount = _decimal(value)
    if not amount:
        return ""
    return "saving--up" if amount > 0 else "saving--down"


@register.filter
def day(value: date | None) -> str:
    """31/12/2025, in both languages."""
    return DASH if value is None else f"{value:%d/%m/%Y}"


@register.filter
def moment(value: datetime | None) -> str:
    """08:42 31/12/2025, in the portal's time zone."""
    return DASH if value is None else f"{timezone.localtime(value):%H:%M %d/%m/%Y}"


@register.filter
def masked(value: str | None) -> str:
    """A personal number of which only the last three digits are shown."""
    return DASH if not value else "•" * (len(value) - SHOWN_DIGITS) + value[-SHOWN_DIGITS:]


def _decimal(value: Figure) -> Decimal | None:
    return None if value is None or value == "" else Decimal(value)


def _places(amount: Decimal | None) -> int | None:
    """None (two at most) from one upwards; below it, enough for four digits."""
    if not amount or abs(amount) >= 1:
        return None
    rounded = round(amount, SIGNIFICANT_DIGITS - 1 - amount.adjusted())
    return max(-int(rounded.normalize().as_tuple().exponent), 0)


def _language() -> str:
    return get_language() or "vi"


def _percent_sign() -> str:
    return "%" if _language().startswith("en") else f"{NO_BREAK_SPACE}%"
