"""Energy per unit of product, and where one facility stands among those like it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from assessments.rules.expected import specific_consumption
from assessments.rules.facts import PRECISION
from core.units import UNIT_BY_NAME, canonical_unit

KGOE_PER_TOE = Decimal(1000)
# Far out, as Tukey has it: further from a quartile than so many times the distance of the two. On
# logarithms, since use per unit is skewed to the right and never negative.
FENCE = 3
# With fewer facilities the quartiles say more of chance than of the industry.
ENOUGH_FOR_RANGE = 12
# Others, each of another enterprise: with fewer, one could be told from the figures.
ENOUGH_OTHERS = 5
KEPT_DIGITS = 2
# So many neighbours are taken together where a figure must be nobody's own.
AROUND = 3
QUARTER, HALF = Decimal("0.25"), Decimal("0.5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """In what output is counted: units of one kind add up. `size`: how many of the kind's first
    unit one `unit` holds, such as 1000 kg in a tonne."""

    unit: str
    kind: str
    size: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PerUnit:
    """Energy per unit of product: kgOE per `measure.unit`."""

    kgoe: Decimal
    measure: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualRange:
    """What is usual in an industry, kgOE per the first unit of the kind, from n facilities."""

    low: Decimal
    high: Decimal
    n: int

    def in_unit(self, measure: Measure) -> tuple[Decimal, Decimal]:
        """Both ends in kgOE per the measure's unit."""
        return self.low * measure.size, self.high * measure.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One's place among n others: `better_than` is a fraction of them, 0 to 1.

    `best_quarter` and `median` are those of the others, such that they give nobody away;
    `distance` is how far one's own use lies above the best quarter, as a fraction of one's own;
    0 for who is in it.
    """

    n: int
    better_than: Decimal
    best_quarter: Decimal
    median: Decimal
    distance: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstNorm:
    """Use per unit of product against a norm, both in the norm's own units.

    `distance` = e / norm − 1: a tenth above the norm is 0.1; negative is below it.
    """

    use: Decimal
    norm: Decimal
    distance: Decimal


def measure_of(unit: str) -> Measure:
    """The measure of a unit of product; a unit of its own kind for 'đôi', 'viên'."""
    name = canonical_unit(unit)
    known = UNIT_BY_NAME.get(name)
    if known is None:
        return Measure(unit=name, kind=name.lower(), size=Decimal(1))
    return Measure(unit=name, kind=known.kind, size=known.size)


def energy_per_unit(
    energy_toe: Decimal | None, output: Iterable[tuple[str, Decimal | None]]
) -> PerUnit | None:
    """e = 1000 · TOE / Σ Q, in kgOE per the unit of the first product.

    `output` holds the unit and quantity of each product. None when the energy or a quantity is
    unknown, nothing was made, or the units do not add up (tonnes and pairs).
    """
    made = [(measure_of(unit), quantity) for unit, quantity in output]
    if energy_toe is None or len({measure.kind for measure, _quantity in made}) != 1:
        return None
    first = made[0][0]
    with localcontext(prec=PRECISION):
        whole = Decimal(0)
        for measure, quantity in made:
            if quantity is None:
                return None
            whole += quantity * measure.size / first.size
        return PerUnit(kgoe=KGOE_PER_TOE * energy_toe / whole, measure=first) if whole else None


def usual_range(*, first_quartile: Decimal, third_quartile: Decimal, n: int) -> UsualRange | None:
    """Q1 · (Q1/Q3)³ to Q3 · (Q3/Q1)³: the quartiles of the logarithms, widened by three times their
    distance. None when there are too few facilities, or a quartile is zero."""
    if n < ENOUGH_FOR_RANGE or first_quartile <= 0:
        return None
    with localcontext(prec=PRECISION):
        spread = (third_quartile / first_quartile) ** FENCE
        return UsualRange(low=first_quartile / spread, high=third_quartile * spread, n=n)


def place_among(own: Decimal, others: Sequence[Decimal]) -> Place | None:
    """Where one's own use per unit stands among those of the others, one of each enterprise.

    `better_than`: the share of others that use more than oneself. None when there are fewer than
    five others, or one's own is zero.
    """
    if len(others) < ENOUGH_OTHERS or own <= 0:
        return None
    with localcontext(prec=PRECISION):
        worse = sum(1 for other in others if other > own)
        best = blurred(others, QUARTER)
        return Place(
            n=len(others),
            better_than=Decimal(worse) / len(others),
            best_quarter=best,
            median=blurred(others, HALF),
            distance=max(Decimal(0), (own - best) / own),
        )


def blurred(values: Sequence[Decimal], share: Decimal = HALF) -> Decimal:
    """A quantile that is nobody's value: the mean of the three around it, to two digits.

    Raises ValueError for fewer than three.
    """
    if len(values) < AROUND:
        raise ValueError(f"{AROUND} values at least, not {len(values)}")
    ordered = sorted(values)
    with localcontext(prec=PRECISION):
        middle = int((share * (len(ordered) - 1)).quantize(Decimal(1), ROUND_HALF_UP))
        first = min(max(middle - AROUND // 2, 0), len(ordered) - AROUND)
        return rounded(sum(ordered[first : first + AROUND], Decimal(0)) / AROUND)


def against_norm(
    use: Decimal | None, output: Decimal | None, *, norm: Decimal
) -> AgainstNorm | None:
    """e / norm − 1; None when use or output is unknown or nothing was made."""
    each = specific_consumption(use, output)
    if each is None:
        return None
    with localcontext(prec=PRECISION):
        return AgainstNorm(use=each, norm=norm, distance=each / norm - 1)


def rounded(value: Decimal, digits: int = KEPT_DIGITS) -> Decimal:
    """To so many digits that count: 4127 is 4100, 0.01234 is 0.012."""
    if value == 0:
        return Decimal(0)
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
