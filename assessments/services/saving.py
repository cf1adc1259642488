"""Saving what is typed into an assessment, field by field, while others may be at it too."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.anchors import anchor_of
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, FlowLine, OutputLine
from assessments.selectors.earlier import Earlier, earlier_values
from assessments.selectors.subjects import Line, lines_of
from assessments.selectors.warnings import warnings_of
from assessments.services.authors import note_saving
from assessments.services.drafts import opened
from assessments.services.results import compute_results
from assessments.services.typed import QUANTITY_PLACES, TypedError, fitting, read, shown
from assessments.services.warnings import explain
from core.history import written_by
from core.spreadsheets.wordings import Text
from core.units import UnitError, convert
from enterprises.selectors import may_see_contact
from enterprises.services import correct_contact

QUANTITIES = ("baseline_quantity", "current_quantity")
UNIT, COST = "unit", "baseline_unit_cost_vnd"
# Targets that are no lines; an anchor never looks like them.
WHOLE, FACILITY, ENTERPRISE = "whole", "facility", "enterprise"
MAY_SAVE = {
    OutputLine: (UNIT, *QUANTITIES, "baseline_share", "baseline_value_vnd"),
    FlowLine: (UNIT, *QUANTITIES, COST),
    Assessment: ("baseline_year", "assessor", "assessed_on"),
}
# Before the code of a warning: why the value is right.
WHY = "why_"
CONTACT = {FACILITY: ("contact_name", "phone", "email"), ENTERPRISE: ("staff",)}
NO_LINE: Text = _("This line was removed meanwhile; what was typed stays here until you leave.")
OTHER_UNIT: Text = _("The unit was changed meanwhile. Look at it, and type the number again.")

SAVED, UNTOUCHED, WRONG, CONFLICT = "saved", "untouched", "wrong", "conflict"
GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a form sends of one field of one line, all as text.

    `was` is what the form had shown before, and what it tried to save since and got no answer to;
    `unit` the unit that stood beside the field, where one does.
    """

    anchor: str
    name: str
    text: str
    was: tuple[str, ...] = ()
    unit: str = ""

    @property
    def key(self) -> str:
        return f"{self.anchor}-{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """What somebody else has written into the field meanwhile."""

    text: str
    who: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of an entry: `state` is saved, untouched, wrong (with the reason), conflict (with
    the other's value; nothing was overwritten) or gone (there is no such line any more). `text` is
    what the field shows now."""

    entry: Entry
    state: str
    text: str
    reason: Text = ""
    other: Other | None = None


@dataclass(slots=True, kw_only=True)
class _Wish:
    """An entry that was read: the value it asks for, or why it cannot be had."""

    entry: Entry
    target: Any
    value: Any = None
    state: str = SAVED
    reason: Text = ""


@transaction.atomic
def save_entries(*, assessment: Assessment, entries: Iterable[Entry], by: User) -> Sequence[Saved]:
    """Saves the fields of a form: one that was left, or those of a whole step.

    An entry counts when it differs from what the form had shown (`was`). It is written when the
    stored value still is what the form had shown; else it is a conflict, and both values are told.
    A number is meant in the unit that stands beside it in the form: with a unit chosen anew in the
    same form, in that one; with the unit that was seen, it is converted when somebody has chosen
    another meanwhile.

    Choosing MWh instead of kWh changes only the unit: the stored value keeps the number and the
    unit as they were entered, and the rules convert. What stands there from the report before was
    never meant in the new unit: it is converted, and so is its cost per unit.

    The results are worked out anew, so that what the page shows is what the rules say. Raises
    AssessmentRefusedError when the assessment is not open, or not hers.
    """
    asked = sorted(entries, key=lambda entry: entry.name != UNIT)
    reasons = [entry for entry in asked if entry.name.startswith(WHY)]
    asked = [entry for entry in asked if not entry.name.startswith(WHY)]
    locked = opened(assessment=assessment, by=by)
    desk = _Desk(locked, by, {entry.anchor for entry in asked})
    wishes = [desk.wish(entry) for entry in asked]
    with written_by(by, source="form"):
        desk.settle(wishes)
        if any(wish.state == SAVED for wish in wishes):
            _note(locked, by, has_lines=bool(desk.changed))
    for name in ("saved_at", "saved_by", *MAY_SAVE[Assessment]):
        setattr(assessment, name, getattr(locked, name))
    told = [_explained(assessment, entry, by) for entry in reasons]
    return [*(desk.outcome(wish) for wish in wishes), *told]


