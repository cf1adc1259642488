"""What is asked of a solution, of a step of its life, and of its follow-up."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from assessments.choices import IMPLEMENTED, WITH_REASON, Screening, SolutionStatus
from assessments.forms.figures import FigureField, MoneyField
from assessments.models import Resource, Solution, SolutionCategory
from assessments.rules.worth import USUAL_LIFETIME_YEARS
from assessments.selectors.solutions import EffectShown, effects_of
from assessments.services.solution_life import Measured
from assessments.services.solutions import Effect
from core.forms import DayField
from core.spreadsheets.wordings import Text
from core.templatetags.portal import money_vnd, quantity

# What belongs to each of the eight categories, by its number.
HINTS: dict[int, Text] = {
    1: _("Stop leaks, switch off what idles, keep order, maintain in time."),
    2: _("Cleaner, purer or renewable materials and fuels in place of others."),
    3: _("Better settings, working instructions, measuring and control."),
    4: _("Insulate, add a frequency drive, mend or add to the machines that are there."),
    5: _("Other machines or another process that use less."),
    6: _("Recover heat, water or material and use it again in the same plant."),
    7: _("Turn what was waste into something that can be sold or used elsewhere."),
    8: _("Another design, size or packing of the product that takes less to make."),
}
MOST_LIFETIME = 50
MOST_EFFECTS, BLANK_EFFECTS = 12, 2
TWICE: Text = _("This resource is named twice: put its quantities into one line.")
EXPECTED = _("Expected: %(amount)s")
REALLY_SAVED = _("Really saved in a year: %(resource)s")
NO_RESOURCE: Text = _("Say of which resource.")


class CategoryField(forms.ModelChoiceField):
    """The eight categories, each with what belongs to it."""

    def label_from_instance(self, category: Any) -> SafeString:
        hint = HINTS.get(category.number, "")
        return format_html("<b>{}. {}</b> <small>{}</small>", category.number, category, hint)


class SolutionForm(forms.Form):
    """The words and the money of a solution; `seen` is what was shown of it, in short."""

    title = forms.CharField(label=_("What is to be done"), max_length=300)
    category = CategoryField(
        label=_("Category"),
        queryset=SolutionCategory.objects.all(),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    subtype = forms.CharField(
        label=_("Sub-type"),
        max_length=200,
        required=False,
        help_text=_("For example: insulation, LED lighting, reuse of cooling water."),
    )
    screening = forms.ChoiceField(
        label=_("Screening"),
        choices=[("", _("not decided yet")), *Screening.choices],
        required=False,
    )
    investment_vnd = MoneyField(
        label=_("Investment"), help_text=_("Write 0 when nothing is to be bought.")
    )
    annual_saving_vnd = MoneyField(label=_("Saving a year"))
    annual_cost_vnd = MoneyField(
        label=_("Extra cost a year"), help_text=_("Upkeep, chemicals, wages that come with it.")
    )
    lifetime_years = forms.IntegerField(
        label=_("Years of use"),
        required=False,
        min_value=1,
        max_value=MOST_LIFETIME,
        help_text=_("Left empty, %(years)s years are reckoned with.")
        % {"years": USUAL_LIFETIME_YEARS},
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class EffectForm(forms.Form):
    """What is saved of one resource; a line without a resource is left out."""

    resource = forms.ModelChoiceField(
        label=_("Resource"), queryset=Resource.objects.none(), required=False, empty_label="—"
    )
    expected = FigureField(label=_("Expected a year"), least=None)
    measured = FigureField(label=_("Measured a year"), least=None)

    def __init__(self, *args: Any, choices: Any, is_measured: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        resource: Any = self.fields["resource"]
        resource.queryset = Resource.objects.all()
        resource.choices = choices
        if not is_measured:
            del self.fields["measured"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        figures = (values.get("expected"), values.get("measured"))
        if values.get("resource") is None and any(figure is not None for figure in figures):
            self.add_error("resource", str(NO_RESOURCE))
        return values


class EffectList(BaseFormSet):
    """All effects of a solution, the main one first."""

    def clean(self) -> None:
        named: set[int] = set()
        for form in self.forms:
            resource = getattr(form, "cleaned_data", {}).get("resource")
            if resource is not None and resource.pk in named:
                raise ValidationError(str(TWICE))
            if resource is not None:
                named.add(resource.pk)

    def effects(self, before: list[EffectShown]) -> list[Effect]:
        """What was typed; a measured quantity that was not asked for stays as it was."""
        kept = {each.resource.pk: each.measured for each in before}
        lines = [form.cleaned_data for form in self.forms if form.cleaned_data.get("resource")]
        return [
            Effect(
                resource=line["resource"].pk,
                expected_quantity=line["expected"],
                measured_quantity=line.get("measured", kept.get(line["resource"].pk)),
            )
            for line in lines
        ]


def effect_list(data: Any = None, *, solution: Solution | None = None) -> EffectList:
    """The list of effects of a solution, with a few empty lines; without JavaScript more of them
    come with each saving."""
    before = effects_of(solution) if solution else []
    is_measured = solution is not None and solution.status in IMPLEMENTED
    made = forms.formset_factory(
        EffectForm, formset=EffectList, extra=BLANK_EFFECTS, max_num=MOST_EFFECTS
    )
    said: Any = [
        {"resource": each.resource.pk, "expected": each.expected, "measured": each.measured}
        for each in before
    ]
    return made(  # type: ignore[return-value]
        data,
        initial=said,
        prefix="effects",
        form_kwargs={"choices": resource_choices(), "is_measured": is_measured},
    )


def resource_choices() -> list[Any]:
    """All resources by their group, each with its unit; one query for the whole list."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for resource in Resource.objects.all():
        words = f"{resource} ({resource.unit})"
        groups.setdefault(str(resource.get_group_display()), []).append((resource.pk, words))
    return [("", "—"), *groups.items()]


