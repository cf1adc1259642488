"""The page behind the code on the door, and the posters that carry the codes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from accounts.access import Request, requires
from campaigns.errors import EventRefusedError
from campaigns.forms.events import DoorForm
from campaigns.models import Activity
from campaigns.policies.activities import HOLDING
from campaigns.policies.events import why_no_entry
from campaigns.selectors.activities import organiser_of
from campaigns.services.attendance import note_arrival
from campaigns.views.activities import editable
from campaigns.views.sign_up import CONTEXT, HOUR, TOO_OFTEN, address_of
from core.qr import qr_svg
from core.throttle import caller_of, is_too_often

# All who come to a large event through the one network of its hall.
MOST_AN_HOUR = 600


@never_cache
def door(request: HttpRequest, key: str) -> HttpResponse:
    """Who stands at the door says who she is, and is written down."""
    activity = get_object_or_404(Activity.objects.select_related(*CONTEXT), door_key=key)
    form = DoorForm(request.POST or None)
    if form.is_valid() and _is_noted(request, activity, form):
        return redirect("campaigns:door_thanks", key=key)
    context = {
        "activity": activity,
        "organiser": organiser_of(activity),
        "form": form,
        "shut": why_no_entry(activity, day=timezone.localdate()),
    }
    return render(request, "campaigns/door.html", context)


def _is_noted(request: HttpRequest, activity: Activity, form: DoorForm) -> bool:
    """Whether the arrival is written down; if not, the form says why."""
    if is_too_often("door", caller_of(request), most=MOST_AN_HOUR, seconds=HOUR):
        form.add_error(None, TOO_OFTEN)
        return False
    try:
        note_arrival(activity=activity, arrival=form.arrival())
    except EventRefusedError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@never_cache
def door_thanks(request: HttpRequest, key: str) -> HttpResponse:
    """The same words for everybody."""
    activity = get_object_or_404(Activity, door_key=key)
    return render(request, "campaigns/door_thanks.html", {"activity": activity})


@requires(*HOLDING)
def poster(request: Request, pk: int, page: str) -> HttpResponse:
    """A page to print and hang: what, when and where, and the code of sign-up or door."""
    events = editable(request).select_related(*CONTEXT)
    activity: Activity = get_object_or_404(events, pk=pk)
    key = activity.door_key if page == "door" else activity.sign_up_key
    if key is None:
        raise Http404
    address = address_of("door" if page == "door" else "sign_up", key)
    context = {
        "activity": activity,
        "organiser": organiser_of(activity),
        "is_door": page == "door",
        "address": address,
        "code": qr_svg(address, label=address),
    }
    return render(request, "campaigns/poster.html", context)
