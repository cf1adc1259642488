"""What the assessments propose, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from assessments.choices import IMPLEMENTED, SolutionStatus
from assessments.models import Assessment, FlowLine, Solution, SolutionEffect
from core.reference import read_rows
from core.units import convert
from sxsh_portal.demo.books import Flow
from sxsh_portal.demo.chance import Chance, decimal
from sxsh_portal.demo.sites import Site

DATA = Path(__file__).parent / "data"
HUNDRED_THOUSAND = 100_000
NEW_TECHNOLOGY = 5
FURTHER_SHARE = Decimal("0.008")
S = SolutionStatus
# What became of a proposal, by the age of the assessment; a payback above four years halves it.
FATES = {
    2019: {S.IMPLEMENTED: 40, S.CONFIRMED: 26, S.IN_PROGRESS: 3, S.POSTPONED: 9, S.REJECTED: 9},
    2022: {S.IMPLEMENTED: 44, S.CONFIRMED: 14, S.IN_PROGRESS: 9, S.POSTPONED: 8, S.REJECTED: 7},
    2025: {S.IMPLEMENTED: 30, S.CONFIRMED: 5, S.IN_PROGRESS: 17, S.POSTPONED: 5, S.REJECTED: 4},
}
UNDECIDED = {S.PROPOSED: 4, S.SCREENED: 3, S.STUDIED: 4, S.CHOSEN: 4}
REASONS = {
    S.POSTPONED: (
        "Chờ bố trí vốn đầu tư",
        "Chờ kỳ dừng lò bảo dưỡng lớn",
        "Chờ hợp đồng thuê nhà xưởng được gia hạn",
    ),
    S.REJECTED: (
        "Không đủ mặt bằng lắp đặt",
        "Ảnh hưởng đến chất lượng sản phẩm khi chạy thử",
        "Thời gian hoàn vốn vượt mức doanh nghiệp chấp nhận",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """A solution of the catalogue: `payback` in years is the middle of what it usually takes;
    `also` is the group of one more resource that it saves, if any."""

    title: str
    category: int
    group: str
    also: str
    trades: frozenset[str]
    payback: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a solution costs and saves a year, in đồng, and how much of its resource."""

    investment_vnd: Decimal
    saving_vnd: Decimal
    cost_vnd: Decimal | None
    quantity: Decimal


