"""Savings per unit of product, and the quantities saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

from reports.rules import (
    PRECISION,
    Method,
    SavingSums,
    distribution,
    median,
    quantile,
    roll_up,
)
from reports.selectors.evidence import Evidence, Usable
from reports.selectors.measures import UNKNOWN, Measure, Panel, Question, Spread
from reports.selectors.population import Population

LOWER, UPPER = Decimal("0.25"), Decimal("0.75")

Fraction = tuple[Decimal | int, Decimal | int]
# What each method divides by what.
FRACTIONS: Mapping[Method, Callable[[SavingSums], Fraction]] = {
    Method.ADJUSTED: lambda sums: (saved(sums), sums.expected),
    Method.BASELINE_WEIGHTED: lambda sums: (sums.weighted, sums.weight),
    Method.MEAN: lambda sums: (sums.savings, sums.n),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SavingRate:
    """The saving of a resource group, in percent, by the target's method and all others."""

    group: str
    rule: None = None

    def measure(self, evidence: Evidence, question: Question, year: int) -> Measure:
        if question.population is None:
            return UNKNOWN
        usable = evidence.usable(question.population, self.group, year)
        methods = _methods(usable.sums)
        numerator, denominator = FRACTIONS[question.method](usable.sums)
        return Measure(
            value=methods[question.method],
            numerator=numerator if usable.sums.n else None,
            denominator=denominator if usable.sums.n else None,
            **_coverage(evidence, question.population, self.group, year),
            spread=_spread(usable, methods, question.method),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedQuantity:
    """Σ (E − R) of a resource group, in its own unit."""

    group: str
    rule: None = None

    def measure(self, evidence: Evidence, question: Question, year: int) -> Measure:
        if question.population is None:
            return UNKNOWN
        sums = evidence.usable(question.population, self.group, year).sums
        return Measure(
            value=saved(sums) if sums.expected else None,
            **_coverage(evidence, question.population, self.group, year),
        )


def saved(sums: SavingSums) -> Decimal:
    """Σ (E − R)."""
    with localcontext(prec=PRECISION):
        return sums.expected - sums.actual


def _coverage(evidence: Evidence, population: Population, group: str, year: int) -> dict[str, Any]:
    """n of N; why the others are left out is known of the year that is asked for."""
    now = year == evidence.frame.year
    return {
        "n": evidence.usable(population, group, year).sums.n,
        "population": evidence.flags(population, year).facilities,
        "excluded": evidence.excluded(population, group) if now else {},
    }


def _spread(usable: Usable, methods: Mapping[Method, Decimal | None], method: Method) -> Spread:
    values = usable.values
    return Spread(
        methods=methods,
        median=percent(median(values)),
        quartiles=(percent(quantile(values, LOWER)), percent(quantile(values, UPPER))),
        panel=Panel(value=_methods(usable.panel)[method], n=usable.panel.n),
        distribution=distribution(values),
    )


def _methods(sums: SavingSums) -> dict[Method, Decimal | None]:
    rolled_up = roll_up(sums)
    return {method: percent(rolled_up.by(method)) for method in Method}


def percent(fraction: Decimal | None) -> Decimal | None:
    """A fraction in percent."""
    with localcontext(prec=PRECISION):
        return None if fraction is None else fraction * 100
