"""How a promised or reached value is written in the unit of its target."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.numbers import DASH
from core.templatetags.portal import NO_BREAK_SPACE, Figure, money_vnd, number, percent, quantity

register = template.Library()

PERCENT = "%"
MONEY = "đồng"
WHOLE_UNITS = {"cơ sở", "lượt", "giải pháp", "mô hình", "sự kiện", "lượt người", "tờ", "gian"}


@register.filter
def in_unit(value: Figure, unit: str) -> str:
    """A value with its unit: 46,2 %, 1.274 tỷ đồng/năm, 41.870 TOE; a dash for what is unknown."""
    if value is None or value == "":
        return DASH
    if unit == PERCENT:
        return percent(value)
    if unit.startswith(MONEY):
        return money_vnd(value) + unit.removeprefix(MONEY)
    return quantity(_readable(value, unit), unit)


@register.filter
def apart(text: str) -> SafeString:
    """The number large, its unit small beside it."""
    amount, _, unit = text.partition(NO_BREAK_SPACE)
    return format_html("{} <small>{}</small>", amount, unit) if unit else format_html("{}", text)


@register.simple_tag
def promise(low: Figure, high: Figure, unit: str) -> str:
    """What was promised: 90 %, or a band such as 8–13 %."""
    if high is None or high == "" or Decimal(high) == Decimal(low or 0):
        return _with_unit(number(low), unit)
    return _with_unit(f"{number(low)}–{number(high)}", unit)


def _readable(value: Figure, unit: str) -> Figure:
    """Large quantities need no decimals: 41.870 TOE, not 41.870,37."""
    amount = Decimal(value or 0)
    return round(amount) if unit in WHOLE_UNITS or abs(amount) >= 1000 else amount


def _with_unit(text: str, unit: str) -> str:
    sign = (
        percent("0", 0).removeprefix("0")
        if unit == PERCENT
        else f"{NO_BREAK_SPACE}{unit}"
        if unit
        else ""
    )
    return text + sign
