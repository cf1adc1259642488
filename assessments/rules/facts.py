"""What goes into an assessment's reckoning and what comes out: plain frozen values."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

# Stored with every result; goes up whenever a formula changes.
METHOD_VERSION = "1"
PRECISION = 50


class Group(StrEnum):
    """What a saving is reckoned for; the unit of each stands in GROUP_UNITS."""

    ENERGY = "energy"
    FUEL = "fuel"
    ELECTRICITY = "electricity"
    MATERIAL = "material"
    WATER = "water"
    WASTEWATER = "wastewater"
    DUST = "dust"
    WASTE = "waste"
    HAZARDOUS_WASTE = "hazardous_waste"
    CO2E = "co2e"
    RESOURCE = "resource"


GROUP_UNITS = {
    Group.ENERGY: "TOE",
    Group.FUEL: "TOE",
    Group.ELECTRICITY: "TOE",
    Group.MATERIAL: "đồng",
    Group.WATER: "m³",
    Group.WASTEWATER: "m³",
    Group.DUST: "kg",
    Group.WASTE: "kg",
    Group.HAZARDOUS_WASTE: "kg",
    Group.CO2E: "tCO2e",
    Group.RESOURCE: "đồng",
}


class Basis(StrEnum):
    """In what the quantities of a group were added up."""

    TOE = "toe"
    COST = "cost"
    QUANTITY = "quantity"
    MEAN = "mean"
    REPORTED = "reported"
    FACTORS = "factors"


class Reason(StrEnum):
    """Why a saving cannot be computed. When several apply, the first in this order is given."""

    NO_OUTPUT = "no_output"
    MISSING_BASELINE_OUTPUT = "missing_baseline_output"
    MISSING_CURRENT_OUTPUT = "missing_current_output"
    NO_CURRENT_OUTPUT = "no_current_output"
    MISSING_BASELINE_USE = "missing_baseline_use"
    ZERO_BASELINE_USE = "zero_baseline_use"
    MISSING_CURRENT_USE = "missing_current_use"
    NO_FACTOR = "no_factor"
    NO_FLOW = "no_flow"
    NO_COST = "no_cost"
    ZERO_EXPECTED = "zero_expected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A conversion factor of one resource, per unit of the resource, from a date on."""

    resource: str
    toe_per_unit: Decimal | None
    tco2e_per_unit: Decimal | None
    valid_from: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFact:
    """What a facility made of one product in the baseline and in the reporting period.

    `baseline_share` is the product's share of the site's baseline use, as a fraction or in percent
    alike; `baseline_value_vnd` is the value of the baseline output.
    """

    key: str
    unit: str
    baseline_quantity: Decimal | None
    current_quantity: Decimal | None
    baseline_share: Decimal | None = None
    baseline_value_vnd: Decimal | None = None

    @property
    def has_baseline(self) -> bool:
        """Whether a use per unit of this product exists for the baseline period."""
        return self.baseline_quantity is not None and self.baseline_quantity > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowFact:
    """What a facility used (or gave off) of one resource, in the resource's own unit.

    `output_key` names the product it is metered for; None means the whole site. `group` is one of
    the plain groups, never ENERGY or RESOURCE, which are made of others.
    """

    resource: str
    group: Group
    output_key: str | None
    baseline_quantity: Decimal | None
    current_quantity: Decimal | None
    baseline_unit_cost_vnd: Decimal | None = None
    factor: Factor | None = None
    unit: str = ""

    @property
    def is_unused(self) -> bool:
        """Known to be zero in both periods: nothing to expect, nothing to save."""
        return self.baseline_quantity == 0 and self.current_quantity == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A flow's expected use beside the actual one and the baseline, all in one unit.

    coverage: share of the current output that has a baseline (0 to 1).
    """

    expected: Decimal | None
    actual: Decimal | None
    baseline: Decimal | None
    coverage: Decimal | None
    reason: Reason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResult:
    """The saving of one group; frozen with the factors and the method it was reckoned with.

    saved = expected − actual in `unit`; saving = saved / expected, a fraction, maybe negative.
    With a reason both are None, and what is known of baseline, expected and actual stays.
    """

    group: Group
    unit: str
    baseline: Decimal | None
    expected: Decimal | None
    actual: Decimal | None
    saved: Decimal | None
    saving: Decimal | None
    coverage: Decimal | None
    reason: Reason | None
    basis: Basis
    factors: tuple[Factor, ...] = ()
    method_version: str = METHOD_VERSION
