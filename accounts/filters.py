"""What the list of notifications can be narrowed to."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Notification
from core.filters import AnyChoiceFilter, ListFilter

UNREAD, READ = "unread", "read"


class NotificationFilter(ListFilter):
    """Notifications by whether they were read."""

    state = AnyChoiceFilter(
        label=_("State"), method="in_state", choices=[(UNREAD, _("new")), (READ, _("read"))]
    )

    class Meta:
        model = Notification
        fields: tuple[str, ...] = ()

    def in_state(self, qs: Any, name: str, value: str) -> QuerySet[Notification]:
        return qs.filter(read_at__isnull=value == UNREAD)
