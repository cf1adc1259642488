"""What the page of a record says of it: names and values, in the order of the declaration."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import ForeignKey
from django.utils.translation import gettext as _

from core.numbers import DASH
from core.templatetags.portal import day, money_vnd, quantity

# Said by the value itself.
IN_MONEY = " (đồng)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A name and its value in words; `address` where the value has a page that the reader may
    open."""

    name: str
    value: str
    address: str = ""


def facts_of(record: Any, fields: Iterable[str], *, opened: Collection[str]) -> list[Fact]:
    """The facts of a record, by the names of its fields; `place` is that of its facility.

    opened: the fields whose records the reader may open; a facility that she may not is not named.
    """
    return [_fact(record, name, opened) for name in fields]


def _fact(record: Any, name: str, opened: Collection[str]) -> Fact:
    if name == "place":
        place = record.facility.commune or record.facility.former_commune
        return Fact(name=_("Commune, ward"), value=str(place or DASH))
    field = record._meta.get_field(name)
    named = str(field.verbose_name).removesuffix(IN_MONEY)
    value = getattr(record, name)
    if isinstance(field, ForeignKey):
        return _linked(named, name, value, opened)
    return Fact(name=named, value=_words(record, field, value))


def _linked(named: str, name: str, value: Any, opened: Collection[str]) -> Fact:
    if value is None:
        nothing = _("outside any plan") if name == "plan" else DASH
        return Fact(name=named, value=nothing)
    if name in opened:
        return Fact(name=named, value=str(value), address=value.get_absolute_url())
    return Fact(
        name=named, value=_("one that you may not see") if name == "facility" else str(value)
    )


def _words(record: Any, field: Any, value: Any) -> str:
    if value is None or value in ("", []):
        return DASH
    if isinstance(value, list):
        words = dict(field.base_field.flatchoices)
        return "\n".join(str(words.get(each, each)) for each in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    if isinstance(value, date):
        return day(value)
    if field.name.endswith("_vnd"):
        return money_vnd(value)
    return quantity(value, record.unit) if field.name == "quantity" else str(value)
