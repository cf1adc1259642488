"""What is typed of lists of facilities, and who is put on them by hand."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from core.forms import DayField
from enterprises.models import FacilityList
from enterprises.querysets import FacilityQuerySet
from enterprises.selectors import facilities_for_list, is_at_home_everywhere, whole_provinces
from enterprises.services import put_on_list

MOST_NAMED = 5
UNKNOWN = _("No facility of the list's territory that you may change is called: %(codes)s.")


class ListForm(forms.ModelForm):
    """A list: what it is called, whose it is, which decision it rests on.

    `first`: the facilities that a new list begins with, those of its territory; `made_from`: how
    they were found, in words.
    """

    decided_on = DayField(label=_("Date of the decision"), required=False)

    class Meta:
        model = FacilityList
        fields = ("name", "admin_unit", "decision_no", "decided_on", "earlier", "has_potential")
        labels = {
            "name": _("Name"),
            "admin_unit": _("Province"),
            "decision_no": _("Decision number"),
            "earlier": _("Took the place of"),
            "has_potential": _("Facilities with potential"),
        }
        help_texts = {
            "earlier": _("The two are then compared: who came, who went."),
            "has_potential": _(
                "The one list of the province that the column “Có tiềm năng” of the register's"
                " spreadsheets fills."
            ),
        }
        widgets = {"name": forms.Textarea(attrs={"rows": 2})}

    def __init__(
        self,
        *,
        user: User,
        instance: FacilityList | None,
        first: FacilityQuerySet | None = None,
        made_from: str = "",
        **options: Any,
    ) -> None:
        super().__init__(instance=instance or FacilityList(made_from=made_from), **options)
        self.first = first
        fields: Any = self.fields
        keeps, kept = Permission.EDIT_REGISTER, self.instance.admin_unit_id
        fields["admin_unit"].queryset = whole_provinces(user, keeps, kept=kept)
        fields["admin_unit"].required = not is_at_home_everywhere(user, keeps)
        if is_at_home_everywhere(user, keeps):
            fields["admin_unit"].empty_label = _("the whole country")
        own = FacilityList.objects.for_user(user, Permission.EDIT_REGISTER)
        fields["earlier"].queryset = own.exclude(pk=self.instance.pk)
        fields["earlier"].empty_label = _("no other list")

    def save(self, commit: bool = True) -> FacilityList:
        made: FacilityList = super().save(commit)
        if self.first is not None:
            put_on_list(facility_list=made, facilities=self.first.in_unit(made.admin_unit))
        return made


class MembersForm(forms.Form):
    """Facilities by their codes, as they stand in a column of a spreadsheet."""

    codes = forms.CharField(
        label=_("Facility codes"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One in each line, or with commas between them; a copied column will do."),
    )

    def __init__(self, *, user: User, instance: FacilityList, **options: Any) -> None:
        super().__init__(**options)
        self.instance = instance
        self.among = facilities_for_list(instance, user=user)

    def clean_codes(self) -> FacilityQuerySet:
        said = [code.strip() for code in re.split(r"[\n\r,;\t]", self.cleaned_data["codes"])]
        wanted = {code.upper(): code for code in said if code}
        found = self.among.coded(wanted)
        known = {code.upper() for code in found.values_list("code", flat=True)}
        if unknown := [code for key, code in wanted.items() if key not in known]:
            named = ", ".join(unknown[:MOST_NAMED]) + (" …" if len(unknown) > MOST_NAMED else "")
            raise forms.ValidationError(UNKNOWN % {"codes": named})
        return found

    def save(self) -> FacilityList:
        put_on_list(facility_list=self.instance, facilities=self.cleaned_data["codes"])
        return self.instance
