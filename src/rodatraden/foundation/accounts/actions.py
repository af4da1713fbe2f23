"""What can be done with accounts."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from rodatraden.foundation.accounts.errors import EmailInvalid, EmailTaken, PasswordWeak, PeriodReversed
from rodatraden.foundation.accounts.held import forget_roles
from rodatraden.foundation.accounts.models import RoleGrant, User, fold_email
from rodatraden.foundation.accounts.rules import CREATE_USER, GIVE_ROLE
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
    user = User(email=address, name=name)
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
        key=str(user.pk),
        after={"name": name, "email": address},
        personal=("name", "email"),
    )
    return user


@transaction.atomic
def give_role(
    *,
    by: User,
    user: User,
    role: str,
    place: str = "",
    starts: date | None = None,
    ends: date | None = None,
    substitute_for: User | None = None,
) -> RoleGrant:
    """Give an account a role at a place from a day (today); a layer above sees to it that both exist.

    Raises PeriodReversed.
    """
    require(by, GIVE_ROLE)
    first = starts or timezone.localdate()
    if ends is not None and ends < first:
        raise PeriodReversed(first, ends)
    grant = RoleGrant.objects.create(
        user=user, role=role, place=place, starts=first, ends=ends, substitute_for=substitute_for, given_by=by
    )
    forget_roles(user)
    after = {
        "role": role,
        "place": place,
        "starts": first,
        "ends": ends,
        "substitute_for": substitute_for.pk if substitute_for else None,
    }
    record(by=by, action="accounts.give_role", kind="account", key=str(user.pk), after=after)
    return grant


@transaction.atomic
def withdraw_role(*, by: User, grant: RoleGrant, reason: str = "") -> None:
    """Take a role back from now on; a second time does nothing."""
    require(by, GIVE_ROLE)
    if grant.withdrawn_at is not None:
        return
    grant.withdrawn_at = timezone.now()
    grant.save(update_fields=("withdrawn_at",))
    forget_roles(grant.user)
    before = {"role": grant.role, "place": grant.place, "starts": grant.starts, "ends": grant.ends}
    record(by=by, action="accounts.withdraw_role", kind="account", key=str(grant.user_id), before=before, reason=reason)
