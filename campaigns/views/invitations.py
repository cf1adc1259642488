"""Invitations: one of a round, for who holds the round; and the way in for who got the letter."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.access import Request, requires
from accounts.forms import SignInForm
from accounts.models import User
from accounts.roles import Permission
from assessments.choices import AssessmentKind
from assessments.errors import AssessmentRefusedError
from assessments.selectors.fill import FACILITY
from assessments.services.drafts import begin_draft
from campaigns.errors import RoundRefusedError
from campaigns.forms.rounds import AddressForm, SignUpForm
from campaigns.models import Invitation
from campaigns.policies.invitations import Door, door_of, why_closed, why_not_join
from campaigns.selectors.rounds import standing_of
from campaigns.services.joining import join, note_opened, sign_up
from campaigns.services.rounds import withdraw, write_to
from campaigns.tables.rounds import letter_state, round_state
from campaigns.tasks import write_soon
from core.letters import folder
from enterprises.selectors import workplace_of

# Of the one way to sign in; needed because none was tried for an account that was just made.
BACKEND = "django.contrib.auth.backends.ModelBackend"


@requires(Permission.EDIT_PLANS)
def round_invitation(request: Request, pk: int, invitation: int) -> HttpResponse:
    """What became of an invitation; a letter to another address."""
    of = _own(request, pk, invitation)
    form = AddressForm(request.POST or None, instance=of)
    if form.is_valid():
        try:
            write_to(invitation=of, email=form.cleaned_data["email"])
            write_soon()
            messages.success(request, _("The letter is being written."))
        except RoundRefusedError as refusal:
            messages.error(request, str(refusal))
        return redirect("campaigns:round_detail", pk=pk)
    context = {"invitation": of, "form": form, "letter": letter_state(of), "folder": folder()}
    return render(request, "campaigns/round_invitation.html", context)


@require_POST
@requires(Permission.EDIT_PLANS)
def round_withdraw(request: Request, pk: int, invitation: int) -> HttpResponse:
    """The facility is asked no more."""
    of = _own(request, pk, invitation)
    withdraw(invitation=of)
    messages.success(request, _("%(facility)s is asked no more.") % {"facility": of.facility})
    return redirect("campaigns:round_detail", pk=pk)


@never_cache
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """The page of the link: what is asked, and how to begin."""
    of = _by_key(key)
    if of is None:
        return render(request, "campaigns/invitation_gone.html", status=404)
    note_opened(invitation=of)
    return _page(request, of)


@never_cache
@require_POST
def invitation_sign_up(request: HttpRequest, key: str) -> HttpResponse:
    """Makes the account, signs in, and leads to the first step."""
    of = _by_key(key)
    if of is None:
        return render(request, "campaigns/invitation_gone.html", status=404)
    form = SignUpForm(request.POST, email=of.email)
    if not form.is_valid():
        return _page(request, of, sign_up=form)
    values = form.cleaned_data
    try:
        user = sign_up(invitation=of, full_name=values["full_name"], password=values["password1"])
    except RoundRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("campaigns:invitation", key=key)
    return _let_in(request, of, user)


@never_cache
@require_POST
def invitation_sign_in(request: HttpRequest, key: str) -> HttpResponse:
    """Signs in with an account that is there, and leads to the first step."""
    of = _by_key(key)
    if of is None:
        return render(request, "campaigns/invitation_gone.html", status=404)
    form = SignInForm(request, data=request.POST)
    if not form.is_valid():
        return _page(request, of, sign_in=form)
    return _let_in(request, of, form.get_user())


@never_cache
@require_POST
def invitation_begin(request: HttpRequest, key: str) -> HttpResponse:
    """For who is signed in already: joins when needed, and leads to the first step."""
    of = _by_key(key)
    if of is None:
        return render(request, "campaigns/invitation_gone.html", status=404)
    if not request.user.is_authenticated:
        return redirect("campaigns:invitation", key=key)
    return _let_in(request, of, request.user)


def _let_in(request: HttpRequest, of: Invitation, user: User) -> HttpResponse:
    """Signed in, of the enterprise, and in the first step of what the round asks for; who may not
    come in this way is signed in all the same, and told why."""
    if request.user != user:
        login(request, user, backend=BACKEND)
    try:
        member = join(invitation=of, user=user)
        draft = begin_draft(
            facility=of.facility,
            reporting_year=of.round.reporting_year,
            kind=AssessmentKind.SELF,
            by=member,
        )
    except (RoundRefusedError, AssessmentRefusedError) as refusal:
        messages.error(request, str(refusal))
        return redirect("campaigns:invitation", key=of.key)
    return redirect("assessments:fill", draft.pk, FACILITY)


def _page(request: HttpRequest, of: Invitation, **forms: Any) -> HttpResponse:
    today = timezone.localdate()
    door = door_of(of, request.user, day=today)
    visitor = request.user
    shut = (
        why_not_join(visitor, of, day=today)
        if visitor.is_authenticated
        else why_closed(of, day=today)
    )
    context = {
        "invitation": of,
        "office": workplace_of(of.round.created_by) or of.round.admin_unit,
        "door": door.value,
        "shut": shut if door is Door.SHUT else None,
        "standing": standing_of(of.round, day=today),
        "state": round_state(of.round),
        "sign_up": SignUpForm(email=of.email),
        "sign_in": SignInForm(initial={"username": of.email}),
        **forms,
    }
    return render(request, "campaigns/invitation.html", context)


def _by_key(key: str) -> Invitation | None:
    found = Invitation.objects.with_address().filter(key=key)
    return found.select_related(
        "round__admin_unit", "round__created_by", "facility__enterprise", "joined_by"
    ).first()


def _own(request: Request, pk: int, invitation: int) -> Invitation:
    """One of a round that the person holds, of a facility in her hands."""
    mine = Invitation.objects.for_user(request.user, Permission.EDIT_PLANS).with_party()
    return get_object_or_404(mine, pk=invitation, round=pk)
