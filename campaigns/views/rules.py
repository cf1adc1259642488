"""The rules that define "applying", "aware" and "capable": the list and the page of each. They are
made and changed where their figures are reckoned (reports.views.rules)."""

from typing import Any

from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from accounts.access import requires
from accounts.policies import may
from accounts.roles import Permission
from campaigns.choices import RuleCode
from campaigns.filters.rules import RuleFilter
from campaigns.models import Rule
from campaigns.tables.rules import RuleTable, what_counts
from core.changes import changes_of
from core.views import ListPage


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class RuleList(ListPage):
    """The rules of a person's province, and the nation's."""

    template_name = "campaigns/rule_list.html"
    title = _("Rules")
    lead = _("What “applying”, “aware” and “able to guide” mean, since when, and for whom.")
    table_class = RuleTable
    filterset_class = RuleFilter
    empty_title = _("No rule yet")
    empty_text = _("Without a rule no figure can say who counts: make the first one.")
    export_name = "rules"

    def get_queryset(self) -> Any:
        rules = Rule.objects.for_user(self.request.user).with_place()
        return rules.order_by("code", "-valid_from", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_edit = may(self.request.user, Permission.EDIT_PLANS)
        return super().get_context_data(may_edit=may_edit, words=RuleCode.choices, **kwargs)


@method_decorator(requires(Permission.VIEW_PLANS), name="dispatch")
class RuleDetail(DetailView):  # type: ignore[type-arg]
    """One rule: its text, what it counts, since when, and its history."""

    template_name = "campaigns/rule_detail.html"
    context_object_name = "rule"

    def get_queryset(self) -> Any:
        return Rule.objects.for_user(self.request.user).with_place()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        editable = Rule.objects.for_user(self.request.user, Permission.EDIT_PLANS)
        own = editable.filter(pk=self.object.pk)
        return super().get_context_data(
            counts=what_counts(self.object),
            may_edit=own.exists(),
            may_remove=own.removable().exists(),
            changes=changes_of(self.object),
            **kwargs,
        )
