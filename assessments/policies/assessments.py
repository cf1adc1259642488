"""Who may do what with an assessment, in which state: one table, and the questions asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from assessments.choices import OPEN, AssessmentKind, AssessmentStatus, Move
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, Evidence
from core.spreadsheets.wordings import Text
from core.templatetags.portal import moment
from enterprises.models import Facility
from enterprises.querysets import Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """From which states a move leads, to which one, and what it asks of who makes it.

    `permission` is None where it is that of filling in, which depends on the kind.
    `by_another`: not by who filled it in or handed it in. `ends` is None where no state changes.
    """

    starts: tuple[AssessmentStatus, ...]
    ends: AssessmentStatus | None
    permission: Permission | None = None
    by_another: bool = False
    asks_reason: bool = False


# The whole life of an assessment. The permission matrix of the tests walks through it.
MOVES: Mapping[Move, Rule] = {
    Move.SEND: Rule(starts=OPEN, ends=AssessmentStatus.SENT),
    Move.WITHDRAW: Rule(starts=(AssessmentStatus.SENT,), ends=AssessmentStatus.DRAFT),
    Move.VERIFY: Rule(
        starts=(AssessmentStatus.SENT,),
        ends=AssessmentStatus.VERIFIED,
        permission=Permission.VERIFY,
        by_another=True,
    ),
    Move.RETURN: Rule(
        starts=(AssessmentStatus.SENT,),
        ends=AssessmentStatus.RETURNED,
        permission=Permission.VERIFY,
        by_another=True,
        asks_reason=True,
    ),
    Move.REOPEN: Rule(
        starts=(AssessmentStatus.VERIFIED,),
        ends=AssessmentStatus.REOPENED,
        permission=Permission.VERIFY,
        asks_reason=True,
    ),
    Move.PREFER: Rule(
        starts=(AssessmentStatus.VERIFIED,),
        ends=None,
        permission=Permission.VERIFY,
        asks_reason=True,
    ),
}
NOT_YOURS: Text = _("You may not do this with this assessment.")
OWN_WORK: Text = _("Whoever filled in or handed in an assessment cannot check it: ask a colleague.")
NO_REASON: Text = _("Say why, so that those concerned can understand it.")


def filling_permission(kind: str) -> Permission:
    """What filling in an assessment of this kind takes: enterprises report, experts assess."""
    return Permission.REPORT_OWN if kind == AssessmentKind.SELF else Permission.ASSESS


def permission_for(assessment: Assessment, move: Move) -> Permission:
    return MOVES[move].permission or filling_permission(assessment.kind)


def may_fill_in(user: Visitor, assessment: Assessment) -> bool:
    """Whether the person may change lines now: it is hers to fill in, and it is open."""
    return assessment.status in OPEN and _holds(
        user, assessment.facility_id, filling_permission(assessment.kind)
    )


def may_begin(user: Visitor, facility: Facility, kind: str) -> bool:
    return _holds(user, facility.pk, filling_permission(kind))


def may_check(user: Visitor, assessment: Assessment) -> bool:
    """Whether the person checks assessments of this facility, whatever the state."""
    return _holds(user, assessment.facility_id, Permission.VERIFY)


def fills_in(user: Visitor, assessment: Assessment) -> bool:
    """Whether filling it in is this person's part, whatever the state."""
    return _holds(user, assessment.facility_id, filling_permission(assessment.kind))


def may_take_part(user: Visitor, assessment: Assessment) -> bool:
    """Whether the person may comment: it is hers to fill in or to check, whatever the state."""
    return fills_in(user, assessment) or may_check(user, assessment)


def may_add_evidence(user: Visitor, assessment: Assessment) -> bool:
    """Files come from who fills it in while it is open, and from who checks it while it waits: a
    verified assessment is locked."""
    if assessment.status == AssessmentStatus.SENT:
        return may_check(user, assessment)
    return may_fill_in(user, assessment)


def may_remove_evidence(user: User, assessment: Assessment, evidence: Evidence) -> bool:
    """Whoever added a file may take it away, as long as she might add another."""
    return evidence.by_id == user.pk and may_add_evidence(user, assessment)


def moves_open_to(user: Visitor, assessment: Assessment) -> list[Move]:
    """The moves the person may make now, in the order of the table."""
    return [move for move in MOVES if refusal_of(user, assessment, move) is None]


def refusal_of(user: Visitor, assessment: Assessment, move: Move) -> Text | None:
    """Why the person cannot make the move now; None when she can."""
    rule = MOVES[move]
    if not _holds(user, assessment.facility_id, permission_for(assessment, move)):
        return NOT_YOURS
    if assessment.status not in rule.starts:
        return _wrong_state(assessment)
    return OWN_WORK if rule.by_another and is_own_work(user, assessment) else None


def is_own_work(user: Visitor, assessment: Assessment) -> bool:
    """Whether the person handed it in, or ever filled in a part of it: then another one checks.

    One query; none where the `authors` were prefetched, as lists do.
    """
    if user.pk in (assessment.sent_by_id, assessment.saved_by_id):
        return True
    return user.pk in {author.pk for author in assessment.authors.all()}


def check_move(user: User, assessment: Assessment, move: Move, *, reason: str) -> None:
    """Raises AssessmentRefusedError, in words, when the move cannot be made."""
    refusal = refusal_of(user, assessment, move)
    if refusal is None and MOVES[move].asks_reason and not reason.strip():
        refusal = NO_REASON
    if refusal is not None:
        raise AssessmentRefusedError(refusal)


def _wrong_state(assessment: Assessment) -> Text:
    """What somebody else has made of it meanwhile, and when."""
    last = assessment.moves.select_related("by").last()
    state = assessment.get_status_display()
    if last is None:
        return lazystr(_("It is now “%(state)s”.") % {"state": state})
    said = {"state": state, "person": str(last.by), "at": moment(last.at)}
    return lazystr(_("It is now “%(state)s”: %(person)s was quicker, at %(at)s.") % said)


def _holds(user: Visitor, facility: int, permission: Permission) -> bool:
    return Facility.objects.for_user(user, permission).filter(pk=facility).exists()
