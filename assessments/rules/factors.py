"""Dated conversion factors, and the threshold that rests on them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assessments.rules.facts import Factor

# Nghị định 21/2011/NĐ-CP, article 6: industry, agriculture and transport.
KEY_ENERGY_USER_TOE = Decimal(1000)


def factor_on(factors: Sequence[Factor], *, on: date) -> Factor | None:
    """The factor of one resource that counts on a day, out of its rows in any order.

    TOE: the latest row valid on the day that states one; before the first row, the earliest, for
    the official table (Công văn 3505/BCT-KHCN, 19/4/2011) has only ever had this value.
    tCO2e: the latest row valid on the day, else None: grid factors differ by year and are never
    guessed. When the two come from different rows the result names both sources, and the later
    date. None when no row says anything.
    """
    ordered = sorted(factors, key=lambda factor: factor.valid_from)
    with_toe = [factor for factor in ordered if factor.toe_per_unit is not None]
    with_co2e = [factor for factor in ordered if factor.tco2e_per_unit is not None]
    toe = _latest(with_toe, on=on) or next(iter(with_toe), None)
    return _combined(toe=toe, co2e=_latest(with_co2e, on=on))


def is_key_energy_user(toe: Decimal) -> bool:
    """Whether an industrial facility is a key energy user: at least 1000 TOE in a year.

    Source: Nghị định 21/2011/NĐ-CP, article 6.
    """
    return toe >= KEY_ENERGY_USER_TOE


def _latest(ordered: Sequence[Factor], *, on: date) -> Factor | None:
    valid = [factor for factor in ordered if factor.valid_from <= on]
    return valid[-1] if valid else None


def _combined(*, toe: Factor | None, co2e: Factor | None) -> Factor | None:
    if toe is None:
        return co2e
    if co2e is None:
        return replace(toe, tco2e_per_unit=None)
    if toe is co2e:
        return toe
    return replace(
        toe,
        tco2e_per_unit=co2e.tco2e_per_unit,
        valid_from=max(toe.valid_from, co2e.valid_from),
        source=f"{toe.source} | {co2e.source}",
    )
