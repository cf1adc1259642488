"""Certificates: numbered, printed one by one or in one file, checked by whoever sees one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.access import Request, requires
from campaigns.documents import certificates_pdf
from campaigns.models import Activity, Participation
from campaigns.policies.activities import HOLDING
from campaigns.selectors.activities import organiser_of
from campaigns.services.certificates import certified, number_certificates, token_of
from campaigns.views.activities import editable
from campaigns.views.sign_up import CONTEXT
from core.letters import absolute
from core.templatetags.portal import number
from core.text import fold

# More pages than these take too long while somebody waits.
MOST_AT_ONCE = 1000


@require_POST
@requires(*HOLDING)
def certificates_number(request: Request, pk: int) -> HttpResponse:
    """Everybody with a name gets a number, unless she has one."""
    activity = get_object_or_404(editable(request), pk=pk)
    count = number_certificates(activity=activity, by=request.user)
    words = ngettext(
        "%(count)s certificate is numbered.", "%(count)s certificates are numbered.", count
    )
    messages.success(request, words % {"count": number(count)})
    return redirect(activity)


@requires(*HOLDING)
def certificates(request: Request, pk: int) -> HttpResponse:
    """All of an activity in one file; only one of them, when the address names a participant."""
    activity = get_object_or_404(editable(request).select_related(*CONTEXT), pk=pk)
    numbered: Any = Participation.objects.for_user(request.user).filter(activity=activity)
    numbered = numbered.exclude(person="").exclude(certificate="").with_party()
    if (only := request.GET.get("participant", "")).isdecimal():
        numbered = numbered.filter(pk=only[:18])
    given_to = list(numbered[:MOST_AT_ONCE])
    if not given_to:
        messages.warning(request, _("Nobody has a certificate number yet: give the numbers first."))
        return redirect(activity)
    pdf = certificates_pdf(activity, given_to, address_of=_address)
    name = slugify(fold(f"{_('certificates')} {activity.code}"))
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@never_cache
def certificate_check(request: HttpRequest, token: str) -> HttpResponse:
    """What the code on a certificate leads to: what stands on it is true."""
    found = certified(token)
    if found is None:
        raise Http404
    activity: Activity = found.activity
    party = found.facility or found.zone or found.agency
    context = {
        "found": found,
        "activity": activity,
        "organiser": organiser_of(activity),
        "party": party,
    }
    return render(request, "campaigns/certificate_check.html", context)


def _address(participation: int) -> str:
    return absolute(reverse("campaigns:certificate_check", args=[token_of(participation)]))