@dataclass(slots=True, kw_only=True)
class Proposals:
    """Draws solutions out of the catalogue."""

    last_year: int
    ideas: tuple[Idea, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.ideas = tuple(
            Idea(
                title=row["title"],
                category=int(row["category"]),
                group=row["groups"],
                also=row["also"],
                trades=frozenset(row["trades"].split()),
                payback=float(row["payback"]),
            )
            for row in read_rows(DATA / "solutions.csv")
        )

    def propose(
        self, site: Site, assessment: Assessment, flows: Sequence[Flow], count: int
    ) -> list[Solution]:
        """At most `count` solutions that fit the trade and the resources it pays for."""
        year = assessment.reporting_year
        chance = Chance(f"solutions {site.facility.code} {year} {assessment.kind}")
        paid = {flow.group: flow for flow in flows if flow.cost_vnd}
        fitting = [idea for idea in self.ideas if _fits(idea, site, paid)]
        chosen = chance.sample(fitting, min(count, len(fitting)))
        solutions = [
            self._solution(idea, assessment, paid[idea.group], site, chance) for idea in chosen
        ]
        if site.applies_from == year and not any(item.status in IMPLEMENTED for item in solutions):
            _implement(solutions[0], year)
        for solution in solutions:
            if (solution.status, solution.implemented_year) == (S.IMPLEMENTED, self.last_year):
                # Half a year later somebody is to look; of older ones nobody asked in those days.
                solution.follow_up_on = date(self.last_year + 1, 6, 30)
        return solutions

    def further(self, solutions: Sequence[Solution], flows: Sequence[Flow]) -> list[SolutionEffect]:
        """What the solutions save of one more resource, where the catalogue names one and it is
        paid for; measured where the main one was."""
        also = {idea.title: idea.also for idea in self.ideas}
        lines = {flow.group: flow.line for flow in flows if flow.cost_vnd}
        return [
            _further(solution, lines[also[solution.title]])
            for solution in solutions
            if also[solution.title] in lines
        ]

    def _solution(
        self, idea: Idea, assessment: Assessment, flow: Flow, site: Site, chance: Chance
    ) -> Solution:
        year = assessment.reporting_year
        estimate = _estimate(idea, flow, chance)
        solution = Solution(
            assessment=assessment,
            title=idea.title,
            category_id=idea.category,
            status=self._fate(idea, site.is_applying(year), year, chance),
            investment_vnd=estimate.investment_vnd,
            annual_saving_vnd=estimate.saving_vnd,
            annual_cost_vnd=estimate.cost_vnd,
            effect_resource=flow.line.resource,
            expected_effect_quantity=estimate.quantity,
        )
        solution.reason = chance.choice(REASONS.get(S(solution.status), ("",)))
        if solution.status in IMPLEMENTED:
            _implement(solution, self._year_of_doing(site, year, chance))
        if solution.status == S.CONFIRMED:
            _confirm(solution, self.last_year, chance)
        return solution

    def _fate(self, idea: Idea, applies: bool, year: int, chance: Chance) -> SolutionStatus:
        fates = next(fates for until, fates in FATES.items() if year <= until)
        doubt = 0.5 if idea.payback > 4 else 1
        weights = {
            status: weight * (doubt if status in IMPLEMENTED else 1)
            for status, weight in (fates | UNDECIDED).items()
            if applies or status not in IMPLEMENTED
        }
        return chance.pick(weights)

    def _year_of_doing(self, site: Site, year: int, chance: Chance) -> int:
        """Mostly the year of the assessment; some were done before it, some the year after."""
        shift = chance.pick({0: 70, -1: 14, 1: 16})
        done = min(year + shift, self.last_year)
        return max(done, site.applies_from or year)


def _fits(idea: Idea, site: Site, paid: dict[str, Flow]) -> bool:
    return idea.group in paid and (not idea.trades or site.trade.key in idea.trades)


def _implement(solution: Solution, year: int) -> None:
    if solution.status not in IMPLEMENTED:
        solution.status, solution.reason = S.IMPLEMENTED, ""
    solution.implemented_year = year


def _confirm(solution: Solution, last_year: int, chance: Chance) -> None:
    """Follow-up six to twelve months later: measured stands beside expected."""
    share = decimal(max(0.3, chance.gauss(0.94, 0.16)), 2)
    year = min((solution.implemented_year or 0) + 1, last_year)
    solution.follow_up_on = chance.day(date(year, 7, 1), date(year, 12, 31))
    solution.measured_saving_vnd = _round(solution.annual_saving_vnd or Decimal(0), share)
    solution.measured_effect_quantity = round((solution.expected_effect_quantity or 0) * share, 3)


def _further(solution: Solution, line: FlowLine) -> SolutionEffect:
    used = (line.baseline_quantity or Decimal(0)) * FURTHER_SHARE
    expected = round(convert(used, from_unit=line.unit, to_unit=line.resource.unit), 3)
    main, measured = solution.expected_effect_quantity, solution.measured_effect_quantity
    return SolutionEffect(
        solution=solution,
        resource=line.resource,
        expected_quantity=expected,
        measured_quantity=round(expected * measured / main, 3) if main and measured else None,
    )


def _estimate(idea: Idea, flow: Flow, chance: Chance) -> Estimate:
    """A share of what the resource costs, and an investment that pays back in a usual time."""
    share = chance.around(0.035 if idea.category == NEW_TECHNOLOGY else 0.012, 0.6)
    saving = _round(decimal(flow.cost_vnd), decimal(share, 6))
    payback = 0 if idea.payback < 0.5 and chance.happens(0.25) else chance.around(idea.payback, 0.5)
    resource, line = flow.line.resource, flow.line
    quantity = convert(
        (line.baseline_quantity or Decimal(0)) * decimal(share, 6),
        from_unit=line.unit,
        to_unit=resource.unit,
    )
    return Estimate(
        investment_vnd=_round(saving, decimal(payback, 4)),
        saving_vnd=saving,
        cost_vnd=_round(saving, decimal(chance.uniform(0.03, 0.12), 3))
        if chance.happens(0.2)
        else None,
        quantity=round(quantity, 3),
    )


def _round(amount: Decimal, share: Decimal) -> Decimal:
    """To a hundred thousand đồng, as estimates are written."""
    return round(amount * share / HUNDRED_THOUSAND) * Decimal(HUNDRED_THOUSAND)