class StepForm(forms.Form):
    """A step of a life: the day, why, and what was measured where there is something to measure."""

    on = DayField(label=_("On which day"))
    reason = forms.CharField(
        label=_("Remark"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    measured_saving_vnd = MoneyField(label=_("Money really saved in a year"))

    def __init__(
        self, data: Any = None, *, solution: Solution, status: SolutionStatus, **options: Any
    ) -> None:
        super().__init__(data, **{"initial": {"on": timezone.localdate()}, **options})
        reason: Any = self.fields["reason"]
        if status in WITH_REASON:
            reason.label, reason.required = _("Why"), True
        self.resources: dict[str, Resource] = {}
        if status in IMPLEMENTED:
            self._ask_for_measures(solution)
        else:
            del self.fields["measured_saving_vnd"]

    def _ask_for_measures(self, solution: Solution) -> None:
        """Of each resource that was expected. What was expected stands beside what is asked, so
        that a slip of the unit is seen."""
        saving = money_vnd(solution.annual_saving_vnd)
        self.fields["measured_saving_vnd"].help_text = EXPECTED % {"amount": saving}
        for effect in effects_of(solution):
            expected = quantity(effect.expected, effect.resource.unit)
            name = f"measured_{effect.resource.pk}"
            self.resources[name] = effect.resource
            self.fields[name] = FigureField(
                label=REALLY_SAVED % {"resource": effect.resource},
                help_text=EXPECTED % {"amount": expected},
                least=None,
            )

    def quantities(self) -> list[tuple[forms.BoundField, str]]:
        """The fields of the resources, each with the unit that stands behind it."""
        return [(self[name], resource.unit) for name, resource in self.resources.items()]

    def measured(self) -> Measured:
        values = self.cleaned_data
        return Measured(
            saving_vnd=values.get("measured_saving_vnd"),
            effects={
                resource.pk: values[name]
                for name, resource in self.resources.items()
                if values.get(name) is not None
            },
        )


class AnswerForm(forms.Form):
    """Accepting or refusing what was reported."""

    accept = forms.BooleanField(required=False)
    reason = forms.CharField(
        label=_("What you say to it"),
        required=False,
        help_text=_("Needed when you refuse."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class FollowUpForm(forms.Form):
    """When to look at the result again."""

    on = DayField(label=_("Follow-up on"))
