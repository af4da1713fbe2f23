"""How django-allauth is made to follow our rules: own words, no open sign-up, letters by the outbox."""

from __future__ import annotations

import base64
import hashlib
import logging
import time
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from rodatraden.foundation.accounts.actions import create_without_password, link_identity, system_user
from rodatraden.foundation.accounts.backends import may_sign_in
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.accounts.queries import account_with, has_second_step
from rodatraden.foundation.errors import Refusal
from rodatraden.web.accounts.second_step import want_second_step

_log = logging.getLogger(__name__)
_JUST_NOW = 300  # seconds
_CANCELLED = "cancelled"
_WRONG = _("E-post och lösenord hör inte ihop. Kontrollera stavningen och försök igen.")
_SLOW_DOWN = _("Det blev för många försök. Vänta fem minuter och försök igen.")
_WRONG_CODE = _("Koden stämmer inte. Skriv den som appen visar just nu.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come by invitation alone; nothing is said that tells which addresses exist."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _WRONG,
        "email_password_mismatch": _WRONG,
        "incorrect_code": _WRONG_CODE,
        "incorrect_password": _("Lösenordet stämmer inte. Skriv det igen."),
        "rate_limited": _SLOW_DOWN,
        "too_many_login_attempts": _SLOW_DOWN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for oneself."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the pages tell what has happened."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Refuse: letters are put in the outbox by the actions that cause them."""
        raise NotImplementedError(template_prefix)

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether this is the person's password."""
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whether to ask again who it is; not of one who has just signed in."""
        records = get_authentication_records(self.request, self.request.user)
        return not any(time.time() - record["at"] < _JUST_NOW for record in records)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Go on; one who came by password alone, where a code is demanded, is asked to add one first."""
        response = cast("HttpResponse", super().post_login(request, user, **kwargs))
        methods = {record.get("method") for record in get_authentication_records(request, user)}
        if settings.REQUIRE_SECOND_STEP and "password" in methods and not has_second_step(user):
            want_second_step(request)
        return response

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Show a closed account the same door as an unknown person."""
        return no_account(request)


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The secret behind the codes is kept encrypted."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _WRONG_CODE,
        "cannot_generate_recovery_codes": _("Slå på kod vid inloggning först."),
    }

    def encrypt(self, text: str) -> str:
        """Encrypt by the installation's secret."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt again."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    digest = hashlib.sha256(b"rodatraden.second-step:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


class SignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Whom an identity at the municipality's sign-on belongs to."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account by subject, or by verified address; show the one who has none the door."""
        user = sociallogin.user if sociallogin.is_existing else _account_for(sociallogin)
        if user is None or not may_sign_in(user):
            _log.warning("Sign-on refused: no open account for subject %s", sociallogin.account.uid)
            raise ImmediateHttpResponse(no_account(request))
        sociallogin.user = user

    def authenticate_by_email(self, sociallogin: SocialLogin) -> None:
        """Leave it to `pre_social_login`, which keeps passwords as they are."""

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: object,
        error: object = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Lead back whoever changed their mind; else say that it failed, and write down why."""
        if error == _CANCELLED:
            messages.info(request, _("Inloggningen avbröts. Inget har hänt."))
            raise ImmediateHttpResponse(redirect("account_login"))
        _log.warning("Sign-on failed: %s %s", error, exception)
        raise ImmediateHttpResponse(sign_on_failed(request))


def _account_for(login: SocialLogin) -> User | None:
    """The account with the verified address of an identity; a new one where the settings say so."""
    verified = [address.email for address in login.email_addresses if address.verified]
    if not verified:
        return None
    user = account_with(verified[0])
    if user is None and settings.SIGN_ON.creates:
        user = _created(verified[0], login.account.extra_data.get("name") or "")
    if user is not None:
        link_identity(user=user, identity=login.account)
    return user


def _created(email: str, name: str) -> User | None:
    try:
        return create_without_password(by=system_user(), email=email, name=name or email.partition("@")[0])
    except Refusal:  # The address belongs to a closed account.
        return None


def no_account(request: HttpRequest) -> HttpResponse:
    """The page for one whom the sign-on knows, and we do not."""
    return render(request, "accounts/no_account.html", status=403)


def sign_on_failed(request: HttpRequest) -> HttpResponse:
    """The page when the sign-on's answer does not hold."""
    return render(request, "accounts/sign_on_failed.html", status=400)
