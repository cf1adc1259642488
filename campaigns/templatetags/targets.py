"""How a promised or reached value is written in the unit of its target."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext, pgettext_lazy

from campaigns.models import Target
from campaigns.selectors.targets import limits_of
from core.numbers import DASH
from core.templatetags.portal import NO_BREAK_SPACE, Figure, money_vnd, number, percent, quantity

register = template.Library()

PERCENT = "%"
MONEY = "đồng"
# Units stand in the data as the plans write them; of what is counted there are no halves.
COUNTED = {
    "cơ sở": pgettext_lazy("unit", "facilities"),
    "lượt": pgettext_lazy("unit", "instances"),
    "giải pháp": pgettext_lazy("unit", "solutions"),
    "mô hình": pgettext_lazy("unit", "models"),
    "sự kiện": pgettext_lazy("unit", "events"),
    "lượt người": pgettext_lazy("unit", "participations"),
    "tờ": pgettext_lazy("unit", "leaflet copies"),
    "gian": pgettext_lazy("unit", "booths at fairs"),
    "thành viên": pgettext_lazy("unit", "members"),
}
MEASURED = {"tấn CO2e": pgettext_lazy("unit", "tonnes CO2e")}


@register.filter
def in_unit(value: Figure, unit: str) -> str:
    """A value with its unit: 46,2 %, 1.274 tỷ đồng/năm, 41.870 TOE; a dash for what is unknown."""
    if value is None or value == "":
        return DASH
    if unit == PERCENT:
        return percent(value)
    if unit.startswith(MONEY):
        return money_vnd(value) + (pgettext("unit", "/year") if unit != MONEY else "")
    return quantity(_readable(value, unit), unit_words(unit))


@register.filter
def short(value: Figure, unit: str) -> str:
    """A value among others of its unit, which stands beside them: only percent keeps its sign."""
    text = in_unit(value, unit)
    return text if unit == PERCENT else text.removesuffix(unit_words(unit)).rstrip()


@register.filter
def difference(value: Figure, unit: str) -> str:
    """How far two values lie apart: percentages in points, all else as in_unit says it."""
    if value is None or value == "" or unit != PERCENT:
        return in_unit(value, unit)
    points = gettext("percentage points")
    return f"{number(value, 1)}{NO_BREAK_SPACE}{points}"


@register.filter
def apart(text: str) -> SafeString:
    """The number large, its unit small beside it."""
    amount, _, unit = text.partition(NO_BREAK_SPACE)
    return format_html("{} <small>{}</small>", amount, unit) if unit else format_html("{}", text)


@register.simple_tag
def promise(low: Figure, high: Figure, unit: str, at_most: bool = False) -> str:
    """What was promised: 90 %, a band such as 8–13 %, or at most 5 %."""
    if high is None or high == "" or Decimal(high) == Decimal(low or 0):
        words = _with_unit(number(low), unit)
    else:
        words = _with_unit(f"{number(low)}–{number(high)}", unit)
    return gettext("at most %(value)s") % {"value": words} if at_most else words


@register.filter
def limits(target: Target) -> list[str]:
    """What narrows a target beside its industries, in words."""
    return limits_of(target)


def _readable(value: Figure, unit: str) -> Figure:
    """Large quantities need no decimals: 41.870 TOE, not 41.870,37."""
    amount = Decimal(value or 0)
    return round(amount) if unit in COUNTED or abs(amount) >= 1000 else amount


def unit_words(unit: str) -> str:
    """A unit in the language of the page; one that nobody knows as it was written."""
    return str(COUNTED.get(unit) or MEASURED.get(unit) or unit)


def _with_unit(text: str, unit: str) -> str:
    sign = percent("0", 0).removeprefix("0") if unit == PERCENT else ""
    return text + (sign or (f"{NO_BREAK_SPACE}{unit_words(unit)}" if unit else ""))
