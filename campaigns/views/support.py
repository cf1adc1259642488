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
from campaigns.filters import ModelFilter, SupportFilter
from campaigns.forms.support import DemonstrationForm, SupportForm
from campaigns.models import ActionPlan, DemonstrationModel, SupportCase
from campaigns.tables.support import ModelTable, SupportTable
from core.changes import changes_of
from core.templatetags.portal import number
from core.views import EditPage, ListPage, RemovePage
from core.views.editing import Crumb

ALL_SUPPORT = gettext_lazy("Instances of support")
ALL_MODELS = gettext_lazy("Models")
# What the address of a new record may name.
IN_ADDRESS = frozenset({"facility", "plan"})


class _List(ListPage):
    """Records at facilities that a person may see, and at how many facilities they are."""

    template_name = "campaigns/support_list.html"
    model: Any
    to_new = ""
    new: Any = ""

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
class SupportList(_List):
    """Instances of support."""

    model = SupportCase
    title = ALL_SUPPORT
    lead = gettext_lazy("Each is an event: a facility that was supported twice stands here twice.")
    table_class = SupportTable
    filterset_class = SupportFilter
    empty_title = gettext_lazy("No instance of support yet")
    empty_text = gettext_lazy("Type the first one in: the code of the facility says where it was.")
    export_name = "support"
    to_new = "campaigns:support_create"
    new = gettext_lazy("New instance of support")


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ModelList(_List):
    """Demonstration, pilot and exemplary models."""

    model = DemonstrationModel
    title = ALL_MODELS
    lead = gettext_lazy("Demonstration, pilot and exemplary models, each at a facility.")
    table_class = ModelTable
    filterset_class = ModelFilter
    empty_title = gettext_lazy("No model yet")
    empty_text = gettext_lazy("Type the first one in: the code of the facility says where it is.")
    export_name = "models"
    to_new = "campaigns:model_create"
    new = gettext_lazy("New model")


# Pages ------------------------------------------------------------------------------------------


class _Detail(DetailView):
    """What it is, at which facility and under which plan, and its history."""

    request: Any
    model: Any
    template_name = "campaigns/support_detail.html"
    context_object_name = "record"
    every: Any = ""
    kind = ""

    def get_queryset(self) -> Any:
        return self.model.objects.for_user(self.request.user).with_context()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        editable = _editable(self.model, self.request)
        plans = ActionPlan.objects.for_user(self.request.user)
        return super().get_context_data(
            crumbs=[(self.every, reverse(f"campaigns:{self.kind}_list"))],
            to_edit=reverse(f"campaigns:{self.kind}_edit", args=[self.object.pk]),
            to_remove=reverse(f"campaigns:{self.kind}_remove", args=[self.object.pk]),
            may_edit=editable.filter(pk=self.object.pk).exists(),
            plan_is_open=plans.filter(pk=self.object.plan_id).exists(),
            changes=changes_of(self.object),
            **kwargs,
        )


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class SupportDetail(_Detail):
    """One instance of support."""

    model = SupportCase
    every = ALL_SUPPORT
    kind = "support"


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ModelDetail(_Detail):
    """One model."""

    model = DemonstrationModel
    every = ALL_MODELS
    kind = "model"


# Forms ------------------------------------------------------------------------------------------


class _Edit(EditPage):
    """A record at a facility is made, or changed; the address may name facility and plan."""

    model: Any

    def stored(self) -> Any:
        if "pk" not in self.kwargs:
            return None
        editable = _editable(self.model, self.request).with_context()
        return get_object_or_404(editable, pk=self.kwargs["pk"])

    def get_initial(self) -> dict[str, Any]:
        return {name: self.request.GET[name] for name in self.request.GET.keys() & IN_ADDRESS}


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class SupportEdit(_Edit):
    """An instance of support."""

    model = SupportCase
    form_class = SupportForm
    title_new = gettext_lazy("New instance of support")
    title_change = gettext_lazy("Change the instance of support")

    def above(self) -> list[Crumb]:
        return _above("support", ALL_SUPPORT, self.record)


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class ModelEdit(_Edit):
    """A model."""

    model = DemonstrationModel
    form_class = DemonstrationForm
    title_new = gettext_lazy("New model")
    title_change = gettext_lazy("Change the model")

    def above(self) -> list[Crumb]:
        return _above("model", ALL_MODELS, self.record)


class _Remove(RemovePage):
    """A record at a facility is removed."""

    lead = gettext_lazy(
        "Figures that counted it change within seconds. History keeps what it was, and who removed"
        " it."
    )

    def get_queryset(self) -> Any:
        return _editable(self.model, self.request)


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class SupportRemove(_Remove):
    """An instance of support."""

    model = SupportCase
    title = gettext_lazy("Remove the instance of support")

    def above(self) -> list[Crumb]:
        return _above("support", ALL_SUPPORT, self.object)


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class ModelRemove(_Remove):
    """A model."""

    model = DemonstrationModel
    title = gettext_lazy("Remove the model")

    def above(self) -> list[Crumb]:
        return _above("model", ALL_MODELS, self.object)


def _editable(model: Any, request: Any) -> Any:
    return model.objects.for_user(request.user, Permission.EDIT_PLANS)


def _above(kind: str, every: Any, record: Any = None) -> list[Crumb]:
    """The list, and maybe one of it."""
    crumbs: list[Crumb] = [(every, reverse(f"campaigns:{kind}_list"))]
    if record is not None:
        crumbs.append((record.title, record.get_absolute_url()))
    return crumbs
