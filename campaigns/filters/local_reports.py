"""What the lists of local reports and of their rounds can be narrowed to."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from campaigns.choices import LOCAL_STATE_WORDS, MISSING, LocalSender
from campaigns.filters.shared import YearFilter
from campaigns.models import LocalReport, LocalRound
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter

STILL_MISSING = "missing"
STATES = [(STILL_MISSING, _("missing")), *LOCAL_STATE_WORDS.items()]
REACHABLE, UNREACHABLE = "yes", "no"
ACCOUNTS = [(REACHABLE, _("somebody has one")), (UNREACHABLE, _("nobody has one"))]


class LocalRoundFilter(ListFilter):
    """Rounds by province and year."""

    q = SearchFilter(label=_("Province, city"))
    year = YearFilter(label=_("Year"), field_name="year")

    class Meta:
        model = LocalRound
        fields: tuple[str, ...] = ()


class LocalBoardFilter(ListFilter):
    """The reports of a round by words, state and whose they are."""

    q = SearchFilter(label=_("Unit or zone"))
    state = AnyChoiceFilter(label=_("State"), method="in_state", choices=STATES)
    sender = AnyChoiceFilter(label=_("Of"), method="of_sender", choices=LocalSender.choices)

    class Meta:
        model = LocalReport
        fields: tuple[str, ...] = ()

    def in_state(self, qs: Any, name: str, value: str) -> QuerySet[LocalReport]:
        return qs.filter(state__in=MISSING) if value == STILL_MISSING else qs.filter(state=value)

    def of_sender(self, qs: Any, name: str, value: str) -> QuerySet[LocalReport]:
        return qs.filter(Q(zone=None) if value == LocalSender.UNIT else Q(admin_unit=None))


class LocalAccountFilter(LocalBoardFilter):
    """Also by whether anybody can be reminded."""

    account = AnyChoiceFilter(label=_("Account"), method="by_account", choices=ACCOUNTS)

    def by_account(self, qs: Any, name: str, value: str) -> QuerySet[LocalReport]:
        return qs.filter(is_reachable=value == REACHABLE)


class LocalReportFilter(LocalBoardFilter):
    """The reports of all rounds also by year."""

    year = YearFilter(label=_("Year"), field_name="round__year")
