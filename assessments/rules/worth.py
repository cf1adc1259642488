"""What a solution is worth: payback, net present value and rate of return, or why not known."""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum

from assessments.rules.economics import irr, npv, payback_years
from assessments.rules.facts import PRECISION

# No law of Vietnam gives these two for cleaner production. They are conventions, near the lending
# rate of banks and the life of small equipment, and every page that shows what rests on them names
# them beside the figure.
DISCOUNT_RATE = Decimal("0.10")
USUAL_LIFETIME_YEARS = 10
ZERO = Decimal(0)


class Unknown(StrEnum):
    """Why some of the three figures are not there."""

    NO_INVESTMENT = "no_investment"
    NO_SAVING = "no_saving"
    NEVER_PAYS = "never_pays"
    NOTHING_INVESTED = "nothing_invested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """Money in đồng, of `net_saving_vnd` a year; `irr` a fraction a year, `rate` the discount rate.

    `reason` says what is missing: all three figures without investment or saving, payback and
    rate of return when it never pays, the rate of return alone when nothing is invested.
    """

    net_saving_vnd: Decimal | None
    payback_years: Decimal | None
    npv_vnd: Decimal | None
    irr: Decimal | None
    reason: Unknown | None
    lifetime_years: int
    is_lifetime_usual: bool
    rate: Decimal


def worth_of(
    *,
    investment_vnd: Decimal | None,
    annual_saving_vnd: Decimal | None,
    annual_cost_vnd: Decimal | None,
    lifetime_years: int | None,
    rate: Decimal = DISCOUNT_RATE,
) -> Worth:
    """The three figures of DOMAIN section 6, with the same net saving in every year of use.

    A yearly extra cost that nobody named counts as none; a lifetime that nobody named as the usual
    one. An investment or a saving that nobody named is unknown, never zero.
    """
    years = lifetime_years or USUAL_LIFETIME_YEARS
    net = _net_saving(annual_saving_vnd, annual_cost_vnd)
    flows = [net or ZERO] * years
    is_known = investment_vnd is not None and net is not None
    invested = investment_vnd or ZERO
    return Worth(
        net_saving_vnd=net,
        payback_years=payback_years(
            investment_vnd=investment_vnd,
            annual_saving_vnd=annual_saving_vnd,
            annual_cost_vnd=annual_cost_vnd or 0,
        ),
        npv_vnd=npv(investment_vnd=invested, net_savings=flows, rate=rate) if is_known else None,
        irr=irr(flows=[-invested, *flows]) if is_known else None,
        reason=_reason(investment_vnd, net),
        lifetime_years=years,
        is_lifetime_usual=not lifetime_years,
        rate=rate,
    )


def _net_saving(saving: Decimal | None, cost: Decimal | None) -> Decimal | None:
    if saving is None:
        return None
    with localcontext(prec=PRECISION):
        return saving - (cost or 0)


def _reason(investment: Decimal | None, net: Decimal | None) -> Unknown | None:
    if investment is None:
        return Unknown.NO_INVESTMENT
    if net is None:
        return Unknown.NO_SAVING
    if net <= 0:
        return Unknown.NEVER_PAYS
    return Unknown.NOTHING_INVESTED if investment == 0 else None
