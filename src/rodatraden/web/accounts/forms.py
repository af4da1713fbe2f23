"""The forms of signing in."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

from rodatraden.web.accounts.fields import CodeField, EmailField, PasswordField


class SignInForm(LoginForm):  # type: ignore[misc]
    """E-mail and password; one message for whatever is wrong, so that nobody learns which addresses exist."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Use our own fields."""
        super().__init__(*args, **kwargs)
        self.fields = {"login": EmailField(autocomplete="username"), "password": PasswordField()}


class ConfirmForm(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before what protects the account is changed."""

    password = PasswordField()


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """The code that follows the password."""

    code = CodeField()


class ConfirmByCodeForm(ReauthenticateByCodeForm):  # type: ignore[misc]
    """A code once more."""

    code = CodeField()


class AddCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code shows that the telephone has understood."""

    code = CodeField(label=_("Koden som appen visar"))


class ForgottenForm(forms.Form):
    """The address to which a link is sent."""

    email = EmailField(autocomplete="username")


class ChooseForm(forms.Form):
    """A new password, written once: the browser can show it, and another link is easily had."""

    password = PasswordField(label=_("Nytt lösenord"), new=True)


class ChangeForm(forms.Form):
    """The old password and the new one."""

    old = PasswordField(label=_("Nuvarande lösenord"))
    new = PasswordField(label=_("Nytt lösenord"), new=True)
