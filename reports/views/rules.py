"""A rule is made, changed or removed; before that its page says which figures would move."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from accounts.access import requires
from accounts.roles import Permission
from campaigns.choices import RuleCode
from campaigns.forms.rules import RuleForm
from campaigns.models import Rule
from core.views import EditPage, RemovePage
from core.views.editing import Crumb
from reports.services.rule_preview import preview_rule


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class RuleEdit(EditPage):
    """A rule is typed; the first sending shows what it would move, the second one saves it."""

    template_name = "reports/rule_form.html"
    form_class = RuleForm
    title_change = _("Change the rule")
    lead = _("Before anything is saved you see which figures would move.")

    def stored(self) -> Rule | None:
        if "pk" not in self.kwargs:
            if self.kwargs["word"] not in RuleCode:
                raise Http404
            return None
        found: Rule = get_object_or_404(_editable(self.request), pk=self.kwargs["pk"])
        return found

    @property
    def title_new(self) -> str:
        words = RuleCode(self.kwargs["word"]).label
        return str(_("New rule: %(word)s") % {"word": words})

    def above(self) -> list[Crumb]:
        return _above(self.record)

    def get_form_kwargs(self) -> dict[str, Any]:
        rule = self.record or Rule(code=self.kwargs["word"])
        return super().get_form_kwargs() | {"instance": rule}

    def form_valid(self, form: Any) -> HttpResponse:
        if self.request.POST.get("seen") == form.mark:
            return super().form_valid(form)
        found = preview_rule(rule=form.instance, reader=self.request.user)
        return self.render_to_response(self.get_context_data(form=form, preview=found))


@method_decorator(requires(Permission.EDIT_PLANS), name="dispatch")
class RuleRemove(RemovePage):
    """A rule is removed; the one before it, or the nation's, holds again."""

    template_name = "reports/rule_remove.html"
    title = _("Remove the rule")
    lead = _("The rule before it, or the one for the whole country, holds again.")

    def get_queryset(self) -> Any:
        return _editable(self.request).removable()

    def above(self) -> list[Crumb]:
        return _above(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = preview_rule(rule=self.object, reader=self.request.user, removed=True)
        return super().get_context_data(preview=found, **kwargs)


def _editable(request: Any) -> Any:
    return Rule.objects.for_user(request.user, Permission.EDIT_PLANS).with_place()


def _above(rule: Any = None) -> list[Crumb]:
    """The list of rules, and maybe one of them."""
    crumbs: list[Crumb] = [(_("Rules"), reverse("campaigns:rule_list"))]
    if rule is not None:
        crumbs.append((str(rule), rule.get_absolute_url()))
    return crumbs
