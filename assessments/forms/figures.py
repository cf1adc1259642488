"""Numbers and money as people type them: 1.158.000 and 182,5; 185 with “triệu đồng” beside it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.services.typed import FAULTS, NO_NUMBER, TOO_LARGE, fitting, shown
from core.numbers import NumberError, NumberStyle, parse_decimal
from core.spreadsheets.wordings import Text

STEPS: Sequence[tuple[str, Text]] = (
    ("1", _("đồng")),
    ("1000000", _("million đồng")),
    ("1000000000", _("billion đồng")),
)
USUAL_STEP = "1000000"
NEGATIVE: Text = _("It cannot be less than zero.")


def read_figure(text: str) -> Decimal | None:
    """The number, in the style of the page's language; None of an empty field. Raises
    ValidationError with words that say how to mend it."""
    english = (get_language() or "vi").startswith("en")
    try:
        return parse_decimal(text, style=NumberStyle.EN if english else NumberStyle.VI)
    except NumberError as error:
        raise ValidationError(str(FAULTS.get(error.reason, NO_NUMBER))) from error


class FigureInput(forms.TextInput):
    """Digits and marks, with the keys for them on a phone."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})


class FigureField(forms.Field):
    """A number with so many places and digits before them as the column keeps."""

    widget: type[forms.Widget] = FigureInput

    def __init__(
        self, *, places: int = 12, whole_digits: int = 26, least: int | None = 0, **options: Any
    ) -> None:
        super().__init__(**{"required": False, **options})
        self.places, self.whole_digits, self.least = places, whole_digits, least

    def to_python(self, value: Any) -> Decimal | None:
        number = read_figure(value or "")
        if number is None:
            return None
        return self.fit(number)

    def fit(self, number: Decimal) -> Decimal:
        if self.least is not None and number < self.least:
            raise ValidationError(str(NEGATIVE))
        if number and number.adjusted() >= self.whole_digits:
            raise ValidationError(str(TOO_LARGE))
        return fitting(number, places=self.places)

    def prepare_value(self, value: Any) -> Any:
        return shown(value) if isinstance(value, Decimal) else value


class MoneyInput(forms.MultiWidget):
    """The amount, and beside it in what it is counted."""

    def __init__(self) -> None:
        unit = forms.Select(choices=STEPS, attrs={"aria-label": _("counted in")})
        super().__init__({"amount": FigureInput(), "step": unit})

    def decompress(self, value: Any) -> list[str]:
        """In the largest step that leaves few digits: 185 million, 950,000 đồng."""
        if value is None:
            return ["", USUAL_STEP]
        sizes = [step for step, _words in reversed(STEPS) if _is_round(value, Decimal(step))]
        step = sizes[0] if sizes else "1"
        return [shown(value / Decimal(step)), step]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0"


class MoneyField(FigureField):
    """Money in đồng, typed as đồng, million or billion đồng."""

    widget = MoneyInput

    def __init__(self, **options: Any) -> None:
        super().__init__(places=2, whole_digits=22, **options)

    def to_python(self, value: Any) -> Decimal | None:
        amount, step = value if isinstance(value, list) else (value, "1")
        number = read_figure(amount or "")
        if number is None:
            return None
        return self.fit(number * Decimal(step if step in dict(STEPS) else "1"))

    def prepare_value(self, value: Any) -> Any:
        return value


def _is_round(value: Decimal, step: Decimal) -> bool:
    """At least one of them, and no more than two places behind."""
    parts = value / step
    return abs(parts) >= 1 and parts == round(parts, 2)
