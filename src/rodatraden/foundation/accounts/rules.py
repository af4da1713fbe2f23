"""Who is what, and who may create accounts.

The predicates mean "at least": a development lead is also a reader.
"""

from __future__ import annotations

from rodatraden.foundation.accounts.enums import Role
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import define, predicate


def _has(user: object, role: Role) -> bool:
    return isinstance(user, User) and user.is_active and Role(user.role).at_least(role)


@predicate
def is_reader(user: object) -> bool:
    """Anyone with an account: may read what is not decided yet."""
    return _has(user, Role.READER)


@predicate
def is_development_lead(user: object) -> bool:
    """May bring in, edit, review, decide and publish."""
    return _has(user, Role.DEVELOPMENT_LEAD)


@predicate
def is_administrator(user: object) -> bool:
    """May all of it, and looks after the accounts."""
    return _has(user, Role.ADMINISTRATOR)


CREATE_USER = define("accounts.create_user", is_administrator, to="skapa konton")
