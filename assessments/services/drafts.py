"""Drafts of assessments: begun with what the last report knows, given lines, taken away."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.anchors import anchor_of, line_at
from assessments.choices import AssessmentStatus, Direction
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, FlowLine, OutputLine, Resource
from assessments.policies.assessments import NOT_YOURS, may_begin, may_fill_in
from assessments.selectors.earlier import earlier_report, earlier_values
from assessments.selectors.fill import LINES_OF_STEP, known_before
from assessments.selectors.subjects import Line, lines_of, subject_of
from assessments.services.authors import note_saving
from assessments.services.results import compute_results
from assessments.services.typed import QUANTITY_PLACES, fitting
from core.history import written_by
from core.spreadsheets.wordings import Text
from core.text import clean_cell, fold
from core.units import canonical_unit
from core.uploads import forget_files
from enterprises.models import Facility

# With the national strategy of that year the programmes begin.
FIRST_YEAR = 2009
MOST_UNIT, MOST_PRODUCT = 50, 200
OUT_OF_YEARS: Text = _("A year can be reported from %(first)s on, and not before it has begun.")
LOCKED: Text = _("It is not open any more: what was typed was not saved.")
NO_DRAFT: Text = _("Only a draft that was never sent can be removed.")
NO_PRODUCT: Text = _("Write what the product is called, such as “Gạch ốp lát”.")
NO_UNIT: Text = _("Write in what the product is counted, such as tấn, m² or chiếc.")
TOO_LONG: Text = _("The name is too long: %(most)s characters fit.")
TWICE: Text = _("“%(name)s” is there already: fill in its line.")
STILL_USED: Text = _(
    "Materials or energy are metered for “%(name)s”: remove those lines first, or leave it."
)


def begin_draft(*, facility: Facility, reporting_year: int, kind: str, by: User) -> Assessment:
    """The assessment of this kind and year: the one that is there, whatever its state, or a draft.

    A new draft is measured against the baseline of the report before it: its baseline year, and
    of each line its unit and its baseline values. Without an earlier report the baseline is the
    year before, and there are no lines yet. Raises AssessmentRefusedError for whoever may not
    fill in this kind, and for a year that cannot be reported.
    """
    if not may_begin(by, facility, kind):
        raise AssessmentRefusedError(NOT_YOURS)
    if not FIRST_YEAR <= reporting_year <= timezone.localdate().year:
        raise AssessmentRefusedError(lazystr(OUT_OF_YEARS % {"first": FIRST_YEAR}))
    with transaction.atomic(), written_by(by, source="form"):
        draft, is_new = Assessment.objects.get_or_create(
            facility=facility,
            reporting_year=reporting_year,
            kind=kind,
            defaults={"baseline_year": reporting_year - 1},
        )
        if is_new:
            _fill_in_baseline(draft)
    return draft


@transaction.atomic
def remove_draft(*, assessment: Assessment, by: User) -> None:
    """Takes a draft away with all its lines; what was once sent stays for ever."""
    locked = opened(assessment=assessment, by=by)
    if locked.status != AssessmentStatus.DRAFT or locked.moves.exists():
        raise AssessmentRefusedError(NO_DRAFT)
    forget_files(*locked.evidences.all())
    with written_by(by, source="form"):
        locked.delete()


@transaction.atomic
def add_output(*, assessment: Assessment, product: str, unit: str, by: User) -> OutputLine:
    """A line for one more product, still without quantities."""
    locked = opened(assessment=assessment, by=by)
    name, counted = clean_cell(product), canonical_unit(unit)
    _check_product(name, counted)
    if fold(name) in {fold(line.product) for line in locked.outputs.all()}:
        raise AssessmentRefusedError(lazystr(TWICE % {"name": name}))
    with written_by(by, source="form"):
        line = OutputLine.objects.create(assessment=locked, product=name, unit=counted)
        _note_saving(locked, by)
    return line


@transaction.atomic
def add_flow(
    *,
    assessment: Assessment,
    resource: Resource,
    direction: Direction,
    product: OutputLine | None,
    by: User,
) -> FlowLine:
    """A line for one more resource, in its own unit; `product` when it is metered for one."""
    locked = opened(assessment=assessment, by=by)
    line = FlowLine(
        assessment=locked,
        resource=resource,
        direction=direction,
        output_line=product,
        unit=resource.unit,
    )
    there = locked.flows.select_related("resource", "output_line")
    if subject_of(line) in {subject_of(other) for other in there}:
        raise AssessmentRefusedError(lazystr(TWICE % {"name": str(resource)}))
    with written_by(by, source="form"):
        line.save()
        _note_saving(locked, by)
    return line


@transaction.atomic
def remove_line(*, assessment: Assessment, anchor: str, by: User) -> None:
    """Takes the line away; one that is gone already is no error."""
    locked = opened(assessment=assessment, by=by)
    line = line_at(anchor, assessment=locked.pk)
    if not isinstance(line, OutputLine | FlowLine):
        return
    if isinstance(line, OutputLine) and line.flows.exists():
        raise AssessmentRefusedError(lazystr(STILL_USED % {"name": line.product}))
    with written_by(by, source="form"):
        line.delete()
        _note_saving(locked, by)


@transaction.atomic
def take_over(*, assessment: Assessment, key: str, by: User) -> None:
    """Writes into one field what the earlier report said of it; `key` is its name in the form,
    such as flow-12-current_quantity."""
    anchor, _mark, name = key.rpartition("-")
    _take(assessment, by, lambda line, field: (anchor_of(line), field) == (anchor, name))


@transaction.atomic
def take_over_empty(*, assessment: Assessment, step: str, by: User) -> None:
    """Writes what the earlier report said into all empty fields of a step."""
    wanted = LINES_OF_STEP[step]
    _take(assessment, by, lambda line, field: wanted(line) and getattr(line, field) is None)


def _take(assessment: Assessment, by: User, is_wanted: Callable[[Line, str], bool]) -> None:
    locked = opened(assessment=assessment, by=by)
    said = earlier_values(locked)
    with written_by(by, source="form"):
        for line in lines_of(locked):
            known = known_before(said.get(anchor_of(line)), locked)
            moved = [name for name in known if is_wanted(line, name)]
            for name in moved:
                setattr(line, name, fitting(known[name], places=QUANTITY_PLACES))
            if moved:
                line.save(update_fields=moved)
        _note_saving(locked, by)


def opened(*, assessment: Assessment, by: User) -> Assessment:
    """The assessment as it is now, locked until the end of the transaction, for who fills it in.

    Raises AssessmentRefusedError when it is not open, or not hers.
    """
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if not may_fill_in(by, locked):
        raise AssessmentRefusedError(LOCKED)
    return locked


def _note_saving(assessment: Assessment, by: User) -> None:
    compute_results(assessment_ids=[assessment.pk])
    note_saving(assessment_id=assessment.pk, by=by)


def _check_product(name: str, unit: str) -> None:
    if not name:
        raise AssessmentRefusedError(NO_PRODUCT)
    if not unit:
        raise AssessmentRefusedError(NO_UNIT)
    for text, most in ((name, MOST_PRODUCT), (unit, MOST_UNIT)):
        if len(text) > most:
            raise AssessmentRefusedError(lazystr(TOO_LONG % {"most": most}))


def _fill_in_baseline(draft: Assessment) -> None:
    """Lines as in the report before, with their baseline, and nothing of the new year."""
    report = earlier_report(draft)
    if report is None:
        return
    draft.baseline_year = report.baseline_year
    draft.save(update_fields=["baseline_year"])
    known = list(report.outputs.all())
    outputs = [_output_like(line, draft) for line in known]
    OutputLine.objects.bulk_create(outputs)
    new = dict(zip((line.pk for line in known), outputs, strict=True))
    flows = report.flows.select_related("resource")
    FlowLine.objects.bulk_create(_flow_like(line, draft, new) for line in flows)


def _output_like(line: OutputLine, draft: Assessment) -> OutputLine:
    return OutputLine(
        assessment=draft,
        product=line.product,
        unit=line.unit,
        baseline_quantity=line.baseline_quantity,
        baseline_share=line.baseline_share,
        baseline_value_vnd=line.baseline_value_vnd,
    )


def _flow_like(line: FlowLine, draft: Assessment, outputs: dict[int, OutputLine]) -> FlowLine:
    return FlowLine(
        assessment=draft,
        resource=line.resource,
        direction=line.direction,
        output_line=outputs[line.output_line_id] if line.output_line_id else None,
        unit=line.unit,
        baseline_quantity=line.baseline_quantity,
        baseline_unit_cost_vnd=line.baseline_unit_cost_vnd,
    )
