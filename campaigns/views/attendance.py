"""Who took part, many at once: a list of names is pasted, looked through, and taken in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext

from accounts.access import Request, requires
from campaigns.forms.attendance import PastedForm
from campaigns.models import Activity
from campaigns.policies.activities import HOLDING
from campaigns.selectors.attendance import entries_of
from campaigns.services.attendance import take_in
from campaigns.views.activities import editable
from core.templatetags.portal import number


@requires(*HOLDING)
def attendance_paste(request: Request, pk: int) -> HttpResponse:
    """The list is shown with what would become of each line; then it is added."""
    activity: Activity = get_object_or_404(editable(request).with_context(), pk=pk)
    form = PastedForm(request.POST or None)
    entries = []
    if form.is_valid():
        given = form.cleaned_data
        entries = entries_of(
            given["names"],
            activity=activity,
            reader=request.user,
            unknown_alone=given["unknown_alone"],
        )
        if "add" in request.POST and not any(entry.is_wrong for entry in entries):
            added = take_in(activity=activity, entries=entries, role=given["role"], by=request.user)
            messages.success(request, _added(added))
            return redirect(activity)
    context = {
        "activity": activity,
        "form": form,
        "entries": entries,
        "wrong": sum(entry.is_wrong for entry in entries),
        "new": sum(entry.is_new for entry in entries),
    }
    return render(request, "campaigns/attendance_paste.html", context)


def _added(count: int) -> str:
    words = ngettext("%(count)s participant is added.", "%(count)s participants are added.", count)
    return words % {"count": number(count)}
