"""What the lists of rounds and of those they ask can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.choices import AssessmentStatus
from campaigns.choices import AnswerState, RoundState
from campaigns.filters.shared import YearFilter
from campaigns.models import CollectionRound, Invitation
from campaigns.selectors.rounds import BEGUN as BEGUN_ANSWER
from campaigns.selectors.rounds import NOT_BEGUN, TO_CORRECT
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter
from enterprises.filters.facilities import FacilityFilter, division_choices
from enterprises.models import Facility


class RoundFilter(ListFilter):
    """Collection rounds by words, year and where today lies in them."""

    q = SearchFilter(label=_("Name or territory"))
    year = YearFilter(label=_("Reporting year"), field_name="reporting_year")
    state = AnyChoiceFilter(label=_("State"), method="in_state", choices=RoundState.choices)

    class Meta:
        model = CollectionRound
        fields: tuple[str, ...] = ()

    def in_state(self, qs: Any, name: str, value: str) -> QuerySet[CollectionRound]:
        today = timezone.localdate()
        found = {
            RoundState.AHEAD: Q(opens_on__gt=today),
            RoundState.OPEN: Q(opens_on__lte=today, closes_on__gte=today),
            RoundState.CORRECTING: Q(closes_on__lt=today, corrected_until__gte=today),
            RoundState.PAST: Q(corrected_until__lt=today),
        }
        return qs.filter(found[RoundState(value)])


ANSWERS = {
    AnswerState.ANSWERED: Q(answer__in=(AssessmentStatus.SENT, AssessmentStatus.VERIFIED)),
    AnswerState.TO_CORRECT: TO_CORRECT,
    AnswerState.BEGUN: BEGUN_ANSWER,
    AnswerState.NOT_BEGUN: NOT_BEGUN,
}
WITH, WITHOUT = "with", "without"
HAS_ADDRESS = [(WITH, _("with an e-mail")), (WITHOUT, _("without an e-mail"))]


class InvitationFilter(ListFilter):
    """The facilities that a round asks, by words, answer, place, trade and e-mail."""

    q = SearchFilter(label=_("Facility, tax code or e-mail"))
    answer = AnyChoiceFilter(label=_("Answer"), method="in_answer", choices=AnswerState.choices)
    place = django_filters.CharFilter(label=_("Commune, district or province"), method="in_place")
    division = AnyChoiceFilter(
        label=_("Industry"), field_name="facility__industry__division", choices=division_choices
    )
    address = AnyChoiceFilter(label=_("E-mail"), method="by_address", choices=HAS_ADDRESS)

    class Meta:
        model = Invitation
        fields: tuple[str, ...] = ()

    def in_answer(self, qs: Any, name: str, value: str) -> QuerySet[Invitation]:
        return qs.filter(ANSWERS[AnswerState(value)])

    def in_place(self, qs: Any, name: str, value: str) -> QuerySet[Invitation]:
        return qs.for_facilities(Facility.objects.in_place_named(value))

    def by_address(self, qs: Any, name: str, value: str) -> QuerySet[Invitation]:
        return qs.filter(email="") if value == WITHOUT else qs.exclude(email="")


class AskableFilter(FacilityFilter):
    """Facilities to ask: those of the register in operation, and by whether one can write."""

    state = None  # type: ignore[assignment] # which takes the filter away
    address = AnyChoiceFilter(label=_("E-mail"), method="by_address", choices=HAS_ADDRESS)

    def by_address(self, qs: Any, name: str, value: str) -> QuerySet[Facility]:
        return qs.filter(email="") if value == WITHOUT else qs.exclude(email="")
