"""What the pages of one kind of record share, whatever it is: its list, page, form and removal, and
the same for the parts that it is made of."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from accounts.policies import may
from accounts.roles import Permission
from campaigns.models import ActionPlan, PromotionProject
from campaigns.tables.facts import Fact, facts_of
from campaigns.tables.parts import Section
from core.changes import changes_of
from core.templatetags.portal import number
from core.views import EditPage, ListPage, RemovePage
from core.views.editing import Crumb
from enterprises.models import Facility

# What the address of a new record may name.
IN_ADDRESS = frozenset({"facility", "plan", "project"})
# What a record may name that has a page of its own.
LINKED: dict[str, Any] = {"plan": ActionPlan, "project": PromotionProject, "facility": Facility}


class Record:
    """One kind of record; `kind` begins the names of its addresses."""

    request: Any
    model: Any
    kind = ""
    every: Any = ""

    def seen(self) -> Any:
        return self.model.objects.for_user(self.request.user).with_context()

    def editable(self) -> Any:
        return self.model.objects.for_user(self.request.user, Permission.EDIT_PLANS)

    def to(self, page: str, record: Any = None) -> str:
        place = [record.pk] if record else []
        return reverse(f"campaigns:{self.kind}_{page}", args=place)

    def crumbs(self, record: Any) -> list[Crumb]:
        """The list, and maybe one of it."""
        crumbs: list[Crumb] = [(self.every, self.to("list"))]
        if record is not None:
            crumbs.append((str(record), record.get_absolute_url()))
        return crumbs


class RecordList(Record, ListPage):
    """The records of a kind that a person may see."""

    template_name = "campaigns/record_list.html"
    new: Any = ""

    @property
    def title(self) -> Any:
        return self.every

    @property
    def to_new(self) -> str:
        return self.to("create")

    def get_queryset(self) -> Any:
        return self.seen()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_edit = may(self.request.user, Permission.EDIT_PLANS)
        return super().get_context_data(may_edit=may_edit, **kwargs)


class AtFacilitiesList(RecordList):
    """Records at facilities that a person may see, and at how many facilities they are."""

    def counted(self) -> str:
        """Instances are events: a facility that has two is one facility."""
        count = number(self.object_list.facility_count())
        return _("distinct facilities: %(count)s") % {"count": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        hidden = self.model.objects.hidden_from(self.request.user).count()
        return super().get_context_data(hidden=hidden, **kwargs)


class RecordDetail(Record, DetailView):
    """What a record is, in the `fields` named, what it is made of, and its history."""

    template_name = "campaigns/record_detail.html"
    context_object_name = "record"
    fields: tuple[str, ...] = ()

    def get_queryset(self) -> Any:
        return self.seen()

    @cached_property
    def may_edit(self) -> bool:
        return bool(self.editable().filter(pk=self.object.pk).exists())

    def opened(self) -> set[str]:
        """Which of the records that it names the reader may open."""
        keys = {name: getattr(self.object, f"{name}_id") for name in LINKED if name in self.fields}
        return {
            name
            for name, key in keys.items()
            if key and LINKED[name].objects.for_user(self.request.user).filter(pk=key).exists()
        }

    def facts(self) -> list[Fact]:
        return facts_of(self.object, self.fields, opened=self.opened())

    def sections(self) -> list[Section]:
        """The tables of what it is made of."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            crumbs=self.crumbs(None),
            to_edit=self.to("edit", self.object),
            to_remove=self.to("remove", self.object),
            may_edit=self.may_edit,
            facts=self.facts(),
            sections=self.sections(),
            changes=changes_of(self.object),
            **kwargs,
        )


class RecordEdit(Record, EditPage):
    """A record is made, or changed; the address may name what it is of."""

    def stored(self) -> Any:
        if "pk" not in self.kwargs:
            return None
        return get_object_or_404(self.editable().with_context(), pk=self.kwargs["pk"])

    def above(self) -> list[Crumb]:
        return self.crumbs(self.record)

    def get_initial(self) -> dict[str, Any]:
        return {name: self.request.GET[name] for name in self.request.GET.keys() & IN_ADDRESS}


class RecordRemove(Record, RemovePage):
    """A record is removed."""

    lead = gettext_lazy(
        "Figures that counted it change within seconds. History keeps what it was, and who removed"
        " it."
    )

    def get_queryset(self) -> Any:
        return self.editable()

    def above(self) -> list[Crumb]:
        return self.crumbs(self.object)


# Parts ------------------------------------------------------------------------------------------


class PartEdit(Record, EditPage):
    """A part is added to a record, or changed. `part` is its model, `owner` its way to the
    record."""

    part: Any
    owner = ""

    @cached_property
    def whole(self) -> Any:
        return get_object_or_404(self.editable(), pk=self.kwargs["pk"])

    def stored(self) -> Any:
        whole = self.whole
        if "part" not in self.kwargs:
            return None
        own = self.part.objects.filter(**{self.owner: whole})
        return get_object_or_404(own, pk=self.kwargs["part"])

    def above(self) -> list[Crumb]:
        return self.crumbs(self.whole)

    def get_form_kwargs(self) -> dict[str, Any]:
        given = super().get_form_kwargs()
        return given | {"instance": self.record or self.part(**{self.owner: self.whole})}

    def get_success_url_of(self, saved: Any) -> str:
        return str(self.whole.get_absolute_url())


class PartRemove(Record, RemovePage):
    """A part of a record is removed."""

    part: Any
    owner = ""
    pk_url_kwarg = "part"

    def get_queryset(self) -> Any:
        own = self.part.objects.filter(**{f"{self.owner}__in": self.editable()})
        return own.filter(**{self.owner: self.kwargs["pk"]}).select_related(self.owner)

    def above(self) -> list[Crumb]:
        whole = getattr(self.object, self.owner)
        return [*self.crumbs(whole), (str(self.object), whole.get_absolute_url())]
