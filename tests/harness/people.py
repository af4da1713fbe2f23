"""One account for each role."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.apps.org.enums import RoleKind
from rodatraden.foundation.accounts.actions import create_user, give_role, system_user
from rodatraden.foundation.accounts.models import User

PASSWORD = "en lång lösenfras"


def make_person(by: User, role: RoleKind, name: str, place: str = "") -> User:
    """An account with one role at a place ("" is the whole municipality); its address begins with the role."""
    at = f".{place}" if place else ""
    user = create_user(by=by, email=f"{role.value}{at}@kommun.example", name=name, password=PASSWORD)
    give_role(by=by, user=user, role=role.value, place=place)
    return user


@pytest.fixture
def password() -> str:
    """The password of each of the people here."""
    return PASSWORD


@pytest.fixture
def system(db: None) -> User:
    """The system as an actor."""
    return system_user()


@pytest.fixture
def reader(system: User) -> User:
    """Reads what is not decided, everywhere."""
    return make_person(system, RoleKind.READER, "Lena Läsare")


@pytest.fixture
def development_lead(system: User) -> User:
    """Brings in, edits, reviews, decides and publishes, everywhere."""
    return make_person(system, RoleKind.DEVELOPMENT_LEAD, "Urban Utvecklingsledare")


@pytest.fixture
def central_office(system: User) -> User:
    """Reads all boards, opens occasions, issues to all."""
    return make_person(system, RoleKind.CENTRAL_OFFICE, "Stina Stab")


@pytest.fixture
def auditor(system: User) -> User:
    """Reads everything, changes nothing."""
    return make_person(system, RoleKind.AUDITOR, "Rut Revisor")


@pytest.fixture
def administrator(system: User) -> User:
    """Looks after the accounts; no content."""
    return make_person(system, RoleKind.ADMINISTRATOR, "Anna Administratör")


@pytest.fixture
def person_with(system: User) -> Callable[..., User]:
    """Make a person with a role at a place: `person_with(RoleKind.UNIT_MANAGER, "parkdriften")`."""

    def make(role: RoleKind, place: str = "", name: str = "") -> User:
        return make_person(system, role, name or str(role.label).capitalize(), place)

    return make


@pytest.fixture
def grant(system: User) -> Callable[..., None]:
    """Give a person one more role at a place."""

    def give(user: User, role: RoleKind, place: str = "") -> None:
        give_role(by=system, user=user, role=role.value, place=place)

    return give


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """Give a client in which this person has signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
