"""Signing up for an event: the public page, the personal link, and the office's list."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.access import Request, requires
from campaigns.choices import SignUpState
from campaigns.errors import EventRefusedError
from campaigns.filters.events import SignUpFilter
from campaigns.forms.events import ComersForm, OpeningForm, SignUpEditForm, WishForm
from campaigns.models import Activity, SignUp
from campaigns.policies.activities import HOLDING
from campaigns.policies.events import why_no_sign_up
from campaigns.selectors.activities import organiser_of
from campaigns.services.attendance import take_over
from campaigns.services.sign_up import (
    close_sign_up,
    free_seats,
    set_door,
    sign_up,
    withdraw,
)
from campaigns.tables.events import SignUpTable
from campaigns.tasks import write_to_comers
from campaigns.views.activities import editable
from core.letters import absolute
from core.templatetags.portal import number
from core.throttle import caller_of, is_too_often
from core.views import EditPage, ListPage, RemovePage
from core.views.editing import Crumb

# Of one caller in an hour: a firm that signs up its people, and no machine.
MOST_AN_HOUR, HOUR = 40, 3600
CONTEXT = ("agency", "plan__admin_unit", "admin_unit")
TOO_OFTEN = gettext_lazy("That was very often within an hour: please try again later.")


# The public ---------------------------------------------------------------------------------------


@never_cache
def sign_up_page(request: HttpRequest, key: str) -> HttpResponse:
    """What, when and where, who holds it, and the form."""
    activity = get_object_or_404(Activity.objects.select_related(*CONTEXT), sign_up_key=key)
    form = WishForm(request.POST or None, activity=activity)
    if form.is_valid() and _is_taken(request, form):
        write_to_comers()
        return redirect("campaigns:sign_up_thanks", key=key)
    free = free_seats(activity=activity)
    context = {
        "activity": activity,
        "organiser": organiser_of(activity),
        "form": form,
        "shut": why_no_sign_up(activity, day=timezone.localdate()),
        "free": free,
    }
    return render(request, "campaigns/sign_up.html", context)


def _is_taken(request: HttpRequest, form: WishForm) -> bool:
    """Whether the wish is taken in; if not, the form says why."""
    if is_too_often("sign-up", caller_of(request), most=MOST_AN_HOUR, seconds=HOUR):
        form.add_error(None, TOO_OFTEN)
        return False
    try:
        sign_up(wish=form.instance, facility_code=form.cleaned_data["facility_code"])
    except EventRefusedError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@never_cache
def sign_up_thanks(request: HttpRequest, key: str) -> HttpResponse:
    """The same words for everybody: whether there is a seat stands in the letter."""
    activity = get_object_or_404(Activity.objects.select_related(*CONTEXT), sign_up_key=key)
    return render(request, "campaigns/sign_up_thanks.html", {"activity": activity})


@never_cache
def sign_up_own(request: HttpRequest, key: str) -> HttpResponse:
    """The page of the personal link: one's seat, and how to give it back."""
    of = [f"activity__{name}" for name in CONTEXT]
    own = get_object_or_404(SignUp.objects.select_related(*of), key=key)
    is_ahead = is_ahead_still(own.activity)
    if request.method == "POST" and own.state != SignUpState.WITHDRAWN and is_ahead:
        withdraw(sign_up=own)
        write_to_comers()
        return redirect("campaigns:sign_up_own", key=key)
    context = {
        "own": own,
        "activity": own.activity,
        "organiser": organiser_of(own.activity),
        "is_ahead": is_ahead,
    }
    return render(request, "campaigns/sign_up_own.html", context)


def is_ahead_still(activity: Activity) -> bool:
    """Whether a seat can still be given back: until the event begins."""
    return bool(timezone.localdate() <= activity.starts_on)


# The office ---------------------------------------------------------------------------------------


@method_decorator(requires(*HOLDING), name="dispatch")
class SignUpList(ListPage):
    """Who signed up for an event, with the addresses of its pages."""

    template_name = "campaigns/sign_up_list.html"
    table_class = SignUpTable
    filterset_class = SignUpFilter
    empty_title = gettext_lazy("Nobody has signed up yet")
    empty_text = gettext_lazy("Open the sign-up, and send its address or hang its poster.")
    export_name = "sign-ups"

    @cached_property
    def activity(self) -> Activity:
        return get_object_or_404(editable(self.request), pk=self.kwargs["pk"])

    @property
    def export_title(self) -> str:
        return str(_("Sign-ups: %(activity)s") % {"activity": self.activity.title})

    def get_queryset(self) -> Any:
        return SignUp.objects.filter(activity=self.activity).with_context()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        every = SignUp.objects.filter(activity=self.activity)
        states = list(every.values_list("state", flat=True))
        return super().get_context_data(
            activity=self.activity,
            counts=[(state, states.count(state)) for state in SignUpState],
            free=free_seats(activity=self.activity),
            to_come=every.to_come().count(),
            address=address_of("sign_up", self.activity.sign_up_key),
            door=address_of("door", self.activity.door_key),
            **kwargs,
        )


