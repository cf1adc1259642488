"""What is typed of plans and of their targets."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Max
from django.forms.formsets import BaseFormSet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.forms.figures import FigureField
from campaigns.choices import Denominator, Direction
from campaigns.forms.codes import check_reached
from campaigns.forms.programmes import programmes_field
from campaigns.models import ActionPlan, InterimValue, Target
from campaigns.selectors.industries import codes_text, industries_named
from campaigns.selectors.plans import possible_lists, possible_parents, provinces_of
from campaigns.selectors.rounds import is_everywhere
from core.forms import DayField, SeveralField
from enterprises.choices import OLD_EDITION, EnterpriseSize, ZoneKind
from enterprises.models import SectorGroup

# As core.fields.exact keeps them.
PLACES, WHOLE_DIGITS = 24, 26
FIRST_YEAR, LAST_YEAR = 1990, 2100
MOST_LINES, BLANK_LINES = 40, 3
UPSIDE_DOWN = _("The upper end of a band is not below the lower one.")
NO_LIST = _("Choose the list whose facilities count.")
NOT_BY_LIST = _("Choose “a list of facilities” above, or leave the list out.")
BASE_TOO_LATE = _("The base year comes before the due year.")
UNKNOWN_CODES = _("There is no such code in VSIC 2018: %(codes)s.")
ONE_OF_TWO = _("Fill in both the year and the value, or clear the line.")
TWICE = _("The year %(year)s stands in two lines: leave one of them out.")
LINES_WRONG = _("Look at the interim values below.")
ONCE = _(
    "The plan has a target of this indicator, denominator and due year already: change that one."
)


class ProvinceField(forms.ModelChoiceField):
    """Provinces of today, and of before July 2025, which often have the same name."""

    def label_from_instance(self, unit: Any) -> str:
        if unit.edition != OLD_EDITION:
            return str(unit)
        return str(_("%(province)s, by its borders until 30/06/2025") % {"province": unit})


class PlanForm(forms.ModelForm):
    """A plan: whose, under which, decided by what, from when to when."""

    starts_on = DayField(label=_("Starts on"))
    ends_on = DayField(label=_("Ends on"))
    decided_on = DayField(label=_("Date of the decision"), required=False)
    programmes = programmes_field()

    class Meta:
        model = ActionPlan
        fields = (
            *("name", "code", "admin_unit", "parent", "starts_on", "ends_on"),
            *("decision_no", "decided_on", "issuer", "programmes"),
        )
        labels = {
            "name": _("Name"),
            "code": _("Plan code"),
            "admin_unit": _("Province"),
            "parent": _("Part of"),
            "decision_no": _("Decision number"),
            "issuer": _("Issued by"),
        }
        help_texts = {
            "code": _("As people call it: 55/KH-UBND, HN-2021-2025. It must be its own."),
            "parent": _("The plan that this one carries out: the nation's, or the province's."),
        }
        field_classes = {"admin_unit": ProvinceField}
        widgets = {"name": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *, user: User, instance: ActionPlan | None, **options: Any) -> None:
        super().__init__(instance=instance or ActionPlan(), **options)
        fields: Any = self.fields
        fields["admin_unit"].queryset = provinces_of(user)
        fields["admin_unit"].required = not is_everywhere(user)
        if is_everywhere(user):
            fields["admin_unit"].empty_label = _("the whole country")
        fields["parent"].queryset = possible_parents(self.instance, user=user)
        fields["parent"].empty_label = _("no other plan")

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        check_reached(code, page="campaigns:plan_detail")
        return code


# Targets ----------------------------------------------------------------------------------------


class YearField(forms.IntegerField):
    """A year of a programme."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=FIRST_YEAR, max_value=LAST_YEAR, **options)


def amount(**options: Any) -> FigureField:
    return FigureField(places=PLACES, whole_digits=WHOLE_DIGITS, least=None, **options)


