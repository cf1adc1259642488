"""What is typed of zones."""

import re
from collections import defaultdict
from itertools import count
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from core.text import fold
from enterprises.choices import CURRENT_EDITION, Level, ZoneKind
from enterprises.models import AdminUnit, Zone
from enterprises.selectors import whole_provinces

BETWEEN = re.compile(r"\s*[;,\n]\s*")
# With which letters a code begins that nobody typed.
CODES = {
    ZoneKind.INDUSTRIAL_ZONE: "KCN",
    ZoneKind.CLUSTER: "CCN",
    ZoneKind.CRAFT_VILLAGE: "LN",
    ZoneKind.LOCAL_POINT: "DCN",
}
UNKNOWN = _("No commune of the province is called: %(names)s.")


class ZoneForm(forms.ModelForm):
    """A zone: what it is called, where it lies, who manages it."""

    communes = forms.CharField(
        label=_("Communes, wards"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Their names, as they are today, with semicolons between."),
    )

    class Meta:
        model = Zone
        fields = ("name", "kind", "code", "province", "board")
        labels = {
            "name": _("Name"),
            "kind": _("Kind"),
            "code": _("Zone code"),
            "province": _("Province, city"),
            "board": _("Management board"),
        }
        help_texts = {
            "name": _("As it is written in sheets of facilities, such as KCN Quang Minh."),
            "code": _("Left empty, the next free one is taken."),
        }

    field_order = ("name", "kind", "code", "province", "communes", "board")

    def __init__(self, *, user: User, instance: Zone | None, **options: Any) -> None:
        super().__init__(instance=instance, **options)
        fields: Any = self.fields
        fields["code"].required = False
        fields["province"].queryset = whole_provinces(
            user, Permission.EDIT_REGISTER, kept=self.instance.province_id
        )
        fields["province"].empty_label = None
        self.former: list[AdminUnit] = []
        if instance is not None:
            known = list(instance.communes.order_by("name"))
            # A sheet, and this form, speak of today's communes; what is known of former ones stays.
            self.former = [unit for unit in known if unit.edition != CURRENT_EDITION]
            today = [unit.name for unit in known if unit.edition == CURRENT_EDITION]
            self.initial["communes"] = "; ".join(today)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        province = values.get("province")
        if province is None:
            return values
        values["communes"] = self._communes(province, values.get("communes", ""))
        if not values.get("code") and values.get("kind"):
            values["code"] = self.instance.code or _free_code(province, ZoneKind(values["kind"]))
        return values

    def _communes(self, province: AdminUnit, text: str) -> list[AdminUnit]:
        """The communes of the province that the text names, with their kind or without."""
        here = AdminUnit.objects.filter(province=province, level=Level.COMMUNE)
        spelt: dict[str, set[AdminUnit]] = defaultdict(set)
        for unit in here:
            for name in (unit.name, unit.name.removeprefix(unit.kind).strip()):
                spelt[name.casefold()].add(unit)
                spelt[fold(name)].add(unit)
        names = [name for name in BETWEEN.split(text.strip()) if name]
        # A name without its marks may mean two communes; written in full it means one.
        found = {name: spelt[name.casefold()] or spelt[fold(name)] for name in names}
        if unclear := [name for name, units in found.items() if len(units) != 1]:
            self.add_error("communes", UNKNOWN % {"names": ", ".join(unclear)})
        return [unit for units in found.values() for unit in units]

    def save(self, commit: bool = True) -> Zone:
        zone: Zone = super().save(commit)
        zone.communes.set([*self.cleaned_data["communes"], *self.former])
        return zone


def _free_code(province: AdminUnit, kind: ZoneKind) -> str:
    """A code for a new zone, such as 01-KCN-004."""
    begins = f"{province.code}-{CODES[kind]}-"
    taken = set(Zone.objects.filter(code__startswith=begins).values_list("code", flat=True))
    return next(code for code in (f"{begins}{n:03}" for n in count(1)) if code not in taken)
