"""The report as a PDF to keep: every word is made here, in the reader's language; report.typ only
lays it out. What people typed travels as JSON and is never read as markup."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import typst
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.choices import OPEN
from assessments.models import Assessment
from assessments.selectors import AssessmentShown, FlowShown, assessment_shown
from assessments.selectors.benchmark import Standing, norms_of, standing_of
from core.templatetags.portal import (
    NO_BREAK_SPACE,
    day,
    exact,
    money_vnd,
    number,
    percent,
    quantity,
    share,
    years,
)
from core.text import clean_cell
from enterprises.choices import EnterpriseSize

TEMPLATE = Path(__file__).with_name("report.typ")
Rows = list[list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A heading, what explains it, and a table: `widths` are the weights of its columns, and from
    the place `figures` on they hold figures. What follows a line break in a cell is set small.
    Without rows `empty` is said."""

    title: str
    note: str
    columns: list[str]
    widths: list[float]
    figures: int
    rows: Rows
    empty: str


def report_pdf_of(assessment: Assessment) -> bytes:
    """The report as PDF, A4, in the language of the reader."""
    data = json.dumps(report_data(assessment), ensure_ascii=False)
    # In a narrow column a unit may stand below its number.
    data = data.replace(NO_BREAK_SPACE, " ")
    # Its own fonts only, so that the page is the same on every machine.
    made: bytes = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    return made


def report_data(assessment: Assessment) -> dict[str, Any]:
    """All that stands in the report, as text."""
    shown = assessment_shown(assessment)
    return {
        "language": get_language() or "vi",
        "draft": _("DRAFT") if assessment.status in OPEN else "",
        "title": f"{assessment.get_kind_display()} {assessment.reporting_year}",
        "facility": assessment.facility.name,
        "years": _years(assessment),
        "page": _("Page"),
        "made": _("Made from the portal on %(day)s") % {"day": day(timezone.localdate())},
        "facts": [list(fact) for fact in _facts(assessment) if fact[1]],
        "tables": [asdict(table) for table in _tables(shown, assessment)],
        "standing_title": _("Among plants like it"),
        "standing": _standing(assessment),
    }


def _years(assessment: Assessment) -> str:
    return _("Year %(year)s against the baseline of %(baseline)s") % {
        "year": assessment.reporting_year,
        "baseline": assessment.baseline_year,
    }


def _facts(assessment: Assessment) -> Iterable[tuple[str, str]]:
    facility, enterprise = assessment.facility, assessment.facility.enterprise
    place = facility.commune or facility.former_commune
    parts = (facility.address, place.name if place else "", _province(place))
    size = EnterpriseSize(enterprise.size).label if enterprise.size else ""
    yield _("Enterprise"), enterprise.name
    yield _("Tax code"), enterprise.tax_code or ""
    yield _("Facility code"), facility.code
    yield _("Address"), ", ".join(part for part in parts if part)
    yield _("Industry"), str(facility.industry)
    yield _("Size"), str(size)
    yield _("State"), str(assessment.get_status_display())
    yield _("Assessor"), assessment.assessor
    yield _("Sent on"), _day(assessment.sent_on)
    yield _("Verified on"), _day(assessment.verified_on)


def _province(place: Any) -> str:
    return place.province.name if place and place.province_id else ""


def _day(value: Any) -> str:
    return day(value) if value else ""


def _tables(shown: AssessmentShown, assessment: Assessment) -> Iterable[Table]:
    yield _outputs(shown, assessment)
    yield _uses(_("Materials, energy and water used"), shown.inflows, assessment)
    if shown.outflows:
        yield _uses(_("Waste and emissions"), shown.outflows, assessment)
    yield _savings(shown)
    if shown.factors:
        yield _factors(shown)
    yield _solutions(shown)


def _baseline(assessment: Assessment) -> str:
    return _("Baseline %(year)s") % {"year": assessment.baseline_year}


def _year(assessment: Assessment) -> str:
    return _("Year %(year)s") % {"year": assessment.reporting_year}


def _outputs(shown: AssessmentShown, assessment: Assessment) -> Table:
    return Table(
        title=_("Output"),
        note="",
        columns=[_("Product"), _baseline(assessment), _year(assessment)],
        widths=[3, 1.2, 1.2],
        figures=1,
        rows=[
            [
                output.product,
                quantity(output.baseline_quantity, output.unit),
                quantity(output.current_quantity, output.unit),
            ]
            for output in shown.outputs
        ],
        empty=_("No output was reported."),
    )


