"""Records that are named by their code in a form."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from campaigns.models import ActionPlan, Activity, PromotionProject
from core.addresses import is_reached
from enterprises.models import Facility

TAKEN_ADDRESS = _(
    "“%(code)s” cannot be a code: in addresses it stands for a page of the portal. Add a year or"
    " the name of the province, such as “%(code)s-2026”."
)


def check_reached(code: str, *, page: str) -> None:
    """Raises ValidationError when the page (by its name) of what is coded so is not reached."""
    if code and not is_reached(page, code):
        raise forms.ValidationError(TAKEN_ADDRESS % {"code": code})


class CodeField(forms.CharField):
    """A code, and the record that has it, among those that the form lets be named: `among`.

    `unknown`: the words, with the code, when none has it.
    """

    among: Any = None

    def __init__(self, *, unknown: Any, **options: Any) -> None:
        super().__init__(**{"required": False, **options})
        self.unknown = unknown

    def clean(self, value: Any) -> Any:
        code = super().clean(value).strip()
        if not code:
            return None
        found = self.among.filter(code__iexact=code).first()
        if found is None:
            raise forms.ValidationError(self.unknown % {"code": code})
        return found


def facility_code(**options: Any) -> CodeField:
    """Which facility, by its code in the register."""
    return CodeField(
        label=_("Facility code"),
        help_text=_("As it stands in the register."),
        unknown=_("There is no facility “%(code)s” that you may see: look it up in the list."),
        max_length=Facility._meta.get_field("code").max_length,
        **options,
    )


def activity_code(**options: Any) -> CodeField:
    """Which activity, by its code."""
    return CodeField(
        label=_("Activity code"),
        help_text=_("As it stands in the list of activities."),
        unknown=_("There is no activity “%(code)s” that you may change: look it up in the list."),
        max_length=Activity._meta.get_field("code").max_length,
        **options,
    )


def project_code(**options: Any) -> CodeField:
    """Which project of industrial promotion, by its code."""
    return CodeField(
        label=_("Project code"),
        help_text=_("Of the industrial promotion project that it was part of, if any."),
        unknown=_("There is no project “%(code)s” that you may change: look it up in the list."),
        max_length=PromotionProject._meta.get_field("code").max_length,
        **options,
    )


def plans_to_choose(user: User, *, chosen: int | None) -> Any:
    """The plans that the person may edit, and the one that is chosen already."""
    editable = ActionPlan.objects.for_user(user, Permission.EDIT_PLANS).values("pk")
    kept = [] if chosen is None else [chosen]
    return ActionPlan.objects.filter(Q(pk__in=editable) | Q(pk__in=kept))
