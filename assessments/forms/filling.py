"""What the pages of filling in send: entries of fields, a new line, the year to begin."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.choices import AssessmentKind, ResourceGroup
from assessments.models import Assessment, OutputLine, Resource
from assessments.policies.assessments import may_begin
from assessments.selectors.fill import USE, WASTE
from assessments.services.drafts import FIRST_YEAR
from assessments.services.saving import UNIT, Entry
from core.units import UNITS
from enterprises.models import Facility

WAS, IN_UNIT = "was-", "unit-"
# What is used, and what is given off, in the order of the choice.
GROUPS_OF_STEP = {
    USE: (
        ResourceGroup.ELECTRICITY,
        ResourceGroup.FUEL,
        ResourceGroup.WATER,
        ResourceGroup.MATERIAL,
    ),
    WASTE: (
        ResourceGroup.WASTEWATER,
        ResourceGroup.WASTE,
        ResourceGroup.HAZARDOUS_WASTE,
        ResourceGroup.DUST,
        ResourceGroup.CO2E,
    ),
}
# Beside those of the table of units, what products are often counted in.
PRODUCT_UNITS = ("m²", "chiếc", "đôi", "viên", "bộ", "1000 sản phẩm")


def entries_of(sent: QueryDict) -> list[Entry]:
    """The fields that say what they had shown; what else a form sends is no entry."""
    return [_entry(key, sent) for key in sent if f"{WAS}{key}" in sent]


def _entry(key: str, sent: QueryDict) -> Entry:
    anchor, _mark, name = key.rpartition("-")
    beside = sent.getlist(f"{WAS}{anchor}-{UNIT}") or [""]
    return Entry(
        anchor=anchor,
        name=name,
        text=sent.get(key) or "",
        was=tuple(sent.getlist(f"{WAS}{key}")),
        unit=beside[0] or sent.get(f"{IN_UNIT}{key}") or "",
    )


class NewLineForm(forms.Form):
    """Part of the one form of a step; its fields stand outside of it on the page."""

    prefix = "new"
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            each.widget.attrs["form"] = "fill"


class NewOutputForm(NewLineForm):
    """A product and what it is counted in."""

    product = forms.CharField(label=_("Product"), max_length=200)
    unit = forms.CharField(
        label=_("Unit"),
        max_length=50,
        widget=forms.TextInput(attrs={"list": "product-units", "autocomplete": "off"}),
        help_text=_("In what it is counted, such as tấn, m² or chiếc."),
    )

    @property
    def known_units(self) -> list[str]:
        """What the field of the unit proposes."""
        goods = [unit.name for unit in UNITS if unit.kind in {"mass", "volume"}]
        return [*goods, *PRODUCT_UNITS]


class NewFlowForm(NewLineForm):
    """A resource of the step, and the product it is metered for, if it is for one alone."""

    resource = forms.ModelChoiceField(queryset=Resource.objects.none(), label=_("What"))
    product = forms.ModelChoiceField(
        queryset=OutputLine.objects.none(),
        required=False,
        label=_("Metered for"),
        empty_label=_("the whole site"),
    )

    def __init__(self, *args: Any, assessment: Assessment, step: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        resource: Any = self.fields["resource"]
        product: Any = self.fields["product"]
        groups = GROUPS_OF_STEP[step]
        resource.queryset = Resource.objects.filter(group__in=groups)
        resource.choices = _grouped(list(resource.queryset), groups)
        product.queryset = assessment.outputs.all()
        if len(product.queryset) < 2:
            del self.fields["product"]


def _grouped(resources: list[Resource], groups: tuple[ResourceGroup, ...]) -> list[Any]:
    """The choices under the names of their groups."""
    found = {
        group: [(item.pk, str(item)) for item in resources if item.group == group]
        for group in groups
    }
    empty: list[Any] = [("", _("Choose…"))]
    return empty + [(group.label, choices) for group, choices in found.items() if choices]


class BeginForm(forms.Form):
    """Which year, and which kind of assessment, of those that the person may fill in."""

    reporting_year = forms.TypedChoiceField(label=_("Reporting year"), coerce=int)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args: Any, facility: Facility, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this_year = timezone.localdate().year
        year: Any = self.fields["reporting_year"]
        year.choices = [(y, str(y)) for y in range(this_year, FIRST_YEAR - 1, -1)]
        year.initial = this_year - 1
        kind: Any = self.fields["kind"]
        kinds = [each for each in AssessmentKind if may_begin(user, facility, each)]
        kind.choices = [(each.value, each.label) for each in kinds]
        self.kinds = kinds
        if len(kinds) == 1:
            kind.widget = forms.HiddenInput()
            kind.initial = kinds[0]

    def clean_kind(self) -> str:
        """The only one, when there is nothing to choose."""
        return self.cleaned_data["kind"] or (self.kinds[0] if self.kinds else "")
