"""The accounts of the demo; they exist only where someone asked for the demo."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from rodatraden.apps.org.enums import RoleKind
from rodatraden.config import environment
from rodatraden.config.errors import DemoInPublic
from rodatraden.foundation.accounts.actions import create_user, give_role
from rodatraden.foundation.accounts.models import User

_KNOWN_PASSWORD = "prova-roda-traden"  # noqa: S105 - printed at every start; never used on an open server


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A person of the demo: the role, and where it is held ("" is the whole municipality)."""

    email: str
    name: str
    role: RoleKind
    place: str = ""


PARK, PARK_OFFICE = "parknamnden", "parkforvaltningen"
DEMO_ACCOUNTS = (
    DemoAccount("lasare@demo.example", "Lena Läsare", RoleKind.READER),
    DemoAccount("enhetschef@demo.example", "Elin Enhetschef", RoleKind.UNIT_MANAGER, "parkdriften"),
    DemoAccount("rapportor@demo.example", "Ravi Rapportör", RoleKind.REPORTER, "tradenheten"),
    DemoAccount("lekchef@demo.example", "Love Lekchef", RoleKind.UNIT_MANAGER, "lek-och-trygghet"),
    DemoAccount("tradchef@demo.example", "Tove Trädchef", RoleKind.UNIT_MANAGER, "tradenheten"),
    DemoAccount("controller@demo.example", "Conny Controller", RoleKind.CONTROLLER, PARK),
    DemoAccount("hr@demo.example", "Hanna HR", RoleKind.HR_PARTNER, PARK),
    DemoAccount("utvecklingsledare@demo.example", "Ulla Utvecklingsledare", RoleKind.DEVELOPMENT_LEAD),
    DemoAccount(
        "forvaltningschef@demo.example", "Frida Förvaltningschef", RoleKind.HEAD_OF_ADMINISTRATION, PARK_OFFICE
    ),
    DemoAccount("sekreterare@demo.example", "Sam Sekreterare", RoleKind.BOARD_SECRETARY, PARK),
    DemoAccount("ledamot@demo.example", "Fatima Ledamot", RoleKind.BOARD_MEMBER, PARK),
    DemoAccount("stab@demo.example", "Stina Stab", RoleKind.CENTRAL_OFFICE),
    DemoAccount("revisor@demo.example", "Rut Revisor", RoleKind.AUDITOR),
    DemoAccount("administrator@demo.example", "Adam Administratör", RoleKind.ADMINISTRATOR),
)


def demo_password() -> str:
    """The password of them all: the environment's, or the known one where nobody else can reach it."""
    given = environment.text("RODATRADEN_DEMO_PASSWORD")
    if not given and settings.IS_PUBLIC:
        raise DemoInPublic
    return given or _KNOWN_PASSWORD


@transaction.atomic
def create_demo_accounts(*, by: User) -> dict[str, User]:
    """Create the accounts and give them their roles; give them by address."""
    password = demo_password()
    made = {}
    for account in DEMO_ACCOUNTS:
        user = create_user(by=by, email=account.email, name=account.name, password=password)
        # The organisation is read in afterwards, so the place cannot be checked yet.
        give_role(by=by, user=user, role=account.role.value, place=account.place)
        made[account.email] = user
    return made


def demo_lines() -> list[str]:
    """What to print about the demo accounts: nothing where there are none."""
    addresses = [account.email for account in DEMO_ACCOUNTS]
    found = set(User.objects.filter(email__in=addresses, is_active=True).values_list("email", flat=True))
    if not found:
        return []
    own = environment.text("RODATRADEN_DEMO_PASSWORD")
    told = "lösenord enligt RODATRADEN_DEMO_PASSWORD" if own else f"lösenord {_KNOWN_PASSWORD}"
    width = max(map(len, addresses))
    people = [f"  {a.email:<{width}}  {a.role.label}" for a in DEMO_ACCOUNTS if a.email in found]
    return [f"Demokonton ({told}):", *people]
