"""What a solution costs and brings: payback, net present value, internal rate of return."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from itertools import pairwise

from assessments.rules.facts import PRECISION

ZERO = Decimal(0)
ONE = Decimal(1)
# Rates are searched from 0 up to far beyond any real one, then from 0 down to just above −100 %.
RISING_RATES = (ZERO, *(Decimal("0.05") * 2**step for step in range(65)))
FALLING_RATES = (ZERO, *(Decimal(1).scaleb(-step) - 1 for step in range(1, 16)))
TOLERANCE = Decimal("1e-15")


def payback_years(
    *,
    investment_vnd: Decimal | None,
    annual_saving_vnd: Decimal | None,
    annual_cost_vnd: Decimal | int = 0,
) -> Decimal | None:
    """I / (S − O): years until the yearly saving, less the yearly extra cost, has paid for it.

    All in đồng. 0 when nothing is invested; None when S ≤ O (it never pays) or when the
    investment or the saving is unknown.
    """
    if investment_vnd is None or annual_saving_vnd is None:
        return None
    with localcontext(prec=PRECISION):
        net_saving = annual_saving_vnd - annual_cost_vnd
        return investment_vnd / net_saving if net_saving > 0 else None


def npv(*, investment_vnd: Decimal, net_savings: Sequence[Decimal], rate: Decimal) -> Decimal:
    """−I + Σ S'_k / (1 + r)^k, k = 1, 2, …: the value today of all that a solution brings.

    In đồng; `rate` a fraction a year, above −1. Raises ValueError for a rate of −1 or less.
    """
    if rate <= -ONE:
        raise ValueError(f"a discount rate must be above -1, not {rate}")
    with localcontext(prec=PRECISION):
        return _present_value([-investment_vnd, *net_savings], rate=rate)


def irr(*, flows: Sequence[Decimal]) -> Decimal | None:
    """The rate r at which Σ F_k / (1 + r)^k = 0, k = 0, 1, …; a fraction a year, to 1e-12.

    F_0 is the investment, negative. None when all flows have one sign or no rate solves it. With
    several solutions (flows that change sign more than once) the one found first going up from 0,
    else going down from 0.
    """
    if not (any(flow > 0 for flow in flows) and any(flow < 0 for flow in flows)):
        return None
    with localcontext(prec=PRECISION):
        bracket = _bracket(flows)
        return _bisect(flows, *bracket) if bracket else None


def _present_value(flows: Sequence[Decimal], *, rate: Decimal) -> Decimal:
    """Σ F_k / (1 + r)^k by Horner's scheme."""
    discount = 1 / (1 + rate)
    value = ZERO
    for flow in reversed(flows):
        value = value * discount + flow
    return value


def _bracket(flows: Sequence[Decimal]) -> tuple[Decimal, Decimal] | None:
    """Two neighbouring rates of the search between which the present value changes its sign."""
    for rates in (RISING_RATES, FALLING_RATES):
        for one, other in pairwise(rates):
            if _is_worth(flows, rate=one) != _is_worth(flows, rate=other):
                return one, other
    return None


def _is_worth(flows: Sequence[Decimal], *, rate: Decimal) -> bool:
    return _present_value(flows, rate=rate) >= 0


def _bisect(flows: Sequence[Decimal], one: Decimal, other: Decimal) -> Decimal:
    """Halves the bracket until it is narrower than the tolerance, relative above 1."""
    side = _is_worth(flows, rate=one)
    while abs(other - one) > TOLERANCE * max(ONE, abs(one)):
        middle = (one + other) / 2
        if _is_worth(flows, rate=middle) == side:
            one = middle
        else:
            other = middle
    return (one + other) / 2
