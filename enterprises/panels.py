"""What apps above the register show on the page of a facility or of a zone; the register knows none
of them."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from enterprises.models import Facility, Zone
from enterprises.querysets import Visitor

Subject = type[Facility] | type[Zone]


@dataclass(frozen=True, slots=True)
class Panel:
    """A template and what it needs of the record, in a bounded number of queries."""

    template: str
    context: Callable[[Any, Visitor], dict[str, Any]]


_panels: dict[Subject, list[Panel]] = defaultdict(list)


def register(panel: Panel, *, of: Subject = Facility) -> None:
    """Called once by an app above, when the portal starts."""
    if panel not in _panels[of]:
        _panels[of].append(panel)


def panels_for(record: Facility | Zone, user: Visitor) -> list[tuple[str, dict[str, Any]]]:
    """Each panel's template with its context, in the order of registration."""
    return [(panel.template, panel.context(record, user)) for panel in _panels[type(record)]]
