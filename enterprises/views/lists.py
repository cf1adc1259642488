"""Lists of facilities, the denominators of targets: pages, forms, and two versions side by side."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.access import requires
from accounts.policies import may
from accounts.roles import Permission
from core.history import written_by
from core.templatetags.portal import number
from core.views import EditPage, ListPage, RemovePage
from core.views.editing import Crumb
from core.views.lists import in_words
from enterprises.choices import ListChange
from enterprises.filters.facilities import FacilityFilter
from enterprises.filters.lists import ComparedFilter, FacilityListFilter
from enterprises.forms.lists import ListForm, MembersForm
from enterprises.models import Facility, FacilityList, FacilityListMember
from enterprises.selectors import facilities_for_list, history_of_list
from enterprises.services import put_on_list
from enterprises.tables.facilities import FacilityTable
from enterprises.tables.lists import ComparedTable, FacilityListTable, MemberTable

EVERY = gettext_lazy("Lists of facilities")


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class Lists(ListPage):
    """The lists of a person's province, and the nation's."""

    template_name = "enterprises/list_list.html"
    title = EVERY
    lead = gettext_lazy("Which facilities a target speaks of, by which decision.")
    table_class = FacilityListTable
    filterset_class = FacilityListFilter
    empty_title = gettext_lazy("No list yet")
    empty_text = gettext_lazy(
        "Make one here or from the list of facilities, or bring the sheet “Danh mục cơ sở”."
    )
    export_name = "facility-lists"

    def get_queryset(self) -> Any:
        return (
            FacilityList.objects.for_user(self.request.user).with_context().order_by("name", "pk")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_edit = may(self.request.user, Permission.EDIT_REGISTER)
        return super().get_context_data(may_edit=may_edit, **kwargs)


class _OfList(ListPage):
    """Facilities that have to do with one list, as far as the reader may see them."""

    permission = Permission.VIEW_PLANS
    filterset_class = FacilityFilter

    @cached_property
    def facility_list(self) -> FacilityList:
        found = FacilityList.objects.for_user(self.request.user, self.permission)
        return get_object_or_404(found.with_context(), pk=self.kwargs["pk"])

    @property
    def export_title(self) -> str:
        return self.facility_list.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = _above(self.facility_list)
        return super().get_context_data(list=self.facility_list, crumbs=crumbs, **kwargs)


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ListDetail(_OfList):
    """One list: its decision, who stands on it, and its history."""

    template_name = "enterprises/list_detail.html"
    table_class = MemberTable
    empty_title = gettext_lazy("Nobody stands on the list yet")
    empty_text = gettext_lazy("Add facilities by their codes, or choose them from the register.")
    export_name = "facilities-on-list"

    @cached_property
    def may_edit(self) -> bool:
        return _editable(self.request).filter(pk=self.facility_list.pk).exists()

    def get_queryset(self) -> Any:
        seen = Facility.objects.for_user(self.request.user)
        return seen.filter(list_memberships__facility_list=self.facility_list).with_place()

    def get_table_kwargs(self) -> dict[str, Any]:
        left_out = () if self.may_edit else ("take_off",)
        return {"facility_list": self.facility_list, "exclude": left_out}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reader, of = self.request.user, self.facility_list
        return super().get_context_data(
            may_edit=self.may_edit,
            hidden=of.member_count - self.get_queryset().count(),  # type: ignore[attr-defined]
            later=FacilityList.objects.for_user(reader).filter(earlier=of).order_by("pk"),
            changes=history_of_list(of, reader=reader),
            **kwargs,
        )


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class ListCompare(_OfList):
    """A list beside the one before it, or beside any other: who came, who went, who stayed."""

    template_name = "enterprises/list_compare.html"
    title = gettext_lazy("Compare two lists")
    table_class = ComparedTable
    filterset_class = ComparedFilter
    empty_title = gettext_lazy("Nothing to compare")
    empty_text = gettext_lazy(
        "Choose the other list above. A list that names the one it took the place of is compared"
        " with that one at once."
    )
    export_name = "lists-compared"

    @cached_property
    def other(self) -> FacilityList | None:
        named = self.request.GET.get("other", "")
        if not named.isdecimal():
            return self.facility_list.earlier
        return FacilityList.objects.for_user(self.request.user).filter(pk=named).first()

    def get_queryset(self) -> Any:
        """Of nothing to compare with: nobody."""
        seen = Facility.objects.for_user(self.request.user)
        pair = (self.other.pk, self.facility_list.pk) if self.other else (None, None)
        return seen.compared(old=pair[0], new=pair[1]).with_place()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """`counts`: how many came, went and stayed, whatever the filters leave."""
        found = self.get_queryset().order_by().values_list("change")
        number_of = dict(found.annotate(count=Count("pk")))
        counts = [(change.label, number_of.get(change, 0)) for change in ListChange]
        return super().get_context_data(other=self.other, counts=counts, **kwargs)


@method_decorator(requires(Permission.EDIT_REGISTER), name="dispatch")
class ListChoose(_OfList):
    """Facilities that may be put on a list: those that the filters leave are put on it at once."""

    permission = Permission.EDIT_REGISTER
    template_name = "enterprises/list_choose.html"
    done_to_all = "enterprises/_put_on_list.html"
    title = gettext_lazy("Choose from the register")
    table_class = FacilityTable
    empty_title = gettext_lazy("Nobody is left to put on it")
    empty_text = gettext_lazy("Every facility of its territory stands on the list already.")
    export_name = "facilities"

    def get_queryset(self) -> Any:
        return facilities_for_list(self.facility_list, user=self.request.user).with_place()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "export" in request.GET:
            return super().post(request, *args, **kwargs)
        found = self.listed().data.data
        with transaction.atomic(), written_by(self.request.user, source="form"):
            count = put_on_list(facility_list=self.facility_list, facilities=found)
        words = ngettext(
            "%(count)s facility is put on the list.",
            "%(count)s facilities are put on the list.",
            count,
        )
        messages.success(request, words % {"count": number(count)})
        return redirect(self.facility_list)


# Forms ------------------------------------------------------------------------------------------


class _ListEdit(EditPage):
    """Shared by the ways in which a list comes about."""

    form_class = ListForm
    title_new = gettext_lazy("New list of facilities")
    title_change = gettext_lazy("Change the list")

    def above(self) -> list[Crumb]:
        return _above(self.record)


@method_decorator(requires(Permission.EDIT_REGISTER), name="dispatch")
class ListCreate(_ListEdit):
    """A new list; it begins with what the filters in the address leave of the register, if any
    are there."""

    @cached_property
    def chosen(self) -> FacilityFilter | None:
        if "chosen" not in self.request.GET:
            return None
        kept = Facility.objects.for_user(self.request.user, Permission.EDIT_REGISTER)
        found = FacilityFilter(self.request.GET, queryset=kept, request=self.request)
        return found if found.is_valid() else None

    @property
    def lead(self) -> str:
        if self.chosen is None:
            return _("It begins empty; put facilities on it afterwards.")
        count = self.chosen.qs.count()
        words = ngettext(
            "It begins with %(count)s facility: %(filters)s.",
            "It begins with %(count)s facilities: %(filters)s.",
            count,
        )
        return words % {"count": number(count), "filters": self.made_from}

    @property
    def made_from(self) -> str:
        if self.chosen is None:
            return ""
        return (in_words(self.chosen.form) or _("all of the register"))[:500]

    def get_form_kwargs(self) -> dict[str, Any]:
        first = None if self.chosen is None else self.chosen.qs
        return super().get_form_kwargs() | {"first": first, "made_from": self.made_from}


@method_decorator(requires(Permission.EDIT_REGISTER), name="dispatch")
class ListEdit(_ListEdit):
    """A list gets another name or decision."""

    def stored(self) -> FacilityList:
        return _list(self.request, self.kwargs["pk"])


@method_decorator(requires(Permission.EDIT_REGISTER), name="dispatch")
class ListNext(_ListEdit):
    """The version after a list: it begins with the same facilities."""

    title_new = gettext_lazy("The next version of the list")
    lead = gettext_lazy(
        "It begins with the same facilities; take off who went and add who came afterwards. The"
        " list before it stays as it is."
    )

    @cached_property
    def earlier(self) -> FacilityList:
        return _list(self.request, self.kwargs["pk"])

    def above(self) -> list[Crumb]:
        return _above(self.earlier)

    def get_initial(self) -> dict[str, Any]:
        return {"admin_unit": self.earlier.admin_unit_id, "earlier": self.earlier.pk}

    def get_form_kwargs(self) -> dict[str, Any]:
        kept = Facility.objects.filter(list_memberships__facility_list=self.earlier)
        words = _("the list “%(list)s”") % {"list": self.earlier}
        return super().get_form_kwargs() | {"first": kept, "made_from": words}


@method_decorator(requires(Permission.EDIT_REGISTER), name="dispatch")
class ListAdd(EditPage):
    """Facilities are put on a list by their codes."""

    form_class = MembersForm
    title_change = gettext_lazy("Add facilities by their codes")

    def stored(self) -> FacilityList:
        return _list(self.request, self.kwargs["pk"])

    def above(self) -> list[Crumb]:
        return _above(self.record)


@method_decorator(requires(Permission.EDIT_REGISTER), name="dispatch")
class ListRemove(RemovePage):
    """A list on which no target, round or later list rests is removed."""

    title = gettext_lazy("Remove the list")

    def get_queryset(self) -> Any:
        return _editable(self.request)

    def above(self) -> list[Crumb]:
        return _above(self.object)


@method_decorator(requires(Permission.EDIT_REGISTER), name="dispatch")
class ListTakeOff(RemovePage):
    """A facility stands on a list no longer."""

    title = gettext_lazy("Take the facility off the list")
    lead = gettext_lazy(
        "Targets of this list are reckoned without it from now on. History keeps who stood on it."
    )
    done = gettext_lazy("“%(record)s” stands on the list no longer.")

    def get_object(self, queryset: Any = None) -> FacilityListMember:
        lists = _editable(self.request).filter(pk=self.kwargs["pk"])
        members = FacilityListMember.objects.filter(facility_list__in=lists)
        named = members.select_related("facility", "facility_list")
        return get_object_or_404(named, facility=self.kwargs["facility"])

    def above(self) -> list[Crumb]:
        facility = self.object.facility
        address = reverse("enterprises:facility_detail", args=[facility.pk])
        return [*_above(self.object.facility_list), (facility.name, address)]


def _editable(request: Any) -> Any:
    return FacilityList.objects.for_user(request.user, Permission.EDIT_REGISTER)


def _list(request: Any, pk: int) -> FacilityList:
    return get_object_or_404(_editable(request), pk=pk)


def _above(of: Any = None) -> list[Crumb]:
    """The list of lists, and maybe one of them."""
    crumbs: list[Crumb] = [(EVERY, reverse("enterprises:lists"))]
    if of is not None:
        crumbs.append((of.name, of.get_absolute_url()))
    return crumbs
