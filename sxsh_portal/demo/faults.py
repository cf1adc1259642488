"""Assessments that cannot be reckoned, each for one of the reasons the portal knows."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from assessments.choices import ResourceGroup
from assessments.models import FlowLine, OutputLine, Resource
from sxsh_portal.demo.books import Flow
from sxsh_portal.demo.chance import Chance

Lines = tuple[list[OutputLine], list[Flow]]
ENERGY = {ResourceGroup.ELECTRICITY, ResourceGroup.FUEL}


def spoil(outputs: list[OutputLine], flows: list[Flow], chance: Chance, biomass: Resource) -> None:
    """One fault of one kind, in place."""
    fault = chance.choice(FAULTS)
    if fault is None:
        burn_biomass(flows, biomass)
    else:
        fault(outputs, [flow.line for flow in flows if flow.group in ENERGY])


def forget_baseline_output(outputs: Sequence[OutputLine], _energy: Sequence[FlowLine]) -> None:
    for line in outputs:
        line.baseline_quantity = None


def forget_output(outputs: Sequence[OutputLine], _energy: Sequence[FlowLine]) -> None:
    outputs[0].current_quantity = None


def stand_still(outputs: Sequence[OutputLine], _energy: Sequence[FlowLine]) -> None:
    for line in outputs:
        line.current_quantity = Decimal(0)


def forget_baseline_use(_outputs: Sequence[OutputLine], energy: Sequence[FlowLine]) -> None:
    energy[0].baseline_quantity = None


def forget_use(_outputs: Sequence[OutputLine], energy: Sequence[FlowLine]) -> None:
    energy[0].current_quantity = None


def start_from_nothing(_outputs: Sequence[OutputLine], energy: Sequence[FlowLine]) -> None:
    """No energy in the baseline, and so no price for it either."""
    for line in energy:
        line.baseline_quantity, line.baseline_unit_cost_vnd = Decimal(0), None


def burn_biomass(flows: list[Flow], biomass: Resource) -> None:
    """Husk instead of a part of the fuel: there is no official factor for it."""
    line = flows[0].line
    husk = FlowLine(
        assessment=line.assessment,
        resource=biomass,
        unit=biomass.unit,
        baseline_quantity=Decimal(12),
        current_quantity=Decimal(15),
    )
    flows.append(Flow(line=husk, group=ResourceGroup.FUEL, cost_vnd=0))


# None stands for biomass, which adds a line instead of spoiling one.
FAULTS: tuple[Callable[[Sequence[OutputLine], Sequence[FlowLine]], None] | None, ...] = (
    forget_baseline_output,
    forget_output,
    stand_still,
    forget_baseline_use,
    forget_use,
    start_from_nothing,
    None,
)
