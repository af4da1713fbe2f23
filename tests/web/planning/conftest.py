"""A small municipality to plan in: a board with a plan begun, two units without."""

import pytest

from rodatraden.apps.org.enums import RoleKind
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from tests.apps.planning.tree.conftest import closed, lead, plan, shared
from tests.harness.people import make_person

__all__ = ["closed", "lead", "plan", "shared"]


@pytest.fixture
def system(db: None) -> User:
    """The system as an actor."""
    return system_user()


@pytest.fixture
def development_lead(system: User) -> User:
    """Plans everywhere."""
    return make_person(system, RoleKind.DEVELOPMENT_LEAD, "Urban Utvecklingsledare")


@pytest.fixture
def reader(system: User) -> User:
    """Reads everywhere."""
    return make_person(system, RoleKind.READER, "Lena Läsare")