def address_of(page: str, key: str | None) -> str:
    """The whole address of a public page of an event; "" while it is not open."""
    return absolute(reverse(f"campaigns:{page}", args=[key])) if key else ""


@method_decorator(requires(*HOLDING), name="dispatch")
class SignUpOpen(EditPage):
    """The sign-up is opened, or its closing date and seats are changed."""

    form_class = OpeningForm
    title_change = gettext_lazy("Open the sign-up")
    lead = gettext_lazy("Whoever has the address can sign up; the address cannot be guessed.")
    done = gettext_lazy("The sign-up of “%(record)s” is open.")

    def stored(self) -> Activity:
        return get_object_or_404(editable(self.request), pk=self.kwargs["pk"])

    def above(self) -> list[Crumb]:
        return above_sign_ups(self.record)

    def get_success_url_of(self, saved: Any) -> str:
        write_to_comers()
        return reverse("campaigns:sign_up_list", args=[saved.pk])


@method_decorator(requires(*HOLDING), name="dispatch")
class SignUpEdit(EditPage):
    """What the office knows better of somebody who signed up."""

    form_class = SignUpEditForm
    title_change = gettext_lazy("Change the sign-up")

    def stored(self) -> SignUp:
        of = SignUp.objects.filter(activity__in=editable(self.request), activity=self.kwargs["pk"])
        return get_object_or_404(of.with_context(), pk=self.kwargs["sign_up"])

    def above(self) -> list[Crumb]:
        return above_sign_ups(self.record.activity)  # type: ignore[union-attr]

    def get_success_url_of(self, saved: Any) -> str:
        write_to_comers()
        return reverse("campaigns:sign_up_list", args=[saved.activity_id])


@method_decorator(requires(*HOLDING), name="dispatch")
class SignUpRemove(RemovePage):
    """Somebody is taken off the list: who took part stays where she is."""

    title = gettext_lazy("Remove the sign-up")
    pk_url_kwarg = "sign_up"

    def get_queryset(self) -> Any:
        of = SignUp.objects.filter(activity__in=editable(self.request))
        return of.filter(activity=self.kwargs["pk"]).with_context()

    def above(self) -> list[Crumb]:
        place = above_sign_ups(self.object.activity)
        return [*place, (str(self.object), place[-1][1])]


@require_POST
@requires(*HOLDING)
def sign_up_switch(request: Request, pk: int, page: str) -> HttpResponse:
    """Shuts the sign-up; opens or shuts the page of the door."""
    activity = get_object_or_404(editable(request), pk=pk)
    if page == "sign-up":
        close_sign_up(activity=activity, by=request.user)
    else:
        set_door(activity=activity, is_open=activity.door_key is None, by=request.user)
    return redirect("campaigns:sign_up_list", pk=pk)


@requires(*HOLDING)
def sign_up_came(request: Request, pk: int) -> HttpResponse:
    """Who came is ticked, and taken over into the list of participants."""
    activity = get_object_or_404(editable(request), pk=pk)
    expected = list(SignUp.objects.filter(activity=activity).to_come().with_context())
    # Nobody ticked is an answer too.
    form = ComersForm(request.POST if request.method == "POST" else None, expected=expected)
    if form.is_valid():
        came = [each for each in expected if each.pk in set(form.cleaned_data["came"])]
        count = take_over(activity=activity, sign_ups=came, by=request.user)
        words = ngettext(
            "%(count)s participant is added.", "%(count)s participants are added.", count
        )
        messages.success(request, words % {"count": number(count)})
        return redirect(activity)
    context = {"activity": activity, "form": form, "expected": expected}
    return render(request, "campaigns/sign_up_came.html", context)


def above_sign_ups(activity: Any) -> list[Crumb]:
    """The activity, and the list of who signed up for it."""
    return [
        (activity.title, activity.get_absolute_url()),
        (_("Sign-ups"), reverse("campaigns:sign_up_list", args=[activity.pk])),
    ]
