"""Who checks what: taken on, given to a colleague, or given back."""

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils.functional import lazystr
from django.utils.translation import gettext as _

from accounts.choices import NotificationKind
from accounts.models import User
from accounts.roles import Permission
from accounts.services import notify
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment
from assessments.policies.assessments import is_own_work
from core.history import written_by


@transaction.atomic
def assign_assessments(*, assessments: Iterable[int], to: User | None, by: User) -> int:
    """Notes who checks those of the assessments that still wait; None gives them back to all.

    Returns how many were given to somebody new. Raises AssessmentRefusedError when that person may
    not check one of them, or has filled it in or handed it in.
    """
    mine = Assessment.objects.for_user(by, Permission.VERIFY).waiting()
    locked = mine.filter(pk__in=list(assessments)).select_for_update(of=("self",))
    rows = locked.select_related("facility").prefetch_related("authors")
    moved = [each for each in rows if each.assigned_to_id != _pk(to)]
    if to is not None:
        _refuse_unfit(moved, to)
    with written_by(by, source="form"):
        Assessment.objects.filter(pk__in=[each.pk for each in moved]).update(assigned_to=to)
    if to is not None and to != by:
        _tell(moved, to)
    return len(moved)


def _pk(user: User | None) -> int | None:
    return user.pk if user else None


def _refuse_unfit(assessments: list[Assessment], to: User) -> None:
    """Whoever is to check may do so there, and did neither fill it in nor hand it in."""
    theirs = Assessment.objects.for_user(to, Permission.VERIFY)
    fit = set(theirs.filter(pk__in=[each.pk for each in assessments]).values_list("pk", flat=True))
    unfit = [each for each in assessments if each.pk not in fit or is_own_work(to, each)]
    if unfit:
        said = _("%(person)s cannot check the assessment of %(facility)s: choose someone else.")
        names = {"person": str(to), "facility": unfit[0].facility.name}
        raise AssessmentRefusedError(lazystr(said % names))


def _tell(assessments: list[Assessment], to: User) -> None:
    for each in assessments:
        notify(
            users=[to],
            kind=NotificationKind.ASSIGNED,
            params={"facility": each.facility.name, "year": str(each.reporting_year)},
            url=reverse("assessments:check", args=[each.pk]),
        )
