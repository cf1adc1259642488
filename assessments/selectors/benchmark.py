"""Where a facility stands: among plants like it, without a word on any of them; against norms."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.choices import HANDED_IN, AssessmentStatus, Direction
from assessments.models import Assessment, FlowLine, Norm, OutputLine
from assessments.rules.comparison import (
    KGOE_PER_TOE,
    AgainstNorm,
    Place,
    against_norm,
    measure_of,
    place_among,
)
from assessments.selectors.usual import INTENSITIES, MEASURE_VALUES, MEASURES
from core.periods import year_end
from core.spreadsheets.wordings import Text
from core.text import fold
from core.units import UnitError, convert
from enterprises.choices import EnterpriseSize
from enterprises.models import Industry

# The reports of the others are at most so many years older than one's own, and never newer.
YEARS = 5
# Digits of an industry's code: its group, and the division for who is coded no finer.
GROUP = 3
NOT_SENT: Text = _("Your place is shown as soon as the report has been sent.")
NO_SIZE: Text = _("The size of the enterprise is not known: ask the department to enter it.")
NO_MEASURE: Text = _(
    "Energy per unit of product cannot be told: quantities are missing, an energy source has no"
    " conversion factor, or the products are counted in units that do not add up."
)
TOO_FEW: Text = _(
    "Fewer than five other enterprises of this industry and size have comparable reports. So that"
    " nobody can be recognised, nothing is shown."
)
# One report of each enterprise, the newest; those of the own enterprise are left out.
COMPARABLE = f"""
    WITH measures AS MATERIALIZED ({MEASURES}),
    chosen AS MATERIALIZED (
        SELECT a.id, f.enterprise_id, a.reporting_year
        FROM enterprises_industry AS i
        JOIN enterprises_facility AS f ON f.industry_id = i.id
        JOIN enterprises_enterprise AS e ON e.id = f.enterprise_id
        JOIN assessments_assessment AS a ON a.facility_id = f.id
        WHERE i.code LIKE %(code)s AND e.size = %(size)s AND f.enterprise_id <> %(enterprise)s
            AND a.status = %(verified)s AND a.reporting_year BETWEEN %(first)s AND %(last)s
        UNION ALL
        SELECT a.id, f.enterprise_id, a.reporting_year
        FROM assessments_assessment AS a JOIN enterprises_facility AS f ON f.id = a.facility_id
        WHERE a.id = %(own)s
    ),
    intensities AS ({INTENSITIES}),
    own AS (SELECT kind, kgoe FROM intensities WHERE id = %(own)s)
    SELECT DISTINCT ON (chosen.enterprise_id) chosen.id, intensities.kgoe
    FROM intensities JOIN chosen USING (id) JOIN own USING (kind)
    ORDER BY chosen.enterprise_id, chosen.reporting_year DESC, chosen.id DESC
"""  # noqa: S608 - put together from constants


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A report's energy per unit of product and its place among plants like it.

    `own` in kgOE per `unit`; None with a `refusal` where it cannot be told. `place` is None, with
    a refusal, where there are too few others. `industry` (whose group counts) and `size` say whom
    it is compared with.
    """

    own: Decimal | None
    unit: str
    place: Place | None
    refusal: Text
    industry: Industry
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NormStanding:
    """The use of a resource per unit of product against a norm; `unit` is that of both."""

    norm: Norm
    against: AgainstNorm
    unit: str

    @property
    def below(self) -> Decimal:
        """How far it lies below the norm, as a fraction."""
        return -self.against.distance


def standing_of(assessment: Assessment) -> Standing:
    """The place of a report that was handed in; two queries.

    A draft has none: whoever could try out figures could find those of the others.
    """
    refusal = _refusal(assessment)
    outputs = list(assessment.outputs.all())
    own, others = (None, []) if refusal else _energies(assessment)
    if not refusal and own is None:
        refusal = NO_MEASURE
    measure = measure_of(outputs[0].unit) if outputs else None
    if own is None or measure is None:
        return _standing(assessment, refusal=refusal)
    place = place_among(own * measure.size, [other * measure.size for other in others])
    return _standing(
        assessment,
        own=own * measure.size,
        unit=f"kgOE/{measure.unit}",
        place=place,
        refusal="" if place else TOO_FEW,
    )


