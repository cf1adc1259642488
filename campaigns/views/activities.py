"""Activities: the list, and the page of each with who took part."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.access import requires
from accounts.roles import Permission
from campaigns.exports import ActivityBook
from campaigns.filters import ActivityFilter, ParticipationFilter
from campaigns.models import Activity, Participation
from campaigns.selectors import hidden_participations
from campaigns.tables import ActivityTable, ParticipationTable
from core.changes import changes_of
from core.views import ListPage


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ActivityList(ListPage):
    """The activities a person may see, the newest first."""

    title = _("Activities")
    table_class = ActivityTable
    filterset_class = ActivityFilter
    empty_title = _("No activity yet")
    empty_text = _("Activities come in with a spreadsheet: the import page has a template.")
    export_name = "activities"
    book = ActivityBook

    def get_queryset(self) -> Any:
        return Activity.objects.for_user(self.request.user).with_context()


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ActivityDetail(ListPage):
    """One activity and its participants as a list."""

    template_name = "campaigns/activity_detail.html"
    table_class = ParticipationTable
    filterset_class = ParticipationFilter
    empty_title = _("No participant yet")
    empty_text = _("Participants come in with the sheet “Tham dự” of the activities.")
    export_name = "participants"
    table_pagination = {"per_page": 15}

    @cached_property
    def activity(self) -> Activity:
        activities = Activity.objects.for_user(self.request.user).with_context()
        return get_object_or_404(activities, code=self.kwargs["code"])

    @property
    def export_title(self) -> str:
        return str(_("Participants: %(activity)s") % {"activity": self.activity.title})

    def get_queryset(self) -> Any:
        taken_part = Participation.objects.for_user(self.request.user)
        return taken_part.filter(activity=self.activity).with_party()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            activity=self.activity,
            hidden=hidden_participations(self.activity, reader=self.request.user),
            changes=changes_of(self.activity),
            **kwargs,
        )
