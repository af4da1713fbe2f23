"""Looking after accounts: who there is, what they are, letting in and shutting out."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rodatraden.apps.org.actions import assign_role, invite_person, name_substitute
from rodatraden.apps.org.queries.people import held_roles
from rodatraden.apps.org.tree import tree
from rodatraden.foundation.accounts.actions import (
    close_account,
    end_sessions,
    open_account,
    remove_second_step,
    send_invitation,
    withdraw_role,
)
from rodatraden.foundation.accounts.actions.passwords import CHOOSE_PATH
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.accounts.queries import (
    has_second_step,
    identities,
    open_sessions,
    people,
    standing_grants,
    substitutes_of,
)
from rodatraden.foundation.accounts.rules import LOOK_AFTER_ACCOUNTS
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.outbox.letters import absolute
from rodatraden.foundation.outbox.queries import has_server
from rodatraden.foundation.permissions import allows
from rodatraden.web.accounts.administration_forms import InviteForm, RoleForm, SubstituteForm
from rodatraden.web.accounts.own import me

_A_PAGE = 50
View = Callable[..., HttpResponse]


def for_administrators(view: View) -> View:
    """Let those who look after accounts in; to others the page is not there."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not allows(request.user, LOOK_AFTER_ACCOUNTS):
            raise Http404
        return view(request, **kwargs)

    return guarded


@for_administrators
def index(request: HttpRequest) -> HttpResponse:
    """The accounts by name, fifty a page, those that contain the words sought."""
    words, today = request.GET.get("q", "").strip(), timezone.localdate()
    page = Paginator(people(words), _A_PAGE).get_page(request.GET.get("sida"))
    organisation = tree()
    rows = [
        (person, held_roles(person.standing, today=today, within=organisation))  # type: ignore[attr-defined]
        for person in page
    ]
    return render(request, "accounts/people.html", {"rows": rows, "page": page, "words": words})


@for_administrators
def invite(request: HttpRequest) -> HttpResponse:
    """Invite a person."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user, token = invite_person(by=me(request), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _invited(request, user, token)
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200)


def _invited(request: HttpRequest, user: User, token: str) -> HttpResponse:
    """Say that the letter is on its way; where no server sends letters, show the link this once."""
    if has_server():
        messages.success(request, _("Inbjudan till %(name)s är på väg.") % {"name": user.name})
        return redirect("people:person", number=user.pk)
    link = absolute(f"{CHOOSE_PATH}{token}/")
    return render(request, "accounts/invited.html", {"person": user, "link": link})


@for_administrators
def person(request: HttpRequest, number: int) -> HttpResponse:
    """A person: roles, substitutes, sessions, and what can be done with the account."""
    return _person(request, number)


def _person(request: HttpRequest, number: int, status: int = 200, **forms_: forms.Form) -> HttpResponse:
    user, today = _found(number), timezone.localdate()
    context = {
        "person": user,
        "roles": held_roles(standing_grants(today).filter(user=user), today=today),
        "substitutes": list(substitutes_of(user)),
        "second_step": has_second_step(user),
        "by_password": user.has_usable_password(),
        "identities": identities(user),
        "sessions": len(open_sessions(user)),
        "role_form": forms_.get("role_form") or RoleForm(auto_id="roll_%s"),
        "substitute_form": forms_.get("substitute_form")
        or SubstituteForm(auto_id="vikarie_%s", initial={"starts": today}),
        "is_self": user.pk == request.user.pk,
    }
    return render(request, "accounts/person.html", context, status=status)


def _found(number: int) -> User:
    return get_object_or_404(User.objects.filter(is_system=False), pk=number)


@require_POST
@for_administrators
def give(request: HttpRequest, number: int) -> HttpResponse:
    """Give a role."""
    form = RoleForm(request.POST, auto_id="roll_%s")
    if form.is_valid():
        try:
            assign_role(by=me(request), user=_found(number), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Rollen är given."))
            return redirect("people:person", number=number)
    return _person(request, number, status=422, role_form=form)


@require_POST
@for_administrators
def substitute(request: HttpRequest, number: int) -> HttpResponse:
    """Name somebody's substitute."""
    form = SubstituteForm(request.POST, auto_id="vikarie_%s")
    if form.is_valid():
        try:
            name_substitute(by=me(request), person=_found(number), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Vikarien är utsedd."))
            return redirect("people:person", number=number)
    return _person(request, number, status=422, substitute_form=form)


@require_POST
@for_administrators
def withdraw(request: HttpRequest, number: int, grant: int) -> HttpResponse:
    """Take a role back, from this person or from a substitute."""
    rows = standing_grants().filter(user=_found(number)) | standing_grants().filter(substitute_for=_found(number))
    found = get_object_or_404(rows, pk=grant)
    return _done(request, number, _("Rollen är återtagen."), lambda by: withdraw_role(by=by, grant=found))


@require_POST
@for_administrators
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Do one thing with an account: `gor` says what."""
    user = _found(number)
    deeds: dict[str, tuple[str, Callable[[User], object]]] = {
        "stang": (_("Kontot är stängt."), lambda by: close_account(by=by, user=user)),
        "oppna": (_("Kontot är öppet."), lambda by: open_account(by=by, user=user)),
        "logga-ut": (_("Utloggad överallt."), lambda by: end_sessions(by=by, user=user)),
        "ta-bort-kod": (_("Koden är borttagen."), lambda by: remove_second_step(by=by, user=user)),
    }
    wanted = request.POST.get("gor", "")
    if wanted == "bjud-in":
        try:
            return _invited(request, user, send_invitation(by=me(request), user=user))
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("people:person", number=number)
    if wanted not in deeds:
        raise Http404
    return _done(request, number, *deeds[wanted])


def _done(request: HttpRequest, number: int, said: str, deed: Callable[[User], object]) -> HttpResponse:
    try:
        deed(me(request))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("people:person", number=number)
