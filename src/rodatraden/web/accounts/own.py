"""One's own account: roles, password, codes, substitutes, where one is signed in."""

from __future__ import annotations

from typing import Any, cast

from allauth.core import ratelimit
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from rodatraden.apps.org.actions import name_substitute
from rodatraden.apps.org.queries.people import held_roles
from rodatraden.apps.org.rules import NAME_SUBSTITUTE
from rodatraden.foundation.accounts.actions import change_password, end_sessions, note_second_step, withdraw_role
from rodatraden.foundation.accounts.errors import PasswordWeak, PasswordWrong
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.accounts.queries import (
    has_second_step,
    identities,
    open_sessions,
    standing_grants,
    substitutes_of,
)
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import allows, require
from rodatraden.web.accounts.administration_forms import SubstituteForm
from rodatraden.web.accounts.devices import device_words
from rodatraden.web.accounts.forms import AddCodeForm, ChangeForm
from rodatraden.web.accounts.second_step import second_step_is_added, second_step_is_wanted


def me(request: HttpRequest) -> User:
    """The person who asks; the view demands an account."""
    return cast("User", request.user)


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Everything about one's own account."""
    return _account(request)


def _account(request: HttpRequest, form: SubstituteForm | None = None, status: int = 200) -> HttpResponse:
    user, today = me(request), timezone.localdate()
    names_substitute = allows(user, NAME_SUBSTITUTE)
    context = {
        "roles": held_roles(standing_grants(today).filter(user=user), today=today),
        "second_step": has_second_step(user),
        "by_password": user.has_usable_password(),
        "identities": identities(user),
        "sessions": [
            (session, device_words(session.agent))
            for session in open_sessions(user, here=request.session.session_key or "")
        ],
        "names_substitute": names_substitute,
        "substitutes": list(substitutes_of(user)) if names_substitute else [],
        "form": form or SubstituteForm(initial={"starts": today}),
    }
    return render(request, "accounts/account.html", context, status=status)


@sensitive_post_parameters()
@login_required
def password(request: HttpRequest) -> HttpResponse:
    """Change one's password; every other session ends."""
    form = ChangeForm(request.POST or None)
    if request.method == "POST":
        refused: HttpResponse | None = ratelimit.consume_or_429(request, action="change_password", user=request.user)
        if refused is not None:
            return refused
        if form.is_valid() and _changed(request, form):
            messages.success(request, _("Lösenordet är bytt. Du är utloggad överallt utom här."))
            return redirect("account")
    return render(request, "accounts/password.html", {"form": form})


def _changed(request: HttpRequest, form: ChangeForm) -> bool:
    user, key = me(request), request.session.session_key or ""
    try:
        change_password(by=user, old=form.cleaned_data["old"], new=form.cleaned_data["new"], session_key=key)
    except PasswordWrong as refusal:
        form.add_error("old", str(refusal))
        return False
    except PasswordWeak as refusal:
        form.add_error("new", str(refusal))
        return False
    update_session_auth_hash(request, user)
    return True


@require_POST
@login_required
def end(request: HttpRequest) -> HttpResponse:
    """End one session by its number, or all others."""
    number = request.POST.get("nummer", "")
    if number and not number.isdecimal():
        return redirect("account")
    count = end_sessions(
        by=me(request),
        user=me(request),
        only=int(number) if number else None,
        but=request.session.session_key or "",
    )
    if count:
        messages.success(request, _("Utloggad där."))
    return redirect("account")


@require_POST
@login_required
def substitute(request: HttpRequest) -> HttpResponse:
    """Name one's own substitute for a period."""
    require(me(request), NAME_SUBSTITUTE)
    form = SubstituteForm(request.POST)
    if form.is_valid():
        try:
            name_substitute(by=me(request), person=me(request), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Vikarien är utsedd. Rollerna återgår av sig själva efter sista dagen."))
            return redirect("account")
    return _account(request, form, status=422)


@require_POST
@login_required
def end_substitute(request: HttpRequest, number: int) -> HttpResponse:
    """Take back a role that one's own substitute has."""
    grant = get_object_or_404(substitutes_of(me(request)), pk=number)
    withdraw_role(by=me(request), grant=grant)
    messages.success(request, _("Vikariatet är avslutat."))
    return redirect("account")


class AddCode(ActivateTOTPView):  # type: ignore[misc]
    """Ask for a code at sign-in from now on."""

    template_name = "accounts/add_code.html"
    form_class = AddCodeForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tell whether it can wait."""
        return {**super().get_context_data(**kwargs), "wanted": second_step_is_wanted(self.request)}

    def get_success_url(self) -> str:
        """Show the spare codes at once."""
        return reverse("mfa_view_recovery_codes" if self.did_generate_recovery_codes else "account")

    def form_valid(self, form: AddCodeForm) -> HttpResponse:
        """Write it down and tell the person, together with the change."""
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)
            note_second_step(by=me(self.request), added=True)
        second_step_is_added(self.request)
        return response


class DropCode(DeactivateTOTPView):  # type: ignore[misc]
    """Ask for no code any more."""

    template_name = "accounts/drop_code.html"
    success_url = reverse_lazy("account")

    def form_valid(self, form: object) -> HttpResponse:
        """Write it down and tell the person, together with the change."""
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)
            note_second_step(by=me(self.request), added=False)
        return response


class SpareCodes(ViewRecoveryCodesView):  # type: ignore[misc]
    """The spare codes, for the day the telephone is lost."""

    template_name = "accounts/spare_codes.html"


class NewSpareCodes(GenerateRecoveryCodesView):  # type: ignore[misc]
    """New spare codes; the old ones stop working."""

    template_name = "accounts/new_spare_codes.html"