class InterimForm(forms.Form):
    """What a target should have reached in a year before it is due; an empty line is left out."""

    year = YearField(label=_("Year"), required=False)
    value = amount(label=_("Value"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        said = {name for name in ("year", "value") if values.get(name) is not None}
        if len(said) == 1 and not self.errors:
            self.add_error(({"year", "value"} - said).pop(), ONE_OF_TWO)
        return values


class InterimList(BaseFormSet):
    """All interim values of a target, with a few empty lines."""

    def clean(self) -> None:
        if any(self.errors):
            return
        years = [year for form in self.forms if (year := form.cleaned_data.get("year"))]
        for year in set(years):
            if years.count(year) > 1:
                raise forms.ValidationError(TWICE % {"year": year})

    def values(self) -> dict[int, Decimal]:
        """What was typed, by year."""
        lines = [form.cleaned_data for form in self.forms if form.cleaned_data.get("year")]
        return {line["year"]: line["value"] for line in lines}


def interim_list(data: Any, target: Target) -> InterimList:
    """The lines of a target; without JavaScript more empty ones come with each saving."""
    stored = target.interim_values.order_by("year") if target.pk else ()
    made = forms.formset_factory(
        InterimForm, formset=InterimList, extra=BLANK_LINES, max_num=MOST_LINES
    )
    said = [{"year": each.year, "value": each.value} for each in stored]
    return made(data, initial=said, prefix="interim")  # type: ignore[return-value]


RURAL = (("", _("any")), ("yes", _("rural only")), ("no", _("not rural only")))


RURAL_WORDS = {True: "yes", False: "no", None: ""}


class TargetForm(forms.ModelForm):
    """What a plan promises: how much, of what, by when, reckoned how; `lines` are the interim
    values, typed in the same form."""

    low = amount(
        label=_("Value, or lower end"),
        required=True,
        help_text=_("The value, or the lower end of a band: 8 for “8–13 %”."),
    )
    high = amount(
        label=_("Upper end"), help_text=_("13 for “8–13 %”; left empty, it is one value.")
    )
    due_year = YearField(label=_("Due year"))
    base_year = YearField(label=_("Base year"), required=False)
    base_value = amount(label=_("Value of the base year"))
    industries = forms.CharField(
        label=_("Industries"),
        required=False,
        help_text=_("Codes of VSIC 2018, such as 13-15; 24; 1104. Left empty: all."),
    )
    sector_groups = forms.ModelMultipleChoiceField(
        label=_("Local sector groups"),
        queryset=SectorGroup.objects.order_by("code"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A facility belongs by its industry or by one of these."),
    )
    sizes = SeveralField(
        label=_("Sizes"), choices=EnterpriseSize.choices, help_text=_("None ticked: all.")
    )
    zone_kinds = SeveralField(
        label=_("In zones of the kinds"),
        choices=ZoneKind.choices,
        help_text=_("Facilities in such zones; of a share of zones, the zones themselves."),
    )
    is_rural = forms.TypedChoiceField(
        label=_("Rural"),
        choices=RURAL,
        required=False,
        coerce=lambda word: word == "yes",
        empty_value=None,
        help_text=_("Facilities of which nobody has said it belong to neither side."),
    )

    class Meta:
        model = Target
        fields = (
            *("indicator", "part", "direction", "low", "high", "unit", "due_year"),
            *("base_year", "base_value", "denominator", "facility_list", "industries"),
            *("sector_groups", "sizes", "zone_kinds", "is_rural", "basis", "method", "text"),
        )
        labels = {
            "indicator": _("Indicator"),
            "unit": _("Unit"),
            "direction": _("Reached when the figure is"),
            "denominator": _("Of which"),
            "facility_list": _("List of facilities"),
            "part": _("Part"),
            "basis": _("Basis"),
            "method": _("Method"),
            "text": _("Wording of the plan"),
        }
        help_texts = {
            "unit": _("Left empty, it is that of the indicator."),
            "facility_list": _("Only when the target speaks of a list of facilities."),
            "part": _(
                "What tells two promises of one indicator apart, such as the name of a sector."
            ),
            "method": _("How savings of facilities become one figure."),
        }
        error_messages = {NON_FIELD_ERRORS: {"unique_together": ONCE}}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    def __init__(
        self, *, user: User, plan: ActionPlan, instance: Target | None, **options: Any
    ) -> None:
        given = instance or Target(plan=plan, due_year=plan.ends_on.year)
        super().__init__(instance=given, **options)
        fields: Any = self.fields
        fields["unit"].required = False
        fields["facility_list"].queryset = possible_lists(plan)
        fields["facility_list"].empty_label = "—"
        fields["direction"].required = False
        self.initial["industries"] = ""
        if given.pk:
            self.initial["industries"] = codes_text(given.industries.order_by("code"))
            self.initial["is_rural"] = RURAL_WORDS[given.is_rural]

    @cached_property
    def lines(self) -> InterimList:
        return interim_list(self.data if self.is_bound else None, self.instance)

    def clean_industries(self) -> Any:
        found, unknown = industries_named(self.cleaned_data["industries"])
        if unknown:
            raise forms.ValidationError(UNKNOWN_CODES % {"codes": ", ".join(unknown)})
        return found

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        values["direction"] = values.get("direction") or Direction.AT_LEAST
        if not values.get("unit") and values.get("indicator"):
            values["unit"] = values["indicator"].unit
        self._check_numbers(values)
        self._check_list(values)
        if not self.lines.is_valid():
            self.add_error(None, LINES_WRONG)
        return values

    def _check_numbers(self, values: dict[str, Any]) -> None:
        low, high = values.get("low"), values.get("high")
        if low is not None and high is not None and high < low:
            self.add_error("high", UPSIDE_DOWN)
        base, due = values.get("base_year"), values.get("due_year")
        if base is not None and due is not None and base >= due:
            self.add_error("base_year", BASE_TOO_LATE)

    def _check_list(self, values: dict[str, Any]) -> None:
        is_of_list = values.get("denominator") == Denominator.LIST
        if "facility_list" not in values or is_of_list == bool(values["facility_list"]):
            return
        self.add_error("facility_list", NO_LIST if is_of_list else NOT_BY_LIST)

    def _get_validation_exclusions(self) -> set[str]:
        """The plan is not typed, but whether it promises the same already is asked."""
        return super()._get_validation_exclusions() - {"plan"}  # type: ignore[misc]

    def save(self, commit: bool = True) -> Target:
        if self.instance.pk is None:
            last = self.instance.plan.targets.aggregate(last=Max("position"))["last"]
            self.instance.position = (last or 0) + 1
        target: Target = super().save(commit)
        self._save_lines(target)
        return target

    def _save_lines(self, target: Target) -> None:
        said = self.lines.values()
        target.interim_values.exclude(year__in=said).delete()
        InterimValue.objects.bulk_create(
            [InterimValue(target=target, year=year, value=value) for year, value in said.items()],
            update_conflicts=True,
            unique_fields=("target", "year"),
            update_fields=("value",),
        )
