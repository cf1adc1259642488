"""Who filled in an assessment: kept for good, since authors do not check their own work."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.utils import timezone

from accounts.models import User
from assessments.models import Assessment

# Not of what the person has brought as its checker: there she vouches for the work of others.
KEEP = """
    INSERT INTO assessments_authorship (assessment_id, user_id)
    SELECT id, %(user)s FROM assessments_assessment
    WHERE id = ANY(%(ids)s::bigint[]) AND verified_by_id IS DISTINCT FROM %(user)s
    ON CONFLICT DO NOTHING
"""


def note_authors(*, assessment_ids: Iterable[int], by: User) -> None:
    """Keeps the person as an author of the assessments; one statement, safe to repeat."""
    with connection.cursor() as cursor:
        cursor.execute(KEEP, {"user": by.pk, "ids": list(assessment_ids)})


def note_saving(*, assessment_id: int, by: User) -> datetime:
    """Says on an open assessment who has filled something in, as its last and for good; returns
    the moment."""
    now = timezone.now()
    Assessment.objects.filter(pk=assessment_id).update(saved_at=now, saved_by=by)
    note_authors(assessment_ids=[assessment_id], by=by)
    return now
