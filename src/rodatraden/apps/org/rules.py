"""Who may do what where: roles on the organisation tree, inherited downward."""

from __future__ import annotations

from rodatraden.apps.org.enums import INSIDE, RoleKind
from rodatraden.apps.org.reach import place_of, reached
from rodatraden.foundation.accounts.held import roles_held
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.accounts.rules import has_account
from rodatraden.foundation.audit.reading import READ_HISTORY
from rodatraden.foundation.editing.rules import WRITE_DRAFT
from rodatraden.foundation.permissions import RolePredicate, define, predicate


def held_by(*roles: RoleKind, upward: bool = False) -> RolePredicate:
    """A test that those pass who have one of the roles at, or above, the thing's place.

    With `upward` also at a place below: to read the goals that one's unit serves. A thing is a
    key of an organisation ("" is the municipality itself) or anything with a `place`; None asks
    whether the role is held anywhere.
    """
    wanted = frozenset(role.value for role in roles)

    def test(user: object, thing: object = None) -> bool:
        return reached(user, wanted, upward=upward).contains(place_of(thing))

    return RolePredicate(test, roles=wanted, upward=upward)


READ = define("org.read", held_by(*INSIDE, upward=True), to="läsa det som inte är beslutat")
IMPORT_ORGANISATION = define(
    "org.import", held_by(RoleKind.CENTRAL_OFFICE, RoleKind.DEVELOPMENT_LEAD), to="läsa in organisationen"
)
READ_REGISTERS = define("org.read_registers", held_by(*INSIDE, upward=True), to="läsa grunduppgifterna")
"""What the municipality is set up with is no secret inside it."""

SEE_SETUP = define(
    "org.see_setup",
    held_by(*INSIDE, RoleKind.ADMINISTRATOR, upward=True),
    to="se organisationen och vad kommunen har lagt upp",
)
"""The organisation and how much there is of the rest: for who looks after settings too, who reads no content by it."""

EDIT_ORGANISATION = define(
    "org.edit",
    held_by(RoleKind.CENTRAL_OFFICE, RoleKind.DEVELOPMENT_LEAD, RoleKind.ADMINISTRATOR),
    to="ändra kommunens uppgifter och organisation",
)
"""For the whole municipality: ask at ""."""


def _only_audits(user: object) -> bool:
    held = roles_held(user) if isinstance(user, User) and not user.is_system else ()
    return bool(held) and all(grant.role == RoleKind.AUDITOR.value for grant in held)


define(WRITE_DRAFT, has_account & ~predicate(_only_audits), to="spara utkast")
define(READ_HISTORY, held_by(*INSIDE, upward=True), to="läsa historiken")
MANAGERS = (RoleKind.UNIT_MANAGER, RoleKind.HEAD_OF_ADMINISTRATION)
"""The roles that a substitute takes over."""

NAME_SUBSTITUTE = define("org.name_substitute", held_by(*MANAGERS), to="utse sin egen vikarie")
