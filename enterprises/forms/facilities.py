"""What is typed of a facility and of its enterprise."""

from collections.abc import Mapping
from typing import Any, Protocol

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from core.forms import DayField, SeveralField, Suggesting
from enterprises.choices import EnterpriseSize, LegalForm, SizeSource
from enterprises.forms.facility_texts import OPEN, own_texts, owner_texts
from enterprises.models import AdminUnit, Enterprise, Facility
from enterprises.selectors import (
    enterprises_called,
    place_of,
    provinces_kept,
    suggested_places,
    suggested_trades,
)
from enterprises.services import store_facility

PLACED = ("province", "district", "commune")
# Field of the form, which is the column of the sheet → field of the enterprise.
OWNER = {
    "enterprise": "name",
    "legal_form": "legal_form",
    "staff": "staff",
    "revenue_bn": "revenue_vnd",
    "capital_bn": "capital_vnd",
}
CODES = ("tax_code", "personal_code")
TAKEN = _("The register has a facility with the code “%(code)s” already.")
OUTSIDE = _(
    "“%(place)s” lies outside the territory whose register you keep; its department may add it."
)
DIVIDED = _("“%(place)s” was divided in July 2025: say in which part of it the facility lies.")
SEVERAL = _(
    "Several enterprises of the province are called so: type the tax code of the one meant."
)
NAME_KEPT = _("The register calls the enterprise with this tax code “%(name)s”; the name stays.")
GROUPS: tuple[tuple[Any, Any, tuple[str, ...]], ...] = (
    (_("Is it one of these?"), "", ("another",)),
    (_("Facility"), "", ("name", "code", "kind", "industry", "industry_version")),
    (
        _("Enterprise"),
        _("What is typed here holds for the whole enterprise, with all its facilities."),
        ("tax_code", "enterprise", "legal_form", "staff", "revenue_bn", "capital_bn", "size"),
    ),
    (
        _("Place"),
        "",
        ("province", "commune", "district", "part", "address", "zone", "is_rural"),
    ),
    (_("Operation and potential"), "", ("has_potential", "opened_on", "closed_on")),
    (_("Contact"), "", ("contact_name", "phone", "email")),
)


class Reader(Protocol):
    """Who reads what is typed (enterprises.importers.typed.FacilityReader)."""

    def read(self, texts: Mapping[str, str], *, labels: Mapping[str, str]) -> Any: ...

    def may_keep(self, *, commune: int | None, former: int | None, zone: int | None) -> bool: ...

    def alike(
        self, newcomer: Facility, *, owner: Enterprise | None, tax_code: str
    ) -> list[Any]: ...


