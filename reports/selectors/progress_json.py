"""Progress as the public JSON (DESIGN section 9): its shape is a promise.

Counts are integers, everything that was measured or divided a decimal text with six places at
least; null is unknown or does not apply, never 0.
"""

from decimal import Decimal
from typing import Any

from campaigns.models import Target
from core.numbers import decimal_text
from reports.rules import Method
from reports.selectors.measures import Spread
from reports.selectors.progress import Progress, TargetProgress


def as_json(progress: Progress) -> dict[str, Any]:
    """A plan's progress, ready for json.dumps."""
    return {
        "plan": progress.plan.code,
        "as_of": progress.as_of.isoformat(),
        "generated_at": progress.generated_at.isoformat(),
        "data_version": progress.data_version,
        "targets": [_target(found) for found in progress.targets],
        "counts": {code: number(value) for code, value in progress.counts.items()},
    }


def _target(found: TargetProgress) -> dict[str, Any]:
    target, figure = found.target, found.figure
    return {
        "indicator": figure.indicator,
        "low": decimal_text(target.low),
        "high": decimal_text(target.high),
        "unit": target.unit,
        "due_year": target.due_year,
        "method": target.method,
        "denominator": found.denominator,
        "numerator_value": number(figure.numerator),
        "denominator_value": number(figure.denominator),
        "value": decimal_text(figure.value),
        "status": figure.status.value,
        "expected_today": decimal_text(figure.expected_today),
        "n": figure.n,
        "N": figure.population,
        **_spread(found.spread),
        "excluded": dict(sorted(figure.excluded.items())),
        "distribution": dict(found.spread.distribution) if found.spread else {},
        **_special(target),
    }


def _special(target: Target) -> dict[str, Any]:
    """What few targets have; the others keep the promised shape to the letter."""
    filters: dict[str, Any] = {
        "sizes": list(target.sizes),
        "zone_kinds": list(target.zone_kinds),
        "is_rural": target.is_rural,
        "sector_groups": [group.code for group in target.sector_groups.all()],
    }
    said = {name: value for name, value in filters.items() if value not in (None, [])}
    found: dict[str, Any] = {"direction": target.direction} if target.is_at_most else {}
    found |= {"part": target.part} if target.part else {}
    return found | ({"filters": said} if said else {})


def _spread(spread: Spread | None) -> dict[str, Any]:
    """The methods and the panel: of savings only, null elsewhere."""
    methods: dict[str, str | None] = {
        method.value: decimal_text(spread.methods[method]) if spread else None for method in Method
    }
    methods["median"] = decimal_text(spread.median) if spread else None
    panel = {
        "value": decimal_text(spread.panel.value) if spread else None,
        "n": spread.panel.n if spread else None,
    }
    return {"methods": methods, "panel": panel}


def number(value: Decimal | int | None) -> str | int | None:
    """A count stays an integer, all else becomes a decimal text."""
    return value if isinstance(value, int) else decimal_text(value)
