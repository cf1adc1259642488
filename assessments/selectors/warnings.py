"""What looks wrong in a report, in words, with the reasons that its enterprise gave."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from assessments.models import Assessment
from assessments.rules.comparison import rounded
from assessments.rules.plausibility import Code, Finding, findings
from assessments.selectors.seen import report_seen
from core.templatetags.portal import number, percent, quantity

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:  # noqa: A001 - what it is called where it is shown
    """One question about a value: why it looks wrong, what to do, and the answer if there is one.

    `anchor` is the line ("" the whole report), `field` the field of it: baseline_quantity,
    current_quantity, unit or "". `value` is what stands there now, as an explanation keeps it.
    """

    anchor: str
    field: str
    code: str
    text: str
    remedy: str
    value: str
    reason: str

    @property
    def is_answered(self) -> bool:
        return bool(self.reason)


def warnings_of(assessment: Assessment) -> list[Warning]:
    """The warnings of a report in the order of its lines, those of the whole last; eight queries.

    A warning is answered by an explanation of the same line and code while the value that it was
    given for still stands.
    """
    given = {
        (each.anchor, each.code, each.value): each.reason for each in assessment.explanations.all()
    }
    return [
        _warning(found, given.get((found.anchor, found.code.value, found.value), ""))
        for found in findings(report_seen(assessment))
    ]


def _warning(found: Finding, reason: str) -> Warning:
    text, remedy = WORDS[found.code](found.told)
    return Warning(
        anchor=found.anchor,
        field=found.field,
        code=found.code.value,
        text=text,
        remedy=remedy,
        value=found.value,
        reason=reason,
    )


def _missing_unit(told: Told) -> tuple[str, str]:
    return _("The unit is missing."), _("Choose the unit in which the quantities are measured.")


def _missing_value(told: Told) -> tuple[str, str]:
    return (
        _("The value of one of the two years is missing: no saving can be worked out."),
        _("Enter it, 0 if there was none, or say why it is not known."),
    )


def _baseline_changed(told: Told) -> tuple[str, str]:
    return (
        _("The earlier report says %(before)s for the baseline.")
        % {"before": quantity(told["before"], told["unit"])},
        _("Take over the earlier value, or say why it was wrong."),
    )


def _tenfold(told: Told) -> tuple[str, str]:
    values = {
        "times": number(told["times"], 0),
        "before": quantity(told["before"], told["unit"]),
        "year": told["year"],
    }
    more = _("%(times)s times as much as in %(year)s (%(before)s).")
    less = _("Only one part in %(times)s of %(year)s (%(before)s).")
    remedy = _("Look for a digit too many or too few, or say why it changed so much.")
    if told["fits"]:
        remedy = _("Was it measured in %(unit)s? Then choose that unit; else say why.") % {
            "unit": told["fits"]
        }
    return (more if told["is_more"] else less) % values, remedy


def _changed_per_unit(told: Told) -> tuple[str, str]:
    values = {"change": percent(abs(told["change"]) * 100, 0), "year": told["year"]}
    more = _("Per unit of product %(change)s more than in %(year)s.")
    less = _("Per unit of product %(change)s less than in %(year)s.")
    return (
        (more if told["change"] > 0 else less) % values,
        _("Check the quantity, its unit and the output, or say what changed in the plant."),
    )


def _no_energy(told: Told) -> tuple[str, str]:
    return (
        _("Something was produced, but no electricity and no fuel was used."),
        _("Enter the electricity bill of the year and each fuel, or say what drives the plant."),
    )


def _outside_range(told: Told) -> tuple[str, str]:
    values = {
        "energy": quantity(told["energy"], told["unit"]),
        "low": quantity(rounded(told["low"])),
        "high": quantity(rounded(told["high"]), told["unit"]),
        "n": told["n"],
    }
    words = _(
        "All energy together makes %(energy)s; usual in the industry are %(low)s to %(high)s"
        " (%(n)s facilities)."
    )
    return (
        words % values,
        _("Check output and energy and their units, or say why this plant is different."),
    )


WORDS: dict[Code, Callable[[Told], tuple[str, str]]] = {
    Code.MISSING_UNIT: _missing_unit,
    Code.MISSING_VALUE: _missing_value,
    Code.BASELINE_CHANGED: _baseline_changed,
    Code.TENFOLD: _tenfold,
    Code.CHANGED_PER_UNIT: _changed_per_unit,
    Code.NO_ENERGY: _no_energy,
    Code.OUTSIDE_RANGE: _outside_range,
}
