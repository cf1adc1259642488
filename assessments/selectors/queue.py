"""What waits to be checked, for whom, and who else checks there."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.roles import Permission
from assessments.models import Assessment
from assessments.querysets import AssessmentQuerySet
from enterprises.models import Membership
from enterprises.querysets import Visitor


def waiting_for(user: Visitor) -> AssessmentQuerySet:
    """The assessments that the person may check and that wait, the longest waiting first."""
    mine: AssessmentQuerySet = Assessment.objects.for_user(user, Permission.VERIFY)
    return mine.waiting().order_by("sent_on", "pk")


def number_waiting(user: Visitor) -> int:
    """How many wait for the person's office; one query, for the navigation of every page."""
    return waiting_for(user).count()


def next_waiting(user: User, *, after: Assessment) -> Assessment | None:
    """What to check next: the one that has waited longest of those that no colleague has taken
    on."""
    free = waiting_for(user).filter(Q(assigned_to=None) | Q(assigned_to=user))
    # Whoever filled it in or handed it in cannot check it.
    others = free.exclude(pk=after.pk).exclude(authors=user)
    mine = others.exclude(sent_by=user).exclude(saved_by=user)
    return mine.select_related("facility").first()


def colleagues_of(user: User) -> QuerySet[User]:
    """The people who check in the same places, oneself included; all who check, for whoever may do
    so everywhere."""
    memberships = Membership.objects.active(timezone.localdate()).that_may(Permission.VERIFY)
    own = user.active_memberships(Permission.VERIFY)
    if not user.is_superuser:
        units = {each.admin_unit_id for each in own} - {None}
        zones = {each.zone_id for each in own} - {None}
        memberships = memberships.filter(Q(admin_unit__in=units) | Q(zone__in=zones))
    theirs = Q(pk__in=memberships.values("user")) | Q(pk=user.pk)
    return User.objects.filter(theirs, is_active=True).order_by("full_name", "email")


def chosen_of(user: User, pks: Iterable[int]) -> list[Assessment]:
    """Of the assessments that were chosen in the queue those that the person may check, whatever
    became of them since; in the order of the queue."""
    mine = Assessment.objects.for_user(user, Permission.VERIFY).filter(pk__in=list(pks))
    rows = mine.select_related("facility", "assigned_to").prefetch_related("authors")
    return list(rows.order_by("sent_on", "pk"))
