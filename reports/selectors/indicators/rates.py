"""Shares of facilities and of enterprises: Σ numerator / Σ denominator, never a mean of shares."""

from collections.abc import Callable
from dataclasses import dataclass

from campaigns.choices import RuleCode
from enterprises.choices import EnterpriseSize
from reports.rules import ratio_percent
from reports.selectors.evidence import Evidence, Flags
from reports.selectors.measures import UNKNOWN, Measure, Question


def share(numerator: int, denominator: int) -> Measure:
    """Everything that is counted has been looked at: n is all of the population."""
    return Measure(
        value=ratio_percent(numerator, denominator),
        numerator=numerator,
        denominator=denominator,
        n=denominator,
        population=denominator,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityRate:
    """Facilities of which something is true, by a rule, of all in scope."""

    part: Callable[[Flags], int]
    rule: RuleCode
    group: None = None

    def measure(self, evidence: Evidence, question: Question, year: int) -> Measure:
        if question.population is None or evidence.rule(self.rule, year) is None:
            return UNKNOWN
        flags = evidence.flags(question.population, year)
        return share(self.part(flags), flags.facilities)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffedRate:
    """Enterprises of some sizes with capable staff at a facility, of those with any facility."""

    sizes: tuple[EnterpriseSize, ...]
    rule: RuleCode = RuleCode.CAPABLE
    group: None = None

    def measure(self, evidence: Evidence, question: Question, year: int) -> Measure:
        if question.population is None or evidence.rule(self.rule, year) is None:
            return UNKNOWN
        return share(*evidence.enterprises(question.population, year, self.sizes))
