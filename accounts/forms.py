"""Forms of signing in, and of what a person chooses for her account."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class SignInForm(AuthenticationForm):
    """E-mail address and password; one message for every way to be wrong."""

    username = forms.EmailField(
        label=_("E-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    error_messages = {
        "invalid_login": _(
            "No account has this e-mail and this password. Check both; capital letters count in"
            " the password."
        ),
        "inactive": _("This account is closed. Ask your administrator."),
    }


class LettersForm(forms.ModelForm):
    """Whether what is new also comes by e-mail."""

    class Meta:
        model = User
        fields = ("wants_mail",)
        labels = {"wants_mail": _("Write to me: one letter a day with what is new")}
        help_texts = {
            "wants_mail": _("It comes at 7 in the morning, and only when there is something new.")
        }
