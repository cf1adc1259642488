"""Signing up for events: by the public page, with a waiting list; the way back by a personal link.

What the public writes is nobody's in the history but the portal's own. Letters are written
afterwards (campaigns.services.event_letters): a row says when its letter is due.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.choices import SignUpState
from campaigns.errors import EventRefusedError
from campaigns.models import Activity, SignUp
from campaigns.policies.events import why_no_sign_up
from campaigns.selectors.parties import facility_coded
from core.addresses import new_key
from core.history import written_by
from core.spreadsheets.wordings import Text

# So many people of one firm use one address; nobody is buried under letters.
MOST_OF_ONE_ADDRESS = 10
MANY: Text = _(
    "Ten people have signed up with this e-mail address already. Use another one, or write to who"
    " holds the event."
)


@transaction.atomic
def sign_up(*, wish: SignUp, facility_code: str) -> SignUp:
    """Takes in somebody who wants to come: a seat while there are any, else the waiting list. Who
    stands there already is only written to again; who had withdrawn comes back at the end.

    Raises EventRefusedError, in words, when the event takes nobody, or nobody more of an address.
    """
    activity = locked(activity=wish.activity)
    refusal = why_no_sign_up(activity, day=timezone.localdate())
    if refusal is not None:
        raise EventRefusedError(refusal)
    wish.email = wish.email.lower()
    same = SignUp.objects.filter(activity=activity, email=wish.email)
    stored = same.filter(name__iexact=wish.name).first()
    if stored is None and same.count() >= MOST_OF_ONE_ADDRESS:
        raise EventRefusedError(MANY)
    with written_by(None, source="form"):
        if stored is not None:
            return _again(stored, activity)
        wish.facility = facility_coded(facility_code, activity=activity)
        wish.state, wish.key = _place(activity), new_key()
        wish.save()
    return wish


@transaction.atomic
def withdraw(*, sign_up: SignUp) -> None:
    """Gives the seat back; who waits longest gets it, and a letter."""
    activity = locked(activity=sign_up.activity)
    sign_up.state, sign_up.told_at = SignUpState.WITHDRAWN, timezone.now()
    with written_by(None, source="form"):
        sign_up.save(update_fields=["state", "told_at"])
        move_up(activity=activity)


@transaction.atomic
def move_up(*, activity: Activity) -> int:
    """Gives free seats to those who wait, while the event is ahead; how many. They are written
    to."""
    if timezone.localdate() > activity.starts_on:
        return 0
    waiting = SignUp.objects.filter(activity=activity).waiting()
    free = free_seats(activity=activity)
    chosen = list(waiting.values_list("pk", flat=True)[:free])
    moved = SignUp.objects.filter(pk__in=chosen)
    return int(moved.update(state=SignUpState.SIGNED_UP, told_at=None))


def free_seats(*, activity: Activity) -> int | None:
    """How many seats are left; None when there is no limit."""
    if activity.seats is None:
        return None
    taken = SignUp.objects.filter(activity=activity).that_take_a_seat().count()
    return max(activity.seats - taken, 0)


@transaction.atomic
def close_sign_up(*, activity: Activity, by: User) -> None:
    """The page is gone, and with it the address on posters; who signed up stays."""
    activity.sign_up_key = None
    with written_by(by, source="form"):
        activity.save(update_fields=["sign_up_key"])


@transaction.atomic
def set_door(*, activity: Activity, is_open: bool, by: User) -> None:
    """Opens the page that the code on the door leads to, or shuts it for good: opened again, it has
    another code."""
    activity.door_key = new_key() if is_open else None
    with written_by(by, source="form"):
        activity.save(update_fields=["door_key"])


def locked(*, activity: Activity) -> Activity:
    """The activity, held so that seats and arrivals are counted one after the other."""
    found = Activity.objects.select_for_update(of=("self",))
    return found.select_related("plan__admin_unit", "admin_unit").get(pk=activity.pk)


def _again(stored: SignUp, activity: Activity) -> SignUp:
    if stored.state == SignUpState.WITHDRAWN:
        stored.state, stored.created_at = _place(activity), timezone.now()
    stored.told_at = None
    stored.save(update_fields=["state", "created_at", "told_at"])
    return stored


def _place(activity: Activity) -> SignUpState:
    free = free_seats(activity=activity)
    return SignUpState.SIGNED_UP if free is None or free > 0 else SignUpState.WAITING
