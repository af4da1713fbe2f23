"""The form one signs in with."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """E-mail and password; one message for whatever is wrong, so that nobody learns which addresses exist."""

    username = forms.EmailField(
        label=_("E-post"), widget=forms.EmailInput(attrs={"class": "ds-input", "autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Lösenord"),
        strip=False,
        widget=forms.PasswordInput(attrs={"class": "ds-input", "autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": _("E-post och lösenord hör inte ihop. Kontrollera stavningen och försök igen."),
        "inactive": _("E-post och lösenord hör inte ihop. Kontrollera stavningen och försök igen."),
    }
