"""What can be done with accounts."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from rodatraden.foundation.accounts.enums import Role
from rodatraden.foundation.accounts.errors import EmailInvalid, EmailTaken, PasswordWeak
from rodatraden.foundation.accounts.models import User, fold_email
from rodatraden.foundation.accounts.rules import CREATE_USER
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
    user = User(email=_SYSTEM_EMAIL, name="Systemet", role=Role.ADMINISTRATOR, is_system=True)
    user.set_unusable_password()
    user.save(force_insert=True)
    record(by=user, action="accounts.create_system_user", kind="account", key=user.email)
    return user


@transaction.atomic
def create_user(*, by: User, email: str, name: str, role: Role, password: str) -> User:
    """Create an account for a person.

    Raises EmailInvalid, EmailTaken or PasswordWeak.
    """
    require(by, CREATE_USER)
    address = fold_email(email)
    try:
        validate_email(address)
    except ValidationError as error:
        raise EmailInvalid(email) from error
    if User.objects.filter(email=address).exists():
        raise EmailTaken(address)
    user = User(email=address, name=name, role=role)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordWeak(error.messages) from error
    user.set_password(password)
    user.save(force_insert=True)
    record(
        by=by,
        action="accounts.create_user",
        kind="account",
        key=address,
        after={"name": name, "role": role.value},
    )
    return user