def _explained(assessment: Assessment, entry: Entry, by: User) -> Saved:
    """A reason typed under a warning, when it is a new one and nobody else has given another."""
    if not entry.text.strip() or entry.text in entry.was[:1]:
        return Saved(entry=entry, state=UNTOUCHED, text=entry.text)
    code = entry.name.removeprefix(WHY)
    if (other := _other_reason(assessment, entry, code)) is not None:
        return Saved(entry=entry, state=CONFLICT, text=entry.text, other=other)
    try:
        explain(assessment=assessment, anchor=entry.anchor, code=code, reason=entry.text, by=by)
    except AssessmentRefusedError as refusal:
        return Saved(entry=entry, state=WRONG, text=entry.text, reason=refusal.reason)
    return Saved(entry=entry, state=SAVED, text=entry.text.strip())


def _other_reason(assessment: Assessment, entry: Entry, code: str) -> Other | None:
    """The reason that stands under the warning now, when the form had not shown it."""
    doubts = {(each.anchor, each.code): each.reason for each in warnings_of(assessment)}
    reason = doubts.get((entry.anchor, code), "")
    if not reason or reason in {*entry.was, entry.text.strip()}:
        return None
    given = assessment.explanations.select_related("by").get(anchor=entry.anchor, code=code)
    return Other(text=reason, who=str(given.by), at=given.at)


def _note(assessment: Assessment, by: User, *, has_lines: bool) -> None:
    if has_lines:
        compute_results(assessment_ids=[assessment.pk])
    assessment.saved_at = note_saving(assessment_id=assessment.pk, by=by)
    assessment.saved_by = by