def _uses(title: str, flows: Sequence[FlowShown], assessment: Assessment) -> Table:
    return Table(
        title=title,
        note=_("per unit of product = quantity / output; saving against the baseline"),
        columns=[
            _("Resource"),
            _baseline(assessment),
            _year(assessment),
            _("Per unit of product"),
            _("Saving"),
        ],
        widths=[2, 1.5, 1.5, 2, 1.2],
        figures=1,
        rows=[_use(flow) for flow in flows],
        empty=_("No quantity was reported."),
    )


def _use(flow: FlowShown) -> list[str]:
    line = flow.line
    place = line.output_line.product if line.output_line else _("whole site")
    each = ""
    if flow.product:
        before, now = quantity(flow.baseline_per_unit), quantity(flow.current_per_unit)
        each = f"{before} → {now}\n{flow.per_unit}"
    return [
        f"{line.resource}\n{place}",
        quantity(line.baseline_quantity, line.unit),
        quantity(line.current_quantity, line.unit),
        each or _("expected %(expected)s") % {"expected": quantity(flow.expected, line.unit)},
        flow.reason or share(flow.saving),
    ]


def _savings(shown: AssessmentShown) -> Table:
    return Table(
        title=_("Savings by group"),
        note=_("saved = expected − used; saving = saved / expected"),
        columns=[
            _("Group"),
            _("Baseline"),
            _("Expected"),
            _("Used"),
            _("Saved"),
            _("Saving"),
        ],
        widths=[2, 1.4, 1.4, 1.4, 1.4, 1.2],
        figures=1,
        rows=[
            [
                f"{item.result.get_group_display()}\n{item.basis}",
                quantity(item.result.baseline, item.result.unit),
                quantity(item.result.expected, item.result.unit),
                quantity(item.result.actual, item.result.unit),
                quantity(item.result.saved, item.result.unit),
                item.result.get_reason_display() or share(item.result.saving),
            ]
            for item in shown.results
        ],
        empty=_("Results are worked out when the assessment is sent."),
    )


def _factors(shown: AssessmentShown) -> Table:
    return Table(
        title=_("Conversion factors used"),
        note="",
        columns=[
            _("Resource"),
            _("Source"),
            _("TOE per unit"),
            _("tCO2e per unit"),
            _("Valid from"),
        ],
        widths=[1.4, 2.6, 1, 1.1, 1],
        figures=2,
        rows=[
            [
                f"{factor.resource}\n{factor.unit}",
                factor.source,
                exact(factor.toe_per_unit),
                exact(factor.tco2e_per_unit),
                day(factor.valid_from),
            ]
            for factor in shown.factors
        ],
        empty="",
    )


def _solutions(shown: AssessmentShown) -> Table:
    return Table(
        title=_("Solutions"),
        note=_("payback = investment / (yearly saving − yearly extra cost)"),
        columns=[
            _("Solution"),
            _("State"),
            _("Investment"),
            _("Saved a year"),
            _("Payback"),
        ],
        widths=[3, 1.3, 1.4, 1.4, 1.2],
        figures=2,
        rows=[
            [
                f"{item.solution.title}\n{item.solution.category}",
                _state(item.solution),
                money_vnd(item.solution.investment_vnd),
                money_vnd(item.solution.annual_saving_vnd),
                years(item.payback_years),
            ]
            for item in shown.solutions
        ],
        empty=_("No solution has been proposed."),
    )


def _state(solution: Any) -> str:
    year = solution.implemented_year or ""
    return clean_cell(f"{solution.get_status_display()} {year}")


def _standing(assessment: Assessment) -> list[str]:
    """The place among like plants and against the norms, a sentence each."""
    standing = standing_of(assessment)
    sentences = list(_place(standing))
    for each in norms_of(assessment):
        values = {
            "resource": str(each.norm.resource),
            "use": quantity(each.against.use, each.unit),
            "norm": quantity(each.against.norm, each.unit),
            "distance": percent(abs(each.against.distance) * 100),
            "source": each.norm.source,
        }
        above = _("%(resource)s: %(use)s, %(distance)s above the norm of %(norm)s (%(source)s).")
        below = _("%(resource)s: %(use)s, %(distance)s below the norm of %(norm)s (%(source)s).")
        sentences.append((above if each.against.distance > 0 else below) % values)
    return sentences


def _place(standing: Standing) -> Iterable[str]:
    if standing.own is not None:
        yield _("Energy per unit of product: %(own)s.") % {
            "own": quantity(standing.own, standing.unit)
        }
    if standing.place is None:
        yield str(standing.refusal)
        return
    yield _("Better than %(share)s of like plants (n = %(n)s); best quarter: %(best)s.") % {
        "share": percent(standing.place.better_than * 100, 0),
        "n": number(standing.place.n),
        "best": quantity(standing.place.best_quarter, standing.unit),
    }
