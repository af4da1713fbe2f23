"""The three accounts of the demo; they exist only where someone asked for the demo."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from rodatraden.config import environment
from rodatraden.config.errors import DemoInPublic
from rodatraden.foundation.accounts.actions import create_user
from rodatraden.foundation.accounts.enums import Role
from rodatraden.foundation.accounts.models import User

_KNOWN_PASSWORD = "prova-roda-traden"  # noqa: S105 - printed at every start; never used on an open server


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One of the three."""

    email: str
    name: str
    role: Role


DEMO_ACCOUNTS = (
    DemoAccount("lasare@demo.example", "Lena Läsare", Role.READER),
    DemoAccount("utvecklingsledare@demo.example", "Ulla Utvecklingsledare", Role.DEVELOPMENT_LEAD),
    DemoAccount("administrator@demo.example", "Adam Administratör", Role.ADMINISTRATOR),
)


def demo_password() -> str:
    """The password of all three: the environment's, or the known one where nobody else can reach it."""
    given = environment.text("RODATRADEN_DEMO_PASSWORD")
    if not given and settings.IS_PUBLIC:
        raise DemoInPublic
    return given or _KNOWN_PASSWORD


@transaction.atomic
def create_demo_accounts(*, by: User) -> dict[Role, User]:
    """Create the three accounts; give them by role."""
    password = demo_password()
    return {
        account.role: create_user(by=by, email=account.email, name=account.name, role=account.role, password=password)
        for account in DEMO_ACCOUNTS
    }


def demo_lines() -> list[str]:
    """What to print about the demo accounts: nothing where there are none."""
    addresses = [account.email for account in DEMO_ACCOUNTS]
    found = {user.email: user for user in User.objects.filter(email__in=addresses, is_active=True)}
    if not found:
        return []
    own = environment.text("RODATRADEN_DEMO_PASSWORD")
    told = "lösenord enligt RODATRADEN_DEMO_PASSWORD" if own else f"lösenord {_KNOWN_PASSWORD}"
    width = max(map(len, addresses))
    people = [f"  {email:<{width}}  {found[email].get_role_display()}" for email in addresses if email in found]
    return [f"Demokonton ({told}):", *people]
