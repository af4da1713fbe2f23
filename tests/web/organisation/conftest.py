"""A municipality that has nothing yet: the people of a test are the only ones."""

import pytest

from rodatraden.apps.org.enums import RoleKind
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from tests.harness.people import make_person


@pytest.fixture
def system(db: None) -> User:
    """The system as an actor."""
    return system_user()


@pytest.fixture
def development_lead(system: User) -> User:
    """Sets up and plans everywhere."""
    return make_person(system, RoleKind.DEVELOPMENT_LEAD, "Urban Utvecklingsledare")


@pytest.fixture
def reader(system: User) -> User:
    """Reads everywhere."""
    return make_person(system, RoleKind.READER, "Lena Läsare")
