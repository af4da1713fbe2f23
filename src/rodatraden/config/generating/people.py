"""The people of a generated municipality, with their roles."""

from collections.abc import Iterator
from datetime import date
from random import Random

from django.contrib.auth.hashers import make_password

from rodatraden.apps.org.enums import RoleKind
from rodatraden.config.generating import words
from rodatraden.config.generating.municipality import board_key, office_key, unit_key
from rodatraden.config.generating.size import Size
from rodatraden.foundation.accounts.models import RoleGrant, User, searchable
from rodatraden.foundation.audit.actions import record

_START = date(2020, 1, 1)


def add_people(size: Size, random: Random, *, by: User, password: str) -> int:
    """Put the people in the database at once, all with one password; one row in the log for all of them."""
    hashed = make_password(password)
    posts = list(_posts(size))
    users = [_person(number, random, hashed) for number in range(size.users)]
    User.objects.bulk_create(users, batch_size=500)
    grants = [
        RoleGrant(user=user, role=role.value, place=place, starts=_START, given_by=by)
        for user, (role, place) in zip(users, _repeated(posts, size.users), strict=True)
    ]
    RoleGrant.objects.bulk_create(grants, batch_size=500)
    record(by=by, action="config.generate_people", kind="account", key="generated", after={"count": len(users)})
    return len(users)


def _person(number: int, random: Random, hashed: str) -> User:
    email = f"person-{number + 1:04}@exempelby.example"
    name = f"{random.choice(words.FIRST)} {random.choice(words.LAST)}"
    return User(email=email, name=name, search=searchable(name, email), password=hashed)


def _posts(size: Size) -> Iterator[tuple[RoleKind, str]]:
    """Those that a municipality has one of, then a manager for each unit."""
    yield RoleKind.ADMINISTRATOR, ""
    yield RoleKind.CENTRAL_OFFICE, ""
    yield RoleKind.AUDITOR, ""
    for number in range(size.boards):
        for role in (RoleKind.DEVELOPMENT_LEAD, RoleKind.CONTROLLER, RoleKind.HR_PARTNER, RoleKind.BOARD_SECRETARY):
            yield role, board_key(number)
        yield RoleKind.HEAD_OF_ADMINISTRATION, office_key(number)
    for number in range(size.units):
        yield RoleKind.UNIT_MANAGER, unit_key(number)


def _repeated(posts: list[tuple[RoleKind, str]], count: int) -> Iterator[tuple[RoleKind, str]]:
    """The posts, then reporters and readers unit by unit until everybody has one."""
    units = [place for role, place in posts if role is RoleKind.UNIT_MANAGER] or [""]
    for number in range(count):
        if number < len(posts):
            yield posts[number]
        else:
            role = RoleKind.REPORTER if number % 2 else RoleKind.READER
            yield role, units[number % len(units)]
