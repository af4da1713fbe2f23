"""Create accounts, close them and open them."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from rodatraden.foundation.accounts.actions.roles import refuse_without_administrator
from rodatraden.foundation.accounts.actions.sessions import end_every_session
from rodatraden.foundation.accounts.errors import (
    AccountOfSystem,
    EmailInvalid,
    EmailTaken,
    NameMissing,
    OwnAccount,
    PasswordWeak,
)
from rodatraden.foundation.accounts.held import current_grants
from rodatraden.foundation.accounts.models import User, fold_email, searchable
from rodatraden.foundation.accounts.rules import ADMINISTRATOR, CREATE_USER, LOOK_AFTER_ACCOUNTS
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import require

_SYSTEM_EMAIL = "system@rodatraden.invalid"


@transaction.atomic
def system_user() -> User:
    """Give the account that stands as actor when no person does; it cannot sign in.

    Commands run as the system: whoever may run them holds the whole installation.
    """
    found = User.objects.filter(is_system=True).first()
    if found is not None:
        return found
    user = User(email=_SYSTEM_EMAIL, name="Systemet", is_system=True)
    user.set_unusable_password()
    user.save(force_insert=True)
    record(by=user, action="accounts.create_system_user", kind="account", key=str(user.pk))
    return user


@transaction.atomic
def create_user(*, by: User, email: str, name: str, password: str) -> User:
    """Create an account for a person; it may nothing until it is given a role.

    Raises EmailInvalid, EmailTaken, NameMissing or PasswordWeak.
    """
    require(by, CREATE_USER)
    user = _new(email, name)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordWeak(error.messages) from error
    user.set_password(password)
    return _saved(by, user)


@transaction.atomic
def create_without_password(*, by: User, email: str, name: str) -> User:
    """Create an account whose person signs on elsewhere, or chooses a password by a link.

    Raises EmailInvalid, EmailTaken or NameMissing.
    """
    require(by, CREATE_USER)
    user = _new(email, name)
    user.set_unusable_password()
    return _saved(by, user)


def _new(email: str, name: str) -> User:
    address, called = fold_email(email), " ".join(name.split())
    try:
        validate_email(address)
    except ValidationError as error:
        raise EmailInvalid(email) from error
    if not called:
        raise NameMissing
    if User.objects.filter(email=address).exists():
        raise EmailTaken(address)
    return User(email=address, name=called, search=searchable(called, address))


def _saved(by: User, user: User) -> User:
    user.save(force_insert=True)
    record(
        by=by,
        action="accounts.create_user",
        kind="account",
        key=str(user.pk),
        after={"name": user.name, "email": user.email},
        personal=("name", "email"),
    )
    return user


@transaction.atomic
def close_account(*, by: User, user: User, reason: str = "") -> None:
    """Shut a person out at once; roles and everything done stay as they are. A second time does nothing.

    Raises OwnAccount, AccountOfSystem or LastAdministrator.
    """
    require(by, LOOK_AFTER_ACCOUNTS)
    if user.is_system:
        raise AccountOfSystem
    if user.pk == by.pk:
        raise OwnAccount
    if not user.is_active:
        return
    if current_grants().filter(user=user, role=ADMINISTRATOR).exists():
        refuse_without_administrator(user)
    _set_active(by, user, active=False, reason=reason)
    end_every_session(user)


@transaction.atomic
def open_account(*, by: User, user: User, reason: str = "") -> None:
    """Let a person whose account was closed in again; a second time does nothing."""
    require(by, LOOK_AFTER_ACCOUNTS)
    if not user.is_active:
        _set_active(by, user, active=True, reason=reason)


def _set_active(by: User, user: User, *, active: bool, reason: str) -> None:
    user.is_active = active
    user.save(update_fields=("is_active",))
    action = "accounts.open_account" if active else "accounts.close_account"
    record(
        by=by,
        action=action,
        kind="account",
        key=str(user.pk),
        before={"is_active": not active},
        after={"is_active": active},
        reason=reason,
    )
