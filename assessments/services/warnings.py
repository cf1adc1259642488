"""Warnings counted where they are asked for in lists, and answered with a reason."""

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, Explanation
from assessments.policies.assessments import NO_REASON, NOT_YOURS, may_fill_in
from assessments.rules.plausibility import Code, Finding, findings
from assessments.selectors.baseline import ChangesFound
from assessments.selectors.seen import reports_seen, yardstick_for
from assessments.selectors.warnings import Warning as Doubt
from assessments.selectors.warnings import warnings_of
from assessments.services.authors import note_authors
from core.bulk import BATCH, batched
from core.history import plan_triggers_anew, written_by
from core.spreadsheets.wordings import Text

NOTHING_TO_EXPLAIN: Text = _("There is no such warning any more: the value has changed.")
STORE = """
    UPDATE assessments_assessment AS a SET warnings = n.warnings
    FROM unnest(%s::bigint[], %s::integer[]) AS n (id, warnings)
    WHERE a.id = n.id AND a.warnings IS DISTINCT FROM n.warnings
"""


@transaction.atomic
def note_warnings(*, assessment_ids: Iterable[int]) -> ChangesFound:
    """Counts the warnings of the reports and stores the numbers, answered ones included: an answer
    is for whoever checks to judge. Safe to repeat; history is told only of numbers that moved.

    Args:
        assessment_ids: reports that were handed in or brought by an import.

    Returns what it found of changed baselines, by report.
    """
    changed: dict[int, list[Finding]] = {}
    ids = sorted(set(assessment_ids))
    if not ids:
        return changed
    yardstick = yardstick_for(ids)
    if len(ids) > BATCH:
        plan_triggers_anew()
    for batch in batched(ids):
        found = {pk: findings(report) for pk, report in reports_seen(batch, yardstick).items()}
        counts = {pk: len(each) for pk, each in found.items()}
        changed |= _with_changed_baselines(found)
        with connection.cursor() as cursor:
            cursor.execute(STORE, [list(counts), list(counts.values())])
    return changed


def _with_changed_baselines(found: ChangesFound) -> dict[int, list[Finding]]:
    told = {
        pk: [each for each in each_found if each.code == Code.BASELINE_CHANGED]
        for pk, each_found in found.items()
    }
    return {pk: changes for pk, changes in told.items() if changes}


@transaction.atomic
def explain(*, assessment: Assessment, anchor: str, code: str, reason: str, by: User) -> None:
    """Answers a warning with the reason why the value is right; a new answer takes the place of
    the old one, and counts for the value that stands there now.

    Raises AssessmentRefusedError when the report is not open to the person, when the warning is
    gone, or without a reason.
    """
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if not may_fill_in(by, locked):
        raise AssessmentRefusedError(NOT_YOURS)
    if not reason.strip():
        raise AssessmentRefusedError(NO_REASON)
    doubt = _doubt(locked, anchor, code)
    with written_by(by, source="form", reason=reason):
        Explanation.objects.update_or_create(
            assessment=locked,
            anchor=anchor,
            code=code,
            defaults={"value": doubt.value, "reason": reason.strip(), "by": by, "at": Now()},
        )
        note_authors(assessment_ids=[locked.pk], by=by)


def _doubt(assessment: Assessment, anchor: str, code: str) -> Doubt:
    for doubt in warnings_of(assessment):
        if (doubt.anchor, doubt.code) == (anchor, code):
            return doubt
    raise AssessmentRefusedError(NOTHING_TO_EXPLAIN)
