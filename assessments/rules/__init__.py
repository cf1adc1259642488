"""The rules of an assessment: pure functions on frozen values, Decimals in and out."""

from assessments.rules.economics import irr, npv, payback_years
from assessments.rules.expected import (
    coverage_of,
    expected_use,
    output_weights,
    saving_rate,
    specific_consumption,
)
from assessments.rules.factors import factor_on, is_key_energy_user
from assessments.rules.facts import (
    GROUP_UNITS,
    METHOD_VERSION,
    Basis,
    Expected,
    Factor,
    FlowFact,
    Group,
    GroupResult,
    OutputFact,
    Reason,
)
from assessments.rules.groups import assess

__all__ = [
    "GROUP_UNITS",
    "METHOD_VERSION",
    "Basis",
    "Expected",
    "Factor",
    "FlowFact",
    "Group",
    "GroupResult",
    "OutputFact",
    "Reason",
    "assess",
    "coverage_of",
    "expected_use",
    "factor_on",
    "irr",
    "is_key_energy_user",
    "npv",
    "output_weights",
    "payback_years",
    "saving_rate",
    "specific_consumption",
]
