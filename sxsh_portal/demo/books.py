"""The books of a facility: what it made and used in each year, as its meters would say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assessments.choices import ResourceGroup
from assessments.models import Assessment, FlowLine, OutputLine, Resource
from assessments.rules import OutputFact, output_weights
from enterprises.rules import Size
from sxsh_portal.demo.chance import Chance, decimal, sensible
from sxsh_portal.demo.savings import ENERGY, MATERIAL, Savings
from sxsh_portal.demo.sites import Site
from sxsh_portal.demo.timetable import FIRST
from sxsh_portal.demo.trades import OUT, Use

# A second product: how much of it beside the main one, its price and share of use beside it.
SECOND_OUTPUT, SECOND_PRICE, SHARES = 0.35, 1.3, (Decimal("0.74"), Decimal("0.26"))
NEW_BASELINE = 2020
BAD_YEARS = {2020: 0.93, 2021: 0.9}
SAVING_OF = {
    ResourceGroup.ELECTRICITY: ENERGY,
    ResourceGroup.FUEL: ENERGY,
    ResourceGroup.MATERIAL: MATERIAL,
    ResourceGroup.HAZARDOUS_WASTE: "waste",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A line, what its resource counts under, and what its baseline use costs a year."""

    line: FlowLine
    group: str
    cost_vnd: float


@dataclass(slots=True, kw_only=True)
class Books:
    """`at_first`, `in_2020`: what a unit of product takes of each resource in the two baselines."""

    site: Site
    resources: Mapping[str, Resource]
    chance: Chance = field(init=False)
    uses: tuple[Use, ...] = field(init=False)
    at_first: dict[str, float] = field(init=False)
    in_2020: dict[str, float] = field(init=False)
    in_other_unit: dict[str, bool] = field(init=False)
    made: dict[tuple[int, int], Decimal] = field(default_factory=dict)
    costs_of_materials: bool = field(init=False)
    weighs_by: str = field(init=False)
    lead: int = field(init=False)

    def __post_init__(self) -> None:
        self.chance = Chance(f"books {self.site.facility.code}")
        is_small = self.site.size == Size.MICRO
        uses = self.site.trade.uses
        self.uses = tuple(use for use in uses if not (is_small and use.direction == OUT))
        self.at_first = {
            use.resource: self.chance.around(use.per_product, 0.1) for use in self.uses
        }
        self.in_2020 = dict(self.at_first)
        self.in_other_unit = {use.resource: self.chance.happens(0.5) for use in self.uses}
        self.costs_of_materials = self.chance.happens(0.6 if is_small else 0.92)
        self.weighs_by = self.chance.choice(("share", "value", "nothing"))
        self.lead = self.chance.randint(1, 2)

    def baseline_year(self, year: int) -> int:
        """A year or two before the first assessment; from 2021 on, 2020."""
        if year > NEW_BASELINE > self.site.first_year:
            return NEW_BASELINE
        first = min([year, *self.site.assessed_in])
        return max(self.site.first_year + 1, first - self.lead)

    def output(self, product: int, year: int) -> Decimal:
        """What was made in a year; asked twice, the same answer."""
        if (product, year) not in self.made:
            size = self.site.output * (SECOND_OUTPUT if product else 1)
            trend = (1 + self.site.growth) ** (year - FIRST) * BAD_YEARS.get(year, 1)
            self.made[product, year] = sensible(size * trend * self.chance.around(1, 0.05))
        return self.made[product, year]

    def outputs(self, assessment: Assessment) -> list[OutputLine]:
        return [self._output_line(assessment, product) for product in range(self.site.products)]

    def flows(self, outputs: Sequence[OutputLine], savings: Savings) -> list[Flow]:
        """One line per resource. Where there are two products the materials are metered for the
        first, everything else for the site."""
        return [self._flow(use, outputs, savings) for use in self.uses]

    def _output_line(self, assessment: Assessment, product: int) -> OutputLine:
        trade = self.site.trade
        baseline = self.output(product, assessment.baseline_year)
        line = OutputLine(
            assessment=assessment,
            product=trade.products[product],
            unit=trade.unit,
            baseline_quantity=baseline,
            current_quantity=self.output(product, assessment.reporting_year),
        )
        if self.site.products > 1 and self.weighs_by == "share":
            line.baseline_share = SHARES[product]
        elif self.site.products > 1 and self.weighs_by == "value":
            line.baseline_value_vnd = baseline * decimal(trade.price * (SECOND_PRICE**product))
        return line

    def _flow(self, use: Use, outputs: Sequence[OutputLine], savings: Savings) -> Flow:
        resource = self.resources[use.resource]
        group = ResourceGroup(resource.group)
        is_metered = len(outputs) > 1 and group == ResourceGroup.MATERIAL
        served = outputs[:1] if is_metered else outputs
        assessment = outputs[0].assessment
        is_new = assessment.baseline_year == NEW_BASELINE
        saving = savings[SAVING_OF.get(group, group)] * self.chance.gauss(1, 0.05)
        per_product = (self.in_2020 if is_new else self.at_first)[use.resource]
        baseline = per_product * float(sum(_known(line.baseline_quantity) for line in served))
        actual = baseline * _index(served) * (1 - saving)
        if not is_new:
            made = float(sum(_known(line.current_quantity) for line in served))
            self.in_2020[use.resource] = actual / made
        line = self._line(use, assessment, baseline, actual)
        line.resource, line.output_line = resource, served[0] if is_metered else None
        if group == ResourceGroup.MATERIAL and not self.costs_of_materials:
            line.baseline_unit_cost_vnd = None
        return Flow(line=line, group=group, cost_vnd=baseline * use.price)

    def _line(self, use: Use, assessment: Assessment, baseline: float, actual: float) -> FlowLine:
        in_other = bool(use.other_unit) and self.in_other_unit[use.resource]
        ratio = use.ratio if in_other else 1
        return FlowLine(
            assessment=assessment,
            direction=use.direction,
            unit=use.other_unit if in_other else use.unit,
            baseline_quantity=sensible(baseline / ratio),
            current_quantity=sensible(actual / ratio),
            baseline_unit_cost_vnd=decimal(use.price * ratio) if use.price else None,
        )


def _known(quantity: Decimal | None) -> Decimal:
    return Decimal(0) if quantity is None else quantity


def _index(outputs: Sequence[OutputLine]) -> float:
    """The output of the period beside that of the baseline, weighted as the rules weigh it."""
    facts = [
        OutputFact(
            key=line.product,
            unit=line.unit,
            baseline_quantity=line.baseline_quantity,
            current_quantity=line.current_quantity,
            baseline_share=line.baseline_share,
            baseline_value_vnd=line.baseline_value_vnd,
        )
        for line in outputs
    ]
    return float(
        sum(
            weight * _known(fact.current_quantity) / _known(fact.baseline_quantity)
            for fact, weight in output_weights(facts)
        )
    )