class _Desk:
    """The lines of an assessment while entries are laid on them."""

    def __init__(self, assessment: Assessment, by: User, anchors: set[str]) -> None:
        self.assessment, self.by = assessment, by
        self.targets: dict[str, Any] = {anchor_of(line): line for line in lines_of(assessment)}
        self.targets[WHOLE] = assessment
        self.changed: dict[str, set[str]] = defaultdict(set)
        # By line, the unit that was chosen anew, and so is meant by the numbers beside it.
        self.chosen: dict[str, str] = {}
        self._earlier: dict[str, Earlier] | None = None
        if anchors & CONTACT.keys() and may_see_contact(assessment.facility, reader=by):
            self.targets[FACILITY] = assessment.facility
            self.targets[ENTERPRISE] = assessment.facility.enterprise

    # What is asked ------------------------------------------------------------------------------

    def wish(self, entry: Entry) -> _Wish:
        """The entry judged against what is stored now, before anything is written; that of a
        unit before those of the numbers beside it."""
        target = self.targets.get(entry.anchor)
        if target is None or entry.name not in _fields_of(entry.anchor, target):
            return _Wish(entry=entry, target=None, state=GONE, reason=NO_LINE)
        wish = _Wish(entry=entry, target=target)
        try:
            self._judge(wish)
        except TypedError as error:
            wish.state, wish.reason = WRONG, error.reason
        return wish

    def _judge(self, wish: _Wish) -> None:
        entry, target = wish.entry, wish.target
        if entry.was == (entry.text,):
            wish.state = UNTOUCHED
            return
        typed = read(target, name=entry.name, text=entry.text)
        seen = [_read_again(target, entry.name, text) for text in entry.was]
        if seen == [typed]:
            wish.state = UNTOUCHED
            return
        shown_unit = entry.unit or getattr(target, UNIT, "")
        meant_unit = self.chosen.get(entry.anchor, shown_unit)
        stored = getattr(target, entry.name)
        now = _in_stored_unit(target, entry.name, typed, meant_unit)
        before = [_in_stored_unit(target, entry.name, value, shown_unit) for value in seen]
        is_free = stored == now or stored in before
        wish.state = SAVED if is_free else CONFLICT
        wish.value = typed if entry.anchor in self.chosen else now
        if is_free and entry.name == UNIT and typed != stored:
            self.chosen[entry.anchor] = typed

    # What is done -------------------------------------------------------------------------------

    def settle(self, wishes: Iterable[_Wish]) -> None:
        """Units first, since they say what the numbers beside them mean."""
        granted = [wish for wish in wishes if wish.state == SAVED]
        typed = {wish.entry.key for wish in granted}
        for wish in sorted(granted, key=lambda each: each.entry.name != UNIT):
            if wish.entry.name == UNIT:
                self._change_unit(wish, typed)
            self._set(wish.entry.anchor, wish.entry.name, wish.value)
        for anchor, names in self.changed.items():
            self.targets[anchor].save(update_fields=sorted(names))
        self._correct_contact(granted)

    def _change_unit(self, wish: _Wish, typed: set[str]) -> None:
        """What the report before had said is converted; what was typed here stays as it is."""
        line, anchor = wish.target, wish.entry.anchor
        said = self._said_before(anchor)
        moved = False
        for name in QUANTITIES:
            value = getattr(line, name)
            if f"{anchor}-{name}" not in typed and value is not None and value in said:
                self._set(anchor, name, _converted(line, name, value, line.unit, wish.value))
                moved = True
        cost = getattr(line, COST, None)
        if moved and cost is not None and f"{anchor}-{COST}" not in typed:
            self._set(anchor, COST, _converted(line, COST, cost, line.unit, wish.value))

    def _said_before(self, anchor: str) -> set[Decimal]:
        if self._earlier is None:
            self._earlier = earlier_values(self.assessment)
        said = self._earlier.get(anchor)
        known = (said.baseline, said.current) if said else ()
        return {fitting(value, places=QUANTITY_PLACES) for value in known if value is not None}

    def _set(self, anchor: str, name: str, value: Any) -> None:
        if anchor in CONTACT:
            return
        setattr(self.targets[anchor], name, value)
        if isinstance(self.targets[anchor], OutputLine | FlowLine):
            self.changed[anchor].add(name)
        else:
            self.targets[anchor].save(update_fields=[name])

    def _correct_contact(self, granted: Iterable[_Wish]) -> None:
        values = {w.entry.name: w.value for w in granted if w.entry.anchor in CONTACT}
        if values:
            correct_contact(facility=self.assessment.facility, values=values, by=self.by)

    # What is answered ---------------------------------------------------------------------------

    def outcome(self, wish: _Wish) -> Saved:
        entry, target = wish.entry, wish.target
        text = "" if target is None else shown(getattr(target, entry.name))
        if wish.state == CONFLICT:
            other = _other(target, entry.name, text)
            return Saved(entry=entry, state=CONFLICT, text=entry.text, other=other)
        kept = entry.text if wish.state in (WRONG, GONE) else text
        return Saved(entry=entry, state=wish.state, text=kept, reason=wish.reason)


def _fields_of(anchor: str, target: Any) -> tuple[str, ...]:
    return CONTACT.get(anchor) or MAY_SAVE[type(target)]


def _read_again(target: Any, name: str, text: str) -> Any:
    """What the form had shown; what could not be read was never stored."""
    try:
        return read(target, name=name, text=text)
    except TypedError:
        return text


def _in_stored_unit(target: Any, name: str, value: Any, unit: str) -> Any:
    """A number that was meant in a unit which may not be the stored one, in the stored one."""
    if not isinstance(value, Decimal) or name not in (*QUANTITIES, COST):
        return value
    return value if unit == target.unit else _converted(target, name, value, unit, target.unit)


def _converted(line: Line, name: str, value: Decimal, old: str, new: str) -> Decimal:
    """The same amount in another unit; a cost per unit goes the other way."""
    places = int(line._meta.get_field(name).decimal_places or 0)  # type: ignore[union-attr]
    try:
        if name == COST:
            return fitting(convert(value, from_unit=new, to_unit=old), places=places)
        return fitting(convert(value, from_unit=old, to_unit=new), places=places)
    except UnitError:
        raise TypedError(OTHER_UNIT) from None


def _other(target: models.Model, name: str, text: str) -> Other:
    """Who wrote the value that is stored now, from the history: the first event since it is so."""
    stored = getattr(target, name)
    writer = None
    events: Any = target.events  # type: ignore[attr-defined]
    for event in events.select_related("pgh_context").order_by("-pgh_id")[:50]:
        if getattr(event, name) != stored:
            break
        writer = event
    context = writer.pgh_context if writer else None
    who = context.metadata.get("user_name", "") if context else ""
    return Other(text=text, who=who, at=writer.pgh_created_at if writer else None)
