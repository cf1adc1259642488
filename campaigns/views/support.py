"""Support given to facilities, and models shown at them: lists, pages and forms."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from accounts.access import requires
from accounts.policies import may
from accounts.roles import Permission
from campaigns.filters.support import ModelFilter, SupportFilter
from campaigns.forms.support import DemonstrationForm, SupportForm
from campaigns.models import ActionPlan, DemonstrationModel, SupportCase
from campaigns.tables.support import ModelTable, SupportTable
from core.changes import changes_of
from core.templatetags.portal import number
from core.views import EditPage, ListPage, RemovePage
from core.views.editing import Crumb

# What the address of a new record may name.
IN_ADDRESS = frozenset({"facility", "plan"})


class _Record:
    """What the pages of one kind of record share; `kind` begins the names of their addresses."""

    request: Any
    model: Any
    kind = ""
    every: Any = ""

    def editable(self) -> Any:
        return self.model.objects.for_user(self.request.user, Permission.EDIT_PLANS)

    def to(self, page: str, record: Any = None) -> str:
        place = [record.pk] if record else []
        return reverse(f"campaigns:{self.kind}_{page}", args=place)

    def crumbs(self, record: Any) -> list[Crumb]:
        """The list, and maybe one of it."""
        crumbs: list[Crumb] = [(self.every, self.to("list"))]
        if record is not None:
            crumbs.append((record.title, record.get_absolute_url()))
        return crumbs


class _Support(_Record):
    model = SupportCase
    kind = "support"
    every = gettext_lazy("Instances of support")


class _Model(_Record):
    model = DemonstrationModel
    kind = "model"
    every = gettext_lazy("Models")


# Lists ------------------------------------------------------------------------------------------


class _List(_Record, ListPage):
    """Records at facilities that a person may see, and at how many facilities they are."""

    template_name = "campaigns/support_list.html"
    new: Any = ""

    @property
    def title(self) -> Any:
        return self.every

    @property
    def to_new(self) -> str:
        return self.to("create")

    def get_queryset(self) -> Any:
        return self.model.objects.for_user(self.request.user).with_context()

    def counted(self) -> str:
        """Instances are events: a facility that has two is one facility."""
        count = number(self.object_list.facility_count())
        return _("distinct facilities: %(count)s") % {"count": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        hidden = self.model.objects.hidden_from(user).count()
        may_edit = may(user, Permission.EDIT_PLANS)
        return super().get_context_data(may_edit=may_edit, hidden=hidden, **kwargs)


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class SupportList(_Support, _List):
    """Instances of support."""

    lead = gettext_lazy("Each is an event: a facility that was supported twice stands here twice.")
    table_class = SupportTable
    filterset_class = SupportFilter
    empty_title = gettext_lazy("No instance of support yet")
    empty_text = gettext_lazy("Type the first one in: the code of the facility says where it was.")
    export_name = "support"
    new = gettext_lazy("New instance of support")


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ModelList(_Model, _List):
    """Demonstration, pilot and exemplary models."""

    lead = gettext_lazy("Demonstration, pilot and exemplary models, each at a facility.")
    table_class = ModelTable
    filterset_class = ModelFilter
    empty_title = gettext_lazy("No model yet")
    empty_text = gettext_lazy("Type the first one in: the code of the facility says where it is.")
    export_name = "models"
    new = gettext_lazy("New model")


# Pages ------------------------------------------------------------------------------------------


class _Detail(_Record, DetailView):
    """What it is, at which facility and under which plan, and its history."""

    template_name = "campaigns/support_detail.html"
    context_object_name = "record"

    def get_queryset(self) -> Any:
        return self.model.objects.for_user(self.request.user).with_context()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plans = ActionPlan.objects.for_user(self.request.user)
        return super().get_context_data(
            crumbs=self.crumbs(None),
            to_edit=self.to("edit", self.object),
            to_remove=self.to("remove", self.object),
            may_edit=self.editable().filter(pk=self.object.pk).exists(),
            plan_is_open=plans.filter(pk=self.object.plan_id).exists(),
            changes=changes_of(self.object),
            **kwargs,
        )


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class SupportDetail(_Support, _Detail):
    """One instance of support."""


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ModelDetail(_Model, _Detail):
    """One model."""


# Forms ------------------------------------------------------------------------------------------


class _Edit(_Record, EditPage):
    """A record at a facility is made, or changed; the address may name facility and plan."""

    def stored(self) -> Any:
        if "pk" not in self.kwargs:
            return None
        return get_object_or_404(self.editable().with_context(), pk=self.kwargs["pk"])

    def above(self) -> list[Crumb]:
        return self.crumbs(self.record)

    def get_initial(self) -> dict[str, Any]:
        return {name: self.request.GET[name] for name in self.request.GET.keys() & IN_ADDRESS}


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class SupportEdit(_Support, _Edit):
    """An instance of support."""

    form_class = SupportForm
    title_new = gettext_lazy("New instance of support")
    title_change = gettext_lazy("Change the instance of support")


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class ModelEdit(_Model, _Edit):
    """A model."""

    form_class = DemonstrationForm
    title_new = gettext_lazy("New model")
    title_change = gettext_lazy("Change the model")


class _Remove(_Record, RemovePage):
    """A record at a facility is removed."""

    lead = gettext_lazy(
        "Figures that counted it change within seconds. History keeps what it was, and who removed"
        " it."
    )

    def get_queryset(self) -> Any:
        return self.editable()

    def above(self) -> list[Crumb]:
        return self.crumbs(self.object)


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class SupportRemove(_Support, _Remove):
    """An instance of support."""

    title = gettext_lazy("Remove the instance of support")


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class ModelRemove(_Model, _Remove):
    """A model."""

    title = gettext_lazy("Remove the model")
