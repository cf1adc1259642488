"""Colleagues: one is asked from the enterprise's own page, and comes in by the link of a letter."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.access import Request, requires
from accounts.forms import SignInForm
from accounts.models import User
from accounts.roles import Permission
from campaigns.errors import RoundRefusedError
from campaigns.forms.rounds import ColleagueForm, SignUpForm
from campaigns.selectors.my_facility import enterprises_of
from campaigns.services.colleagues import Colleague, admit, colleague_of, token_for, welcome
from campaigns.tasks import write_to_colleague
from campaigns.views.invitations import BACKEND


@require_POST
@requires(Permission.REPORT_OWN)
def my_colleague(request: Request, pk: int) -> HttpResponse:
    """Asks a colleague to report for one of the own enterprises."""
    own = {enterprise.pk: enterprise for enterprise in enterprises_of(request.user)}
    if pk not in own:
        raise Http404
    form = ColleagueForm(request.POST)
    if form.is_valid():
        email = form.cleaned_data["email"]
        write_to_colleague(token_for(email=email, enterprise=own[pk], by=request.user))
        messages.success(request, _("A letter with a link goes to %(email)s.") % {"email": email})
    else:
        messages.error(request, " ".join(map(str, form.errors["email"])))
    return redirect("campaigns:my_facility")


@never_cache
def colleague(request: HttpRequest, token: str) -> HttpResponse:
    """The page of the link: an account is made, or one that is there gets its role."""
    of = colleague_of(token)
    if of is None:
        return render(request, "campaigns/invitation_gone.html", status=404)
    has_account = User.objects.filter(email=of.email).exists()
    if request.method != "POST":
        return _page(request, of, has_account)
    form: Any = (
        SignInForm(request, data=request.POST)
        if has_account
        else SignUpForm(request.POST, email=of.email)
    )
    if not form.is_valid():
        return _page(request, of, has_account, form)
    return _let_in(request, of, form)


def _let_in(request: HttpRequest, of: Colleague, form: Any) -> HttpResponse:
    try:
        if isinstance(form, SignInForm):
            user = admit(colleague=of, user=form.get_user())
        else:
            values = form.cleaned_data
            user = welcome(
                colleague=of, full_name=values["full_name"], password=values["password1"]
            )
    except RoundRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect(request.path)
    login(request, user, backend=BACKEND)
    return redirect("campaigns:my_facility")


def _page(request: HttpRequest, of: Colleague, has_account: bool, form: Any = None) -> HttpResponse:
    if form is None:
        known = SignInForm(initial={"username": of.email})
        form = known if has_account else SignUpForm(email=of.email)
    context = {"colleague": of, "has_account": has_account, "form": form}
    return render(request, "campaigns/colleague.html", context)
