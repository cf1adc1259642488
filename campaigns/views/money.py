"""The money of plans: the list with its sums, the page of each line, and the forms."""

from typing import Any

from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from accounts.access import requires
from accounts.roles import Permission
from campaigns.exports import FundingBook
from campaigns.filters.money import FundingFilter
from campaigns.forms.money import FundingForm
from campaigns.models import Funding
from campaigns.selectors.money import totals_of
from campaigns.tables.money import FundingTable
from campaigns.views.records import Record, RecordDetail, RecordEdit, RecordList, RecordRemove


class _Funding(Record):
    model = Funding
    kind = "funding"
    every = _("Funding")


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class FundingList(_Funding, RecordList):
    """The money of the plans that a person may see, and the sums of what is listed."""

    lead = _(
        "Planned, appraised and spent, by source and year. What is left: what was appraised (else"
        " planned), less what was spent."
    )
    table_class = FundingTable
    filterset_class = FundingFilter
    empty_title = _("No money yet")
    empty_text = _("Type the first line in, or bring a spreadsheet: the import page has one.")
    export_name = "funding"
    book = FundingBook
    summary = "campaigns/_money_totals.html"
    new = _("New line of money")

    def get_queryset(self) -> Any:
        return super().get_queryset().with_left()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(totals=totals_of(self.object_list), **kwargs)


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class FundingDetail(_Funding, RecordDetail):
    """One line of money."""

    fields = (
        *("plan", "source", "year", "task", "project", "agency"),
        *("planned_vnd", "appraised_vnd", "spent_vnd", "note"),
    )


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class FundingEdit(_Funding, RecordEdit):
    """A line of money is added to a plan, or changed."""

    form_class = FundingForm
    title_new = _("New line of money")
    title_change = _("Change the line of money")

    def get_initial(self) -> dict[str, Any]:
        given = self.request.GET
        return {name: given[name] for name in ("plan", "task", "project") if name in given}

    def get_success_url_of(self, saved: Any) -> str:
        of = saved.project or saved.plan
        return f"{of.get_absolute_url()}#money"


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class FundingRemove(_Funding, RecordRemove):
    """A line of money is removed."""

    title = _("Remove the line of money")
    lead = _("The sums of the plan change at once. History keeps what it was, and who removed it.")
