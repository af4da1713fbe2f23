"""Signing in and out, by password and code."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.account.views import LoginView, ReauthenticateView
from allauth.core import ratelimit
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from django.conf import settings
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from rodatraden.foundation.accounts.actions import choose_password, send_new_password_link
from rodatraden.foundation.accounts.errors import LinkSpent, PasswordWeak
from rodatraden.foundation.accounts.models import fold_email
from rodatraden.foundation.accounts.queries import usable_link
from rodatraden.web.accounts.forms import (
    ChooseForm,
    CodeForm,
    ConfirmByCodeForm,
    ConfirmForm,
    ForgottenForm,
    SignInForm,
)


class SignIn(LoginView):  # type: ignore[misc]
    """Sign in with e-mail and password, or go to the municipality's own sign-on."""

    template_name = "accounts/login.html"
    form_class = SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way to the sign-on, where there is one."""
        return {**super().get_context_data(**kwargs), "sign_on": _sign_on(self.request)}


def _sign_on(request: HttpRequest) -> dict[str, str] | None:
    if not settings.SOCIALACCOUNT_PROVIDERS:
        return None
    address, follows = reverse("openid_connect_login", args=(settings.SIGN_ON_KEY,)), request.GET.get("next")
    return {"name": settings.SIGN_ON.name, "href": f"{address}?{urlencode({'next': follows})}" if follows else address}


class SignOut(LogoutView):
    """Sign out and go to the start page."""

    next_page = "start:start"


class EnterCode(AuthenticateView):  # type: ignore[misc]
    """The code that follows the password."""

    template_name = "accounts/code.html"
    form_class = CodeForm


class Confirm(ReauthenticateView):  # type: ignore[misc]
    """The password once more."""

    template_name = "accounts/confirm.html"
    form_class = ConfirmForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say that it is the password."""
        return {**super().get_context_data(**kwargs), "by_code": False}


class ConfirmByCode(ReauthenticateByCodeView):  # type: ignore[misc]
    """A code once more."""

    template_name = "accounts/confirm.html"
    form_class = ConfirmByCodeForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say that it is a code."""
        return {**super().get_context_data(**kwargs), "by_code": True}


@never_cache
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a link by which to choose a password; the answer is the same whoever asks."""
    form = ForgottenForm(request.POST or None)
    sent = request.method == "POST" and form.is_valid()
    if sent:
        email = fold_email(form.cleaned_data["email"])
        refused: HttpResponse | None = ratelimit.consume_or_429(request, action="reset_password", key=email)
        if refused is not None:
            return refused
        send_new_password_link(email=email)
    return render(request, "accounts/forgotten.html", {"form": form, "sent": sent})


@sensitive_post_parameters()
@never_cache
def choose(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password by a link, and be signed in; reading the page does not use the link up."""
    refused: HttpResponse | None = ratelimit.consume_or_429(request, action="reset_password_from_key")
    if refused is not None:
        return refused
    link = usable_link(token)
    if link is None:
        return render(request, "accounts/link_spent.html", status=410)
    form = ChooseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = choose_password(token=token, password=form.cleaned_data["password"])
        except PasswordWeak as refusal:
            form.add_error("password", str(refusal))
        except LinkSpent:
            return render(request, "accounts/link_spent.html", status=410)
        else:
            login = Login(user=user, email=user.email, redirect_url=reverse("mypage:index"))
            response: HttpResponse = perform_password_login(request, {"email": user.email}, login)
            return response
    return render(request, "accounts/choose.html", {"form": form, "link": link})
