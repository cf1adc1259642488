"""What a person was told: the list, opening one, and whether letters bring it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.filters import NotificationFilter
from accounts.forms import LettersForm
from accounts.models import Notification
from accounts.services.daily_letter import owner_of
from accounts.services.notifications import choose_letters, mark_all_read, mark_read
from accounts.tables import NotificationTable
from core.views import ListPage


@method_decorator(login_required, name="dispatch")
class NotificationList(ListPage):
    """One's own notifications, the unread first."""

    template_name = "accounts/notifications.html"
    title = gettext_lazy("Notifications")
    table_class = NotificationTable
    filterset_class = NotificationFilter
    empty_title = gettext_lazy("No news yet")
    empty_text = gettext_lazy("What concerns you will stand here, and come in one letter a day.")
    export_name = "notifications"

    def get_queryset(self) -> Any:
        return Notification.objects.of(self.request.user).unread_first()


@login_required
def open_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Notes it as read and leads to where something can be done about it."""
    notification = get_object_or_404(Notification.objects.filter(user=request.user.pk), pk=pk)
    mark_read(notification=notification)
    return redirect(notification.url or "notifications")


@require_POST
@login_required
def read_all(request: Any) -> HttpResponse:
    mark_all_read(user=request.user)
    messages.success(request, _("All notifications are marked as read."))
    return redirect("notifications")


@login_required
def letters(request: Any) -> HttpResponse:
    """Whether what is new also comes by e-mail."""
    # A box that is not ticked sends nothing.
    sent = request.POST if request.method == "POST" else None
    form = LettersForm(sent, instance=request.user)
    if form.is_valid():
        choose_letters(user=request.user, wanted=form.cleaned_data["wants_mail"])
        messages.success(request, _("Saved."))
        return redirect("letters")
    return render(request, "accounts/letters.html", {"form": form})


@csrf_exempt  # the link itself is the proof, and mail programs press its button (RFC 8058)
def letters_off(request: HttpRequest, token: str) -> HttpResponse:
    """The link of every letter: one press ends the letters, another has them come again. Opening
    it changes nothing, since programs that look for viruses open every link."""
    person = owner_of(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        choose_letters(user=person, wanted=request.POST.get("wanted") == "1")
    return render(request, "accounts/letters_off.html", {"person": person})