def norms_of(assessment: Assessment) -> list[NormStanding]:
    """The use of each resource that has a norm, by product where the norm is one's; three
    queries. The norm is the latest of the reporting year, that of the finest industry first."""
    outputs = list(assessment.outputs.all())
    flows = list(assessment.flows.filter(direction=Direction.IN))
    found = (
        _against(norm, outputs, [flow for flow in flows if flow.resource_id == norm.resource_id])
        for norm in _norms(assessment, flows)
    )
    return [standing for standing in found if standing is not None]


def _refusal(assessment: Assessment) -> Text:
    if assessment.status not in HANDED_IN:
        return NOT_SENT
    return "" if assessment.facility.enterprise.size else NO_SIZE


def _standing(
    assessment: Assessment,
    *,
    refusal: Text,
    own: Decimal | None = None,
    unit: str = "",
    place: Place | None = None,
) -> Standing:
    facility = assessment.facility
    size = facility.enterprise.size
    return Standing(
        own=own,
        unit=unit,
        place=place,
        refusal=refusal,
        industry=facility.industry,
        size=str(EnterpriseSize(size).label) if size else "",
    )


def _energies(assessment: Assessment) -> tuple[Decimal | None, list[Decimal]]:
    """One's own energy per unit and those of the others, kgOE per the first unit of the kind."""
    facility = assessment.facility
    values = MEASURE_VALUES | {
        "own": assessment.pk,
        "kgoe": KGOE_PER_TOE,
        "code": f"{facility.industry.code[:GROUP]}%",
        "size": facility.enterprise.size,
        "enterprise": facility.enterprise_id,
        "verified": AssessmentStatus.VERIFIED.value,
        "first": assessment.reporting_year - YEARS + 1,
        "last": assessment.reporting_year,
    }
    with connection.cursor() as cursor:
        cursor.execute(COMPARABLE, values)
        found: dict[int, Decimal] = dict(cursor.fetchall())
    own = found.pop(assessment.pk, None)
    return own, list(found.values())


def _norms(assessment: Assessment, flows: Sequence[FlowLine]) -> list[Norm]:
    """Those that hold for the facility, one for each resource and product."""
    code = assessment.facility.industry.code
    above = [code[:length] for length in range(1, len(code) + 1)]
    norms = Norm.objects.filter(
        Q(industry=None) | Q(industry__code__in=above),
        resource__in={flow.resource_id for flow in flows},
        valid_from__lte=year_end(assessment.reporting_year),
    )
    best: dict[tuple[int, str], Norm] = {}
    for norm in sorted(norms.select_related("industry", "resource"), key=_weight):
        best[norm.resource_id, fold(norm.product)] = norm
    return sorted(best.values(), key=lambda norm: (norm.product, norm.resource.code))


def _weight(norm: Norm) -> tuple[int, Any, int]:
    return len(norm.industry.code) if norm.industry else 0, norm.valid_from, norm.pk


def _against(
    norm: Norm, outputs: Sequence[OutputLine], flows: Sequence[FlowLine]
) -> NormStanding | None:
    """None where the use cannot be told for the norm's product, or in its units."""
    meant = fold(norm.product)
    made = [output for output in outputs if not meant or fold(output.product) == meant]
    keys = {output.pk for output in made} | ({None} if len(made) == len(outputs) else set())
    if not made or (any(flow.output_line_id is None for flow in flows) and None not in keys):
        return None
    against = against_norm(
        _total(
            [(f.current_quantity, f.unit) for f in flows if f.output_line_id in keys], norm.unit
        ),
        _total([(o.current_quantity, o.unit) for o in made], norm.per_unit),
        norm=norm.quantity,
    )
    unit = f"{norm.unit}/{norm.per_unit}"
    return NormStanding(norm=norm, against=against, unit=unit) if against else None


def _total(quantities: Sequence[tuple[Decimal | None, str]], unit: str) -> Decimal | None:
    """The sum in the unit; None without any, when one is unknown or does not convert."""
    whole = Decimal(0)
    for quantity, own_unit in quantities:
        if quantity is None:
            return None
        try:
            whole += convert(quantity, from_unit=own_unit, to_unit=unit)
        except UnitError:
            return None
    return whole if quantities else None
