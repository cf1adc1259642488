"""Who took part is written down: from a pasted list, from those who signed up, at the door."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from campaigns.choices import SignUpState
from campaigns.errors import EventRefusedError
from campaigns.models import Activity, Participation, SignUp
from campaigns.policies.events import why_no_entry
from campaigns.selectors.attendance import Entry
from campaigns.selectors.parties import Officers, facility_coded
from campaigns.services.sign_up import locked
from core.addresses import new_key
from core.history import written_by
from core.spreadsheets.spelling import spelling
from enterprises.models import Facility


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What somebody says at the door; `organisation` is a code, a tax code or a name."""

    name: str
    organisation: str = ""
    email: str = ""


@transaction.atomic
def take_in(*, activity: Activity, entries: Sequence[Entry], role: str, by: User) -> int:
    """Adds the people of a list that was looked through a moment ago; how many were added. Those
    who were added by somebody else meanwhile are left as they are."""
    taken = [
        Participation(
            activity=activity,
            person=entry.person,
            role=role,
            certificate=entry.certificate,
            officer=entry.officer,
            **({entry.party.name: entry.party.record} if entry.party else {}),
        )
        for entry in entries
        if entry.is_new
    ]
    stored = Participation.objects.filter(activity=activity)
    last = stored.aggregate(pk=Max("pk"))["pk"] or 0
    with written_by(by, source="form"):
        Participation.objects.bulk_create(taken, ignore_conflicts=True)
    return stored.filter(pk__gt=last).count()


@transaction.atomic
def take_over(*, activity: Activity, sign_ups: Sequence[SignUp], by: User | None) -> int:
    """Makes participants of those who signed up and came; how many are new. Who stands in the list
    already, by name and facility, is not counted twice. Safe to do twice."""
    stored = Participation.objects.filter(activity=activity)
    there = {(each.facility_id, spelling(each.person)): each for each in stored}
    officers = Officers.of(("facility", each.facility_id) for each in sign_ups if each.facility_id)
    made = []
    for each in sign_ups:
        key = (each.facility_id, spelling(each.name))
        if key not in there:
            there[key] = _participation(activity, each, officers)
            made.append(there[key])
    with written_by(by, source="form"):
        Participation.objects.bulk_create(made)
        _link(sign_ups, there)
    return len(made)


@transaction.atomic
def note_arrival(*, activity: Activity, arrival: Arrival) -> None:
    """Writes somebody down at the door: who signed up, by name and maybe e-mail; who did not, all
    the same. Whoever says it twice is counted once.

    Raises EventRefusedError on other days than those of the event.
    """
    held = locked(activity=activity)
    refusal = why_no_entry(held, day=timezone.localdate())
    if refusal is not None:
        raise EventRefusedError(refusal)
    facility = facility_coded(arrival.organisation, activity=held)
    sign_up = _signed_up(held, arrival, facility) or _unannounced(held, arrival, facility)
    take_over(activity=held, sign_ups=[sign_up], by=None)


def _participation(activity: Activity, sign_up: SignUp, officers: Officers) -> Participation:
    facility = sign_up.facility_id
    return Participation(
        activity=activity,
        facility_id=facility,
        person=sign_up.name,
        role=sign_up.role,
        officer=officers.find("facility", facility, sign_up.name) if facility else None,
    )


def _link(sign_ups: Sequence[SignUp], there: dict[tuple[int | None, str], Participation]) -> None:
    """Notes of each what became of it; of two of one name and facility, of the first."""
    taken: set[int] = set()
    for each in sign_ups:
        participation = there[each.facility_id, spelling(each.name)]
        each.state = SignUpState.SIGNED_UP
        if each.participation_id is None and participation.pk not in taken:
            each.participation = participation
        taken.add(participation.pk)
    SignUp.objects.bulk_update(sign_ups, ["state", "participation"])


def _signed_up(activity: Activity, arrival: Arrival, facility: Facility | None) -> SignUp | None:
    """The one who signed up, or came unannounced, under this name, unless another address or
    facility says that it is somebody else: two firms may send two of one name."""
    email = arrival.email.lower()
    for each in SignUp.objects.filter(activity=activity).order_by("pk"):
        is_other = (email and each.email and each.email != email) or (
            facility and each.facility_id and each.facility_id != facility.pk
        )
        if spelling(each.name) == spelling(arrival.name) and not is_other:
            return each
    return None


def _unannounced(activity: Activity, arrival: Arrival, facility: Facility | None) -> SignUp:
    """Kept as somebody who signed up at the door, with the organisation as it was written: the
    department sees whose facility could not be told from it."""
    with written_by(None, source="form"):
        return SignUp.objects.create(
            activity=activity,
            name=arrival.name,
            organisation=arrival.organisation,
            email=arrival.email.lower(),
            facility=facility,
            key=new_key(),
            told_at=timezone.now(),
        )
