"""Who looks after the accounts. Which other roles there are is said by the layers above."""

from __future__ import annotations

from rodatraden.foundation.accounts.held import roles_held
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.rules import ERASE_PERSONAL_VALUES
from rodatraden.foundation.permissions import RolePredicate, define, predicate

ADMINISTRATOR = "administrator"


def _has_account(user: object) -> bool:
    return isinstance(user, User) and user.is_active


def _is_administrator(user: object) -> bool:
    if not isinstance(user, User) or not user.is_active:
        return False
    return user.is_system or any(held.role == ADMINISTRATOR for held in roles_held(user))


has_account = predicate(_has_account)
"""Anyone who has signed in."""

is_administrator = RolePredicate(_is_administrator, roles=frozenset({ADMINISTRATOR}))
"""Looks after accounts and settings; has no right to content by it."""

CREATE_USER = define("accounts.create_user", is_administrator, to="skapa konton")
GIVE_ROLE = define("accounts.give_role", is_administrator, to="ge och återta roller")
LOOK_AFTER_ACCOUNTS = define("accounts.look_after", is_administrator, to="sköta konton")

define(ERASE_PERSONAL_VALUES, is_administrator, to="radera personuppgifter ur ändringsloggen")
