"""Lines and factors as the rules are fed with them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from assessments.models import ConversionFactor
from assessments.rules import Factor, OutputFact

Factors = Mapping[int, Sequence[Factor]]


class OutputRead(Protocol):
    """An output line, as a record or as some of its columns."""

    @property
    def unit(self) -> str: ...
    @property
    def baseline_quantity(self) -> Decimal | None: ...
    @property
    def current_quantity(self) -> Decimal | None: ...
    @property
    def baseline_share(self) -> Decimal | None: ...
    @property
    def baseline_value_vnd(self) -> Decimal | None: ...


def output_fact(line: OutputRead, *, key: str) -> OutputFact:
    """The line under the key by which flows name it."""
    return OutputFact(
        key=key,
        unit=line.unit,
        baseline_quantity=line.baseline_quantity,
        current_quantity=line.current_quantity,
        baseline_share=line.baseline_share,
        baseline_value_vnd=line.baseline_value_vnd,
    )


def factors_by_resource() -> Factors:
    """All conversion factors by the id of their resource, the oldest first; one query."""
    rows = ConversionFactor.objects.select_related("resource").order_by("valid_from", "pk")
    found: dict[int, list[Factor]] = {}
    for row in rows:
        factor = Factor(
            resource=row.resource.code,
            toe_per_unit=row.toe_per_unit,
            tco2e_per_unit=row.tco2e_per_unit,
            valid_from=row.valid_from,
            source=row.source,
        )
        found.setdefault(row.resource_id, []).append(factor)
    return found