class AskedField(SeveralField):
    """A question that comes up only after something was typed; its answer is checked there."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"widget": forms.MultipleHiddenInput, **options})

    def valid_value(self, value: Any) -> bool:
        return True


class LineField(forms.CharField):
    """A line that may stay empty, maybe with words to complete it."""

    def __init__(self, **options: Any) -> None:
        widget = Suggesting(attrs={"autocomplete": "off"})
        super().__init__(**{"required": False, "max_length": 300, "widget": widget, **options})


class FacilityForm(forms.ModelForm):
    """One facility with its enterprise and its place. Names are typed; `reader` looks them up."""

    another = AskedField(label="")
    code = LineField(
        label=_("Facility code"),
        max_length=30,
        help_text=_("Left empty, the next number of the province is taken."),
    )
    industry = LineField(
        label=_("Industry"),
        required=True,
        help_text=_("The VSIC code, or the name of the trade: both are offered while you type."),
    )
    industry_version = forms.ChoiceField(
        label=_("Classification"),
        required=False,
        choices=[("", _("2018 where the code exists in it")), ("2018", "2018"), ("2025", "2025")],
    )
    tax_code = LineField(
        label=_("Tax code or personal number"),
        help_text=_(
            "10 or 13 digits; 12 for a household. It finds the enterprise when the register has it."
        ),
    )
    enterprise = LineField(
        label=_("Name of the enterprise"), help_text=_("Left empty, the facility's own name.")
    )
    legal_form = forms.ChoiceField(
        label=_("Legal form"), required=False, choices=[("", "—"), *LegalForm.choices]
    )
    staff = LineField(label=_("Staff"))
    revenue_bn = LineField(label=_("Revenue, billion đồng"))
    capital_bn = LineField(label=_("Capital, billion đồng"))
    size = forms.ChoiceField(
        label=_("Size"),
        required=False,
        choices=[("", _("by the rule")), *EnterpriseSize.choices],
        help_text=_(
            "By the rule it follows from staff, revenue and capital; one that is chosen counts as"
            " declared, and the page says so."
        ),
    )
    province = forms.ModelChoiceField(AdminUnit.objects.none(), label=_("Province, city"))
    commune = LineField(
        label=_("Commune, ward"),
        help_text=_(
            "Name or code, as it is today or before July 2025. Left empty, the address is read."
        ),
    )
    district = LineField(
        label=_("Former district"), help_text=_("Only of a commune of before July 2025.")
    )
    part = LineField(label=_("In which part"), widget=forms.HiddenInput)
    zone = LineField(
        label=_("Zone, cluster or craft village"),
        help_text=_("Name or code; empty when it lies outside any."),
    )
    is_rural = forms.TypedChoiceField(
        label=_("Rural"),
        required=False,
        choices=[("", _("not known")), ("True", _("yes")), ("False", _("no"))],
        coerce=lambda value: value == "True",
        empty_value=None,
    )
    has_potential = forms.BooleanField(
        label=_("With potential for cleaner production"),
        required=False,
        help_text=_("It then stands on the province's list, which plans take as denominator."),
    )
    opened_on = DayField(label=_("Opened on"), required=False)
    closed_on = DayField(
        label=_("Closed on"),
        required=False,
        help_text=_("From then on it no longer counts; what it achieved stays in its years."),
    )

    class Meta:
        model = Facility
        fields = (
            *("name", "code", "kind", "address", "is_rural", "opened_on", "closed_on"),
            *("contact_name", "phone", "email"),
        )
        labels = {
            "name": _("Name"),
            "kind": _("Kind"),
            "address": _("Address"),
            "contact_name": _("Contact"),
            "phone": _("Phone"),
            "email": _("E-mail"),
        }

    def __init__(
        self, *, user: User, instance: Facility | None, reader: Reader, **options: Any
    ) -> None:
        super().__init__(instance=instance, **options)
        self.user, self.reader = user, reader
        self.owner, self.said, self.notes = Enterprise(), dict[str, Any](), list[str]()
        if instance is not None:
            self.initial.update(owner_texts(instance.enterprise) | own_texts(instance))
            self._offer_parts(place_of(instance).maybe_current)
        self._offer()

    def _offer(self) -> None:
        """What the fields suggest while they are filled in."""
        fields: Any = self.fields
        kept = self.initial.get("province")
        provinces = provinces_kept(self.user, Permission.EDIT_REGISTER, kept=kept)
        fields["province"].queryset = provinces
        own = list(provinces[:2])
        if len(own) == 1:
            fields["province"].empty_label = None
            places = suggested_places(own[0])
            fields["commune"].widget.suggestions = places.communes
            fields["zone"].widget.suggestions = places.zones
        fields["industry"].widget.suggestions = suggested_trades()

    def groups(self) -> list[tuple[Any, Any, list[Any]]]:
        """The fields as the page shows them: title, hint, and those that are not hidden."""
        shown = ((t, hint, [self[name] for name in names]) for t, hint, names in GROUPS)
        found = [(t, hint, [f for f in fields if not f.is_hidden]) for t, hint, fields in shown]
        return [group for group in found if group[2]]

    # Checking ---------------------------------------------------------------------------------

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].strip()
        if code and Facility.objects.coded([code]).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(TAKEN % {"code": code})
        return code

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        typed = self.reader.read(self._texts(values), labels=self._labels())
        for name, words in typed.errors.items():
            # Of a place that nobody touched nothing is said, however it would read today.
            if name not in self.errors and (name not in PLACED or self._moved()):
                self.add_error(name, words)
        self.notes = typed.notes if self.instance._state.adding else []
        self._take_record(typed.record)
        if self._moved():
            self._take_place(typed)
        self._check_territory()
        self._check_days(values)
        if not self.errors:
            self._take_owner(typed.record["owner"], values["province"])
        if not self.errors and self.instance._state.adding:
            self._ask_whether_new()
        return values

    def _texts(self, values: dict[str, Any]) -> dict[str, str]:
        """What the sheet has a column for; of the enterprise only what was changed."""
        own = ("name", "industry", "industry_version", "commune", "district", "address", "zone")
        texts = {name: values.get(name) or "" for name in own}
        texts |= {name: values.get(name) or "" for name in self._said_of_owner()}
        if values.get("province") is not None:
            texts["province"] = values["province"].name
        return texts

    def _labels(self) -> dict[str, str]:
        return {name: str(field.label) for name, field in self.fields.items()}

    def _said_of_owner(self) -> list[str]:
        return [name for name in (*OWNER, "tax_code") if name in self.changed_data]

    def _moved(self) -> bool:
        return bool({*PLACED, "part"} & set(self.changed_data)) or self.instance._state.adding

    def _take_record(self, record: dict[str, Any]) -> None:
        self.instance.industry_id = record.get("industry_id") or self.instance.industry_id
        self.instance.zone_id = record.get("zone_id")

    def _take_place(self, typed: Any) -> None:
        record = typed.record
        if "commune_id" not in record:
            return
        commune, former = record["commune_id"], record["former_commune_id"]
        if commune is None:
            commune = self._part_of(typed)
        elif former is None and commune == self.instance.commune_id:
            # Which former commune it was stays known.
            former = self.instance.former_commune_id
        self.instance.commune_id, self.instance.former_commune_id = commune, former

    def _check_territory(self) -> None:
        """Where the facility is to lie now; of one that stays where it is that is known."""
        own = self.instance
        commune, former, zone = own.commune_id, own.former_commune_id, own.zone_id
        field = "commune" if self._moved() else "zone"
        if not (commune or former) or not {*PLACED, "part", "zone"} & set(self.changed_data):
            return
        if not self.reader.may_keep(commune=commune, former=former, zone=zone):
            texts = self.cleaned_data
            self.add_error(field, OUTSIDE % {"place": texts.get(field) or texts.get("address")})

    def _check_days(self, values: dict[str, Any]) -> None:
        opened, closed = values.get("opened_on"), values.get("closed_on")
        if opened and closed and closed < opened:
            self.add_error("closed_on", _("A facility cannot close before it opens."))

    def _part_of(self, typed: Any) -> int | None:
        """The part of a divided commune that was chosen; None while it is left open."""
        self._offer_parts(typed.options)
        chosen = str(self.cleaned_data.get("part") or "")
        if chosen in {str(pk) for pk, _name in typed.options}:
            return int(chosen)
        if chosen != OPEN:
            self.add_error("part", DIVIDED % {"place": self.cleaned_data.get("commune") or "—"})
        return None

    def _offer_parts(self, parts: Any) -> None:
        found = [(p.pk, p.name) if isinstance(p, AdminUnit) else p for p in parts]
        if found:
            left = (OPEN, _("not known yet: the former commune is kept"))
            choices = [("", "—"), *found, left]
            self.fields["part"].widget = forms.Select(choices=choices)

    def _take_owner(self, said: dict[str, Any], province: AdminUnit) -> None:
        """The enterprise of the facility, and what was typed of it."""
        said = {OWNER[n]: _emptied(n) for n in self._said_of_owner() if n in OWNER} | said
        current = None if self.instance._state.adding else self.instance.enterprise
        if "tax_code" in self.changed_data:
            said = {"tax_code": None, "personal_code": None} | said
        if not said.get("name") and (current is None or "name" in said):
            said["name"] = self.cleaned_data["name"]
        self.owner = self._found(said, current, province) or Enterprise()
        self._declare(said)
        self.said = said

    def _found(
        self, said: dict[str, Any], current: Enterprise | None, province: AdminUnit
    ) -> Enterprise | None:
        """The stored enterprise that is meant: by its code, else by its name; else the present one,
        unless both its code and its name are new."""
        if code := said.get("tax_code") or said.get("personal_code"):
            stored = Enterprise.objects.filter(Q(tax_code=code) | Q(personal_code=code)).first()
            if stored is None:
                return None if "enterprise" in self.changed_data else current
            for name in CODES:
                del said[name]
            if said.pop("name", stored.name) != stored.name and stored != current:
                self.notes.append(NAME_KEPT % {"name": stored.name})
            return stored
        if "name" not in said:
            return current
        called = enterprises_called(said["name"], province=province)
        if len(called) > 1 and current not in called:
            self.add_error("enterprise", SEVERAL)
        return current if current in called or not called else called[0]

    def _declare(self, said: dict[str, Any]) -> None:
        if "size" in self.changed_data:
            size = self.cleaned_data["size"]
            source = SizeSource.DECLARED if size else SizeSource.COMPUTED
            said |= {"size": size, "size_source": source}

    def _ask_whether_new(self) -> None:
        """Shows, once, the facilities that the new one may be."""
        code = self.said.get("tax_code") or self.said.get("personal_code")
        code = code or self.owner.tax_code or self.owner.personal_code or ""
        self.instance.name, self.instance.code = self.cleaned_data["name"], ""
        found = self.reader.alike(self.instance, owner=self.owner, tax_code=code)
        shown = {key for keys in self.cleaned_data["another"] for key in keys.split("-")}
        if {str(each.pk) for each in found} <= shown:
            return
        keys = "-".join(str(each.pk) for each in found)
        asked: Any = self["another"]
        asked.field.widget = forms.CheckboxSelectMultiple()
        asked.field.choices = [(keys, _("No, it is another facility: store it"))]
        asked.label, asked.help_text = _("The register has facilities like this one"), _named(found)
        self.add_error("another", _("Open the one that is meant, or say that it is another."))

    def save(self, commit: bool = True) -> Facility:
        changed = {"has_potential", "province"} & set(self.changed_data)
        return store_facility(
            facility=self.instance,
            owner=self.owner,
            said=self.said,
            province=self.cleaned_data["province"],
            has_potential=self.cleaned_data["has_potential"] if changed else None,
            by=self.user,
        )


def _emptied(column: str) -> Any:
    return "" if column in ("enterprise", "legal_form") else None


def _named(found: list[Any]) -> Any:
    """The facilities, each a link to its page."""
    rows = (
        (reverse("enterprises:facility_detail", args=[each.pk]), each.name, each.code, each.place)
        for each in found
    )
    lines = format_html_join("", '<li><a href="{}">{}</a> ({}), {}</li>', rows)
    return format_html("<ul>{}</ul>", lines)
