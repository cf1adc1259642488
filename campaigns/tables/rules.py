"""The columns of the list of rules, and what a rule counts in words."""

from collections.abc import Iterable
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.choices import SolutionStatus
from campaigns.choices import ActivityKind, AwareBy, RuleCode
from campaigns.models import Rule
from core.tables import DayColumn, ListTable


class RuleTable(ListTable):
    """Rules: which word they define, since when, for whom, and how."""

    row_header = "code"
    code = tables.Column(verbose_name=gettext_lazy("Defines"), order_by=("code", "pk"))
    valid_from = DayColumn(verbose_name=gettext_lazy("Valid from"), order_by=("valid_from", "pk"))
    admin_unit = tables.Column(
        verbose_name=gettext_lazy("Territory"), empty_values=(), order_by=("admin_unit__name", "pk")
    )
    text = tables.Column(verbose_name=gettext_lazy("Text"), accessor="text", orderable=False)
    counts = tables.Column(
        verbose_name=gettext_lazy("Counts"), empty_values=(), orderable=False, accessor="params"
    )

    def render_code(self, record: Rule) -> SafeString:
        address, words = record.get_absolute_url(), record.get_code_display()
        return format_html('<a href="{}">{}</a>', address, words)

    def value_code(self, record: Rule) -> str:
        return str(record.get_code_display())

    def render_admin_unit(self, record: Rule) -> str:
        return str(record.admin_unit or _("the whole country"))

    def render_counts(self, record: Rule) -> str:
        return what_counts(record)


def what_counts(rule: Rule) -> str:
    """The parameters of a rule in words."""
    params = rule.params
    if rule.code == RuleCode.APPLYING:
        return _named(SolutionStatus.choices, params.get("statuses", ()))
    if rule.code == RuleCode.AWARE:
        ways = [str(words) for name, words in AwareBy.choices if params.get(name)]
        kinds = _named(ActivityKind.choices, params.get("kinds", ()))
        return "; ".join([*ways, *([_("only %(kinds)s") % {"kinds": kinds}] if kinds else [])])
    years = params.get("years") or 0
    for_years = ngettext("for %(count)s year", "for %(count)s years", years) % {"count": years}
    return f"{_named(ActivityKind.choices, params.get('kinds', ()))}; {for_years}"


def _named(choices: Iterable[tuple[str, Any]], codes: Iterable[str]) -> str:
    words = dict(choices)
    return ", ".join(str(words.get(code, code)) for code in codes)
