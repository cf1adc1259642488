"""Units of measure: one spelling for each, and exact conversion within a kind."""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import lru_cache

from core.text import clean_cell, fold

GROUP_MARK = re.compile(r"(?<=\d)[.,](?=\d{3})")


class UnitError(ValueError):
    """The two units measure different things, or one of them is unknown."""

    def __init__(self, *, from_unit: str, to_unit: str) -> None:
        super().__init__(f"{from_unit!r} cannot be converted to {to_unit!r}")
        self.from_unit = from_unit
        self.to_unit = to_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit, its kind, how many of the kind's first unit it holds, and other spellings."""

    name: str
    kind: str
    size: Decimal
    spellings: tuple[str, ...] = ()


def _unit(name: str, kind: str, size: str, *spellings: str) -> Unit:
    return Unit(name=name, kind=kind, size=Decimal(size), spellings=spellings)


# Electricity stands apart from heat: the official factor of electricity (0.1543 TOE per MWh) is
# not the physical 3.6 GJ, so kWh to TOE goes through a dated factor and never through this table.
# "ta" without its mark is no spelling of "tạ": it may as well be "tá", a dozen.
UNITS = (
    _unit("kWh", "electricity", "1", "kw.h", "kw h", "kw-h", "kw giờ"),
    _unit("MWh", "electricity", "1000", "1000 kwh", "nghìn kwh", "ngàn kwh"),
    _unit("GWh", "electricity", "1000000", "triệu kwh", "1000000 kwh", "1000 mwh"),
    _unit("MJ", "heat", "1", "mêga jun"),
    _unit("GJ", "heat", "1000", "1000 mj", "giga jun"),
    _unit("TOE", "heat", "41868", "tấn dầu tương đương", "tấn dầu quy đổi"),
    _unit("kg", "mass", "1", "kilogam", "kilogram", "kgs", "ki lô gam"),
    _unit("g", "mass", "0.001", "gam", "gram"),
    _unit("tạ", "mass", "100"),
    _unit("tấn", "mass", "1000", "t", "ton", "tons", "tonne", "tonnes", "1000 kg"),
    _unit("1000 tấn", "mass", "1000000", "nghìn tấn", "ngàn tấn", "1000 t"),
    _unit("tCO2e", "mass", "1000", "tấn co2e", "t co2e", "tấn co2 tương đương", "tco2", "tấn co2"),
    _unit("m³", "volume", "1", "khối", "mét khối", "cbm", "m^3"),
    _unit("lít", "volume", "0.001", "l", "liter", "litre", "liters", "litres"),
    _unit("1000 lít", "volume", "1", "nghìn lít", "ngàn lít", "1000 l", "kl", "10³ lít"),
    _unit("1000 m³", "volume", "1000", "nghìn m³", "ngàn m³", "1000 khối", "10³ m³"),
    _unit("triệu m³", "volume", "1000000", "1000000 m³", "triệu khối", "10⁶ m³"),
    _unit("đồng", "money", "1", "đ", "vnđ", "vnd", "việt nam đồng"),
    _unit("1000 đồng", "money", "1000", "nghìn đồng", "ngàn đồng", "1000 vnđ", "1000 đ"),
    _unit("triệu đồng", "money", "1000000", "triệu vnđ", "tr.đ", "trđ", "triệu"),
    _unit("tỷ đồng", "money", "1000000000", "tỉ đồng", "tỷ vnđ", "tỷ", "tỉ"),
)


def _key(text: str) -> str:
    """How spellings are compared: folded, without spaces, thousands written without a mark."""
    return GROUP_MARK.sub("", fold(text).replace(" ", ""))


UNIT_BY_NAME = {unit.name: unit for unit in UNITS}
NAME_BY_KEY = {
    _key(text): unit.name
    for unit in UNITS
    for text in (unit.name, *unit.spellings)
    if unit.name != "tạ"
}


@lru_cache(maxsize=4096)
def canonical_unit(text: str) -> str:
    """The portal's spelling of a unit: 'm3', 'Khối' are 'm³'; 'ton', 'T' are 'tấn'.

    A unit that is not known (a product's 'đôi', 'viên') comes back cleaned, otherwise as it is.
    """
    cleaned = clean_cell(text)
    if cleaned.lower() == "tạ":
        return "tạ"
    return NAME_BY_KEY.get(_key(cleaned), cleaned)


def convert(quantity: Decimal, *, from_unit: str, to_unit: str) -> Decimal:
    """The same quantity in another unit: quantity · size(from) / size(to).

    Exact within electricity, heat (1 TOE = 41.868 GJ), mass, volume and money. Raises UnitError
    across kinds (litres to kilograms needs a density, kWh to TOE a factor) and for a unit that
    is not known, unless both are the same.
    """
    source, target = canonical_unit(from_unit), canonical_unit(to_unit)
    if source.lower() == target.lower():
        return quantity
    known, wanted = UNIT_BY_NAME.get(source), UNIT_BY_NAME.get(target)
    if known is None or wanted is None or known.kind != wanted.kind:
        raise UnitError(from_unit=from_unit, to_unit=to_unit)
    with localcontext(prec=50):
        return quantity * known.size / wanted.size


def unit_choices(unit: str) -> tuple[str, ...]:
    """All units that can be converted to this one, itself included; itself alone if unknown."""
    name = canonical_unit(unit)
    known = UNIT_BY_NAME.get(name)
    if known is None:
        return (name,)
    return tuple(other.name for other in UNITS if other.kind == known.kind)
