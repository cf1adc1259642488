"""What apps above the register show on a facility's page; the register knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from enterprises.models import Facility
from enterprises.querysets import Visitor


@dataclass(frozen=True, slots=True)
class Panel:
    """A template and what it needs, in a bounded number of queries."""

    template: str
    context: Callable[[Facility, Visitor], dict[str, Any]]


_panels: list[Panel] = []


def register(panel: Panel) -> None:
    """Called once by an app above, when the portal starts."""
    if panel not in _panels:
        _panels.append(panel)


def panels_for(facility: Facility, user: Visitor) -> list[tuple[str, dict[str, Any]]]:
    """Each panel's template with its context, in the order of registration."""
    return [(panel.template, panel.context(facility, user)) for panel in _panels]
