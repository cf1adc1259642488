"""A step of filling in as its page shows it: fields with their text, last year beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from assessments.anchors import anchor_of
from assessments.models import Assessment, FlowLine, OutputLine
from assessments.rules.plausibility import Code
from assessments.selectors.earlier import Earlier, earlier_values
from assessments.selectors.fill import LINES_OF_STEP, SEND, known_before
from assessments.selectors.shown import AssessmentShown, FlowShown, assessment_shown
from assessments.selectors.subjects import Line, lines_of
from assessments.selectors.warnings import Warning as Doubt
from assessments.selectors.warnings import warnings_of
from assessments.services.saving import (
    CONFLICT,
    CONTACT,
    ENTERPRISE,
    FACILITY,
    WHOLE,
    WHY,
    WRONG,
    Saved,
)
from assessments.services.typed import shown, units_of
from enterprises.selectors import may_see_contact

Answers = Mapping[str, Saved]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShown:
    """A field: what stands in it, what is stored (`was`), and what became of what was sent.

    `answer` is there when it was not saved: with the reason, or with the other's value.
    `before` is what the earlier report said, as text, of `before_year`; empty when it is the same.
    """

    key: str
    label: str
    text: str
    was: str
    kind: str = "number"
    answer: Saved | None = None
    before: str = ""
    before_year: int | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtShown:
    """A warning with the field in which it can be answered."""

    doubt: Doubt
    field: FieldShown

    @property
    def tone(self) -> str:
        return "" if self.doubt.is_answered else "notice--warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineShown:
    """One line: its fields, its live result, and what looks wrong about it."""

    line: Line
    anchor: str
    title: str
    detail: str
    baseline: FieldShown
    current: FieldShown
    unit: FieldShown
    units: Sequence[str]
    more: Sequence[FieldShown]
    flow: FlowShown | None
    doubts: Sequence[DoubtShown] = field(default_factory=list)

    @property
    def can_take(self) -> bool:
        """Whether the earlier report knows what is still empty here."""
        return any(each.before and not each.was for each in (self.baseline, self.current))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that filling in shows of an assessment, read once for all steps."""

    assessment: Assessment
    shown: AssessmentShown
    lines: Sequence[LineShown]
    whole_doubts: Sequence[DoubtShown]

    def of_step(self, step: str) -> list[LineShown]:
        wanted = LINES_OF_STEP.get(step)
        return [each for each in self.lines if wanted is not None and wanted(each.line)]

    @property
    def doubts(self) -> list[tuple[str, DoubtShown]]:
        """All warnings, each with what its line is called."""
        named = [(line.title, doubt) for line in self.lines for doubt in line.doubts]
        return named + [("", doubt) for doubt in self.whole_doubts]

    @property
    def results(self) -> dict[str, Any]:
        """The results by their group."""
        return {item.result.group: item.result for item in self.shown.results}


def sheet_of(assessment: Assessment, answers: Iterable[Saved] = (), *, step: str = SEND) -> Sheet:
    """The sheet with the answers to what was just sent, in a bounded number of queries. That a
    value is missing is asked at the end only: before, nobody has come to it yet."""
    told = {answer.entry.key: answer for answer in answers}
    flows = assessment_shown(assessment)
    by_line = {anchor_of(flow.line): flow for flow in (*flows.inflows, *flows.outflows)}
    doubts: dict[str, list[DoubtShown]] = {}
    for doubt in warnings_of(assessment):
        if step == SEND or doubt.code != Code.MISSING_VALUE:
            doubts.setdefault(doubt.anchor, []).append(_doubt(doubt, told))
    earlier = earlier_values(assessment)
    lines = [
        _line(line, assessment, told, earlier.get(anchor_of(line))) for line in lines_of(assessment)
    ]
    return Sheet(
        assessment=assessment,
        shown=flows,
        lines=[
            _finished(line, flow=by_line.get(line.anchor), doubts=doubts.get(line.anchor, []))
            for line in lines
        ],
        whole_doubts=doubts.get("", []),
    )


def own_fields(assessment: Assessment, answers: Iterable[Saved] = ()) -> list[FieldShown]:
    """What the step of the facility asks of the assessment itself."""
    told = {answer.entry.key: answer for answer in answers}
    labels = {
        "baseline_year": (_("Baseline year"), "year", _("The year that savings start from.")),
        "assessor": (_("Filled in by"), "text", ""),
        "assessed_on": (_("Assessed on"), "text", _("Day/month/year")),
    }
    return [
        _field(f"{WHOLE}-{name}", label, assessment, told, kind=kind, hint=hint)
        for name, (label, kind, hint) in labels.items()
    ]


