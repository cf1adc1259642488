"""Activities: the list, the page of each with who took part, and the forms of both."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.access import Request, requires
from accounts.policies import may
from accounts.roles import Permission
from campaigns.choices import EVENTS, OWN_FIELDS, ActivityKind
from campaigns.exports import ActivityBook
from campaigns.filters.activities import ActivityFilter, ParticipationFilter
from campaigns.forms.activities import ActivityForm, ParticipationForm
from campaigns.models import Activity, Participation
from campaigns.policies.activities import HOLDING
from campaigns.selectors import hidden_participations
from campaigns.selectors.activities import own_facts
from campaigns.selectors.files import attachments_of
from campaigns.tables.activities import ActivityTable, ParticipationEditTable, ParticipationTable
from campaigns.views.files import ForgettingFiles
from core.changes import changes_of
from core.views import EditPage, ListPage, RemovePage
from core.views.editing import Crumb

# Whoever may see an activity is not thereby let in at its door.
SECRETS = ("sign_up_key", "door_key")


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ActivityList(ListPage):
    """The activities a person may see, the newest first."""

    template_name = "campaigns/activity_list.html"
    title = _("Activities")
    table_class = ActivityTable
    filterset_class = ActivityFilter
    empty_title = _("No activity yet")
    empty_text = _("Type the first one in, or bring a spreadsheet: the import page has one.")
    export_name = "activities"
    book = ActivityBook

    def get_queryset(self) -> Any:
        return Activity.objects.for_user(self.request.user).with_context()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_edit = any(may(self.request.user, each) for each in HOLDING)
        return super().get_context_data(may_edit=may_edit, **kwargs)


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ActivityDetail(ListPage):
    """One activity and its participants as a list."""

    template_name = "campaigns/activity_detail.html"
    table_class = ParticipationTable
    filterset_class = ParticipationFilter
    empty_title = _("No participant yet")
    empty_text = _("Add them one by one, or bring the sheet “Tham dự” of the activities.")
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

    @cached_property
    def may_edit(self) -> bool:
        return bool(editable(self.request).filter(pk=self.activity.pk).exists())

    def get_table_class(self) -> Any:
        return ParticipationEditTable if self.may_edit else ParticipationTable

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            activity=self.activity,
            may_edit=self.may_edit,
            own=own_facts(self.activity),
            hidden=hidden_participations(self.activity, reader=self.request.user),
            is_event=self.activity.kind in EVENTS,
            attachments=attachments_of(self.activity),
            changes=changes_of(self.activity, hidden=SECRETS),
            **kwargs,
        )


# Forms ------------------------------------------------------------------------------------------


@requires(*HOLDING)
def activity_kinds(request: Request) -> HttpResponse:
    """Which kind of activity to type in, since each kind has fields of its own."""
    meta = Activity._meta
    kinds = [
        (kind, [meta.get_field(name).verbose_name for name in OWN_FIELDS.get(kind, ())])  # type: ignore[union-attr]
        for kind in ActivityKind
    ]
    return render(request, "campaigns/activity_kinds.html", {"kinds": kinds})


@method_decorator(requires(*HOLDING), name="dispatch")
class ActivityCreate(EditPage):
    """An activity of the kind that was chosen; in the plan that the address names, if it does."""

    form_class = ActivityForm

    @cached_property
    def kind(self) -> ActivityKind:
        try:
            return ActivityKind(self.kwargs["kind"])
        except ValueError as error:
            raise Http404 from error

    @property
    def title(self) -> str:
        return str(_("New activity: %(kind)s") % {"kind": self.kind.label})

    def above(self) -> list[Crumb]:
        return _above()

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"kind": self.kind}

    def get_initial(self) -> dict[str, Any]:
        return {"plan": self.request.GET.get("plan")}


@method_decorator(requires(*HOLDING), name="dispatch")
class ActivityEdit(EditPage):
    """An activity is changed; its kind stays."""

    form_class = ActivityForm
    title_change = _("Change the activity")

    def stored(self) -> Activity:
        return get_object_or_404(editable(self.request), pk=self.kwargs["pk"])

    def above(self) -> list[Crumb]:
        return _above(self.record)

    def get_form_kwargs(self) -> dict[str, Any]:
        given = super().get_form_kwargs()
        return given | {"kind": ActivityKind(given["instance"].kind)}


@method_decorator(requires(*HOLDING), name="dispatch")
class ActivityRemove(ForgettingFiles, RemovePage):
    """An activity is removed, with the list of who took part: it no longer counts."""

    title = _("Remove the activity")
    lead = _(
        "The list of who took part goes with it, and what followed from it: figures that counted"
        " it change within seconds. History keeps what it was, and who removed it."
    )

    def get_queryset(self) -> Any:
        return editable(self.request)

    def above(self) -> list[Crumb]:
        return _above(self.object)


@method_decorator(requires(*HOLDING), name="dispatch")
class ParticipationEdit(EditPage):
    """Somebody who took part is added, or mended."""

    form_class = ParticipationForm
    title_new = _("Add a participant")
    title_change = _("Change the participant")
    done = _("The list of participants is saved.")

    @cached_property
    def activity(self) -> Activity:
        return get_object_or_404(editable(self.request), pk=self.kwargs["pk"])

    def stored(self) -> Participation | None:
        of = self.activity
        if "participation" not in self.kwargs:
            return None
        seen = Participation.objects.for_user(self.request.user).filter(activity=of)
        return get_object_or_404(seen.with_party(), pk=self.kwargs["participation"])

    def above(self) -> list[Crumb]:
        return _above(self.activity)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"activity": self.activity}

    def get_success_url_of(self, saved: Any) -> str:
        return self.activity.get_absolute_url()


@method_decorator(requires(*HOLDING), name="dispatch")
class ParticipationRemove(RemovePage):
    """Somebody did not take part after all: what followed from it is taken back."""

    title = _("Remove the participant")
    lead = _("What followed from taking part, such as being aware, is taken back within seconds.")
    pk_url_kwarg = "participation"

    def get_queryset(self) -> Any:
        seen = Participation.objects.for_user(self.request.user).with_party()
        return seen.filter(activity__in=editable(self.request), activity=self.kwargs["pk"])

    def above(self) -> list[Crumb]:
        activity = self.object.activity
        return [*_above(activity), (activity.title, activity.get_absolute_url())]


def editable(request: Any) -> Any:
    """The activities that the person may change."""
    return Activity.objects.for_user(request.user, Permission.EDIT_PLANS)


def _above(activity: Any = None) -> list[Crumb]:
    """The list of activities, and maybe one of them."""
    crumbs: list[Crumb] = [(_("Activities"), reverse("campaigns:activity_list"))]
    if activity is not None:
        crumbs.append((activity.title, activity.get_absolute_url()))
    return crumbs
