"""What the lists of plans, activities and participants can be narrowed to."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.choices import AssessmentStatus
from campaigns.choices import (
    ActivityKind,
    AnswerState,
    Employer,
    ModelKind,
    ParticipantRole,
    RoundState,
    SupportKind,
)
from campaigns.models import (
    ActionPlan,
    Activity,
    CollectionRound,
    DemonstrationModel,
    Invitation,
    Officer,
    Participation,
    SupportCase,
)
from campaigns.selectors.rounds import BEGUN as BEGUN_ANSWER
from campaigns.selectors.rounds import NOT_BEGUN, TO_CORRECT
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter
from core.periods import year_end
from enterprises.filters import FacilityFilter, division_choices
from enterprises.models import AdminUnit, Facility

YES, NO = "yes", "no"
IN_FORCE, ENDED, AHEAD = "in_force", "ended", "ahead"
IN_POST, LEFT = "in_post", "left"
THIS_YEAR = "this_year"


def _plans(request: Any) -> QuerySet[ActionPlan]:
    return ActionPlan.objects.for_user(request.user)


def _provinces(request: Any) -> QuerySet[AdminUnit]:
    """The provinces of both editions whose plans the person may see."""
    units = _plans(request).order_by().values("admin_unit")
    return AdminUnit.objects.filter(pk__in=units).order_by("name", "edition")


class YearFilter(django_filters.NumberFilter):
    """A year, typed in."""

    def __init__(self, **options: Any) -> None:
        widget = forms.NumberInput(attrs={"min": 2000, "max": 2100, "inputmode": "numeric"})
        super().__init__(widget=widget, min_value=2000, max_value=2100, **options)


class PlanFilter(ListFilter):
    """Plans by words, territory, year and state."""

    q = SearchFilter(label=_("Name, code or decision"))
    province = django_filters.ModelChoiceFilter(
        label=_("Territory"), field_name="admin_unit", queryset=_provinces, empty_label=_("any")
    )
    year = YearFilter(label=_("In force in the year"), method="in_year")
    state = AnyChoiceFilter(
        label=_("State"),
        method="in_state",
        choices=[(IN_FORCE, _("in force")), (ENDED, _("ended")), (AHEAD, _("not yet begun"))],
    )

    class Meta:
        model = ActionPlan
        fields: tuple[str, ...] = ()

    def in_year(self, qs: Any, name: str, value: Any) -> QuerySet[ActionPlan]:
        return qs.in_force_in(int(value))

    def in_state(self, qs: Any, name: str, value: str) -> QuerySet[ActionPlan]:
        today = timezone.localdate()
        if value == IN_FORCE:
            return qs.in_force_on(today)
        return qs.filter(ends_on__lt=today) if value == ENDED else qs.filter(starts_on__gt=today)


class PlanActivityFilter(ListFilter):
    """The activities of one plan by words, kind, year and whether they count."""

    q = SearchFilter(label=_("Title, code or place"))
    kind = AnyChoiceFilter(label=_("Kind"), choices=ActivityKind.choices)
    year = YearFilter(label=_("Year"), field_name="starts_on__year")
    counts = AnyChoiceFilter(
        label=_("Counts as awareness"),
        method="that_count",
        choices=[(YES, _("yes")), (NO, _("no"))],
    )

    class Meta:
        model = Activity
        fields: tuple[str, ...] = ()

    def that_count(self, qs: Any, name: str, value: str) -> QuerySet[Activity]:
        return qs.filter(counts_as_awareness=value == YES)


class ActivityFilter(PlanActivityFilter):
    """Activities by words, plan, kind, year and whether they count."""

    plan = django_filters.ModelChoiceFilter(
        label=_("Plan"),
        queryset=_plans,
        to_field_name="code",
        method="of_plan",
        empty_label=_("any"),
    )

    def of_plan(self, qs: Any, name: str, value: ActionPlan) -> QuerySet[Activity]:
        return qs.of_plan(value)


class ParticipationFilter(ListFilter):
    """Participants by words and role."""

    q = SearchFilter(label=_("Person, facility, zone or agency"))
    role = AnyChoiceFilter(label=_("Role"), choices=ParticipantRole.choices)

    class Meta:
        model = Participation
        fields: tuple[str, ...] = ()


def _units_of_officers(request: Any) -> QuerySet[AdminUnit]:
    officers = Officer.objects.for_user(request.user).order_by()
    return AdminUnit.objects.filter(pk__in=officers.values("admin_unit")).order_by("name", "pk")


class OfficerFilter(ListFilter):
    """Officers by words, territory, employer, and whether they can guide and are in post.

    Of officers with `capable_until`."""

    q = SearchFilter(label=_("Name, position or employer"))
    province = django_filters.ModelChoiceFilter(
        label=_("Territory"),
        field_name="admin_unit",
        queryset=_units_of_officers,
        empty_label=_("any"),
    )
    employer = AnyChoiceFilter(
        label=_("Employed by"), method="employed_by", choices=Employer.choices
    )
    capable = AnyChoiceFilter(
        label=_("Able to guide"),
        method="that_are_capable",
        choices=[(YES, _("yes")), (THIS_YEAR, _("until the end of this year")), (NO, _("no"))],
    )
    state = AnyChoiceFilter(
        label=_("State"),
        method="in_state",
        choices=[(IN_POST, _("in post")), (LEFT, _("left"))],
    )

    class Meta:
        model = Officer
        fields: tuple[str, ...] = ()

    def employed_by(self, qs: Any, name: str, value: str) -> QuerySet[Officer]:
        return qs.filter(**{f"{Employer(value)}__isnull": False})

    def that_are_capable(self, qs: Any, name: str, value: str) -> QuerySet[Officer]:
        today = timezone.localdate()
        found = {
            YES: Q(capable_until__gte=today),
            THIS_YEAR: Q(capable_until=year_end(today.year)),
            NO: Q(capable_until=None) | Q(capable_until__lt=today),
        }
        return qs.filter(found[value])

    def in_state(self, qs: Any, name: str, value: str) -> QuerySet[Officer]:
        today = timezone.localdate()
        return qs.in_office_on(today) if value == IN_POST else qs.filter(left_on__lte=today)


class _AtFacilitiesFilter(ListFilter):
    """What facilities were given, or showed, by words, year, plan and place."""

    q = SearchFilter(label=_("Title, facility or its code"))
    plan = django_filters.ModelChoiceFilter(
        label=_("Plan"),
        queryset=_plans,
        to_field_name="code",
        method="of_plan",
        empty_label=_("any"),
    )
    place = django_filters.CharFilter(label=_("Commune, district or province"), method="in_place")

    def of_plan(self, qs: Any, name: str, value: ActionPlan) -> Any:
        return qs.of_plan(value)

    def in_place(self, qs: Any, name: str, value: str) -> Any:
        return qs.in_place_named(value)


class SupportFilter(_AtFacilitiesFilter):
    """Instances of support."""

    kind = AnyChoiceFilter(label=_("Kind"), choices=SupportKind.choices)
    year = YearFilter(label=_("Year"), field_name="supported_on__year")

    class Meta:
        model = SupportCase
        fields: tuple[str, ...] = ()


class ModelFilter(_AtFacilitiesFilter):
    """Models shown."""

    kind = AnyChoiceFilter(label=_("Kind"), choices=ModelKind.choices)
    year = YearFilter(label=_("Year"), field_name="established_on__year")

    class Meta:
        model = DemonstrationModel
        fields: tuple[str, ...] = ()


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