def contact_fields(
    assessment: Assessment, *, reader: Any, answers: Iterable[Saved] = ()
) -> list[FieldShown]:
    """Whom to call, and the staff; nothing for who may not see it."""
    facility = assessment.facility
    if not may_see_contact(facility, reader=reader):
        return []
    told = {answer.entry.key: answer for answer in answers}
    labels = {
        "contact_name": (_("Contact person"), "text"),
        "phone": (_("Phone"), "tel"),
        "email": (_("E-mail"), "email"),
        "staff": (_("Staff of the enterprise"), "number"),
    }
    targets = {FACILITY: facility, ENTERPRISE: facility.enterprise}
    return [
        _field(f"{anchor}-{name}", labels[name][0], target, told, kind=labels[name][1])
        for anchor, target in targets.items()
        for name in CONTACT[anchor]
    ]


def _line(line: Line, assessment: Assessment, told: Answers, said: Earlier | None) -> LineShown:
    anchor, known = anchor_of(line), known_before(said, assessment)
    fields = {}
    for name, label in (
        ("baseline_quantity", _("Baseline %(year)s") % {"year": assessment.baseline_year}),
        ("current_quantity", _("Year %(year)s") % {"year": assessment.reporting_year}),
    ):
        before = shown(known[name]) if name in known else ""
        made = _field(f"{anchor}-{name}", label, line, told)
        is_new = before and before != made.was
        source = said.year if said and name == "current_quantity" else assessment.baseline_year
        fields[name] = _with_before(made, before if is_new else "", source)
    return LineShown(
        line=line,
        anchor=anchor,
        title=line.product if isinstance(line, OutputLine) else str(line.resource),
        detail=_detail(line),
        baseline=fields["baseline_quantity"],
        current=fields["current_quantity"],
        unit=_field(f"{anchor}-unit", _("Unit"), line, told, kind="unit"),
        units=units_of(line),
        more=_more(line, anchor, told, assessment),
        flow=None,
    )


def _more(line: Line, anchor: str, told: Answers, assessment: Assessment) -> list[FieldShown]:
    """What is asked for beside the quantities, and may be left out."""
    year = assessment.baseline_year
    if isinstance(line, FlowLine):
        label = _("Cost in %(year)s, đồng per %(unit)s") % {"year": year, "unit": line.unit}
        return [_field(f"{anchor}-baseline_unit_cost_vnd", label, line, told)]
    value = _("Value of the output of %(year)s, đồng") % {"year": year}
    share = _("Share of the energy of %(year)s, per cent") % {"year": year}
    return [
        _field(f"{anchor}-baseline_value_vnd", value, line, told),
        _field(f"{anchor}-baseline_share", share, line, told),
    ]


def _field(
    key: str, label: str, target: Any, told: Answers, *, kind: str = "number", hint: str = ""
) -> FieldShown:
    answer, name = told.get(key), key.rpartition("-")[2]
    stored = shown(getattr(target, name))
    is_open = answer is not None and answer.state in (WRONG, CONFLICT)
    return FieldShown(
        key=key,
        label=label,
        text=answer.text if answer and is_open else stored,
        was=stored,
        kind=kind,
        hint=hint,
        answer=answer if is_open else None,
    )


def _with_before(made: FieldShown, before: str, year: int) -> FieldShown:
    return replace(made, before=before, before_year=year) if before else made


def _detail(line: Line) -> str:
    if isinstance(line, OutputLine):
        return ""
    return line.output_line.product if line.output_line else _("whole site")


def _doubt(doubt: Doubt, told: Answers) -> DoubtShown:
    key = f"{doubt.anchor}-{WHY}{doubt.code}"
    answer = told.get(key)
    is_open = answer is not None and answer.state in (WRONG, CONFLICT)
    made = FieldShown(
        key=key,
        label=_("Your explanation"),
        text=answer.text if answer and is_open else doubt.reason,
        was=doubt.reason,
        kind="reason",
        answer=answer if is_open else None,
    )
    return DoubtShown(doubt=doubt, field=made)


def _finished(
    line: LineShown, *, flow: FlowShown | None, doubts: Sequence[DoubtShown]
) -> LineShown:
    return replace(line, flow=flow, doubts=doubts)


def fields_of(line: LineShown) -> list[FieldShown]:
    return [line.unit, line.baseline, line.current, *line.more]


def is_settled(answers: Iterable[Saved]) -> bool:
    """Whether nothing that was sent is still waiting for its writer."""
    return all(answer.state not in (WRONG, CONFLICT) for answer in answers)
