"""What is typed of lots of a product, and of the steps on their way."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.forms.figures import FigureField
from campaigns.forms.codes import facility_code
from campaigns.forms.support import LONG, AtFacilityForm
from campaigns.models import TraceLot, TraceStep
from campaigns.services.lots import next_position
from core.addresses import new_key
from core.forms import DayField


class LotForm(AtFacilityForm):
    """A lot of one facility; nobody outside sees it until it is shown to everybody."""

    facility = facility_code(required=True)
    made_on = DayField(label=_("Made on"))
    best_before = DayField(label=_("Best before"), required=False)
    quantity = FigureField(label=_("Quantity"))

    class Meta:
        model = TraceLot
        fields = (
            *("product", "code", "facility", "made_on", "best_before"),
            *("quantity", "unit", "story", "is_public"),
        )
        labels = {
            "product": _("Product"),
            "code": _("Lot"),
            "unit": _("Unit"),
            "story": _("How it was made"),
            "is_public": _("Shown to everybody who reads its code"),
        }
        help_texts = {
            "story": _("For the buyer: materials, process, what is saved and avoided."),
            "is_public": _("Anybody can then read the page without signing in."),
        }
        widgets = {"story": LONG}

    def save(self, commit: bool = True) -> Any:
        self.instance.key = self.instance.key or new_key()
        return super().save(commit)


class StepForm(forms.ModelForm):
    """A step on the way of a lot."""

    done_on = DayField(label=_("Date"), required=False)
    position = forms.IntegerField(label=_("Place in the order"), min_value=1, max_value=99)

    class Meta:
        model = TraceStep
        fields = ("title", "who", "place", "done_on", "position")
        labels = {"title": _("Step"), "who": _("By whom"), "place": _("Place")}
        help_texts = {"who": _("A firm, not a person: the page is open to everybody.")}

    def __init__(self, *, user: User, instance: TraceStep, **options: Any) -> None:
        super().__init__(instance=instance, **options)
        if instance.pk is None:
            self.initial["position"] = next_position(instance.lot)
