"""One account for each role."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.foundation.accounts.actions import create_user, system_user
from rodatraden.foundation.accounts.enums import Role
from rodatraden.foundation.accounts.models import User

PASSWORD = "en lång lösenfras"


def _person(by: User, role: Role, name: str) -> User:
    return create_user(by=by, email=f"{role.value}@kommun.example", name=name, role=role, password=PASSWORD)


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
    """May read what is not decided."""
    return _person(system, Role.READER, "Lena Läsare")


@pytest.fixture
def development_lead(system: User) -> User:
    """May bring in, edit, review, decide and publish."""
    return _person(system, Role.DEVELOPMENT_LEAD, "Urban Utvecklingsledare")


@pytest.fixture
def administrator(system: User) -> User:
    """May everything."""
    return _person(system, Role.ADMINISTRATOR, "Anna Administratör")


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """Give a client in which this person has signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
