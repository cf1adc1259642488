"""What an indicator says of a population in a year, before it is held against a target."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from campaigns.choices import RuleCode
from reports.rules import Method
from reports.selectors.evidence import Evidence
from reports.selectors.population import Population


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The same facilities a year earlier and now: their saving now, in percent, and how many."""

    value: Decimal | None
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What is published beside the one method that counts. All in percent.

    quartiles: the lower and the upper one; distribution: facilities by class of saving.
    """

    methods: Mapping[Method, Decimal | None]
    median: Decimal | None
    quartiles: tuple[Decimal | None, Decimal | None]
    panel: Panel
    distribution: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """value in the indicator's unit; n facilities of the population entered it, the others are
    in `excluded`. None is unknown, or does not apply; it is never 0."""

    value: Decimal | int | None = None
    numerator: Decimal | int | None = None
    denominator: Decimal | int | None = None
    n: int | None = None
    population: int | None = None
    excluded: Mapping[str, int] = field(default_factory=dict)
    spread: Spread | None = None


UNKNOWN = Measure()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Of whom, and by which method. population None: not of facilities; zone_kinds: of which
    kinds of zones, when it is of zones; none named is all."""

    population: Population | None
    method: Method
    zone_kinds: frozenset[str] = frozenset()


class Indicator(Protocol):
    """One figure a plan may promise.

    group: the resource group it needs the savings of, if any; rule: the one that defines it.
    """

    @property
    def group(self) -> str | None: ...

    @property
    def rule(self) -> RuleCode | None: ...

    def measure(self, evidence: Evidence, question: Question, year: int) -> Measure: ...
