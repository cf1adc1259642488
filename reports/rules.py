"""From facilities to a programme: roll-up, band, path. Pure functions, Decimals in and out.

Savings are fractions here (0.08 is 8 %); targets, ratios and figures are in the target's own unit.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal, localcontext
from enum import StrEnum

from core.periods import year_end, year_fraction

PRECISION = 50
# Sums are kept without any rounding, so that adding facilities one by one, in whatever order,
# and taking them away again gives the very same number as a fresh sum.
EXACT = 1000
ZERO = Decimal(0)


class Method(StrEnum):
    """How the savings of facilities become one figure; the target says which one counts."""

    ADJUSTED = "adjusted"
    BASELINE_WEIGHTED = "baseline_weighted"
    MEAN = "mean"


class Status(StrEnum):
    """A figure held against its target."""

    NOT_REACHED = "not reached"
    REACHED = "reached"
    EXCEEDED = "exceeded"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilitySaving:
    """One facility's usable result; quantities in one common unit, the saving a fraction."""

    facility_id: int
    baseline: Decimal | None
    expected: Decimal | None
    actual: Decimal | None
    saving: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SavingSums:
    """Everything the three methods need of a set of facilities; sums add and subtract exactly.

    expected ΣE and actual ΣR over facilities that know both; weight ΣB and weighted ΣB·s over
    those with a baseline; savings Σs over all n.
    """

    n: int = 0
    expected: Decimal = ZERO
    actual: Decimal = ZERO
    weight: Decimal = ZERO
    weighted: Decimal = ZERO
    savings: Decimal = ZERO

    def __add__(self, other: "SavingSums") -> "SavingSums":
        return self._combined(other, sign=1)

    def __sub__(self, other: "SavingSums") -> "SavingSums":
        return self._combined(other, sign=-1)

    def _combined(self, other: "SavingSums", *, sign: int) -> "SavingSums":
        with localcontext(prec=EXACT):
            return SavingSums(
                n=self.n + sign * other.n,
                expected=self.expected + sign * other.expected,
                actual=self.actual + sign * other.actual,
                weight=self.weight + sign * other.weight,
                weighted=self.weighted + sign * other.weighted,
                savings=self.savings + sign * other.savings,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledUp:
    """The saving of a set of facilities by each method, as fractions; None is not computable."""

    n: int
    adjusted: Decimal | None
    baseline_weighted: Decimal | None
    mean: Decimal | None

    def by(self, method: Method) -> Decimal | None:
        """The value of one method."""
        values = {
            Method.ADJUSTED: self.adjusted,
            Method.BASELINE_WEIGHTED: self.baseline_weighted,
            Method.MEAN: self.mean,
        }
        return values[method]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A published figure with all that makes it readable; it never travels without.

    value: in `unit` (percent, or a count); numerator and denominator: what it was made of;
    n of population: how many facilities entered it, None where nothing is counted so;
    excluded: the others by reason;
    expected_today and needed_per_year: in `unit`, against the straight path to the target.
    """

    indicator: str
    value: Decimal | None
    numerator: Decimal | int | None
    denominator: Decimal | int | None
    unit: str
    method: Method | None
    n: int | None
    population: int | None
    excluded: Mapping[str, int]
    status: Status
    expected_today: Decimal | None = None
    needed_per_year: Decimal | None = None


def sums_of(savings: Iterable[FacilitySaving]) -> SavingSums:
    """The sums over facilities; exact, so neither order nor grouping matters."""
    facts = list(savings)
    pairs = [
        (fact.expected, fact.actual)
        for fact in facts
        if fact.expected is not None and fact.actual is not None
    ]
    weights = [(fact.baseline, fact.saving) for fact in facts if fact.baseline is not None]
    with localcontext(prec=EXACT):
        return SavingSums(
            n=len(facts),
            expected=sum((expected for expected, _ in pairs), ZERO),
            actual=sum((actual for _, actual in pairs), ZERO),
            weight=sum((baseline for baseline, _ in weights), ZERO),
            weighted=sum((baseline * saving for baseline, saving in weights), ZERO),
            savings=sum((fact.saving for fact in facts), ZERO),
        )


def roll_up(sums: SavingSums) -> RolledUp:
    """The programme's saving by the three methods, as fractions.

    adjusted = (ΣE − ΣR) / ΣE · baseline_weighted = ΣB·s / ΣB · mean = Σs / n.
    A method whose denominator is 0 gives None. All three are published; the target names the one
    that counts.
    """
    with localcontext(prec=PRECISION):
        return RolledUp(
            n=sums.n,
            adjusted=_quotient(sums.expected - sums.actual, sums.expected),
            baseline_weighted=_quotient(sums.weighted, sums.weight),
            mean=_quotient(sums.savings, Decimal(sums.n)),
        )


def _quotient(numerator: Decimal, denominator: Decimal) -> Decimal | None:
    return None if denominator == 0 else numerator / denominator


def ratio_percent(
    numerator: Decimal | int | None, denominator: Decimal | int | None
) -> Decimal | None:
    """100 · numerator / denominator, in percent; None when one is unknown or nothing is counted.

    For shares such as aware or applying: Σ numerator / Σ denominator, never a mean of shares.
    """
    if numerator is None or denominator is None or denominator == 0:
        return None
    with localcontext(prec=PRECISION):
        return 100 * Decimal(numerator) / Decimal(denominator)


def quantile(sorted_values: Sequence[Decimal], q: Decimal) -> Decimal | None:
    """The q-quantile (0 ≤ q ≤ 1) of ascending values; None of none.

    Linear between neighbours at position (n − 1)·q, as QUARTILE.INC of a spreadsheet does.
    """
    if not sorted_values:
        return None
    with localcontext(prec=PRECISION):
        position = (len(sorted_values) - 1) * q
        below = int(position.to_integral_value(rounding=ROUND_FLOOR))
        low = sorted_values[below]
        high = sorted_values[min(below + 1, len(sorted_values) - 1)]
        return low + (high - low) * (position - below)


def median(sorted_values: Sequence[Decimal]) -> Decimal | None:
    """The middle one of ascending values, or the mean of the two middle ones; None of none."""
    return quantile(sorted_values, Decimal("0.5"))


# The lower bound of a class, in percent, belongs to it; 20 itself still belongs to 13-20.
CLASSES = (
    ("0-2", Decimal(2)),
    ("2-4", Decimal(4)),
    ("4-6", Decimal(6)),
    ("6-8", Decimal(8)),
    ("8-10", Decimal(10)),
    ("10-13", Decimal(13)),
)
CLASS_NAMES = ("<0", *(name for name, _ in CLASSES), "13-20", ">20")


def distribution(values: Iterable[Decimal]) -> dict[str, int]:
    """How many savings (fractions) fall into each class of percent; every class is a key.

    Classes: <0, 0-2, 2-4, 4-6, 6-8, 8-10, 10-13, 13-20, >20.
    """
    counts = dict.fromkeys(CLASS_NAMES, 0)
    with localcontext(prec=EXACT):
        for value in values:
            counts[_class_of(value * 100)] += 1
    return counts


def _class_of(percent: Decimal) -> str:
    if percent < 0:
        return "<0"
    for name, end in CLASSES:
        if percent < end:
            return name
    return "13-20" if percent <= 20 else ">20"


def band_status(
    value: Decimal | None, *, low: Decimal, high: Decimal | None, at_most: bool = False
) -> Status:
    """A value against a target band low–high, both ends included, all in one unit.

    Below low: not reached; above high: exceeded, which is never a failure. Without a high a
    target is reached, never exceeded. Of a target that is reached at most, above high (without
    one: above low) is not reached, and below low of a band exceeded. An unknown value has an
    unknown status.
    """
    if value is None:
        return Status.UNKNOWN
    if at_most:
        return _status_at_most(value, low=low, high=high)
    if value < low:
        return Status.NOT_REACHED
    return Status.REACHED if high is None or value <= high else Status.EXCEEDED


def _status_at_most(value: Decimal, *, low: Decimal, high: Decimal | None) -> Status:
    if value > (low if high is None else high):
        return Status.NOT_REACHED
    return Status.EXCEEDED if high is not None and value < low else Status.REACHED


def expected_on(
    *, on: date, base_year: int | None, base_value: Decimal | None, due_year: int, low: Decimal
) -> Decimal | None:
    """Where a figure should stand on a day: the straight line from the base to the target, which
    may lie above or below it.

    base_value + (low − base_value) · (t − t₀) / (t₁ − t₀), t₀ = 31/12 of the base year, t₁ = 31/12
    of the due year, time in years; before t₀ the base, after t₁ the target. Unit: the target's.
    None when the base is unknown.
    """
    if base_year is None or base_value is None:
        return None
    if on >= year_end(due_year):
        return low
    if on <= year_end(base_year):
        return base_value
    with localcontext(prec=PRECISION):
        start, end = year_fraction(year_end(base_year)), year_fraction(year_end(due_year))
        return base_value + (low - base_value) * (year_fraction(on) - start) / (end - start)


def needed_per_year(
    *, on: date, due_year: int, value: Decimal | None, low: Decimal, at_most: bool = False
) -> Decimal | None:
    """How much the figure must rise a year from now on to reach low by 31/12 of the due year; of
    a target that is reached at most: how much it must fall.

    (low − value) / years left; 0 when it is reached; None when the value is unknown or the time
    is up. Unit: the target's, a year.
    """
    if value is None:
        return None
    missing = missing_to(low, value=value, at_most=at_most)
    if missing <= 0:
        return ZERO
    with localcontext(prec=PRECISION):
        years_left = year_fraction(year_end(due_year)) - year_fraction(on)
        return missing / years_left if years_left > 0 else None


def missing_to(goal: Decimal, *, value: Decimal, at_most: bool = False) -> Decimal:
    """How far a value is from what must be reached: 0 or less when it is reached."""
    with localcontext(prec=PRECISION):
        return value - goal if at_most else goal - value
